import type { SepayContext } from "../context"
import { recordAdminAction } from "../settings/admin-actions"
import { eraseLockedTransactions, eraseReasonsOfPerson, eraseUnreadableRows } from "./erase-rows"
import type { KeptBecause } from "./decide-erasure"
import { findPersonalRows, type PersonalDataRequest, type PersonalDataSubject } from "./subject"

/** What became of a person's data. */
export interface ErasedPersonalData {
  transactionIds: string[]
  unreadableRowIds: string[]
  /** Rows whose data is kept until their money is decided about, or returned. */
  kept: Array<{ id: string; why: KeptBecause }>
}

/**
 * Removes one person's data from the ledger, and notes who asked for it and why. Amounts, references and decisions stay.
 *
 * @throws MedusaError `not_found` for a row that does not exist; `invalid_data` when there are too many. Nothing is changed then.
 */
export async function erasePersonalData(
  { sql, environment }: SepayContext,
  subject: PersonalDataSubject,
  request: PersonalDataRequest
): Promise<ErasedPersonalData> {
  return sql.transaction(async (transaction) => {
    const rows = await findPersonalRows(transaction, environment, subject)
    // Receivables before transactions, each by id, as everywhere.
    await transaction.raw(
      `SELECT id FROM sepay_receivable WHERE id = ANY(:receivableIds) OR id IN (
         SELECT receivable_id FROM sepay_allocation WHERE transaction_id = ANY(:transactionIds) AND deleted_at IS NULL)
        ORDER BY id FOR UPDATE`,
      { receivableIds: rows.receivableIds, transactionIds: rows.transactionIds }
    )
    await transaction("sepay_transaction").whereIn("id", rows.transactionIds).orderBy("id").select("id").forUpdate()
    const { erasedIds, kept } = await eraseLockedTransactions(transaction, rows.transactionIds)
    await eraseReasonsOfPerson(transaction, environment, rows)
    await eraseUnreadableRows(transaction, environment, rows.unreadableRowIds)
    const open = await transaction("sepay_unreadable_row")
      .where({ status: "open" })
      .whereIn("id", rows.unreadableRowIds)
      .orderBy("id")
      .select<Array<{ id: string }>>("id")
    const openIds = open.map(({ id }) => id)
    const erased: ErasedPersonalData = {
      transactionIds: erasedIds.sort(),
      unreadableRowIds: rows.unreadableRowIds.filter((id) => !openIds.includes(id)),
      kept: [
        ...kept.map(({ transactionId, why }) => ({ id: transactionId, why })),
        ...openIds.map((id) => ({ id, why: "needs_attention" as const })),
      ],
    }
    await recordAdminAction({ sql: transaction, environment }, {
      action: "personal_data.erase",
      subjectId: request.subjectId,
      actorId: request.actorId,
      details: {
        reason: request.reason,
        named_by: request.namedBy,
        transaction_ids: erased.transactionIds,
        unreadable_row_ids: erased.unreadableRowIds,
        kept: erased.kept,
      },
    })
    return erased
  })
}
