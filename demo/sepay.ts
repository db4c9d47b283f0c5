import { startEmulator } from "../src/emulator"
import type { KeptState } from "./kept-state"
import { step } from "./progress"
import type { Settings } from "./settings"
import type { Shutdown } from "./shutdown"

const REQUEST_TIMEOUT_MS = 40_000

/** The SePay that the store talks to. */
export type Sepay = {
  /** As in `https://userapi.sepay.vn/v2`. */
  baseUrl: string
  apiToken: string
  /** Where transfers can be made over HTTP; `null` when it is the real SePay, or an emulator that does not say. */
  emulatorUrl: string | null
}

/** Starts the emulator, or takes the SePay that SEPAY_BASE_URL names. */
export async function openSepay(
  settings: Settings,
  state: KeptState,
  webhookUrl: string,
  shutdown: Shutdown
): Promise<Sepay> {
  const { sepayBaseUrl, sepayApiToken } = settings
  if (sepayBaseUrl !== undefined && sepayApiToken !== undefined) {
    const emulatorUrl = await findExternalEmulator(settings, sepayBaseUrl)
    return { baseUrl: sepayBaseUrl, apiToken: sepayApiToken, emulatorUrl }
  }
  return step("Starting the SePay emulator", () => startOwnEmulator(settings, state, webhookUrl, shutdown))
}

async function startOwnEmulator(
  settings: Settings,
  state: KeptState,
  webhookUrl: string,
  shutdown: Shutdown
): Promise<Sepay> {
  const emulator = await startEmulator({
    port: settings.emulatorPort,
    apiToken: settings.sepayApiToken,
    webhook: { url: webhookUrl, ...chooseWebhookSecret(settings, state) },
  })
  await shutdown.add(() => emulator.stop())
  return {
    baseUrl: settings.sepayApiVersion === "v1" ? emulator.v1BaseUrl : emulator.v2BaseUrl,
    apiToken: emulator.apiToken,
    emulatorUrl: emulator.url,
  }
}

type WebhookSecret = { hmacSecret: string } | { apiKey: string }

/** The emulator signs with what the environment gives the store, or with a secret made up for the demo. */
export function chooseWebhookSecret(settings: Settings, state: KeptState): WebhookSecret {
  if (settings.webhookHmacSecret === undefined && settings.webhookApiKey !== undefined) {
    return { apiKey: settings.webhookApiKey }
  }
  return { hmacSecret: settings.webhookHmacSecret ?? state.webhookHmacSecret }
}

/** Somebody else's emulator can be asked for transfers as well. The real SePay has no such address. */
async function findExternalEmulator(settings: Settings, baseUrl: string): Promise<string | null> {
  const candidate = settings.externalEmulatorUrl ?? new URL(baseUrl).origin
  try {
    const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS)
    const response = await fetch(`${candidate}/_emulator/health`, { signal })
    return response.ok ? candidate : null
  } catch {
    return null
  }
}

/**
 * Transfers money to a virtual account, and waits until the webhook was answered.
 *
 * @throws when the emulator refuses the transfer, as the bank would
 */
export async function transfer(emulatorUrl: string, vaNumber: string, amountVnd: number): Promise<void> {
  const response = await fetch(`${emulatorUrl}/_emulator/transfers`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ vaNumber, amountVnd, webhook: { wait: true } }),
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  })
  if (!response.ok) {
    throw new Error(`The emulator refused the transfer (HTTP ${response.status}): ${await response.text()}`)
  }
}
