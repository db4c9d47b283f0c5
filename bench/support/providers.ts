/** The plugin's provider in the bench store. */
export const SEPAY_PROVIDER_ID = "pp_sepay_sepay"
/** Medusa's own provider, which asks nobody and authorizes at once. */
export const SYSTEM_PROVIDER_ID = "pp_system_default"
/** The provider behind Medusa's built-in webhook route, as that route spells it. */
export const BUILT_IN_ROUTE_PROVIDER = "sepay_builtin"
