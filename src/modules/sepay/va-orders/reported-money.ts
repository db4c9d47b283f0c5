import type { LedgerContext } from "../context"
import { cameThroughSql } from "../money/came-through"
import { bigNumberColumns, type Sql, toNumber } from "../sql"
import type { VaOrder } from "./va-order"

/** Searching gets rarer with the time for which money is missing: at least a minute apart, at most this. */
const LONGEST_PAUSE_SECONDS = 3_600
const SHORTEST_PAUSE_SECONDS = 60
/** What was not found by then is for a person. */
const PERSON_AFTER_SECONDS = 120
/** What was not found in that time is searched for no more; a person still sees it. */
const LONGEST_SEARCH_SECONDS = 30 * 86_400

/** What came through the VA order `v`, whatever became of it, in whole VND. */
const RECORDED = `(SELECT COALESCE(SUM(t.amount_vnd), 0) FROM sepay_transaction t
  WHERE t.direction = 'in' AND t.duplicate_of_id IS NULL AND t.id IN (${cameThroughSql("v.id")}))`

/** The payment of a VA order still wants money. */
const IS_WANTED = `EXISTS (SELECT FROM sepay_receivable r WHERE r.id = sepay_va_order.receivable_id
  AND r.settlement_status = 'none' AND r.received_vnd < r.amount_vnd AND r.canceled_at IS NULL)`
/** The payment of a VA order holds a part, and is still wanted: a person has to ask the payer, or return the part. */
const IS_PAID_IN_PART = `EXISTS (SELECT FROM sepay_receivable r WHERE r.id = sepay_va_order.receivable_id
  AND r.received_vnd > 0 AND r.received_vnd < r.amount_vnd AND r.canceled_at IS NULL)`

/**
 * SQL for what SePay has counted on the numbers of a receivable and the ledger does not have, in whole VND. Money that a
 * person matched with the payment, and that came through none of its numbers as far as is known, is what was missing.
 *
 * @param receivableId where the receivable's id is
 */
function missingOf(receivableId: string): string {
  return `GREATEST(0, (SELECT COALESCE(SUM(GREATEST(0, v.reported_paid_vnd - ${RECORDED})), 0) FROM sepay_va_order v
      JOIN sepay_receivable own ON own.id = v.receivable_id AND own.environment = v.environment
      WHERE v.receivable_id = ${receivableId} AND v.reported_paid_vnd IS NOT NULL AND v.deleted_at IS NULL)
    - (SELECT COALESCE(SUM(amount_vnd), 0) FROM sepay_allocation matched
        WHERE matched.receivable_id = ${receivableId} AND matched.va_order_id IS NULL AND matched.kind = 'applied'
          AND matched.deleted_at IS NULL
          AND NOT EXISTS (SELECT FROM sepay_va_order through WHERE through.receivable_id = ${receivableId}
                AND through.reported_paid_vnd IS NOT NULL AND through.deleted_at IS NULL
                AND matched.transaction_id IN (${cameThroughSql("through.id")}))))`
}

/**
 * What SePay has counted on a receivable's numbers and the ledger does not have: its transaction is on the way, or lost.
 * While there is any, no other number is opened for the payment, and its order is not cancelled by itself. Whole VND.
 */
export async function findMissingVnd(sql: Sql, receivableId: string): Promise<number> {
  const { rows } = await sql.raw<{ rows: Array<{ missing: string }> }>(
    `SELECT ${missingOf("asked.id")} AS missing FROM (SELECT CAST(? AS text) AS id) asked`,
    [receivableId]
  )
  return toNumber(rows[0]?.missing ?? 0)
}

/** Which of several receivables miss money: see `findMissingVnd`. */
export async function listMissingMoney(sql: Sql, receivableIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql.raw<{ rows: Array<{ id: string }> }>(
    `SELECT asked.id FROM unnest(CAST(? AS text[])) AS asked(id) WHERE ${missingOf("asked.id")} > 0`,
    [[...receivableIds]]
  )
  return new Set(rows.map(({ id }) => id))
}

/** A payer is not kept from paying for ever by a number that SePay does not close: what comes on it counts all the same. */
const AWAITED_CLOSE_ATTEMPTS = 3

/** What SePay has yet to say of a receivable's numbers, before another one is given out. */
export interface OpenQuestions {
  /** @see findMissingVnd */
  missingVnd: number
  /**
   * SePay has yet to say that an abandoned number is closed, or was paid. One that has expired is asked about once: no bank
   * takes money for it any more. One that SePay does not know is not waited for.
   */
  isClosing: boolean
}

/** @see OpenQuestions */
export async function loadOpenQuestions(sql: Sql, receivableId: string): Promise<OpenQuestions> {
  const { rows } = await sql.raw<{ rows: Array<{ missing: string; is_closing: boolean }> }>(
    `SELECT ${missingOf("asked.id")} AS missing,
            EXISTS (SELECT FROM sepay_va_order v JOIN sepay_receivable own ON own.id = v.receivable_id AND own.environment = v.environment
                     WHERE v.receivable_id = asked.id AND v.status = 'closing' AND v.deleted_at IS NULL AND v.unknown_to_sepay_at IS NULL
              AND v.close_attempts < CASE WHEN v.expires_at <= now() THEN 1 ELSE :awaited END) AS is_closing
       FROM (SELECT CAST(:receivableId AS text) AS id) asked`,
    { receivableId, awaited: AWAITED_CLOSE_ATTEMPTS }
  )
  return { missingVnd: toNumber(rows[0]?.missing ?? 0), isClosing: rows[0]?.is_closing ?? false }
}

/** What the ledger knows to have come through a VA order, whatever became of it. Whole VND. */
export async function findRecordedVnd(sql: Sql, vaOrderId: string): Promise<number> {
  const { rows } = await sql.raw<{ rows: Array<{ recorded: string }> }>(
    `SELECT ${RECORDED} AS recorded FROM sepay_va_order v WHERE v.id = ?`,
    [vaOrderId]
  )
  return toNumber(rows[0]?.recorded ?? 0)
}

/**
 * Writes down how much SePay has counted on an order, where the ledger has less. SePay counts up only: an older answer that
 * comes later changes nothing.
 *
 * @param paidVnd whole VND
 */
export async function recordReportedPaid(sql: Sql, vaOrderId: string, paidVnd: number): Promise<void> {
  await sql("sepay_va_order AS v")
    .where("v.id", vaOrderId)
    .whereRaw(`COALESCE(v.reported_paid_vnd, 0) < ? AND ${RECORDED} < ?`, [paidVnd, paidVnd])
    .update({
      ...bigNumberColumns("reported_paid_vnd", paidVnd),
      reported_at: sql.fn.now(),
      search_at: sql.fn.now(),
      updated_at: sql.fn.now(),
    })
}

/**
 * Notes whether SePay knows the order. That it does not proves nothing (the token can be another company's): while the
 * payment is wanted, a person has to look.
 */
export async function recordKnownToSepay(sql: Sql, vaOrderId: string, isKnown: boolean): Promise<void> {
  await sql("sepay_va_order")
    .where({ id: vaOrderId })
    .update({
      unknown_to_sepay_at: isKnown ? null : sql.fn.now(),
      needs_attention: isKnown ? sql.raw(`needs_attention AND ${IS_PAID_IN_PART}`) : sql.raw(`needs_attention OR ${IS_WANTED}`),
      updated_at: sql.fn.now(),
    })
}

/** Money that SePay has counted on a VA order, and that is to be searched for. */
export interface MissingMoney {
  vaOrderId: string
  receivableId: string
  orderCode: string
  apiVersion: VaOrder["apiVersion"]
  sepayBankAccountId: string
  accountNumber: string
  missingVnd: number
  /** When the VA order was written. */
  since: Date
}

/** Takes the VA orders whose missing money is to be searched for now. One process at a time searches for one. */
export async function claimMissingMoney(
  { sql, environment }: LedgerContext,
  receivableId: string | null,
  limit: number
): Promise<MissingMoney[]> {
  const { rows } = await sql.raw<{ rows: Array<MissingMoneyRow> }>(
    `UPDATE sepay_va_order AS searched
        SET search_at = CASE WHEN reported_at > now() - make_interval(secs => :longestSearch)
              THEN now() + make_interval(secs => LEAST(:longestPause, GREATEST(:shortestPause,
                EXTRACT(EPOCH FROM now() - reported_at)))) END
      WHERE id IN (
        SELECT id FROM sepay_va_order
         WHERE environment = :environment AND search_at <= now() AND deleted_at IS NULL
           AND (CAST(:receivableId AS text) IS NULL OR receivable_id = :receivableId)
         ORDER BY search_at LIMIT :limit FOR UPDATE SKIP LOCKED)
     RETURNING id, receivable_id, order_code, api_version, sepay_bank_account_id, account_number, created_at,
       ${missingOf("searched.receivable_id")} AS missing`,
    {
      environment,
      receivableId,
      limit,
      longestSearch: LONGEST_SEARCH_SECONDS,
      longestPause: LONGEST_PAUSE_SECONDS,
      shortestPause: SHORTEST_PAUSE_SECONDS,
    }
  )
  return rows.map((row) => ({
    vaOrderId: row.id,
    receivableId: row.receivable_id,
    orderCode: row.order_code,
    apiVersion: row.api_version,
    sepayBankAccountId: row.sepay_bank_account_id,
    accountNumber: row.account_number,
    missingVnd: toNumber(row.missing),
    since: row.created_at,
  }))
}

interface MissingMoneyRow {
  id: string
  receivable_id: string
  order_code: string
  api_version: VaOrder["apiVersion"]
  sepay_bank_account_id: string
  account_number: string
  created_at: Date
  missing: string
}

/**
 * Notes that the missing money of a VA order was searched for. Nothing is missing any more: the search ends. Something has
 * been missing for minutes: a person has to look.
 *
 * @returns what is missing now, in whole VND
 */
export async function recordSearched(
  sql: Sql,
  { vaOrderId, receivableId }: Pick<MissingMoney, "vaOrderId" | "receivableId">
): Promise<number> {
  const missingVnd = await findMissingVnd(sql, receivableId)
  const update =
    missingVnd > 0
      ? { needs_attention: sql.raw("needs_attention OR reported_at <= now() - make_interval(secs => ?)", [PERSON_AFTER_SECONDS]) }
      : { search_at: null, needs_attention: sql.raw(`needs_attention AND ${IS_PAID_IN_PART}`) }
  await sql("sepay_va_order").where({ id: vaOrderId }).update({ ...update, updated_at: sql.fn.now() })
  return missingVnd
}

