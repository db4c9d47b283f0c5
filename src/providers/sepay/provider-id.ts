/** The provider entry that a store has unless it named it otherwise. */
export const DEFAULT_PROVIDER_ID = "pp_sepay_sepay"

/** Whether a provider id such as `pp_sepay_prepay` is an entry of this provider. */
export function isSepayProvider(providerId: string): boolean {
  return providerId === "pp_sepay" || providerId.startsWith("pp_sepay_")
}

/**
 * The same question in SQL.
 *
 * @param column where the provider's id is, such as `payment.provider_id`
 */
export function isSepayProviderSql(column: string): string {
  return `(${column} = 'pp_sepay' OR ${column} LIKE 'pp\\_sepay\\_%')`
}
