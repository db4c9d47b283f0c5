import type { SepayApiVersion } from "../../../sepay/api/sepay-api"
import type { SepayContext } from "../context"
import { newId, NOT_DELETED, type SepayEnvironment, type Sql, toNumber, uniqueWhereNotDeleted } from "../sql"

/** A bank account whose transactions are to be read, and from where. */
export interface ReconciliationCursor {
  id: string
  bankAccountId: string
  sepayBankAccountId: string
  bankName: string
  accountNumber: string
  /** `null`: read by time. */
  sinceId: string | null
  /** Where a reading by time begins. */
  readFrom: Date
  /** When the store came to know the account: what moved before is not its business. */
  knownSince: Date
  /** When its last days were counted again; `null`: never. */
  recountedAt: Date | null
}

/**
 * Writes the cursors of bank accounts that have none: those that the store sells on, or sold on. What moved before the
 * store knew an account is not its business.
 */
export async function ensureCursors(sql: Sql, environment: SepayEnvironment, apiVersion: SepayApiVersion): Promise<void> {
  const accounts = await sql("sepay_bank_account AS account")
    .where({ "account.environment": environment, "account.is_active": true, "account.deleted_at": null })
    .where((where) =>
      where
        .where("account.is_enabled", true)
        .orWhere(
          "account.id",
          // Not EXISTS: nearly all VA orders are of one account, so Postgres would read the table for the others.
          sql("sepay_va_order")
            .whereRaw("bank_account_id >= account.id")
            .where(NOT_DELETED)
            .orderBy("bank_account_id")
            .limit(1)
            .select("bank_account_id")
        )
    )
    .whereNotExists(
      sql("sepay_reconciliation_cursor AS known")
        .whereRaw("known.bank_account_id = account.id")
        .where({ "known.api_version": apiVersion, "known.deleted_at": null })
    )
    .select<Array<{ id: string; created_at: Date }>>("account.id", "account.created_at")
  if (accounts.length > 0) {
    await sql("sepay_reconciliation_cursor")
      .insert(
        accounts.map((account) => ({
          id: newId("seprcu"),
          environment,
          bank_account_id: account.id,
          api_version: apiVersion,
          read_from: account.created_at,
        }))
      )
      .onConflict(uniqueWhereNotDeleted(sql, "bank_account_id, api_version"))
      .ignore()
  }
}

/**
 * No number was ever opened on the account: no payment waits for what comes to it. The audit takes all accounts for read when
 * each was within half an hour.
 */
const UNUSED_SECONDS = 1_200

/** Which accounts may be read now. */
export interface ClaimableAccounts {
  /** Only accounts that nobody began to read for this long, in seconds; those on which no number was ever opened, for 20 minutes. 0: all. */
  unreadForSeconds: number
  /** Cursors that the run has had. */
  exceptCursorIds: string[]
  /** Only these; `null`: all that are active. */
  bankAccountIds: string[] | null
}

/**
 * Takes the lease of the account that was not read for the longest time. One process at a time reads an account, and
 * another one takes over when that process died.
 *
 * @returns `null` when there is none left.
 */
export async function claimCursor(
  sql: Sql,
  environment: SepayEnvironment,
  apiVersion: SepayApiVersion,
  { unreadForSeconds, exceptCursorIds, bankAccountIds }: ClaimableAccounts,
  leaseSeconds: number
): Promise<ReconciliationCursor | null> {
  const { rows } = await sql.raw<{
    rows: Array<{
      id: string
      bank_account_id: string
      sepay_id: string
      bank_name: string
      account_number: string
      since_id: string | null
      read_from: Date
      known_since: Date
      recounted_at: Date | null
    }>
  }>(
    `UPDATE sepay_reconciliation_cursor AS cursor
        SET lease_until = now() + make_interval(secs => :leaseSeconds), last_read_at = now(), updated_at = now()
       FROM sepay_bank_account AS account
      WHERE account.id = cursor.bank_account_id AND cursor.id = (
        SELECT free.id FROM sepay_reconciliation_cursor AS free
          JOIN sepay_bank_account ON sepay_bank_account.id = free.bank_account_id AND sepay_bank_account.is_active
         WHERE free.environment = :environment AND free.api_version = :apiVersion AND free.deleted_at IS NULL
           AND COALESCE(free.lease_until, '-infinity') <= now()
           AND COALESCE(free.last_read_at, '-infinity') <= now() - make_interval(secs =>
             CASE WHEN :unreadForSeconds = 0 OR free.bank_account_id = (
                 SELECT used.bank_account_id FROM sepay_va_order AS used
                  WHERE used.bank_account_id >= free.bank_account_id AND used.deleted_at IS NULL
                  ORDER BY used.bank_account_id LIMIT 1)
               THEN :unreadForSeconds ELSE GREATEST(:unreadForSeconds, ${UNUSED_SECONDS}) END)
           AND free.id <> ALL(:exceptCursorIds)
           AND (CAST(:bankAccountIds AS text[]) IS NULL OR free.bank_account_id = ANY(:bankAccountIds))
         ORDER BY free.last_read_at NULLS FIRST, free.id LIMIT 1 FOR UPDATE OF free SKIP LOCKED)
  RETURNING cursor.id, cursor.bank_account_id, cursor.since_id, cursor.read_from, cursor.recounted_at,
            account.created_at AS known_since, account.sepay_id, account.bank_name, account.account_number`,
    { environment, apiVersion, unreadForSeconds, exceptCursorIds, bankAccountIds, leaseSeconds }
  )
  const [row] = rows
  return row
    ? {
        id: row.id,
        bankAccountId: row.bank_account_id,
        sepayBankAccountId: row.sepay_id,
        bankName: row.bank_name,
        accountNumber: row.account_number,
        sinceId: row.since_id,
        readFrom: row.read_from,
        knownSince: row.known_since,
        recountedAt: row.recounted_at,
      }
    : null
}

/** Keeps the lease of an account that is being read. */
export async function renewCursor(sql: Sql, cursorId: string, leaseSeconds: number): Promise<void> {
  await sql("sepay_reconciliation_cursor")
    .where({ id: cursorId })
    .update({ lease_until: sql.raw("now() + make_interval(secs => ?)", [leaseSeconds]), updated_at: sql.fn.now() })
}

/** Notes how far an account was read. @param sinceId `null`: the next run reads by time. */
export async function moveCursor(sql: Sql, cursorId: string, sinceId: string | null): Promise<void> {
  await sql("sepay_reconciliation_cursor").where({ id: cursorId }).update({ since_id: sinceId, updated_at: sql.fn.now() })
}

/** Ends the lease of an account. @param readFrom where a reading by time may begin, after one that came to the end. */
export async function releaseCursor(sql: Sql, cursorId: string, readFrom: Date | null): Promise<void> {
  await sql("sepay_reconciliation_cursor")
    .where({ id: cursorId })
    .update({
      ...(readFrom === null ? {} : { read_from: sql.raw("GREATEST(read_from, ?)", [readFrom]) }),
      lease_until: null,
      updated_at: sql.fn.now(),
    })
}

/** Notes that the last days of an account were counted again. */
export async function noteRecounted(sql: Sql, cursorId: string): Promise<void> {
  await sql("sepay_reconciliation_cursor").where({ id: cursorId }).update({ recounted_at: sql.fn.now(), updated_at: sql.fn.now() })
}

/**
 * Lets accounts be read again from a moment on. A reading that breaks off begins there again; what was known is recognized.
 *
 * @param bankAccountIds only these; `null`: all
 * @returns how many accounts
 */
export async function readAgainFrom(
  { sql, environment, options: { apiVersion } }: SepayContext,
  from: Date,
  bankAccountIds: string[] | null
): Promise<number> {
  await ensureCursors(sql, environment, apiVersion)
  const cursors = sql("sepay_reconciliation_cursor").where({ environment, api_version: apiVersion, ...NOT_DELETED })
  return (bankAccountIds === null ? cursors : cursors.whereIn("bank_account_id", bankAccountIds)).update({
    since_id: null,
    read_from: sql.raw("LEAST(read_from, CAST(? AS timestamptz))", [from]),
    updated_at: sql.fn.now(),
  })
}

/** How far the accounts are read that a run since a moment reads. */
export interface ReadingProgress {
  accountsTotal: number
  accountsRead: number
  /** Accounts that a process is reading now. */
  accountsLeased: number
  /** When a process last wrote how far it is. */
  lastActivityAt: Date | null
}

/** How far the accounts are read. @param since when the run began */
export async function loadReadingProgress(
  { sql, environment, options: { apiVersion } }: SepayContext,
  since: Date
): Promise<ReadingProgress> {
  const { rows } = await sql.raw<{ rows: Array<Record<"total" | "read" | "leased", string> & { active: Date | null }> }>(
    `SELECT count(*) AS total, count(*) FILTER (WHERE lease_until > now()) AS leased, MAX(cursor.updated_at) AS active,
            count(*) FILTER (WHERE last_read_at >= :since AND COALESCE(lease_until, '-infinity') <= now()) AS read
       FROM sepay_reconciliation_cursor AS cursor
       JOIN sepay_bank_account AS account ON account.id = cursor.bank_account_id AND account.is_active
      WHERE cursor.environment = :environment AND cursor.api_version = :apiVersion AND cursor.deleted_at IS NULL`,
    { environment, apiVersion, since }
  )
  const [row] = rows
  return {
    accountsTotal: toNumber(row?.total ?? 0),
    accountsRead: toNumber(row?.read ?? 0),
    accountsLeased: toNumber(row?.leased ?? 0),
    lastActivityAt: row?.active ?? null,
  }
}
