import type { AdminSepayTransaction } from "../../api/admin/sepay/money/transactions/types"
import { formatMoment, formatVietnamDay } from "../lib/format-moment"

/** When a transaction was: the moment in the browser's zone, or the day in Vietnam where only that is known. Pure. */
export function formatOccurredAt(
  { occurred_at, is_day_only }: Pick<AdminSepayTransaction, "occurred_at" | "is_day_only">,
  language: string
): string {
  const at = new Date(occurred_at)
  return is_day_only ? formatVietnamDay(at, language) : formatMoment(at, language)
}
