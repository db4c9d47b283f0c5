import type { LedgerContext } from "../context"
import { createVietQr } from "../../../sepay/vietqr"
import { sumUnused } from "../money/allocations"
import type { Receivable } from "../owed/receivable"
import { remainingVnd as remainingOf } from "../owed/received"
import { sumReturnsOwedFor } from "../returns/returns-owed"
import type { Sql } from "../sql"
import { OPEN_STATUSES, type VaOrder } from "../va-orders/va-order"
import { findLatestVaOrder } from "../va-orders/va-orders"
import { type OrderFacts, type PaymentSummary, summarizePayment, type UnusedMoney } from "./decide-payment-status"

/** What a payment looks like to its payer. Nothing in it is secret. */
export interface PaymentDetails extends PaymentSummary {
  receivable: Receivable
  /** What this payment itself still has to be paid. */
  remainingVnd: number
  /** The VA to pay to, or the last one that there was. */
  vaOrder: VaOrder | null
  /** VietQR string of what is still to be transferred; `null` when nothing can be transferred now. */
  vietQr: string | null
}

/**
 * What a receivable's payer is to know.
 *
 * @param order what Medusa says of the order; `null` before it is placed, or where only the transfer is of interest.
 */
export async function describePayment(
  { sql }: LedgerContext,
  receivable: Receivable,
  order: OrderFacts | null = null
): Promise<PaymentDetails> {
  const [vaOrder, unused] = await Promise.all([
    findLatestVaOrder(sql, receivable.id),
    findUnusedMoney(sql, receivable, order),
  ])
  const opened = vaOrder !== null && vaOrder.vaNumber !== null ? { ...vaOrder, vaNumber: vaOrder.vaNumber } : null
  const remainingVnd = remainingOf(receivable)
  // A VA takes exactly its own amount: one over another amount than what is left is to be replaced, as an expired one.
  const isOpen =
    opened !== null &&
    OPEN_STATUSES.some((status) => status === opened.status) &&
    opened.amountVnd - opened.paidAmountVnd === remainingVnd
  const summary = summarizePayment(
    {
      amountVnd: receivable.amountVnd,
      exactAmount: receivable.exactAmount,
      receivedVnd: receivable.receivedVnd,
      isCanceled: receivable.canceledAt !== null,
      isSettled: receivable.settlementStatus === "settled",
      virtualAccount: opened === null ? null : { expiresAt: opened.expiresAt, isOpen },
      order,
      ...unused,
    },
    new Date()
  )
  const isPayable = summary.status === "waiting" || summary.status === "partially_paid"
  const vietQr =
    opened !== null && isPayable
      ? createVietQr({ bin: opened.bankBin, accountNumber: opened.vaNumber, amountVnd: remainingVnd })
      : null
  return { ...summary, receivable, remainingVnd, vaOrder: opened, vietQr }
}

const NOTHING_UNUSED: UnusedMoney = { surplusVnd: 0, lateVnd: 0, returnsOwedVnd: 0 }

/** Payers are told of it only where an order was cancelled or refunded: nothing is read for all other payments. */
async function findUnusedMoney(sql: Sql, receivable: Receivable, order: OrderFacts | null): Promise<UnusedMoney> {
  const isTold = receivable.canceledAt !== null || order?.isCanceled === true || (order?.refunded ?? 0) > 0
  if (!isTold) {
    return NOTHING_UNUSED
  }
  const [unused, returnsOwedVnd] = await Promise.all([
    sumUnused(sql, receivable.id),
    sumReturnsOwedFor(sql, receivable.id),
  ])
  return { ...unused, returnsOwedVnd }
}
