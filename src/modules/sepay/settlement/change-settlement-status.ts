import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { OCCURRED_AT } from "../occurred-at"
import type { Receivable } from "../owed/receivable"
import { type Columns, type RowWrite, updateOf, writeTogether } from "../row-writes"
import type { Sql } from "../sql"
import type { SettlementStatus } from "./settlement-status"
import { nextSettlementStatus, type SettlementChange } from "./settlement-transitions"

/** When the last of the transfers that paid it moved: from then on its payer waits for the capture. */
const LAST_TRANSFER_AT = `(SELECT MAX(${OCCURRED_AT}) FROM sepay_transaction WHERE id IN (
  SELECT transaction_id FROM sepay_allocation
   WHERE receivable_id = sepay_receivable.id AND kind = 'applied' AND deleted_at IS NULL))`

/**
 * Writes the settlement status of receivables after something happened to them, and what belongs to the change. Together
 * with the insert of a new receivable, it is all that writes the status.
 *
 * @param receivables as their row locks show them.
 * @param also columns that are written whatever the event does to the status.
 * @throws IllegalTransitionError when the event is not allowed in the status of one of them
 */
export async function changeSettlementStatus(
  transaction: Knex.Transaction,
  receivables: readonly Pick<Receivable, "id" | "settlementStatus">[],
  change: SettlementChange,
  also: Columns = {}
): Promise<void> {
  await writeTogether(transaction, settlementStatusUpdates(transaction, receivables, change, also))
}

/**
 * The updates of `changeSettlementStatus`, to be written together with others.
 *
 * @param andOnlyIf SQL that has to be true of the rows, too.
 */
export function settlementStatusUpdates(
  sql: Sql,
  receivables: readonly Pick<Receivable, "id" | "settlementStatus">[],
  change: SettlementChange,
  also: Columns = {},
  andOnlyIf = "true"
): RowWrite[] {
  return [...new Set(receivables.map(({ settlementStatus }) => settlementStatus))].flatMap((from) => {
    const ids = receivables.filter(({ settlementStatus }) => settlementStatus === from).map(({ id }) => id)
    const to = nextSettlementStatus(from, change.event, ids[0])
    const columns = { ...also, ...columnsOf(sql, change, from, to) }
    if (Object.keys(columns).length === 0) {
      return []
    }
    const expected = `receivable in settlement status "${from}"`
    const isAsLocked = { sql: `settlement_status = ? AND ${andOnlyIf}`, bindings: [from] }
    return updateOf("sepay_receivable", ids, { ...columns, settlement_status: to }, expected, isAsLocked)
  })
}

/** What belongs to the change. A receivable that is due stays due from its first attempt on: it is tried at once. */
function columnsOf(
  sql: Sql,
  change: SettlementChange,
  from: SettlementStatus,
  to: SettlementStatus
): Columns {
  if (change.event === "received_in_full" && to === "due") {
    return { settlement_next_attempt_at: null }
  }
  if (from === to) {
    return {}
  }
  switch (change.event) {
    case "rest_awaited":
    case "all_taken_back":
    case "withdrawn":
      return { settlement_error: null, settlement_next_attempt_at: null }
    case "needs_person":
    case "canceled_after_capture":
      return { settlement_error: change.message, settlement_lease_until: null, settlement_next_attempt_at: null }
    case "resumed_in_full":
    case "resumed_in_part":
      return { settlement_attempts: 0, settlement_error: null, settlement_next_attempt_at: null }
    case "captured":
      return {
        settlement_error: null,
        settlement_next_attempt_at: null,
        settlement_lease_until: null,
        released_at: null,
        cancel_unpaid_at: null,
        settled_at: sql.fn.now(),
        transferred_at: sql.raw(LAST_TRANSFER_AT),
      }
    default:
      return {}
  }
}
