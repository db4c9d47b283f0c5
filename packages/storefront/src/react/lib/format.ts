/** The languages that the texts are written in. */
export type SepayLocale = "vi" | "en"

const HOUR_SECONDS = 60 * 60
const DAY_SECONDS = 24 * HOUR_SECONDS
/** Four, but for an end of five: a single character is not left alone. */
const GROUP = /.{4}(?=..)|.+/g

/** Whole VND as in `124.200 ₫`. */
export function formatVnd(amountVnd: number, locale: SepayLocale): string {
  return new Intl.NumberFormat(locale === "vi" ? "vi-VN" : "en-US", { style: "currency", currency: "VND" }).format(
    amountVnd
  )
}

/** A clock such as `09:59` or `23:59:59`, and what days there are before it. */
export function splitTime(seconds: number): { days: number; clock: string } {
  // `1970-01-01T23:59:59.000Z`: hours from the 11th character on, minutes from the 14th.
  const start = seconds < HOUR_SECONDS ? 14 : 11
  return { days: Math.floor(seconds / DAY_SECONDS), clock: new Date(seconds * 1000).toISOString().slice(start, 19) }
}

/** An account number in groups that are easy to compare. */
export function groupNumber(accountNumber: string): string[] {
  return accountNumber.match(GROUP) ?? []
}
