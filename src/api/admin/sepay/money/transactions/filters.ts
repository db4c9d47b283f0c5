import type { z } from "@medusajs/framework/zod"
import type { TransactionFilters } from "../../../../../modules/sepay/reports/transaction-filters"
import type { TransactionOrder } from "../../../../../modules/sepay/reports/transaction-list"
import { findCollectionsOfOrderNumber } from "../../order-references"
import type { exportTransactionsSchema } from "./validators"
import type { Query } from "../../../../../providers/sepay/query"

type TransactionQuery = z.output<typeof exportTransactionsSchema>

/** Medusa numbers orders with 32 bits. */
const ORDER_NUMBER = /^#?(\d{1,9})$/

/** What a query looks for, as the ledger understands it. A number is also looked for as an order's. */
export async function toFilters(
  query: Query,
  { q, status, account_number, direction, source, occurred_at, amount_vnd }: TransactionQuery
): Promise<TransactionFilters> {
  const orderNumber = ORDER_NUMBER.exec(q?.trim() ?? "")?.[1]
  return {
    text: q,
    paymentCollectionIds:
      orderNumber === undefined ? undefined : await findCollectionsOfOrderNumber(query, Number(orderNumber)),
    statuses: status,
    accountNumbers: account_number,
    direction,
    source,
    occurredFrom: occurred_at?.$gte,
    occurredBefore: occurred_at?.$lt,
    minimumAmountVnd: amount_vnd?.$gte,
    maximumAmountVnd: amount_vnd?.$lte,
  }
}

/** `-amount_vnd`: by amount, the greatest first. */
export function toOrder(order: TransactionQuery["order"]): TransactionOrder {
  const by = order.endsWith("amount_vnd") ? "amount_vnd" : "occurred_at"
  return { by, direction: order.startsWith("-") ? "desc" : "asc" }
}
