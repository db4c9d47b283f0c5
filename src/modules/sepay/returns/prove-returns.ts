import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import { insertAllocations, SYSTEM } from "../money/allocations"
import type { NewAllocation } from "../money/decide-allocations"
import { NOT_DELETED, type SepayEnvironment, toNumber } from "../sql"
import { decideProof, type ProofFacts, type ProvableReturn } from "./decide-proof"

/** More returns of one payment are not looked at: a person confirms them. */
const MOST_RETURNS = 50
/** A bank's reference can come again after months. */
const REFERENCE_DAYS = 60

/** An outgoing transfer, as SePay reported it. */
export interface OutgoingTransfer {
  transactionId: string
  /** Whole VND. */
  amountVnd: number
  referenceNumber: string | null
  /** The order that its text names; `null` when it names none. */
  order: { receivableId: string; vaOrderId: string; orderCode: string } | null
}

/** Who says that a return was transferred, and how it can be proved. */
export interface ReturnConfirmation {
  transactionId: string | null
  referenceNumber: string | null
  actorId: string
  reason: string
}

/**
 * Confirms the returns that an outgoing transfer proves. Called under the lock of the receivable that its text names.
 *
 * @returns what its money is for: `returned`, or `ignored` with a person to look at it, where it names an order and proves
 *   nothing. `null`: it is none of the store's returns.
 */
export async function proveReturns(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  outgoing: OutgoingTransfer
): Promise<NewAllocation | null> {
  const { amountVnd, order } = outgoing
  const facts = await readFacts(transaction, environment, outgoing)
  const isConcerned = order !== null || facts.sameReference.length > 0
  if (!isConcerned) {
    return null
  }
  const decision = decideProof(amountVnd, facts)
  const named = order === null ? "It" : `It carries the code ${order.orderCode}, and`
  const owner = {
    receivableId: order?.receivableId ?? facts.sameReference[0]?.receivableId ?? null,
    vaOrderId: order?.vaOrderId ?? null,
    amountVnd,
  }
  if (decision.action === "nothing") {
    const reason = `${named} was sent to a payer, but proves no return. ${decision.reason} Confirm the return that it is, or ignore it.`
    return { ...owner, kind: "ignored", needsAttention: true, reason }
  }
  const reason =
    decision.action === "was_marked"
      ? `${named} is the transfer of money that was marked as returned.`
      : `${named} returns what is owed.`
  if (decision.action === "settles") {
    await confirmAll(transaction, decision.returnIds, {
      transactionId: outgoing.transactionId,
      referenceNumber: outgoing.referenceNumber,
      actorId: SYSTEM,
      reason,
    })
  } else if (decision.action === "was_confirmed") {
    await transaction("sepay_return_owed")
      .whereIn("id", decision.returnIds)
      .update({ transaction_id: outgoing.transactionId, updated_at: transaction.fn.now() })
  }
  return { ...owner, kind: "returned", needsAttention: false, reason }
}

/**
 * Looks for transfers that went out before their returns were recorded: who sends money first and refunds in Medusa
 * afterwards does not owe it twice. Called under the receivable's lock.
 */
export async function proveByEarlierTransfers(transaction: Knex.Transaction, receivableId: string): Promise<void> {
  const { rows } = await transaction.raw<{ rows: UnprovenRow[] }>(
    `SELECT t.id, t.amount_vnd, t.reference_number, MIN(a.va_order_id) AS va_order_id FROM sepay_allocation a
       JOIN sepay_transaction t ON t.id = a.transaction_id AND t.direction = 'out' AND t.deleted_at IS NULL
      WHERE a.receivable_id = ? AND a.kind = 'ignored' AND a.needs_attention AND a.deleted_at IS NULL
      GROUP BY t.id HAVING SUM(a.amount_vnd) = t.amount_vnd ORDER BY t.created_at LIMIT ${MOST_RETURNS}`,
    [receivableId]
  )
  for (const row of rows) {
    const owed = await listOwed(transaction, receivableId)
    const decision = decideProof(toNumber(row.amount_vnd), { sameReference: [], marked: [], owed })
    if (decision.action === "settles") {
      const reason = "It was transferred before the refund was recorded."
      await confirmAll(transaction, decision.returnIds, {
        transactionId: row.id,
        referenceNumber: row.reference_number,
        actorId: SYSTEM,
        reason,
      })
      await takeForReturn(transaction, row.id, toNumber(row.amount_vnd), { receivableId, reason, actorId: SYSTEM })
    }
  }
}

/**
 * Writes that a person confirmed a return: by its transfer, where SePay has reported it, or by its reference alone, which the
 * transfer is recognized by when it is. Called under the receivable's lock.
 *
 * @returns `false` when the return is not owed (any more).
 * @throws MedusaError `not_found` when there is no such outgoing transfer; `not_allowed` when it proves other returns, or is
 *   over less.
 */
export async function confirmByPerson(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  { id, amountVnd, receivableId }: ProvableReturn & { receivableId: string },
  confirmation: ReturnConfirmation
): Promise<boolean> {
  const proof = await findProof(transaction, environment, confirmation)
  if (proof !== null && proof.freeVnd < amountVnd) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Transfer ${proof.referenceNumber ?? proof.id} is over ${proof.amountVnd} ₫, of which ${proof.amountVnd - proof.freeVnd} ₫ prove other ` +
        `returns. It cannot prove one of ${amountVnd} ₫: check which transfer it was.`
    )
  }
  const isConfirmed = await confirmReturn(transaction, id, {
    ...confirmation,
    transactionId: proof?.id ?? null,
    referenceNumber: confirmation.referenceNumber ?? proof?.referenceNumber ?? null,
  })
  if (isConfirmed && proof !== null) {
    const { actorId, reason } = confirmation
    await takeForReturn(transaction, proof.id, amountVnd, { receivableId, actorId, reason })
  }
  return isConfirmed
}

interface UnprovenRow {
  id: string
  amount_vnd: string
  reference_number: string | null
  va_order_id: string | null
}

interface Proof {
  id: string
  amountVnd: number
  referenceNumber: string | null
  /** What of it proves nothing yet, in whole VND. */
  freeVnd: number
}

/** The outgoing transfer that a person names, by itself or by its reference; `null` when SePay has not reported it yet. */
async function findProof(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  { transactionId, referenceNumber }: ReturnConfirmation
): Promise<Proof | null> {
  if (transactionId === null && referenceNumber === null) {
    return null
  }
  const row = await transaction("sepay_transaction")
    .where({ environment, direction: "out", ...NOT_DELETED })
    .where(transactionId === null ? { reference_number: referenceNumber } : { id: transactionId })
    .orderBy("created_at", "desc")
    .forUpdate()
    .first<Pick<UnprovenRow, "id" | "amount_vnd" | "reference_number"> | undefined>("id", "amount_vnd", "reference_number")
  if (!row) {
    if (transactionId !== null) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no outgoing SePay transaction ${transactionId}.`)
    }
    return null
  }
  const [{ free } = { free: 0 }] = await transaction("sepay_allocation")
    .where({ transaction_id: row.id, kind: "ignored", ...NOT_DELETED })
    .sum<{ free: string | null }[]>({ free: "amount_vnd" })
  return {
    id: row.id,
    amountVnd: toNumber(row.amount_vnd),
    referenceNumber: row.reference_number,
    freeVnd: toNumber(free ?? 0),
  }
}

/** Says of a part of an outgoing transfer that it is a return, in place of `ignored`. */
async function takeForReturn(
  transaction: Knex.Transaction,
  transactionId: string,
  amountVnd: number,
  { receivableId, actorId, reason }: { receivableId: string; actorId: string; reason: string }
): Promise<void> {
  const { rows } = await transaction.raw<{ rows: IgnoredRow[] }>(
    `SELECT receivable_id, va_order_id, needs_attention, SUM(amount_vnd) AS amount_vnd FROM sepay_allocation
      WHERE transaction_id = ? AND kind = 'ignored' AND deleted_at IS NULL
      GROUP BY 1, 2, 3 HAVING SUM(amount_vnd) > 0 ORDER BY needs_attention DESC, MIN(created_at)`,
    [transactionId]
  )
  let leftVnd = amountVnd
  const taken: NewAllocation[] = []
  for (const row of rows) {
    const takenVnd = Math.min(leftVnd, toNumber(row.amount_vnd))
    if (takenVnd > 0) {
      const owner = { receivableId: row.receivable_id, vaOrderId: row.va_order_id }
      taken.push({ ...owner, kind: "ignored", amountVnd: -takenVnd, needsAttention: row.needs_attention, reason })
      leftVnd -= takenVnd
    }
  }
  const returned: NewAllocation = { kind: "returned", amountVnd, receivableId, vaOrderId: null, needsAttention: false, reason }
  await insertAllocations(transaction, transactionId, [...taken, returned], actorId)
}

interface IgnoredRow {
  receivable_id: string | null
  va_order_id: string | null
  needs_attention: boolean
  amount_vnd: string
}

async function readFacts(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  { referenceNumber, order }: OutgoingTransfer
): Promise<ProofFacts & { sameReference: Array<ProvableReturn & { receivableId: string }> }> {
  const sameReference =
    referenceNumber === null
      ? []
      : await transaction("sepay_return_owed")
          .where({ environment, status: "returned", transaction_id: null, reference_number: referenceNumber, ...NOT_DELETED })
          .whereRaw("confirmed_at > now() - make_interval(days => ?)", [REFERENCE_DAYS])
          .orderBy("id")
          .limit(MOST_RETURNS)
          .forUpdate()
          .select<ReturnRow[]>("id", "amount_vnd", "receivable_id")
  return {
    sameReference: sameReference.map((row) => ({ ...toProvable(row), receivableId: row.receivable_id })),
    marked: order === null ? [] : await listMarked(transaction, order.receivableId),
    owed: order === null ? [] : await listOwed(transaction, order.receivableId),
  }
}

async function listOwed(transaction: Knex.Transaction, receivableId: string): Promise<ProvableReturn[]> {
  const rows = await transaction("sepay_return_owed")
    .where({ receivable_id: receivableId, status: "owed", ...NOT_DELETED })
    .orderBy([{ column: "created_at" }, { column: "id" }])
    .limit(MOST_RETURNS)
    .forUpdate()
    .select<ReturnRow[]>("id", "amount_vnd", "receivable_id")
  return rows.map(toProvable)
}

/** What persons marked as returned of a payment's money, without what transfers were recognized as: the newest first. */
async function listMarked(transaction: Knex.Transaction, receivableId: string): Promise<number[]> {
  const { rows } = await transaction.raw<{ rows: Array<{ amount_vnd: string; recognized_vnd: string }> }>(
    `SELECT a.amount_vnd, (
              SELECT COALESCE(SUM(sent.amount_vnd), 0) FROM sepay_allocation sent
                JOIN sepay_transaction outgoing ON outgoing.id = sent.transaction_id AND outgoing.direction = 'out'
               WHERE sent.receivable_id = :receivableId AND sent.kind = 'returned' AND sent.deleted_at IS NULL
                 AND NOT EXISTS (SELECT FROM sepay_return_owed r WHERE r.transaction_id = outgoing.id AND r.deleted_at IS NULL)
            ) AS recognized_vnd
       FROM sepay_allocation a JOIN sepay_transaction t ON t.id = a.transaction_id AND t.direction = 'in'
      WHERE a.receivable_id = :receivableId AND a.kind = 'returned' AND a.amount_vnd > 0 AND a.deleted_at IS NULL
        AND NOT EXISTS (SELECT FROM sepay_allocation undo WHERE undo.undoes_id = a.id AND undo.deleted_at IS NULL)
      ORDER BY a.created_at DESC LIMIT ${MOST_RETURNS}`,
    { receivableId }
  )
  // The oldest were sent first: what transfers were recognized as is theirs.
  let recognizedVnd = toNumber(rows[0]?.recognized_vnd ?? 0)
  const unrecognized: number[] = []
  for (const row of [...rows].reverse()) {
    const amountVnd = toNumber(row.amount_vnd)
    if (recognizedVnd >= amountVnd) {
      recognizedVnd -= amountVnd
    } else {
      unrecognized.push(amountVnd)
    }
  }
  return unrecognized
}

/** Whether an outgoing transfer was recognized as what this decision of a person says went back to the payer. */
export async function isProvenReturn(
  transaction: Knex.Transaction,
  decided: ReadonlyArray<Pick<NewAllocation, "kind" | "amountVnd" | "receivableId">>
): Promise<boolean> {
  for (const { kind, amountVnd, receivableId } of decided) {
    if (kind === "returned" && receivableId !== null) {
      const unproven = await listMarked(transaction, receivableId)
      if (!unproven.includes(amountVnd)) {
        return true
      }
    }
  }
  return false
}

interface ReturnRow {
  id: string
  amount_vnd: string
  receivable_id: string
}

function toProvable(row: ReturnRow): ProvableReturn {
  return { id: row.id, amountVnd: toNumber(row.amount_vnd) }
}

async function confirmAll(
  transaction: Knex.Transaction,
  returnIds: readonly string[],
  confirmation: ReturnConfirmation
): Promise<void> {
  for (const id of returnIds) {
    await confirmReturn(transaction, id, confirmation)
  }
}

/** Notes that a return was transferred. @returns `false` when it is not owed (any more). */
async function confirmReturn(
  transaction: Knex.Transaction,
  returnOwedId: string,
  confirmation: ReturnConfirmation
): Promise<boolean> {
  const updated = await transaction("sepay_return_owed")
    .where({ id: returnOwedId, status: "owed", ...NOT_DELETED })
    .update({
      status: "returned",
      transaction_id: confirmation.transactionId,
      reference_number: confirmation.referenceNumber,
      actor_id: confirmation.actorId,
      confirmed_reason: confirmation.reason,
      confirmed_at: transaction.fn.now(),
      updated_at: transaction.fn.now(),
    })
  return updated === 1
}
