/**
 * An amount of whole VND as Medusa's own pages format it: in the browser's locale.
 *
 * @param locale for tests; default: the browser's.
 */
export function formatVnd(amountVnd: number, locale?: string): string {
  return new Intl.NumberFormat(locale ?? [], {
    style: "currency",
    currency: "VND",
    currencyDisplay: "narrowSymbol",
  }).format(amountVnd)
}
