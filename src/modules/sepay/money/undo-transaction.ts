import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { LedgerContext } from "../context"
import type { Receivable } from "../owed/receivable"
import { isProvenReturn } from "../returns/prove-returns"
import { keepRefunded, sumReturnsOf } from "../returns/returns-owed"
import { NOT_DELETED } from "../sql"
import { listLastDecision, listParts } from "./allocations"
import { addRows, type AllocatedPart, matchToReceivable, type Reallocation } from "./decide-reallocation"
import { decideUndo, type UndoDecision, type UndoReceivable, type UndoRefund } from "./decide-undo"
import { type AdminResolution, lockReceivables, reallocateByAdmin, type ResolvedTransaction } from "./resolve-transaction"

/** A decision that is taken back. */
export interface DecisionToUndo {
  /** The id of its first row. Should another decision be the last one by now, nothing is taken back. */
  decisionId: string
  /** Medusa's refunds that were made for it, of what was captured. */
  refundIds: readonly string[]
}

/** The last decision of a person about a transaction's money that stands. */
export interface LastDecision {
  id: string
  /** What it applied to payments. Whoever takes it back refunds each once. */
  applied: Array<{ id: string; receivableId: string | null }>
}

/** The last decision of a person about a transaction's money that stands; `null` without one. */
export async function findLastDecision({ sql }: LedgerContext, transactionId: string): Promise<LastDecision | null> {
  const decided = await listLastDecision(sql, transactionId)
  const [first] = decided
  return first ? { id: first.id, applied: decided.filter(({ kind, amountVnd }) => kind === "applied" && amountVnd > 0) } : null
}

/**
 * An admin says which payment a transaction is for.
 *
 * @param decision `replaces`: the decision before it, which is taken back with it: the money moves in one go.
 * @throws MedusaError `not_found`; `not_allowed` with the reason when the payment wants nothing or the money is not free. A
 *   decision before it that Medusa's books have given up already (`refundIds`) is taken back then, and the sentence says so.
 */
export async function matchTransaction(
  context: LedgerContext,
  decision: AdminResolution & { receivableId: string; replaces?: DecisionToUndo | null }
): Promise<ResolvedTransaction> {
  const { replaces = null } = decision
  try {
    return await moveTo(context, { ...decision, replaces })
  } catch (error) {
    if (!(error instanceof MedusaError) || error.type !== MedusaError.Types.NOT_ALLOWED || !replaces?.refundIds.length) {
      throw error
    }
    await undoTransaction(context, { ...decision, ...replaces })
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${error.message} The money was taken back from the order before, and is free: decide about it again.`
    )
  }
}

async function moveTo(
  { sql, environment }: LedgerContext,
  decision: AdminResolution & { receivableId: string; replaces: DecisionToUndo | null }
): Promise<ResolvedTransaction> {
  const { receivableId, replaces, reason } = decision
  const losing = replaces === null ? [] : await listConcerned(sql, decision.transactionId)
  return reallocateByAdmin(sql, environment, decision, [receivableId, ...losing], async (parts, receivables, transaction) => {
    const undone =
      replaces === null
        ? NOTHING_UNDONE
        : await undoLocked(transaction, { decision: { ...decision, ...replaces }, parts, receivables, direction: "in" })
    return undone.rows === null ? undone : matchAfter(parts, undone.rows, requireTarget(receivables, receivableId), reason)
  })
}

const NOTHING_UNDONE: Reallocation = { rows: [], problem: null }

/** Matches money with a payment after other rows have freed it. */
function matchAfter(
  parts: readonly AllocatedPart[],
  undone: NonNullable<Reallocation["rows"]>,
  receivable: Receivable,
  reason: string
): Reallocation {
  if (undone.some((row) => row.kind === "applied" && row.receivableId === receivable.id)) {
    return { rows: null, problem: "The money is matched with that order already. Choose another order." }
  }
  const target = {
    receivableId: receivable.id,
    amountVnd: receivable.amountVnd,
    receivedVnd: receivable.receivedVnd,
    isCanceled: receivable.canceledAt !== null,
    isSettled: receivable.settlementStatus === "settled",
  }
  const matched = matchToReceivable(addRows(parts, undone), target, reason)
  return matched.rows === null ? matched : { rows: [...undone, ...matched.rows], problem: null }
}

function requireTarget(receivables: ReadonlyMap<string, Receivable>, receivableId: string): Receivable {
  const receivable = receivables.get(receivableId)
  if (!receivable) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no SePay receivable ${receivableId}.`)
  }
  return receivable
}

/**
 * An admin takes back the last decision of a person about a transaction's money: the money is for what it was for before.
 * What is captured has to be refunded in Medusa first (`planUndo`): nothing is sent back by that refund.
 *
 * @throws MedusaError `not_found`; `not_allowed` with what to do instead.
 */
export async function undoTransaction(
  { sql, environment }: LedgerContext,
  decision: AdminResolution & DecisionToUndo
): Promise<ResolvedTransaction> {
  const concerned = await listConcerned(sql, decision.transactionId)
  return reallocateByAdmin(
    sql,
    environment,
    decision,
    concerned,
    (parts, receivables, transaction, direction) => undoLocked(transaction, { decision, parts, receivables, direction }),
    { mayBeOutgoing: true }
  )
}

/** What has to be refunded in Medusa before a decision is taken back, with the payment of each. */
export type PlannedRefund = UndoRefund & { paymentCollectionId: string }

/**
 * What has to be refunded in Medusa before the last decision about a transaction is taken back. All that could refuse it
 * afterwards is looked at now: a refund is not taken back.
 *
 * @param plan `receivableId`: the payment that the money is to pay instead; `null`: none.
 * @throws as `undoTransaction` and `matchTransaction`
 */
export async function planUndo(
  { sql, environment }: LedgerContext,
  plan: DecisionToUndo & { transactionId: string; receivableId: string | null }
): Promise<PlannedRefund[]> {
  const { transactionId, receivableId } = plan
  return sql.transaction(async (transaction) => {
    const concerned = await listConcerned(transaction, transactionId)
    const receivables = await lockReceivables(transaction, receivableId === null ? concerned : [...concerned, receivableId])
    const row = await transaction("sepay_transaction")
      .where({ id: transactionId, environment, ...NOT_DELETED })
      .first<{ direction: "in" | "out" } | undefined>("direction")
    if (!row) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no SePay transaction ${transactionId}.`)
    }
    const parts = await listParts(transaction, transactionId)
    const decision = { ...plan, reason: "" }
    const undone = await decideLocked(transaction, { decision, parts, receivables, direction: row.direction })
    const matched =
      undone.rows === null || receivableId === null
        ? undone
        : matchAfter(parts, undone.rows, requireTarget(receivables, receivableId), "")
    if (undone.rows === null || matched.rows === null) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, matched.problem ?? "")
    }
    return undone.refunds.map((refund) => ({
      ...refund,
      paymentCollectionId: receivables.get(refund.receivableId)?.paymentCollectionId ?? "",
    }))
  })
}

/** The payments that the last decision about a transaction concerns. */
async function listConcerned(sql: Knex, transactionId: string): Promise<string[]> {
  return (await listLastDecision(sql, transactionId)).flatMap(({ receivableId }) => receivableId ?? [])
}

/** What is known under the locks. */
interface LockedUndo<Decision> {
  decision: Decision
  parts: readonly AllocatedPart[]
  receivables: ReadonlyMap<string, Receivable>
  direction: "in" | "out"
}

/** Decides, and notes that the refunds which were made for it send nothing back. */
async function undoLocked(
  transaction: Knex.Transaction,
  undo: LockedUndo<AdminResolution & DecisionToUndo>
): Promise<Reallocation> {
  const refundedVnd = await keepRefunded(transaction, undo.decision)
  const { rows, refunds, problem } = await decideLocked(transaction, undo)
  if (rows === null) {
    return { rows, problem }
  }
  return refunds.every(({ receivableId, amountVnd }) => refundedVnd.get(receivableId) === amountVnd)
    ? { rows, problem: null }
    : { rows: null, problem: "The payment was captured or refunded at the same moment. Look at it, and take the decision back again." }
}

async function decideLocked(
  transaction: Knex.Transaction,
  { decision, parts, receivables, direction }: LockedUndo<DecisionToUndo & Pick<AdminResolution, "transactionId" | "reason">>
): Promise<UndoDecision> {
  const decided = await listLastDecision(transaction, decision.transactionId)
  const isAnother = decided.length > 0 && decided[0]?.id !== decision.decisionId
  if (isAnother || decided.some(({ receivableId }) => receivableId !== null && !receivables.has(receivableId))) {
    return { rows: null, refunds: null, problem: "Somebody decided about this money at the same moment. Look at it again." }
  }
  const refundedVnd = await sumReturnsOf(transaction, [...receivables.keys()], decision.refundIds)
  const isReturnProven = direction === "in" && (await isProvenReturn(transaction, decided))
  const toUndo = (receivable: Receivable): UndoReceivable => ({
    amountVnd: receivable.amountVnd,
    receivedVnd: receivable.receivedVnd,
    settlementStatus: receivable.settlementStatus,
    isCanceled: receivable.canceledAt !== null,
    isBeingCaptured: receivable.captureSessionId !== null || receivable.settlementLeaseUntil !== null,
    refundedVnd: refundedVnd.get(receivable.id) ?? 0,
  })
  const known = new Map([...receivables].map(([id, receivable]) => [id, toUndo(receivable)]))
  return decideUndo({ direction, decided, parts, receivables: known, isReturnProven }, decision.reason)
}
