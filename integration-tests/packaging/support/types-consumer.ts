/**
 * What a user's TypeScript does with the published types. It is kept as text because it compiles only where the package
 * is installed. Were a type missing and thus `any`, the expected errors would not come, which is an error itself.
 */
export const TYPES_CONSUMER = `
import { startEmulator } from "medusa-payment-sepay/emulator"
import type { SepayPluginOptions, StoreSepayPaymentSessionResponse } from "medusa-payment-sepay/types"

export const options: SepayPluginOptions = { apiToken: "token", webhook: { hmacSecrets: ["secret"] } }

// @ts-expect-error There is no such option.
export const misspelt: SepayPluginOptions = { apiToken: "token", apiVersoin: "v2" }

export function readVaNumber(answer: StoreSepayPaymentSessionResponse): string | null {
  return answer.payment_session.va_number
}

export function readAmount(answer: StoreSepayPaymentSessionResponse): string {
  // @ts-expect-error An amount is a number.
  return answer.payment_session.amount_vnd
}

export async function readAddress(): Promise<string> {
  return (await startEmulator({ port: 0 })).v2BaseUrl
}

// @ts-expect-error A port is a number.
export const wrong = startEmulator({ port: "4010" })
`
