import { MedusaError } from "@medusajs/framework/utils"
import type { LedgerContext } from "../context"
import { insertAllocations, listParts } from "../money/allocations"
import type { NewAllocation } from "../money/decide-allocations"
import { lockReceivable } from "../owed/receivables"
import { recordAdminAction } from "../settings/admin-actions"
import { NOT_DELETED, toNumber } from "../sql"

interface ConfirmedRow {
  receivable_id: string
  amount_vnd: string
  status: "owed" | "returned" | "reallocated"
  transaction_id: string | null
  reference_number: string | null
  actor_id: string | null
  confirmed_reason: string | null
  confirmed_at: Date | null
}

/**
 * A person says that a return was not transferred, although it was confirmed: it is owed again. The transfer that was its
 * proof waits for a person to say what it is. Who had confirmed it, when and why is kept with what admins did.
 *
 * @throws MedusaError `not_found`; `not_allowed` when the return is owed.
 */
export async function undoReturnConfirmation(
  { sql, environment }: LedgerContext,
  returnOwedId: string,
  { actorId, reason }: { actorId: string; reason: string }
): Promise<void> {
  await sql.transaction(async (transaction) => {
    const rows = transaction("sepay_return_owed").where({ id: returnOwedId, environment, ...NOT_DELETED })
    const found = await rows.clone().first<{ receivable_id: string } | undefined>("receivable_id")
    if (!found) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no return ${returnOwedId}.`)
    }
    await lockReceivable(transaction, found.receivable_id)
    const row = await rows.clone().forUpdate().first<ConfirmedRow>("*")
    if (row.status === "owed") {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This return is owed: nobody has confirmed it, or that was taken back.")
    }
    if (row.status === "reallocated") {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "Nothing was sent back by this refund: its money was another payment's.")
    }
    await rows.clone().update({
      status: "owed",
      transaction_id: null,
      reference_number: null,
      actor_id: null,
      confirmed_reason: null,
      confirmed_at: null,
      updated_at: transaction.fn.now(),
    })
    if (row.transaction_id !== null) {
      await transaction("sepay_transaction").where({ id: row.transaction_id }).forUpdate().first("id")
      const parts = await listParts(transaction, row.transaction_id)
      const freed = freeProof(parts, found.receivable_id, toNumber(row.amount_vnd), reason)
      await insertAllocations(transaction, row.transaction_id, freed, actorId)
    }
    await recordAdminAction({ sql: transaction, environment }, {
      action: "return.undo",
      subjectId: returnOwedId,
      actorId,
      details: {
        reason,
        transaction_id: row.transaction_id,
        reference_number: row.reference_number,
        confirmed_by: row.actor_id,
        confirmed_reason: row.confirmed_reason,
        confirmed_at: row.confirmed_at?.toISOString() ?? null,
      },
    })
  })
}

/**
 * Says of a part of an outgoing transfer that it is no return any more. It names no payment then: a person has said that it is
 * not what it was taken for, and it is not taken for it again by itself.
 */
function freeProof(
  parts: Awaited<ReturnType<typeof listParts>>,
  receivableId: string,
  amountVnd: number,
  reason: string
): NewAllocation[] {
  const returned = parts.filter(({ kind }) => kind === "returned")
  const own = [...returned.filter((part) => part.receivableId === receivableId), ...returned.filter((part) => part.receivableId !== receivableId)]
  let leftVnd = amountVnd
  const rows = own.flatMap((part) => {
    const takenVnd = Math.min(leftVnd, part.amountVnd)
    leftVnd -= takenVnd
    return takenVnd > 0 ? [{ ...part, amountVnd: -takenVnd, reason }] : []
  })
  const freedVnd = amountVnd - leftVnd
  return freedVnd === 0
    ? []
    : [...rows, { kind: "ignored", amountVnd: freedVnd, receivableId: null, vaOrderId: null, needsAttention: true, reason }]
}
