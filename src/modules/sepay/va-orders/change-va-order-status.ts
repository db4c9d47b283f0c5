import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { type Columns, type RowWrite, updateOf, writeTogether } from "../row-writes"
import { NOT_DELETED, toNumber } from "../sql"
import type { VaOrder, VaOrderStatus } from "./va-order"
import { nextVaOrderStatus, type VaOrderChange } from "./va-order-transitions"

/** What a row lock on a VA order shows. */
export type LockedVaOrder = Pick<
  VaOrder,
  "id" | "status" | "amountVnd" | "paidAmountVnd" | "needsAttention" | "closeReason" | "expiresAt"
>

interface LockedRow {
  id: string
  status: VaOrderStatus
  amount_vnd: string
  paid_amount_vnd: string
  needs_attention: boolean
  close_reason: VaOrder["closeReason"]
  expires_at: Date | null
}

const LOCKED_COLUMNS: readonly (keyof LockedRow)[] = [
  "id",
  "status",
  "amount_vnd",
  "paid_amount_vnd",
  "needs_attention",
  "close_reason",
  "expires_at",
]

/**
 * Locks VA orders until the transaction ends. Where the receivable is locked too, it is locked first.
 *
 * @param restrict says which ones.
 */
export async function lockVaOrders(
  transaction: Knex.Transaction,
  restrict: (query: Knex.QueryBuilder) => void
): Promise<LockedVaOrder[]> {
  // No key changes: whoever adds a number or an allocation to a VA order does not wait.
  const query = transaction("sepay_va_order").where(NOT_DELETED).forNoKeyUpdate()
  restrict(query)
  const rows: LockedRow[] = await query.select([...LOCKED_COLUMNS])
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    amountVnd: toNumber(row.amount_vnd),
    paidAmountVnd: toNumber(row.paid_amount_vnd),
    needsAttention: row.needs_attention,
    closeReason: row.close_reason,
    expiresAt: row.expires_at,
  }))
}

/**
 * Writes the status of VA orders after something happened to them, and what belongs to the change. Together with the insert
 * of a new one, it is all that writes the status.
 *
 * @param vaOrders as their row locks show them.
 * @param also columns that are written whatever the event does to the status.
 * @returns the ids of those whose status is another one now.
 * @throws IllegalTransitionError when the event is not allowed in the status of one of them
 */
export async function changeVaOrderStatus(
  transaction: Knex.Transaction,
  vaOrders: readonly Pick<VaOrder, "id" | "status">[],
  change: VaOrderChange,
  also: Columns = {}
): Promise<string[]> {
  await writeTogether(transaction, vaOrderStatusUpdates(transaction, vaOrders, change, also))
  return vaOrders.filter(({ id, status }) => nextVaOrderStatus(status, change.event, id) !== status).map(({ id }) => id)
}

/** The updates of `changeVaOrderStatus`, to be written together with others. */
export function vaOrderStatusUpdates(
  transaction: Knex.Transaction,
  vaOrders: readonly Pick<VaOrder, "id" | "status">[],
  change: VaOrderChange,
  also: Columns = {}
): RowWrite[] {
  return [...new Set(vaOrders.map(({ status }) => status))].flatMap((from) => {
    const ids = vaOrders.filter(({ status }) => status === from).map(({ id }) => id)
    const to = nextVaOrderStatus(from, change.event, ids[0])
    const columns = from === to ? also : { ...also, ...columnsOf(transaction, change, to), status: to }
    if (Object.keys(columns).length === 0) {
      return []
    }
    const isAsLocked = { sql: "status = ?", bindings: [from] }
    return updateOf("sepay_va_order", ids, columns, `VA order in status "${from}"`, isAsLocked)
  })
}

/** What belongs to a status that another one becomes. */
function columnsOf(transaction: Knex.Transaction, change: VaOrderChange, to: VaOrderStatus): Columns {
  const now = transaction.fn.now()
  switch (change.event) {
    case "open_refused":
      return { close_reason: "open_failed", closed_at: now, last_error: change.message }
    case "abandoned":
      return { close_reason: change.reason, close_next_attempt_at: now }
    case "money_taken_back":
      return to === "closing" ? { close_reason: "amount_changed", close_next_attempt_at: now } : {}
    case "confirmed_closed":
      return {
        needs_attention: change.needsAttention,
        closed_at: now,
        close_next_attempt_at: null,
        last_error: null,
        unknown_to_sepay_at: null,
      }
    case "reported_paid":
      return { close_next_attempt_at: null, last_error: null }
    default:
      return {}
  }
}
