/** The plugin's provider entry that opens the virtual account with the order. */
export const SEPAY_PROVIDER_ID = "pp_sepay_sepay"
/** The one that opens it in the checkout, where the transfer places the order. */
export const PREPAY_PROVIDER_ID = "pp_sepay_prepay"
/** Medusa's own provider, which asks nobody and authorizes at once. */
export const SYSTEM_PROVIDER_ID = "pp_system_default"
/** The provider behind Medusa's built-in webhook route, as that route spells it. */
export const BUILT_IN_ROUTE_PROVIDER = "sepay_builtin"
