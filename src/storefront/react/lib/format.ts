/** The languages that the texts are written in. */
export type SepayLocale = "vi" | "en"

const MINUTE_SECONDS = 60
const HOUR_SECONDS = 60 * MINUTE_SECONDS
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
  const hours = Math.floor((seconds % DAY_SECONDS) / HOUR_SECONDS)
  const minutes = Math.floor((seconds % HOUR_SECONDS) / MINUTE_SECONDS)
  const parts = [minutes, seconds % MINUTE_SECONDS]
  return {
    days: Math.floor(seconds / DAY_SECONDS),
    clock: (seconds < HOUR_SECONDS ? parts : [hours, ...parts])
      .map((part) => String(part).padStart(2, "0"))
      .join(":"),
  }
}

/** An account number in groups that are easy to compare. */
export function groupNumber(accountNumber: string): string[] {
  return accountNumber.match(GROUP) ?? []
}
