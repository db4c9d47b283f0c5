import { writeFileSync } from "node:fs"

/** What seeding found out, and what stays the same from start to start. */
export type SeededStore = {
  /** What storefronts send in `x-publishable-api-key`. */
  publishableKey: string
  regionId: string
  variantIds: string[]
  shippingOptionId: string
}

/** `.demo/store.json`: all that another program needs to buy something here. */
export type StoreFile = SeededStore & {
  storeUrl: string
  /** The shop page. */
  storefrontUrl: string
  adminEmail: string
  adminPassword: string
  /** Where SePay, or the emulator, sends its webhooks. */
  webhookUrl: string
  /** `null` when SEPAY_BASE_URL names the real SePay. */
  emulatorUrl: string | null
}

/** It holds a password: only for whoever started the demo. */
export function writeStoreFile(path: string, store: StoreFile): void {
  writeFileSync(path, `${JSON.stringify(store, null, 2)}\n`, { mode: 0o600 })
}
