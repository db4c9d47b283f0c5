import { writeFileSync } from "node:fs"
import { join } from "node:path"

import type { Workspace } from "./workspace"

const COMPILE_TIMEOUT_SECONDS = 60
const COMPILER = require.resolve("typescript/bin/tsc")

/** How users' projects find modules: Medusa's own template by `node16`, storefronts by `bundler`. */
export const MODULE_RESOLUTIONS = ["node16", "bundler"] as const

/**
 * Programs that use the published types. They are kept as text because they compile only where the package is
 * installed. Were a type missing and thus `any`, an expected error would not come, which is an error itself.
 */
export const TOOLS_PROGRAM = `
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

/** What a storefront writes. */
export const STOREFRONT_PROGRAM = `
import { type SepayPaymentSession, createSepayClient, findSepayPaymentSession } from "medusa-payment-sepay-storefront"
import { SepayPayment, type SepayPaymentState, useSepayPayment } from "medusa-payment-sepay-storefront/react"
import { createElement } from "react"

const client = createSepayClient({ baseUrl: "https://api.example.com", publishableKey: "pk_1" })

// @ts-expect-error A publishable key is needed.
export const keyless = createSepayClient({ baseUrl: "https://api.example.com" })

export const stop: () => void = client.watch("payses_1", {
  onPayment: (payment: SepayPaymentSession) => payment.remaining_amount_vnd.toFixed(0),
  onError: ({ status }) => status === 404,
})

export const sessionId: string | undefined = findSepayPaymentSession({ payment_sessions: [] })?.id

export const element = createElement(SepayPayment, {
  client,
  paymentSessionId: "payses_1",
  locale: "en",
  texts: { waiting: "Waiting", partiallyPaid: ({ remaining }) => remaining },
  onOrderPlaced: (orderId) => orderId.length,
})

// @ts-expect-error There is no such language.
export const misspelt = createElement(SepayPayment, { client, paymentSessionId: "payses_1", locale: "vn" })

export function useState(): SepayPaymentState {
  const { state, error } = useSepayPayment({ client, paymentSessionId: "payses_1" })
  // @ts-expect-error A status is a number.
  const status: string | undefined = error?.status
  return status === "404" ? "problem" : state
}
`

/** What needs Medusa's types as well. */
export const STORE_PROGRAM = `
import type { MedusaContainer } from "@medusajs/framework/types"
import { SEPAY_MODULE } from "medusa-payment-sepay/modules/sepay"
import { getSepayPaymentNotification } from "medusa-payment-sepay/notifications"
import type { SepayProviderOptions } from "medusa-payment-sepay/types"
import { settleSepayReceivablesWorkflow } from "medusa-payment-sepay/workflows"

export const moduleName: string = SEPAY_MODULE

export async function writeSubject(container: MedusaContainer): Promise<string> {
  // @ts-expect-error There is no such kind.
  await getSepayPaymentNotification(container, { order_id: "order_1", kind: "advertisement" })
  const { subject } = await getSepayPaymentNotification(container, { order_id: "order_1", kind: "received" })
  return subject
}

export const options: SepayProviderOptions = { flow: "pay_first" }

// @ts-expect-error There is no such flow.
export const misspelt: SepayProviderOptions = { flow: "pay_frist" }

export async function settle(container: MedusaContainer): Promise<void> {
  await settleSepayReceivablesWorkflow(container).run()
}

// @ts-expect-error A workflow runs with a container, not with its name.
export const wrong = settleSepayReceivablesWorkflow("container")
`

/** @throws with the compiler's complaints when the program does not compile in that directory */
export async function checkTypes(
  workspace: Workspace,
  directory: string,
  program: string,
  moduleResolution: (typeof MODULE_RESOLUTIONS)[number] | "node10",
  fileName: "program.ts" | "program.mts" = "program.ts"
): Promise<void> {
  writeFileSync(join(directory, fileName), program)
  const modules = ["--module", moduleResolution === "node16" ? "node16" : "esnext"]
  const resolution = ["--moduleResolution", moduleResolution, "--target", "es2022"]
  const checks = ["--noEmit", "--strict", "--skipLibCheck", fileName]
  // With a file on the command line, a tsconfig.json beside it is not read.
  await workspace.run(process.execPath, [COMPILER, ...modules, ...resolution, ...checks], {
    name: `tsc-${moduleResolution}`,
    directory,
    timeoutSeconds: COMPILE_TIMEOUT_SECONDS,
  })
}
