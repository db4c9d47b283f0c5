import { decideAdvice, type Advice } from "../decisions/advice"
import { isOrderCanceled, type OrderFacts } from "../decisions/payment-status"
import { listAdminActions, type RecordedAdminAction } from "../ledger/admin-actions"
import { sumUnused } from "../ledger/allocations"
import { listReturnsOwed, type ReturnOwedDetails } from "../ledger/returns"
import { listTransactionsOfReceivables, type ListedTransaction } from "../ledger/transaction-list"
import { OPEN_STATUSES, type Receivable, type SepayEnvironment, type Sql, type VaOrder } from "../ledger/types"
import { listVaOrders } from "../ledger/va-orders"
import { describePayment, type PaymentDetails } from "./describe-payment"

/** A payment with everything that ever happened to it. */
export interface AdminPaymentDetails extends PaymentDetails {
  advice: Advice[]
  /** Whether there is an order at SePay to ask about, or a capture to try again. */
  canCheck: boolean
  canOpenVirtualAccount: boolean
  canCancelVirtualAccount: boolean
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
  sql: Sql,
  environment: SepayEnvironment,
  receivable: Receivable,
  order: OrderFacts | null
): Promise<AdminPaymentDetails> {
  const [payment, vaOrders, transactions, { returnsOwed }, actions, unused] = await Promise.all([
    describePayment(sql, receivable, order),
    listVaOrders(sql, receivable.id),
    listTransactionsOfReceivables(sql, [receivable.id], MAXIMUM_TRANSACTIONS),
    listReturnsOwed(sql, environment, { receivableIds: [receivable.id] }, { limit: MAXIMUM_RETURNS, offset: 0 }),
    listAdminActions(sql, environment, { subjectId: receivable.paymentCollectionId }, MAXIMUM_ACTIONS),
    sumUnused(sql, receivable.id),
  ])
  const [latest] = vaOrders
  const isCanceled = isOrderCanceled({ isCanceled: receivable.canceledAt !== null, order })
  const advice = decideAdvice({
    amountVnd: receivable.amountVnd,
    receivedVnd: receivable.receivedVnd,
    status: payment.status,
    outstandingVnd: payment.outstandingVnd,
    isCanceled,
    order,
    settlementStatus: receivable.settlementStatus,
    settlementError: receivable.settlementError,
    vaOrder: latest ? { wasOpened: latest.vaNumber !== null, lastError: latest.lastError } : null,
    ...unused,
    returnsOwedVnd: returnsOwed.reduce((sum, owed) => sum + (owed.status === "owed" ? owed.amountVnd : 0), 0),
  })
  const hasOpen = vaOrders.some((vaOrder) => OPEN_STATUSES.some((status) => status === vaOrder.status))
  const isWaitingForCapture =
    receivable.settlementStatus === "due" || receivable.settlementStatus === "attention"
  const isWanted = payment.remainingVnd > 0 && !isCanceled && receivable.settlementStatus !== "settled"
  return {
    ...payment,
    advice,
    canCheck: vaOrders.some(({ sepayOrderId }) => sepayOrderId !== null) || isWaitingForCapture,
    canOpenVirtualAccount: isWanted && receivable.releasedAt === null,
    canCancelVirtualAccount: hasOpen,
    vaOrders,
    transactions,
    returnsOwed,
    actions,
  }
}
