import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../../../../modules/sepay"
import type { Receivable } from "../../../../../modules/sepay/owed/receivable"
import type { AdminPaymentDetails } from "../../../../../modules/sepay/payments/describe-payment-for-admin"
import type SepayModuleService from "../../../../../modules/sepay/service"
import type { VaOrder } from "../../../../../modules/sepay/va-orders/va-order"
import { findOrderFacts } from "../../../../../providers/sepay/order-facts"
import { findRequestable } from "../../../../../providers/sepay/requestable-order"
import { followSoon } from "../../../../../workflows/owed/follow-soon"
import { findActorNames } from "../../actor-names"
import { describeTransactions } from "../../money/transactions/describe"
import { describeReturnsOwed } from "../../returns/describe"
import type { AdminSepayOrderPayment, AdminSepayOrderResponse, AdminSepayVaOrder } from "./types"

/** The payments of an order as an admin sees them on its page. Empty for orders of other payments, and for unknown ones. */
export async function describeOrderPayments(container: MedusaContainer, orderId: string): Promise<AdminSepayOrderResponse> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [{ data }, requestable] = await Promise.all([
    query.graph({ entity: "order_payment_collection", fields: ["payment_collection_id"], filters: { order_id: orderId } }),
    findRequestable(query, orderId),
  ])
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const payments: AdminSepayOrderPayment[] = []
  for (const { payment_collection_id } of data) {
    const receivable = await sepay.owed.findReceivableOfCollection(String(payment_collection_id))
    if (receivable) {
      payments.push(await describeOrderPayment(container, receivable))
    }
  }
  const isAsked = payments.some(({ remaining_vnd, is_captured }) => remaining_vnd > 0 && !is_captured)
  return {
    payments,
    request: {
      outstanding_vnd: Math.max(0, Math.round(requestable?.outstanding ?? 0)),
      can_request: requestable !== null && requestable.problem === null && !isAsked,
    },
  }
}

/** A payment as an admin sees it on its order's page. */
export async function describeOrderPayment(
  container: MedusaContainer,
  receivable: Receivable
): Promise<AdminSepayOrderPayment> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const order = await findOrderFacts(query, receivable.paymentCollectionId)
  followSoon(container, receivable, order)
  const payment = await container.resolve<SepayModuleService>(SEPAY_MODULE).payments.describePaymentForAdmin(receivable, order)
  const [transactions, returns_owed, names] = await Promise.all([
    describeTransactions(query, payment.transactions),
    describeReturnsOwed(query, payment.returnsOwed),
    findActorNames(query, payment.actions.map(({ actorId }) => actorId)),
  ])
  return {
    ...describeState(payment),
    va_orders: payment.vaOrders.map(describeVaOrder),
    transactions,
    returns_owed,
    actions: payment.actions.map(({ id, action, actorId, createdAt }) => ({
      id,
      action,
      actor_id: actorId,
      actor_name: names.get(actorId) ?? null,
      created_at: createdAt.toISOString(),
    })),
  }
}

function describeState(payment: AdminPaymentDetails) {
  const { receivable, vaOrder } = payment
  const isCaptured = receivable.settlementStatus === "settled"
  return {
    payment_collection_id: receivable.paymentCollectionId,
    payment_session_id: receivable.paymentSessionId,
    flow: receivable.flow,
    status: payment.status,
    amount_vnd: receivable.amountVnd,
    received_vnd: receivable.receivedVnd,
    remaining_vnd: payment.remainingVnd,
    outstanding_vnd: payment.outstandingVnd,
    refunded_vnd: payment.refundedVnd,
    to_return_vnd: payment.toReturnVnd,
    is_captured: isCaptured,
    captured_at: isCaptured ? (receivable.settledAt?.toISOString() ?? null) : null,
    virtual_account: vaOrder && describeVaOrder(vaOrder),
    vietqr: payment.vietQr,
    next_actions: payment.nextActions.map(({ amountVnd, ...nextActions }) => ({ ...nextActions, amount_vnd: amountVnd })),
    can_check: payment.canCheck,
    can_open_virtual_account: payment.canOpenVirtualAccount,
    can_cancel_virtual_account: payment.canCancelVirtualAccount,
    can_mark_paid_another_way: payment.canMarkPaidAnotherWay,
  }
}

function describeVaOrder(vaOrder: VaOrder): AdminSepayVaOrder {
  return {
    id: vaOrder.id,
    order_code: vaOrder.orderCode,
    sepay_order_id: vaOrder.sepayOrderId,
    status: vaOrder.status,
    amount_vnd: vaOrder.amountVnd,
    paid_amount_vnd: vaOrder.paidAmountVnd,
    bank_name: vaOrder.bankName,
    account_number: vaOrder.accountNumber,
    va_number: vaOrder.vaNumber,
    account_holder_name: vaOrder.accountHolderName,
    created_at: vaOrder.createdAt.toISOString(),
    expires_at: vaOrder.expiresAt?.toISOString() ?? null,
    closed_at: vaOrder.closedAt?.toISOString() ?? null,
    close_reason: vaOrder.closeReason,
    needs_attention: vaOrder.needsAttention,
    last_error: vaOrder.lastError,
  }
}
