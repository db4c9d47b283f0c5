import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { duplicateRetrySeconds } from "../backoff"
import type { LedgerContext } from "../context"
import { newId, NOT_DELETED, type SepayEnvironment, type Sql, toNumber } from "../sql"
import { cameThroughSql } from "./came-through"
import type { PossibleDuplicateFacts } from "./decide-duplicate"
import type { ReportedTransaction } from "./reported-transaction"

/** A transfer that may be another one, and that nobody has decided about. */
export interface PossibleDuplicate {
  id: string
  transactionId: string
  receivableId: string
  vaOrderId: string
  attempts: number
}

interface PossibleDuplicateRow {
  id: string
  transaction_id: string
  receivable_id: string
  va_order_id: string
  attempts: number
}

/**
 * SQL that is true of a transaction `t` that may have come through a virtual account: its reports name one, or do not say on
 * which account it arrived. SePay counts only these on a VA order; a transfer to the plain account that carries the order's
 * code in its text is none of them.
 */
const MAY_BE_ON_VIRTUAL_ACCOUNT = "(t.va_number IS NOT NULL OR t.account_number IS NULL)"

/** Whether a reported transfer may have come through a virtual account, like `MAY_BE_ON_VIRTUAL_ACCOUNT`. */
export function mayBeOnVirtualAccount({ vaNumber, accountNumber }: Pick<ReportedTransaction, "vaNumber" | "accountNumber">): boolean {
  return vaNumber !== null || accountNumber === null
}

/**
 * SQL that is true of a transaction `t` that could be the one that is reported: it came through the VA order `:vaOrderId`
 * with the same amount, only the other way (webhook or API) has reported it, and no other report was found to be it. When
 * and under which reference does not matter: the number is the order's own, and each transfer on it is reported twice.
 *
 * @param own the column of the ids of the way that reports it now. @param other the other way's
 */
export function isPossibleOriginal(own: OwnIdColumn, other: OwnIdColumn): string {
  return `t.environment = :environment AND t.direction = 'in' AND t.amount_vnd = :amountVnd AND t.${own} IS NULL
    AND t.${other} IS NOT NULL AND ${MAY_BE_ON_VIRTUAL_ACCOUNT} AND t.duplicate_of_id IS NULL AND t.deleted_at IS NULL
    AND EXISTS (SELECT FROM sepay_allocation part
                 WHERE part.transaction_id = t.id AND part.va_order_id = :vaOrderId AND part.deleted_at IS NULL)
    AND NOT EXISTS (SELECT FROM sepay_transaction found WHERE found.duplicate_of_id = t.id AND found.deleted_at IS NULL)`
}

/** What an admin recorded by hand can be a reported transfer up to so long before or after it: people mistake times. */
export const ENTRY_SECONDS = 86_400
/** A row of a bank's statement that has a time can be one up to so long before or after it: the time is the bank's. */
export const STATEMENT_SECONDS = 3_600

/** Bindings of `IS_POSSIBLE_ENTRY`. */
export const ENTRY_LIMITS = { entrySeconds: ENTRY_SECONDS, statementSeconds: STATEMENT_SECONDS }

/** SQL: up to how long before or after the entry `t` SePay's report of it can say that it was. */
const POSSIBLE_APART = `make_interval(secs => CASE WHEN t.source = 'statement' AND NOT t.is_day_only
    THEN CAST(:statementSeconds AS double precision) ELSE :entrySeconds END)`

/**
 * SQL that is true of a transaction `t` that an admin recorded, by hand or from a bank's statement, that SePay has not reported,
 * and that could be the one that is reported: the same amount and no other account, at about that time or for the same payment.
 */
export const IS_POSSIBLE_ENTRY = `t.environment = :environment AND t.direction = 'in' AND t.amount_vnd = :amountVnd
    AND t.entered_by IS NOT NULL AND t.webhook_id IS NULL AND t.api_id IS NULL AND t.deleted_at IS NULL
    AND COALESCE(t.account_number = :accountNumber, true)
    AND (t.transacted_at BETWEEN COALESCE(CAST(:transactedAt AS timestamptz), now()) - ${POSSIBLE_APART}
           AND COALESCE(CAST(:transactedAt AS timestamptz), now()) + ${POSSIBLE_APART}
      OR EXISTS (SELECT FROM sepay_allocation part WHERE part.transaction_id = t.id
                   AND part.receivable_id = :receivableId AND part.deleted_at IS NULL))`

/** Where the ids are by which the webhook (v1: also the API) and the v2 API name a transaction. */
export type OwnIdColumn = "webhook_id" | "api_id"

/** Notes that a transaction that was just recorded may be another one. */
export async function insertPossibleDuplicate(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  { transactionId, receivableId, vaOrderId }: Pick<PossibleDuplicate, "transactionId" | "receivableId" | "vaOrderId">
): Promise<void> {
  await transaction("sepay_possible_duplicate").insert({
    id: newId("seppdu"),
    environment,
    transaction_id: transactionId,
    receivable_id: receivableId,
    va_order_id: vaOrderId,
    status: "open",
    next_attempt_at: transaction.fn.now(),
  })
}

/**
 * Asks anew about the possible duplicates of a receivable after a second report of one of its transfers came: the one that
 * was taken for a duplicate may be a transfer of its own now, because the transfer that it was taken for has both reports.
 *
 * @returns whether there are any.
 */
export async function reopenPossibleDuplicates(transaction: Knex.Transaction, receivableId: string): Promise<boolean> {
  const { rows } = await transaction.raw<{ rows: unknown[] }>(
    `UPDATE sepay_possible_duplicate possible SET status = 'open', attempts = 0, next_attempt_at = now(), updated_at = now()
       FROM sepay_transaction t LEFT JOIN sepay_transaction original ON original.id = t.duplicate_of_id
      WHERE t.id = possible.transaction_id AND possible.receivable_id = ? AND possible.status IN ('open', 'duplicate')
        AND possible.deleted_at IS NULL
        AND ((t.webhook_id IS NOT NULL AND t.api_id IS NOT NULL)
          OR (original.webhook_id IS NOT NULL AND original.api_id IS NOT NULL))
     RETURNING possible.id`,
    [receivableId]
  )
  return rows.length > 0
}

/**
 * Takes the possible duplicates that SePay is to be asked about now. One process at a time asks about one: the next attempt
 * is put off before, and another process takes over when this one dies.
 *
 * @param receivableIds only those of these receivables; `null`: all
 */
export async function claimPossibleDuplicates(
  { sql, environment }: LedgerContext,
  receivableIds: string[] | null,
  limit: number
): Promise<PossibleDuplicate[]> {
  const { rows } = await sql.raw<{ rows: PossibleDuplicateRow[] }>(
    `UPDATE sepay_possible_duplicate possible
        SET next_attempt_at = now() + make_interval(secs => :retrySeconds * power(2, LEAST(attempts, 6))), updated_at = now()
      WHERE id IN (SELECT id FROM sepay_possible_duplicate
                    WHERE environment = :environment AND status = 'open' AND deleted_at IS NULL
                      AND (next_attempt_at <= now()) AND (CAST(:receivableIds AS text[]) IS NULL OR receivable_id = ANY(:receivableIds))
                    ORDER BY next_attempt_at LIMIT :limit FOR UPDATE SKIP LOCKED)
     RETURNING id, transaction_id, receivable_id, va_order_id, attempts`,
    { environment, receivableIds, limit, retrySeconds: duplicateRetrySeconds(1) }
  )
  return rows.map((row) => ({
    id: row.id,
    transactionId: row.transaction_id,
    receivableId: row.receivable_id,
    vaOrderId: row.va_order_id,
    attempts: toNumber(row.attempts),
  }))
}

/** Locks a possible duplicate that nobody has decided about; `null` when somebody has. */
export async function lockOpenDuplicate(transaction: Knex.Transaction, id: string): Promise<PossibleDuplicate | null> {
  const row: PossibleDuplicateRow | undefined = await transaction("sepay_possible_duplicate")
    .where({ id, status: "open", ...NOT_DELETED })
    .forUpdate()
    .first()
  return row
    ? {
        id: row.id,
        transactionId: row.transaction_id,
        receivableId: row.receivable_id,
        vaOrderId: row.va_order_id,
        attempts: toNumber(row.attempts),
      }
    : null
}

/** Writes what became of a possible duplicate. */
export async function updatePossibleDuplicate(
  sql: Sql,
  id: string,
  columns: { status?: "duplicate" | "separate" | "person"; attempts?: number }
): Promise<void> {
  await sql("sepay_possible_duplicate").where({ id }).update({ ...columns, updated_at: sql.fn.now() })
}

interface OwnRow {
  amount_vnd: string
  webhook_id: string | null
  api_id: string | null
  account_number: string | null
  transacted_at: Date | null
}

interface DuplicateFactsRow {
  original_id: string | null
  entry_id: string | null
  counted: string
  others: string
}

/** Reads what says whether a transfer is another one. Called under the receivable's lock. */
export async function readDuplicateFacts(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  { transactionId, receivableId, vaOrderId, attempts }: PossibleDuplicate
): Promise<PossibleDuplicateFacts> {
  const own = await transaction("sepay_transaction")
    .where({ id: transactionId })
    .first<OwnRow | undefined>("amount_vnd", "webhook_id", "api_id", "account_number", "transacted_at")
  const [ownColumn, otherColumn] =
    own?.webhook_id === null ? (["api_id", "webhook_id"] as const) : (["webhook_id", "api_id"] as const)
  const { rows } = await transaction.raw<{ rows: DuplicateFactsRow[] }>(
    `SELECT (SELECT t.id FROM sepay_transaction t WHERE ${isPossibleOriginal(ownColumn, otherColumn)}
              ORDER BY t.created_at LIMIT 1) AS original_id,
            (SELECT t.id FROM sepay_transaction t WHERE ${IS_POSSIBLE_ENTRY} ORDER BY t.created_at LIMIT 1) AS entry_id,
            (SELECT COALESCE(SUM(t.amount_vnd), 0) FROM sepay_transaction t
              WHERE t.id IN (${cameThroughSql(":vaOrderId")})
                AND t.direction = 'in' AND ${MAY_BE_ON_VIRTUAL_ACCOUNT}
                AND NOT EXISTS (SELECT FROM sepay_possible_duplicate possible
                  WHERE possible.transaction_id = t.id AND possible.status <> 'separate' AND possible.deleted_at IS NULL)) AS counted,
            (SELECT COALESCE(SUM(t.amount_vnd), 0) FROM sepay_possible_duplicate possible
               JOIN sepay_transaction t ON t.id = possible.transaction_id
              WHERE possible.va_order_id = :vaOrderId AND possible.status = 'open' AND possible.deleted_at IS NULL
                AND t.id <> :transactionId) AS others`,
    {
      environment,
      receivableId,
      vaOrderId,
      transactionId,
      amountVnd: toNumber(own?.amount_vnd ?? 0),
      accountNumber: own?.account_number ?? null,
      transactedAt: own?.transacted_at ?? null,
      ...ENTRY_LIMITS,
    }
  )
  const [row] = rows
  return {
    amountVnd: toNumber(own?.amount_vnd ?? 0),
    hasBothReports: own !== undefined && own.webhook_id !== null && own.api_id !== null,
    originalId: row?.original_id ?? null,
    entryId: row?.entry_id ?? null,
    countedVnd: toNumber(row?.counted ?? 0),
    otherOpenVnd: toNumber(row?.others ?? 0),
    attempts,
  }
}
