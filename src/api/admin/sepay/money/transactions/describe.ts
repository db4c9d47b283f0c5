import type {
  AllocationDetails,
  ListedTransaction,
  TransactionDetails,
} from "../../../../../modules/sepay/reports/transaction-list"
import { findActorNames } from "../../actor-names"
import { findOrderReferences } from "../../order-references"
import type {
  AdminSepayAllocation,
  AdminSepayOrderReference,
  AdminSepayTransaction,
  AdminSepayTransactionDetail,
} from "./types"
import type { Query } from "../../../../../providers/sepay/query"

/** Transactions as an admin sees them in a list. */
export async function describeTransactions(
  query: Query,
  transactions: readonly ListedTransaction[]
): Promise<AdminSepayTransaction[]> {
  const collectionIds = transactions.flatMap(({ paymentCollectionIds }) => paymentCollectionIds)
  const [orders, names] = await Promise.all([
    findOrderReferences(query, collectionIds),
    findActorNames(query, transactions.map(({ enteredBy }) => enteredBy)),
  ])
  return transactions.map((transaction) => describeTransaction(transaction, orders, names))
}

/** A transaction with its history, as an admin sees it. */
export async function describeTransactionDetails(
  query: Query,
  transaction: TransactionDetails
): Promise<AdminSepayTransactionDetail> {
  const [orders, names] = await Promise.all([
    findOrderReferences(query, transaction.paymentCollectionIds),
    findActorNames(query, [transaction.enteredBy, ...transaction.allocations.map(({ actorId }) => actorId)]),
  ])
  return {
    ...describeTransaction(transaction, orders, names),
    webhook_id: transaction.webhookId,
    api_id: transaction.apiId,
    payload: transaction.payload,
    anonymized_at: transaction.anonymizedAt?.toISOString() ?? null,
    allocations: transaction.allocations.map((allocation) => describeAllocation(allocation, orders, names)),
    undoable_decision_id: transaction.undoableDecisionId,
    movable_vnd: transaction.movableVnd,
  }
}

/** A transaction as an admin sees it. */
export function describeTransaction(
  transaction: ListedTransaction,
  orders: ReadonlyMap<string, AdminSepayOrderReference>,
  names: ReadonlyMap<string, string>
): AdminSepayTransaction {
  const { allocatedVnd } = transaction
  return {
    id: transaction.id,
    occurred_at: transaction.occurredAt.toISOString(),
    is_day_only: transaction.isDayOnly,
    recorded_at: transaction.recordedAt.toISOString(),
    source: transaction.source,
    entered_by: transaction.enteredBy,
    entered_by_name: names.get(transaction.enteredBy ?? "") ?? null,
    direction: transaction.direction,
    amount_vnd: transaction.amountVnd,
    bank_name: transaction.bankName,
    account_number: transaction.accountNumber,
    va_number: transaction.vaNumber,
    code: transaction.code,
    reference_number: transaction.referenceNumber,
    content: transaction.content,
    needs_attention: transaction.needsAttention,
    allocated_vnd: allocatedVnd,
    free_vnd: allocatedVnd.surplus + allocatedVnd.late + allocatedVnd.unmatched,
    returnable_vnd: transaction.returnableVnd,
    orders: transaction.paymentCollectionIds.flatMap((id) => orders.get(id) ?? []),
  }
}

function describeAllocation(
  allocation: AllocationDetails,
  orders: ReadonlyMap<string, AdminSepayOrderReference>,
  names: ReadonlyMap<string, string>
): AdminSepayAllocation {
  return {
    id: allocation.id,
    kind: allocation.kind,
    amount_vnd: allocation.amountVnd,
    needs_attention: allocation.needsAttention,
    reason: allocation.reason,
    actor_id: allocation.actorId,
    actor_name: names.get(allocation.actorId) ?? null,
    created_at: allocation.createdAt.toISOString(),
    order_code: allocation.orderCode,
    order: orders.get(allocation.paymentCollectionId ?? "") ?? null,
  }
}
