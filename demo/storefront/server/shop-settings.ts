/** Which store the page sells for. */
export interface ShopSettings {
  storeUrl: string
  publishableKey: string
  /** Where the bank can be played; `null` when the store takes real money. */
  emulatorUrl: string | null
  /** For what only an admin may change; `null`: the page does not offer it. */
  admin: { email: string; password: string } | null
}

/** The environment variable with the settings as JSON: anybody can read arguments, and there is a password in it. */
export const SHOP_SETTINGS_VARIABLE = "SHOP_SETTINGS"

/** Building the page needs no settings. */
const NONE: ShopSettings = { storeUrl: "", publishableKey: "", emulatorUrl: null, admin: null }

export function readShopSettings(environment: NodeJS.ProcessEnv): ShopSettings {
  const settings = environment[SHOP_SETTINGS_VARIABLE]
  return settings === undefined ? NONE : (JSON.parse(settings) as ShopSettings)
}
