import type { SepayContext } from "../context"
import { sumMoney } from "../money/allocations"
import type { Receivable } from "../owed/receivable"
import { type ListedTransaction, listTransactionsOfReceivables } from "../reports/transaction-list"
import { listReturnsOwed, type ReturnOwedDetails } from "../returns/returns-owed"
import { listAdminActions, type RecordedAdminAction } from "../settings/admin-actions"
import { isUnanswered } from "../va-orders/decide-sepay-word"
import { listVaOrders } from "../va-orders/read-va-orders"
import { findMissingVnd } from "../va-orders/reported-money"
import { OPEN_STATUSES, type VaOrder } from "../va-orders/va-order"
import { decideNextActions, type NextAction } from "./decide-next-actions"
import { isOrderCanceled, type OrderFacts } from "./decide-payment-status"
import { type AllMoney, describePaymentWith, type PaymentDetails } from "./describe-payment"

/** A payment with everything that ever happened to it. */
export interface AdminPaymentDetails extends PaymentDetails {
  nextActions: NextAction[]
  /** Whether there is an order at SePay to ask about, or a capture to try again. */
  canCheck: boolean
  canOpenVirtualAccount: boolean
  canCancelVirtualAccount: boolean
  canMarkPaidAnotherWay: boolean
  /** The newest first. */
  vaOrders: VaOrder[]
  /** The newest first. */
  transactions: ListedTransaction[]
  /** The newest first. */
  returnsOwed: ReturnOwedDetails[]
  /** What admins did with it, the newest first. */
  actions: RecordedAdminAction[]
}

/** Of one payment; a payment of more than these is none that a page could show. */
const MAXIMUM_TRANSACTIONS = 100
const MAXIMUM_RETURNS = 100
const MAXIMUM_ACTIONS = 50

/**
 * What an admin is to know of a payment.
 *
 * @param order what Medusa says of the order; `null` before it is placed.
 */
export async function describePaymentForAdmin(
  context: SepayContext,
  receivable: Receivable,
  order: OrderFacts | null
): Promise<AdminPaymentDetails> {
  const { sql, environment } = context
  const readingMoney = readMoney(context, receivable.id)
  const [payment, vaOrders, transactions, { money, returnsOwed }, actions, missingVnd] = await Promise.all([
    describePaymentWith(context, receivable, order, async () => (await readingMoney).money),
    listVaOrders(sql, receivable.id),
    listTransactionsOfReceivables(sql, [receivable.id], MAXIMUM_TRANSACTIONS),
    readingMoney,
    listAdminActions(sql, environment, { subjectId: receivable.paymentCollectionId }, MAXIMUM_ACTIONS),
    findMissingVnd(sql, receivable.id),
  ])
  const [latest] = vaOrders
  const isCanceled = isOrderCanceled({ isCanceled: receivable.canceledAt !== null, order })
  const nextActions = decideNextActions({
    amountVnd: receivable.amountVnd,
    status: payment.status,
    outstandingVnd: payment.outstandingVnd,
    isCanceled,
    order,
    settlementStatus: receivable.settlementStatus,
    settlementError: receivable.settlementError,
    missingVnd,
    unansweredCodes: vaOrders.filter(isUnanswered).map(({ orderCode }) => orderCode),
    vaOrder: latest ? { wasOpened: latest.vaNumber !== null, lastError: latest.lastError } : null,
    ...money,
  })
  const hasOpen = vaOrders.some((vaOrder) => OPEN_STATUSES.some((status) => status === vaOrder.status))
  const isWaitingForCapture =
    receivable.settlementStatus === "due" || receivable.settlementStatus === "attention"
  const isWanted = payment.remainingVnd > 0 && !isCanceled && receivable.settlementStatus !== "settled"
  return {
    ...payment,
    nextActions,
    canCheck: vaOrders.some(({ sepayOrderId }) => sepayOrderId !== null) || isWaitingForCapture,
    canOpenVirtualAccount: isWanted && receivable.releasedAt === null,
    canCancelVirtualAccount: hasOpen,
    canMarkPaidAnotherWay: isWanted && order !== null && receivable.settlementStatus === "none",
    vaOrders,
    transactions,
    returnsOwed,
    actions,
  }
}

/** The payment's money, with the returns that it sums up. */
async function readMoney(
  { sql, environment }: SepayContext,
  receivableId: string
): Promise<{ money: AllMoney; returnsOwed: ReturnOwedDetails[] }> {
  const [money, { returnsOwed }] = await Promise.all([
    sumMoney(sql, receivableId),
    listReturnsOwed(sql, environment, { receivableIds: [receivableId] }, { limit: MAXIMUM_RETURNS, offset: 0 }),
  ])
  const returnsOwedVnd = returnsOwed.reduce((sum, owed) => sum + (owed.status === "owed" ? owed.amountVnd : 0), 0)
  return { money: { ...money, returnsOwedVnd }, returnsOwed }
}
