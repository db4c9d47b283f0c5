import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { MedusaError } from "@medusajs/framework/utils"
import type { Receivable } from "../owed/receivable"
import { lockReceivable } from "../owed/receivables"
import { confirmReturn, findReturnOwedForTransfer } from "../returns/returns-owed"
import { bigNumberColumns, lockByName, newId, NOT_DELETED, type SepayEnvironment, type Sql, toNumber } from "../sql"
import type { VaOrder } from "../va-orders/va-order"
import { allocationInserts, insertAllocations, listParts, SYSTEM } from "./allocations"
import { applyToReceivable } from "./apply-to-receivable"
import {
  type AllocatableTransaction,
  decideAllocations,
  type AllocationMatch,
  type MatchedBy,
  type NewAllocation,
} from "./decide-allocations"
import type { AllocatedPart } from "./decide-reallocation"

/** Shortest cut-off code that is looked for: 3 letters of prefix and 35 random bits. */
const SHORTEST_TRUNCATED_CODE = 10
/** The greatest code with a given beginning is below the beginning followed by this. */
const GREATEST_REST = "Z".repeat(50)
/** A webhook and the API's row of the same transfer tell the same minute. */
const DUPLICATE_SECONDS = 60
/** A webhook without a date can come this long after its transfer: SePay's retries end after 33 minutes. */
const UNDATED_SECONDS = 40 * 60
/** A virtual account of exact amount takes one; the others are surplus that an admin sees. */
const MAXIMUM_EARLY_TRANSACTIONS = 20
/** A reference is the bank's; it can come again after days. */
const REFERENCE_SECONDS = 3 * 86_400

const MORE_IS_KNOWN = "More is known of it now."

/** Whose money a transaction is by what was reported of it, whatever a person has decided; `NULL` for nobody's. */
const OWNER = `(SELECT MIN(receivable_id) FROM sepay_allocation
  WHERE transaction_id = sepay_transaction.id AND actor_id = '${SYSTEM}' AND deleted_at IS NULL)`

/** A transaction as SePay reported it. */
export interface ReportedTransaction {
  /** The webhook's integer id; in v1 the API's, too. */
  webhookId: string | null
  /** The v2 API's UUID. */
  apiId: string | null
  source: "webhook" | "reconciliation"
  direction: "in" | "out"
  amountVnd: number
  bankName: string | null
  accountNumber: string | null
  vaNumber: string | null
  code: string | null
  referenceNumber: string | null
  content: string | null
  transactedAt: Date | null
  payload: Record<string, unknown>
}

/** What became of a reported transaction. */
export interface RecordedTransaction {
  transactionId: string
  /**
   * - `recorded`: it was not in the ledger;
   * - `merged`: it is a duplicate report of a transaction that the other way (webhook or API) brought; nothing was counted twice;
   * - `known`: it was in the ledger already, and nothing was changed.
   */
  outcome: "recorded" | "merged" | "known"
  /** The receivable that it pays (in part). */
  receivableId: string | null
  /** The Medusa payment session that the receivable serves now. */
  paymentSessionId: string | null
  /** The receivable is fully received and waits to be captured in Medusa. */
  isSettlementDue: boolean
  /** The rows that were added. */
  allocations: NewAllocation[]
}

interface Candidate {
  va_order_id: string
  receivable_id: string
  order_code: string
  account_number: string
  matched_by: MatchedBy
}

/** How a transaction is looked at before it is recorded. */
export interface RecordOptions {
  /** Codes with this store's prefix that were found in the transaction's code and text. */
  codesOfOurs: string[]
  /** The ledger's transaction that this one is known to be, other than by what the two have in common. */
  duplicateOfId?: string
}

/**
 * Records a transaction and says what its money is for, in one database transaction: when this resolves, the money is in
 * the ledger. The same transaction reported again changes nothing, whether by another delivery or by the API, whose ids
 * have nothing in common with the webhook's (v2).
 */
export async function recordTransaction(
  sql: Knex,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  options: RecordOptions
): Promise<RecordedTransaction> {
  return sql.transaction(async (transaction) => {
    const candidate =
      (await findCandidate(transaction, environment, reported, options.codesOfOurs)) ??
      (await findCandidateAgain(transaction, environment, reported, options.codesOfOurs))
    // The locks come first: whoever reports the same transfer at the same time waits here, and then finds it recorded.
    const receivable = await lockForRecording(transaction, reported, candidate)
    const written = await writeTransaction(
      transaction,
      environment,
      reported,
      receivable?.id ?? null,
      options.duplicateOfId ?? null
    )
    const match = candidate && receivable ? toMatch(candidate, receivable) : null
    if (written.outcome === "known") {
      return describe(written, receivable, receivable?.settlementStatus === "due", [])
    }
    if (reported.direction === "out") {
      return written.outcome === "merged"
        ? reallocateOutgoing(transaction, environment, reported, written, candidate)
        : allocateOutgoing(transaction, environment, reported, written, candidate)
    }
    if (written.outcome === "merged") {
      return reallocateMerged(transaction, reported, written, match, receivable)
    }
    const allocatable = { ...reported, hasUnknownCodeOfOurs: match === null && options.codesOfOurs.length > 0 }
    const allocations = decideAllocations(allocatable, match)
    return allocate(transaction, written, receivable, allocations)
  })
}

interface WrittenTransaction {
  transactionId: string
  outcome: RecordedTransaction["outcome"]
}

/** The VA order that a transaction is joined with: by VA number first, then by code, then by what its text suggests. */
async function findCandidate(
  sql: Sql,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  codesOfOurs: string[]
): Promise<Candidate | null> {
  if (reported.vaNumber === null && reported.code === null && codesOfOurs.length === 0) {
    return null
  }
  const code = reported.code?.toUpperCase() ?? ""
  // SePay cuts `code` to the length that the company configured: the beginning of exactly one code is a candidate.
  const truncated = code.length >= SHORTEST_TRUNCATED_CODE && /^[A-Z0-9]+$/.test(code) ? code : null
  const { rows } = await sql.raw<{ rows: Candidate[] }>(
    `SELECT o.id AS va_order_id, o.receivable_id, o.order_code, o.account_number, 'virtual_account' AS matched_by, 1 AS rank
       FROM sepay_virtual_account a JOIN sepay_va_order o ON o.id = a.va_order_id
      WHERE a.environment = :environment AND a.va_number = :vaNumber AND a.deleted_at IS NULL
     UNION ALL
     SELECT id, receivable_id, order_code, account_number, 'order_code', 2
       FROM sepay_va_order WHERE environment = :environment AND order_code = :code AND deleted_at IS NULL
     UNION ALL
     SELECT id, receivable_id, order_code, account_number, 'code_in_text', 3
       FROM sepay_va_order WHERE environment = :environment AND order_code = ANY(:codes) AND deleted_at IS NULL
     UNION ALL
     (SELECT id, receivable_id, order_code, account_number, 'truncated_code', 4
       FROM sepay_va_order WHERE environment = :environment AND deleted_at IS NULL
        AND order_code > :truncated AND order_code < :truncatedEnd AND starts_with(order_code, :truncated) LIMIT 2)
     ORDER BY rank LIMIT 2`,
    {
      environment,
      vaNumber: reported.vaNumber ?? "",
      code,
      codes: codesOfOurs,
      truncated: truncated ?? "",
      truncatedEnd: truncated === null ? "" : `${truncated}${GREATEST_REST}`,
    }
  )
  const [best, second] = rows
  // A text, or the beginning of a code, that names two orders names none.
  const isSure = best?.matched_by === "virtual_account" || best?.matched_by === "order_code"
  return best && (isSure || second === undefined || second.matched_by !== best.matched_by) ? best : null
}

/** The VA may be written at this very moment, by whoever opens it: looks again when that is over. */
async function findCandidateAgain(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  codesOfOurs: string[]
): Promise<Candidate | null> {
  if (reported.vaNumber === null) {
    return null
  }
  await lockVaNumber(transaction, reported.vaNumber)
  return findCandidate(transaction, environment, reported, codesOfOurs)
}

/**
 * Locks the receivable, which serializes its money, and the amount: a webhook and the API's row of the same transfer have
 * at least that in common, also where only one of them names the VA.
 */
async function lockForRecording(
  transaction: Knex.Transaction,
  reported: ReportedTransaction,
  candidate: Candidate | null
): Promise<Receivable | null> {
  const amount = `sepay ${reported.direction} ${reported.amountVnd}`
  if (candidate === null) {
    await lockByName(transaction, amount)
    return null
  }
  const receivable = await lockReceivable(transaction, candidate.receivable_id, amount)
  if (!receivable) {
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `VA order ${candidate.va_order_id} has no receivable.`)
  }
  return receivable
}

/**
 * Writes the row, or recognizes the one that is there: by its own id, or as a duplicate report of one that the other way
 * (webhook or API) brought. What that row did not know is added to it; nothing that it said is changed.
 */
async function writeTransaction(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  receivableId: string | null,
  duplicateOfId: string | null
): Promise<WrittenTransaction> {
  const row = transactionRow(environment, reported)
  const [ownColumn, otherColumn, ownId] =
    reported.apiId === null
      ? (["webhook_id", "api_id", reported.webhookId] as const)
      : (["api_id", "webhook_id", reported.apiId] as const)
  const columns = Object.keys(row)
  const { rows } = await transaction.raw<{ rows: Array<{ id: string; outcome: WrittenTransaction["outcome"] }> }>(
    `WITH known AS (
       SELECT id FROM sepay_transaction
        WHERE environment = :environment AND ${ownColumn} = :ownId AND deleted_at IS NULL
     ), duplicate AS (
       UPDATE sepay_transaction SET
         ${ownColumn} = :ownId,
         account_number = COALESCE(account_number, :accountNumber),
         va_number = COALESCE(va_number, :vaNumber),
         code = COALESCE(code, :code),
         reference_number = COALESCE(reference_number, :reference),
         content = COALESCE(content, :content),
         transacted_at = COALESCE(transacted_at, CAST(:transactedAt AS timestamptz)),
         updated_at = now()
       WHERE NOT EXISTS (SELECT 1 FROM known) AND id = (
         SELECT id FROM sepay_transaction
          WHERE environment = :environment AND direction = :direction AND amount_vnd = :amountVnd
            AND ${ownColumn} IS NULL AND ${otherColumn} IS NOT NULL AND deleted_at IS NULL
            AND COALESCE(account_number = :accountNumber, true) AND COALESCE(va_number = :vaNumber, true)
            AND COALESCE(${OWNER} = :receivableId, true)
            AND (id = :duplicateOfId
              OR (reference_number = :reference AND COALESCE(transacted_at, created_at)
                BETWEEN COALESCE(CAST(:transactedAt AS timestamptz), now()) - make_interval(secs => :referenceSeconds)
                    AND COALESCE(CAST(:transactedAt AS timestamptz), now()) + make_interval(secs => :referenceSeconds))
              OR ((reference_number IS NULL OR CAST(:reference AS text) IS NULL)
                AND (:mayKnowLess OR ${OWNER} IS NULL OR CAST(:receivableId AS text) IS NOT NULL)
                AND (transacted_at BETWEEN CAST(:transactedAt AS timestamptz) - make_interval(secs => :duplicateSeconds)
                    AND CAST(:transactedAt AS timestamptz) + make_interval(secs => :duplicateSeconds)
                  OR (CAST(:transactedAt AS timestamptz) IS NULL AND transacted_at
                    BETWEEN now() - make_interval(secs => :undatedSeconds) AND now() + make_interval(secs => :duplicateSeconds))
                  OR (transacted_at IS NULL AND created_at
                    BETWEEN COALESCE(CAST(:transactedAt AS timestamptz), now()) - make_interval(secs => :duplicateSeconds)
                        AND COALESCE(CAST(:transactedAt AS timestamptz), now()) + make_interval(secs => :undatedSeconds)))))
          ORDER BY (id = :duplicateOfId) DESC, (reference_number = :reference) DESC NULLS LAST,
            (${OWNER} IS NOT DISTINCT FROM CAST(:receivableId AS text)) DESC,
            abs(extract(epoch FROM transacted_at - CAST(:transactedAt AS timestamptz))), created_at
          LIMIT 1)
       RETURNING id
     ), recorded AS (
       INSERT INTO sepay_transaction (${columns.join(", ")})
       SELECT ${columns.map((column) => `:${column}`).join(", ")}
        WHERE NOT EXISTS (SELECT 1 FROM known) AND NOT EXISTS (SELECT 1 FROM duplicate)
       ON CONFLICT DO NOTHING RETURNING id
     )
     SELECT id, 'known' AS outcome FROM known UNION ALL SELECT id, 'merged' FROM duplicate
     UNION ALL SELECT id, 'recorded' FROM recorded`,
    {
      ...row,
      ownId,
      direction: reported.direction,
      amountVnd: reported.amountVnd,
      accountNumber: reported.accountNumber,
      vaNumber: reported.vaNumber,
      code: reported.code,
      reference: reported.referenceNumber,
      content: reported.content,
      transactedAt: reported.transactedAt,
      receivableId,
      // A webhook may say nothing of what it is for; the API's row always names the VA that took the money.
      mayKnowLess: reported.apiId === null,
      duplicateOfId: duplicateOfId ?? "",
      duplicateSeconds: DUPLICATE_SECONDS,
      undatedSeconds: UNDATED_SECONDS,
      referenceSeconds: REFERENCE_SECONDS,
    }
  )
  const [written] = rows
  // No row: another delivery of the same id committed after this statement began.
  return written ? { transactionId: written.id, outcome: written.outcome } : { transactionId: row.id, outcome: "known" }
}

async function allocate(
  transaction: Knex.Transaction,
  written: WrittenTransaction,
  receivable: Receivable | null,
  allocations: NewAllocation[]
): Promise<RecordedTransaction> {
  if (receivable === null) {
    await insertAllocations(transaction, written.transactionId, allocations)
    return describe(written, null, false, allocations)
  }
  const applied = allocations.filter((one) => one.kind === "applied")
  const appliedVnd = applied.reduce((sum, one) => sum + one.amountVnd, 0)
  const inserts = allocationInserts(written.transactionId, allocations)
  const isDue = await applyToReceivable(transaction, receivable, applied[0]?.vaOrderId ?? null, appliedVnd, inserts)
  return describe(written, receivable, isDue, allocations)
}

/**
 * The second report of a transfer can know more than the first: money that could not be joined with a payment, and that
 * nobody has decided about, is when the VA is known now.
 */
async function reallocateMerged(
  transaction: Knex.Transaction,
  reported: ReportedTransaction,
  written: WrittenTransaction,
  match: AllocationMatch | null,
  receivable: Receivable | null
): Promise<RecordedTransaction> {
  const unmatched = match ? await findUndecided(transaction, written.transactionId) : null
  if (match === null || receivable === null || unmatched === null) {
    return describe(written, receivable, receivable?.settlementStatus === "due", [])
  }
  return reallocate(transaction, written, receivable, unmatched, reported, match)
}

/** An outgoing transfer of what is owed back, with the order's code in its text, settles that debt. */
async function allocateOutgoing(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  written: WrittenTransaction,
  candidate: Candidate | null
): Promise<RecordedTransaction> {
  const returned = await settleReturn(transaction, environment, reported, written, candidate)
  const allocations = returned
    ? [returned]
    : decideAllocations({ ...reported, hasUnknownCodeOfOurs: false }, null)
  return allocate(transaction, written, null, allocations)
}

/** The second report of an outgoing transfer can bring the text that says what it returns. */
async function reallocateOutgoing(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  written: WrittenTransaction,
  candidate: Candidate | null
): Promise<RecordedTransaction> {
  const [ignored] = await listParts(transaction, written.transactionId)
  const returned =
    ignored?.kind === "ignored" ? await settleReturn(transaction, environment, reported, written, candidate) : null
  if (!ignored || !returned) {
    return describe(written, null, false, [])
  }
  const takenBack = { ...ignored, amountVnd: -ignored.amountVnd, reason: MORE_IS_KNOWN }
  return allocate(transaction, written, null, [takenBack, returned])
}

/** Confirms the return that an outgoing transfer is for. @returns what the money is for, `null` when none is owed. */
async function settleReturn(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  reported: ReportedTransaction,
  written: WrittenTransaction,
  candidate: Candidate | null
): Promise<NewAllocation | null> {
  const returnOwedId = candidate
    ? await findReturnOwedForTransfer(transaction, environment, candidate.receivable_id, reported.amountVnd)
    : null
  if (candidate === null || returnOwedId === null) {
    return null
  }
  const reason = `It returns what is owed for ${candidate.order_code}.`
  await confirmReturn(transaction, returnOwedId, {
    transactionId: written.transactionId,
    referenceNumber: reported.referenceNumber,
    actorId: SYSTEM,
    reason,
  })
  return {
    kind: "returned",
    amountVnd: reported.amountVnd,
    receivableId: candidate.receivable_id,
    vaOrderId: candidate.va_order_id,
    needsAttention: false,
    reason,
  }
}

/**
 * Joins money that came before its VA was known: SePay's answer to opening it was lost, the shopper paid, and the VA was
 * found at SePay later. The caller has locked the VA's number and the receivable, in this order.
 */
export async function allocateEarlyMoney(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  vaOrder: Pick<VaOrder, "id" | "receivableId" | "orderCode" | "accountNumber">,
  vaNumber: string
): Promise<void> {
  const early = await transaction("sepay_transaction")
    .where({ environment, va_number: vaNumber, direction: "in", ...NOT_DELETED })
    .orderBy("created_at")
    .limit(MAXIMUM_EARLY_TRANSACTIONS)
    // An admin may be deciding about one of them.
    .forUpdate()
    .select<Array<{ id: string; amount_vnd: string; account_number: string | null }>>("id", "amount_vnd", "account_number")
  for (const { id, amount_vnd, account_number } of early) {
    const receivable = await lockReceivable(transaction, vaOrder.receivableId)
    const unmatched = await findUndecided(transaction, id)
    if (receivable && unmatched) {
      const match = toMatch(
        {
          va_order_id: vaOrder.id,
          receivable_id: receivable.id,
          order_code: vaOrder.orderCode,
          account_number: vaOrder.accountNumber,
          matched_by: "virtual_account",
        },
        receivable
      )
      const reported = { amountVnd: toNumber(amount_vnd), direction: "in" as const, accountNumber: account_number }
      await reallocate(transaction, { transactionId: id, outcome: "known" }, receivable, unmatched, reported, match)
    }
  }
}

/** Makes whoever reports or opens this VA number wait for the other. Taken before a receivable's lock. */
export async function lockVaNumber(transaction: Knex.Transaction, vaNumber: string): Promise<void> {
  await lockByName(transaction, `sepay va ${vaNumber}`)
}

/** The one part of a transaction that fits no payment and that nobody has decided about; `null` when there is more. */
async function findUndecided(transaction: Knex.Transaction, transactionId: string): Promise<AllocatedPart | null> {
  const [only, ...others] = await listParts(transaction, transactionId)
  return only?.kind === "unmatched" && only.receivableId === null && others.length === 0 ? only : null
}

async function reallocate(
  transaction: Knex.Transaction,
  written: WrittenTransaction,
  receivable: Receivable,
  unmatched: AllocatedPart,
  reported: Omit<AllocatableTransaction, "hasUnknownCodeOfOurs">,
  match: AllocationMatch
): Promise<RecordedTransaction> {
  const allocations = decideAllocations({ ...reported, hasUnknownCodeOfOurs: false }, match)
  const takenBack = { ...unmatched, amountVnd: -unmatched.amountVnd, reason: MORE_IS_KNOWN }
  return allocate(transaction, written, receivable, [takenBack, ...allocations])
}

function describe(
  written: WrittenTransaction,
  receivable: Receivable | null,
  isSettlementDue: boolean,
  allocations: NewAllocation[]
): RecordedTransaction {
  return {
    ...written,
    receivableId: receivable?.id ?? null,
    paymentSessionId: receivable?.paymentSessionId ?? null,
    isSettlementDue,
    allocations,
  }
}

function toMatch(candidate: Candidate, receivable: Receivable): AllocationMatch {
  return {
    matchedBy: candidate.matched_by,
    vaOrderId: candidate.va_order_id,
    receivableId: candidate.receivable_id,
    orderCode: candidate.order_code,
    accountNumber: candidate.account_number,
    receivable: {
      amountVnd: receivable.amountVnd,
      receivedVnd: receivable.receivedVnd,
      isCanceled: receivable.canceledAt !== null,
    },
  }
}

function transactionRow(environment: SepayEnvironment, reported: ReportedTransaction) {
  return {
    id: newId("septxn"),
    environment,
    webhook_id: reported.webhookId,
    api_id: reported.apiId,
    source: reported.source,
    direction: reported.direction,
    ...bigNumberColumns("amount_vnd", reported.amountVnd),
    bank_name: reported.bankName,
    account_number: reported.accountNumber,
    va_number: reported.vaNumber,
    code: reported.code,
    reference_number: reported.referenceNumber,
    content: reported.content,
    transacted_at: reported.transactedAt,
    payload: JSON.stringify(reported.payload),
  }
}

