import { createVietQr } from "../../../sepay/vietqr"
import { decidePaymentStatus, type SepayPaymentStatus } from "../decisions/payment-status"
import { remainingVnd as remainingOf } from "../decisions/received"
import { OPEN_STATUSES, type Receivable, type Sql, type VaOrder } from "../ledger/types"
import { findLatestVaOrder } from "../ledger/va-orders"

/** What a payment looks like to its payer. Nothing in it is secret. */
export interface PaymentDetails {
  receivable: Receivable
  status: SepayPaymentStatus
  remainingVnd: number
  /** The VA to pay to, or the last one that there was. */
  vaOrder: VaOrder | null
  /** VietQR string of what is still to be transferred; `null` when nothing can be transferred now. */
  vietQr: string | null
}

/** What a receivable's payer is to know. */
export async function describePayment(sql: Sql, receivable: Receivable): Promise<PaymentDetails> {
  const vaOrder = await findLatestVaOrder(sql, receivable.id)
  const opened = vaOrder !== null && vaOrder.vaNumber !== null ? { ...vaOrder, vaNumber: vaOrder.vaNumber } : null
  const remainingVnd = remainingOf(receivable)
  // A VA takes exactly its own amount: one over another amount than what is left is to be replaced, as an expired one.
  const isOpen =
    opened !== null &&
    OPEN_STATUSES.some((status) => status === opened.status) &&
    opened.amountVnd - opened.paidAmountVnd === remainingVnd
  const status = decidePaymentStatus(
    {
      amountVnd: receivable.amountVnd,
      receivedVnd: receivable.receivedVnd,
      isCanceled: receivable.canceledAt !== null,
      isSettled: receivable.settlementStatus === "settled",
      virtualAccount: opened === null ? null : { expiresAt: opened.expiresAt, isOpen },
    },
    new Date()
  )
  const isPayable = status === "waiting" || status === "partially_paid"
  const vietQr =
    opened !== null && isPayable
      ? createVietQr({ bin: opened.bankBin, accountNumber: opened.vaNumber, amountVnd: remainingVnd })
      : null
  return { receivable, status, remainingVnd, vaOrder: opened, vietQr }
}
