/** What the page's own server tells it when it opens: one build serves every store. */
export interface ShopConfig {
  storeUrl: string
  publishableKey: string
  /** The demo's bank; `null` when the store takes real money. */
  bank: { canShortenVaLife: boolean } | null
}

/** @throws when the page was not opened from its own server */
export async function loadConfig(): Promise<ShopConfig> {
  const response = await fetch("/config.json")
  if (!response.ok) {
    throw new Error(`/config.json answered HTTP ${response.status}.`)
  }
  return (await response.json()) as ShopConfig
}
