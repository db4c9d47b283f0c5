import { MedusaError } from "@medusajs/framework/utils"
import type { SepayContext } from "../context"
import type { Receivable } from "../owed/receivable"
import { traced } from "../tracing"
import { findMissingMoney } from "../va-orders/find-missing-money"
import { hearSepay } from "../va-orders/hear-sepay"
import { listVaOrders } from "../va-orders/read-va-orders"
import { reconcileTransactions } from "./reconcile-transactions"

/** An admin waits for it. What is not read by then, the reconciliation reads. */
const DEADLINE_MILLISECONDS = 20_000

/** What SePay said of a payment. */
export interface PaymentCheck {
  /** Of its newest order at SePay; `null` when SePay could not be asked. */
  sepayOrder: { status: string; paidAmountVnd: number } | null
  /** What could not be asked, in plain words. */
  problem: string | null
  /** Receivables that are fully received now. */
  dueReceivableIds: string[]
}

/**
 * Asks SePay what became of a payment: reads the transactions of the bank accounts that it could be paid on, and its newest
 * order. Money that it finds is in the ledger, even where the rest could not be asked.
 *
 * @throws MedusaError `not_allowed` when SePay knows nothing of the payment, and no other money paid it.
 */
export async function checkPayment(context: SepayContext, receivable: Receivable): Promise<PaymentCheck> {
  return traced("sepay.check_payment", { receivable_id: receivable.id }, () => askSepay(context, receivable))
}

async function askSepay(context: SepayContext, receivable: Receivable): Promise<PaymentCheck> {
  const deadlineAt = Date.now() + DEADLINE_MILLISECONDS
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(DEADLINE_MILLISECONDS)])
  const vaOrders = await listVaOrders(context.sql, receivable.id)
  const newest = vaOrders.find(({ sepayOrderId }) => sepayOrderId !== null)
  if (!newest?.sepayOrderId) {
    if (isReceived(receivable)) {
      return { sepayOrder: null, problem: null, dueReceivableIds: [] }
    }
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "No virtual account was opened for this payment: SePay does not know it.")
  }
  const bankAccountIds = [...new Set(vaOrders.map(({ bankAccountId }) => bankAccountId))]
  const read = await reconcileTransactions({ ...context, signal }, { unreadForSeconds: 0, bankAccountIds })
  const found = { problem: read.error, dueReceivableIds: read.dueReceivableIds }
  const call = { deadlineAt, priority: "shopper" as const, signal }
  const { order, problem } = await hearSepay(context, newest, "close", call)
  await findMissingMoney(context, receivable.id, call)
  return order === null
    ? { ...found, sepayOrder: null, problem: problem?.message ?? found.problem }
    : { ...found, sepayOrder: { status: order.status, paidAmountVnd: order.paidAmountVnd } }
}

/** Money that an admin matched can pay what has no virtual account. */
function isReceived({ settlementStatus }: Receivable): boolean {
  return settlementStatus === "due" || settlementStatus === "attention"
}
