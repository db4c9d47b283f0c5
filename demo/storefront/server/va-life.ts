import type { AdminSepaySettingsResponse } from "../../../src/api/admin/sepay/settings/types"
import type { ShopSettings } from "./shop-settings"

const TIMEOUT_MILLISECONDS = 10_000

/** How long virtual accounts live that are opened from now on, in seconds; `null`: as the store's options say. */
export interface VaLife {
  seconds: number | null
}

/** Shorter ones than a minute are not sold by SePay either. */
const SHORT_LIFE_SECONDS = 60

/** @throws when the store does not answer, or does not take the admin's password */
export async function readVaLife(settings: ShopSettings): Promise<VaLife> {
  return toVaLife(await callSettings(settings, "GET"))
}

/**
 * Changes it for both ways to pay, as an admin does in Settings → SePay.
 *
 * @throws as {@link readVaLife}, and when the body asks for anything but a minute or the store's own life time
 */
export async function writeVaLife(settings: ShopSettings, body: unknown): Promise<VaLife> {
  const seconds = readSeconds(body)
  return toVaLife(
    await callSettings(settings, "POST", { va_duration_seconds: { order_first: seconds, pay_first: seconds } })
  )
}

function readSeconds(body: unknown): number | null {
  const seconds = typeof body === "object" && body !== null && "seconds" in body ? body.seconds : undefined
  if (seconds !== null && seconds !== SHORT_LIFE_SECONDS) {
    throw new Error(`seconds must be ${SHORT_LIFE_SECONDS} or null.`)
  }
  return seconds
}

async function callSettings({ storeUrl, admin }: ShopSettings, method: "GET" | "POST", body?: unknown) {
  const { token } = await call<{ token: string }>(`${storeUrl}/auth/user/emailpass`, "POST", {}, admin)
  const headers = { authorization: `Bearer ${token}` }
  return call<AdminSepaySettingsResponse>(`${storeUrl}/admin/sepay/settings`, method, headers, body)
}

function toVaLife({ settings }: AdminSepaySettingsResponse): VaLife {
  return { seconds: settings.va_duration_seconds.order_first }
}

async function call<T>(url: string, method: string, headers: Record<string, string>, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  })
  if (!response.ok) {
    throw new Error(`${method} ${url} answered HTTP ${response.status}.`)
  }
  return (await response.json()) as T
}
