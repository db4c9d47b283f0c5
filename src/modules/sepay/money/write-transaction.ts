import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { bigNumberColumns, newId, type SepayEnvironment } from "../sql"
import { SYSTEM } from "./allocations"
import { ENTRY_LIMITS, IS_POSSIBLE_ENTRY, isPossibleOriginal, mayBeOnVirtualAccount } from "./possible-duplicates"
import type { ReportedTransaction } from "./reported-transaction"

/** A webhook and the API's row of the same transfer tell the same minute. */
export const DUPLICATE_SECONDS = 60
/** A webhook without a date can come this long after its transfer: SePay's retries end after 33 minutes. */
const UNDATED_SECONDS = 40 * 60
/** A reference is the bank's; it can come again after days. */
export const REFERENCE_SECONDS = 3 * 86_400

/**
 * Whose money a transaction is by what was reported of it: what came through a VA order. What a person decided is none of it,
 * nor what followed from that (matched money that became late with its order's cancel), nor a suggestion. `NULL` for nobody's.
 */
const OWNER = `(SELECT MIN(receivable_id) FROM sepay_allocation
  WHERE transaction_id = sepay_transaction.id AND actor_id = '${SYSTEM}' AND va_order_id IS NOT NULL AND deleted_at IS NULL)`

/**
 * What a later report knows and the row does not; nothing that the row says is changed. The payer's text does not come back
 * once it was removed.
 */
const ADD_WHAT_IS_NEW = `
         webhook_digest = COALESCE(webhook_digest, :webhookDigest),
         account_number = COALESCE(account_number, :accountNumber),
         va_number = COALESCE(va_number, :vaNumber),
         code = COALESCE(code, :code),
         reference_number = COALESCE(reference_number, :reference),
         content = CASE WHEN anonymized_at IS NULL THEN COALESCE(content, :content) ELSE content END,
         transacted_at = CASE WHEN is_day_only THEN COALESCE(CAST(:transactedAt AS timestamptz), transacted_at)
           ELSE COALESCE(transacted_at, CAST(:transactedAt AS timestamptz)) END,
         is_day_only = is_day_only AND CAST(:transactedAt AS timestamptz) IS NULL,
         updated_at = now()`

interface WrittenRow {
  id: string
  outcome: WrittenTransaction["outcome"]
  has_possible_original: boolean
}

/** A reported transaction after its codes and numbers were looked up. */
export interface RecognizedTransaction extends ReportedTransaction {
  /** A code that looks like this store's and is no VA order's. */
  unknownCode: string | null
}

/** The row of a reported transaction. */
export interface WrittenTransaction {
  transactionId: string
  /**
   * - `recorded`: it was not in the ledger;
   * - `merged`: it is a duplicate report of a transaction that the other way (webhook or API) brought, or tells more of one
   *   that was reported under the same id; nothing was counted twice;
   * - `known`: it was in the ledger already, and nothing was changed.
   */
  outcome: "recorded" | "merged" | "known"
  /**
   * It was recorded, and may be a transfer of the same VA order that only the other way (webhook or API) has reported, or one
   * that an admin recorded by hand.
   */
  hasPossibleOriginal: boolean
}

/**
 * Writes the row, or recognizes the one that is there: by its own id or its webhook's bytes, or as a duplicate report of one that the other way
 * (webhook or API) brought. What that row did not know is added to it; nothing that it said is changed.
 */
export async function writeTransaction(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  reported: RecognizedTransaction,
  owner: { receivableId: string; vaOrderId: string } | null
): Promise<WrittenTransaction> {
  const row = transactionRow(environment, reported)
  const [ownColumn, otherColumn, ownId] =
    reported.apiId === null
      ? (["webhook_id", "api_id", reported.webhookId] as const)
      : (["api_id", "webhook_id", reported.apiId] as const)
  const columns = Object.keys(row)
  const { rows } = await transaction.raw<{ rows: Array<WrittenRow> }>(
    `WITH known AS (
       SELECT id, (va_number IS NULL AND CAST(:vaNumber AS text) IS NOT NULL)
               OR (code IS NULL AND CAST(:code AS text) IS NOT NULL) AS knows_less
         FROM sepay_transaction
        WHERE environment = :environment AND deleted_at IS NULL
          AND (${ownColumn} = :ownId OR (CAST(:webhookDigest AS text) IS NOT NULL AND webhook_digest = :webhookDigest))
        ORDER BY (${ownColumn} = :ownId) DESC NULLS LAST LIMIT 1
     ), completed AS (
       UPDATE sepay_transaction SET ${ADD_WHAT_IS_NEW}
         FROM known WHERE sepay_transaction.id = known.id AND known.knows_less RETURNING sepay_transaction.id
     ), duplicate AS (
       UPDATE sepay_transaction SET
         ${ownColumn} = :ownId,
         ${ADD_WHAT_IS_NEW}
       WHERE NOT EXISTS (SELECT 1 FROM known) AND id = (
         SELECT id FROM sepay_transaction
          WHERE environment = :environment AND direction = :direction AND amount_vnd = :amountVnd
            AND ${ownColumn} IS NULL AND (${otherColumn} IS NOT NULL OR entered_by IS NOT NULL) AND deleted_at IS NULL
            AND COALESCE(account_number = :accountNumber, true) AND COALESCE(va_number = :vaNumber, true)
            AND COALESCE(${OWNER} = :receivableId, true)
            AND ((reference_number = :reference AND COALESCE(transacted_at, created_at)
                BETWEEN COALESCE(CAST(:transactedAt AS timestamptz), now()) - make_interval(secs => :referenceSeconds)
                    AND COALESCE(CAST(:transactedAt AS timestamptz), now()) + make_interval(secs => :referenceSeconds))
              OR ((reference_number IS NULL OR CAST(:reference AS text) IS NULL) AND NOT is_day_only
                AND (:mayKnowLess OR ${OWNER} IS NULL OR CAST(:receivableId AS text) IS NOT NULL)
                AND (transacted_at BETWEEN CAST(:transactedAt AS timestamptz) - make_interval(secs => :duplicateSeconds)
                    AND CAST(:transactedAt AS timestamptz) + make_interval(secs => :duplicateSeconds)
                  OR (CAST(:transactedAt AS timestamptz) IS NULL AND transacted_at
                    BETWEEN now() - make_interval(secs => :undatedSeconds) AND now() + make_interval(secs => :duplicateSeconds))
                  OR (transacted_at IS NULL AND created_at
                    BETWEEN COALESCE(CAST(:transactedAt AS timestamptz), now()) - make_interval(secs => :duplicateSeconds)
                        AND COALESCE(CAST(:transactedAt AS timestamptz), now()) + make_interval(secs => :undatedSeconds)))))
          ORDER BY (reference_number = :reference) DESC NULLS LAST,
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
     SELECT id, 'known' AS outcome, false AS has_possible_original FROM known WHERE NOT knows_less
     UNION ALL SELECT id, 'merged', false FROM completed UNION ALL SELECT id, 'merged', false FROM duplicate
     UNION ALL SELECT id, 'recorded', CAST(:vaOrderId AS text) IS NOT NULL
       AND EXISTS (SELECT FROM sepay_transaction t WHERE ${isPossibleOriginal(ownColumn, otherColumn)})
       OR CAST(:receivableId AS text) IS NOT NULL
       AND EXISTS (SELECT FROM sepay_transaction t WHERE ${IS_POSSIBLE_ENTRY}) FROM recorded`,
    {
      ...row,
      ownId,
      direction: reported.direction,
      amountVnd: reported.amountVnd,
      webhookDigest: reported.webhookDigest,
      accountNumber: reported.accountNumber,
      vaNumber: reported.vaNumber,
      code: reported.code,
      reference: reported.referenceNumber,
      content: reported.content,
      transactedAt: reported.transactedAt,
      receivableId: owner?.receivableId ?? null,
      vaOrderId: reported.direction === "in" && mayBeOnVirtualAccount(reported) ? (owner?.vaOrderId ?? null) : null,
      // A webhook may say nothing of what it is for; the API's row always names the VA that took the money.
      mayKnowLess: reported.apiId === null,
      duplicateSeconds: DUPLICATE_SECONDS,
      undatedSeconds: UNDATED_SECONDS,
      referenceSeconds: REFERENCE_SECONDS,
      ...ENTRY_LIMITS,
    }
  )
  const [written] = rows
  // No row: another delivery of the same id committed after this statement began.
  return written
    ? { transactionId: written.id, outcome: written.outcome, hasPossibleOriginal: written.has_possible_original }
    : { transactionId: row.id, outcome: "known", hasPossibleOriginal: false }
}

function transactionRow(environment: SepayEnvironment, reported: RecognizedTransaction) {
  return {
    id: newId("septxn"),
    environment,
    webhook_id: reported.webhookId,
    webhook_digest: reported.webhookDigest,
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
    unknown_code: reported.unknownCode,
  }
}
