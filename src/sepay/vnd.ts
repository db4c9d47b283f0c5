/** Amounts as SePay writes them: `18067000`, `"18067000"`, `"18067000.00"`. */
const WHOLE_VND_PATTERN = /^\d{1,16}(?:\.0{1,4})?$/

/**
 * Reads an amount in whole VND.
 *
 * @returns `null` for anything else: a fraction, a negative or unsafe number, thousands separators, an empty text.
 */
export function parseWholeVnd(value: unknown): number | null {
  const amountVnd = typeof value === "string" && WHOLE_VND_PATTERN.test(value.trim()) ? Number(value) : value
  const isWhole = typeof amountVnd === "number" && Number.isSafeInteger(amountVnd) && amountVnd >= 0
  return isWhole ? amountVnd : null
}

/** Reads a balance, which nothing depends on: any finite number, fractions cut off; otherwise `null`. */
export function parseBalanceVnd(value: unknown): number | null {
  const isBlank = typeof value === "string" && value.trim() === ""
  const balance = typeof value === "string" && !isBlank ? Number(value) : value
  return typeof balance === "number" && Number.isSafeInteger(Math.trunc(balance)) ? Math.trunc(balance) : null
}
