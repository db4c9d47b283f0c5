import { type SepayLocale, formatVnd } from "../lib/format"
import type { AmountTexts, SepayPaymentTexts } from "../texts/types"
import type { SepayPaymentResult } from "../use-sepay-payment"

/** What is said of a payment, and what to do now. */
export interface StateDescription {
  title: string
  hint: string
}

export function describeAmounts(payment: SepayPaymentResult["payment"], locale: SepayLocale): AmountTexts {
  return {
    amount: formatVnd(payment?.amount_vnd ?? 0, locale),
    paid: formatVnd(payment?.paid_amount_vnd ?? 0, locale),
    remaining: formatVnd(payment?.remaining_amount_vnd ?? 0, locale),
    outstanding: formatVnd(payment?.outstanding_amount_vnd ?? 0, locale),
    refunded: formatVnd(payment?.refunded_amount_vnd ?? 0, locale),
    toReturn: formatVnd(payment?.to_return_amount_vnd ?? 0, locale),
  }
}

/** What failed is more urgent than what to do, and both have the same place. */
export function describeState(
  { state, payment, error, isConnected }: SepayPaymentResult,
  amounts: AmountTexts,
  texts: SepayPaymentTexts
): StateDescription {
  const { title, hint } = describeStatus(state, payment, amounts, texts)
  if (error) {
    return { title, hint: texts.error(error) }
  }
  return { title, hint: isConnected ? hint : texts.offline }
}

function describeStatus(
  state: SepayPaymentResult["state"],
  payment: SepayPaymentResult["payment"],
  amounts: AmountTexts,
  texts: SepayPaymentTexts
): StateDescription {
  const hasOrder = Boolean(payment?.order_id)
  const toReturnHint = payment?.to_return_amount_vnd ? texts.toReturnHint(amounts) : null
  switch (state) {
    case "pending":
      return { title: texts.pending, hint: hasOrder ? "" : texts.pendingHint }
    case "waiting":
      return { title: texts.waiting, hint: texts.waitingHint }
    case "partially_paid":
      return { title: texts.partiallyPaid(amounts), hint: texts.partiallyPaidHint }
    case "paid":
      return { title: texts.paid, hint: hasOrder ? texts.orderPlacedHint : texts.paidHint }
    case "outstanding":
      return { title: texts.outstanding(amounts), hint: texts.outstandingHint }
    case "partially_refunded":
      return { title: texts.partiallyRefunded(amounts), hint: toReturnHint ?? texts.returnedHint }
    case "refunded":
      return { title: texts.refunded, hint: toReturnHint ?? texts.returnedHint }
    case "expired":
      return { title: texts.expired, hint: texts.expiredHint }
    case "canceled":
      return { title: texts.canceled, hint: toReturnHint ?? texts.canceledHint }
    case "problem":
      return { title: texts.problem, hint: "" }
    case "loading":
      return { title: texts.loading, hint: "" }
  }
}
