import type { LedgerContext } from "../context"
import type { TransactionDetails } from "./transaction-list"
import { toNumber } from "../sql"

/** A payment that a transaction's free money could pay. */
export interface MatchCandidate {
  paymentCollectionId: string
  remainingVnd: number
  /** The money came for it, or just as much is missing. */
  why: "same_payment" | "same_amount"
}

/** What a person looks through; the others are found by their order's number. */
const MAXIMUM_CANDIDATES = 10
/** How many of the newest payments are looked at: a transfer belongs to one that is not old. */
const MAXIMUM_PAYMENTS_LOOKED_AT = 20_000

const COLUMNS = "id, payment_collection_id, amount_vnd, received_vnd, canceled_at, settlement_status"

/**
 * Payments that still want money: those that the transaction came for first, then those that miss just as much. Money that is
 * matched already is to be moved: the payment that has it is none of them.
 */
export async function listMatchCandidates(
  { sql, environment }: LedgerContext,
  { id, paymentCollectionIds, allocatedVnd, movableVnd }: TransactionDetails
): Promise<MatchCandidate[]> {
  const freeVnd = allocatedVnd.surplus + allocatedVnd.late + allocatedVnd.unmatched + allocatedVnd.ignored
  const isMove = freeVnd <= 0
  const amountVnd = isMove ? movableVnd : freeVnd
  if (amountVnd <= 0) {
    return []
  }
  const { rows } = await sql.raw<{ rows: Array<{ payment_collection_id: string; remaining: string; same: boolean }> }>(
    `SELECT payment_collection_id, amount_vnd - received_vnd AS remaining,
            payment_collection_id = ANY(:paymentCollectionIds) AS same
       FROM (
         (SELECT ${COLUMNS} FROM sepay_receivable WHERE environment = :environment AND deleted_at IS NULL
           ORDER BY id DESC LIMIT :lookedAt)
         UNION
         (SELECT ${COLUMNS} FROM sepay_receivable
           WHERE payment_collection_id = ANY(:paymentCollectionIds) AND deleted_at IS NULL)
       ) AS receivable
      WHERE canceled_at IS NULL AND settlement_status = 'none' AND received_vnd < amount_vnd
        AND (payment_collection_id = ANY(:paymentCollectionIds) OR amount_vnd - received_vnd = :amountVnd)
        AND NOT (:isMove AND id IN (SELECT receivable_id FROM sepay_allocation
                                     WHERE transaction_id = :id AND kind = 'applied' AND deleted_at IS NULL
                                     GROUP BY receivable_id HAVING SUM(amount_vnd) > 0))
      ORDER BY same DESC, id DESC LIMIT :limit`,
    {
      environment,
      paymentCollectionIds,
      amountVnd,
      isMove,
      id,
      lookedAt: MAXIMUM_PAYMENTS_LOOKED_AT,
      limit: MAXIMUM_CANDIDATES,
    }
  )
  return rows.map((row) => ({
    paymentCollectionId: row.payment_collection_id,
    remainingVnd: toNumber(row.remaining),
    why: row.same ? "same_payment" : "same_amount",
  }))
}
