import { type SepayLocale, formatVnd } from "../lib/format"
import type { AmountTexts, SepayPaymentTexts } from "../texts/types"
import type { SepayPaymentResult } from "../use-sepay-payment"

/** What is said of a payment, and what to do now. */
export interface StateDescription {
  title: string
  hint: string
}

export function describeAmounts(payment: SepayPaymentResult["payment"], locale: SepayLocale): AmountTexts {
  const format = (amountVnd?: number | null) => formatVnd(amountVnd ?? 0, locale)
  return {
    amount: format(payment?.amount_vnd),
    paid: format(payment?.paid_amount_vnd),
    remaining: format(payment?.remaining_amount_vnd),
    outstanding: format(payment?.outstanding_amount_vnd),
    refunded: format(payment?.refunded_amount_vnd),
    toReturn: format(payment?.to_return_amount_vnd),
  }
}

/** What failed is more urgent than what to do, and both have the same place. */
export function describeState(
  { state, payment, error, isConnected, hasAmountChanged }: SepayPaymentResult,
  amounts: AmountTexts,
  texts: SepayPaymentTexts
): StateDescription {
  const hasOrder = payment?.order_id
  const toReturnHint = payment?.to_return_amount_vnd ? texts.toReturnHint(amounts) : ""
  const changedHint = hasAmountChanged ? texts.amountChangedHint(amounts) : ""
  const refunded: [string, string] = [texts.refunded(amounts), toReturnHint]
  const sentences: Record<SepayPaymentResult["state"], [title: string, hint: string]> = {
    loading: [texts.loading, ""],
    pending: [texts.pending, hasOrder ? "" : texts.pendingHint],
    waiting: [texts.waiting, changedHint || texts.waitingHint],
    partially_paid: [texts.partiallyPaid(amounts), changedHint || texts.partiallyPaidHint],
    paid: [texts.paid, hasOrder ? texts.orderPlacedHint : texts.paidHint],
    outstanding: [texts.outstanding(amounts), texts.outstandingHint],
    partially_refunded: refunded,
    refunded,
    confirming: [texts.confirming, texts.confirmingHint],
    expired: [texts.expired, texts.expiredHint],
    canceled: [texts.canceled, toReturnHint || texts.canceledHint],
    problem: [texts.problem, ""],
  }
  const [title, hint] = sentences[state]
  return { title, hint: error ? texts.error(error) : isConnected ? hint : texts.offline }
}
