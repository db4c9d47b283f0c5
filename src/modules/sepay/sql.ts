import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"

/** A connection or a transaction on it. */
export type Sql = Knex | Knex.Transaction

/** SePay's environment; rows of the two never mix. */
export type SepayEnvironment = "production" | "sandbox"

/**
 * Medusa's models have soft deletion, and all their indexes are over rows that are not deleted: a query that does not say
 * so reads the whole table. The ledger itself never deletes.
 */
export const NOT_DELETED = { deleted_at: null }

/** The conflict target of a model's unique index. */
export function uniqueWhereNotDeleted(sql: Sql, columns: string): Knex.Raw {
  return sql.raw(`(${columns}) WHERE deleted_at IS NULL`)
}

/**
 * The two columns in which Medusa's `bigNumber` property keeps a value: the number, and the exact value as JSON. The
 * ledger writes with SQL of its own (row locks, one round trip), so it fills both.
 */
export function bigNumberColumns(column: string, value: number): Record<string, string> {
  return { [column]: String(value), [`raw_${column}`]: JSON.stringify({ value: String(value), precision: 20 }) }
}

/** Locks a name, which need not be a row's, until the transaction ends. */
export const NAMED_LOCK = "pg_advisory_xact_lock(hashtextextended(?, 0))"

/** Locks a name until the transaction ends. */
export async function lockByName(transaction: Knex.Transaction, name: string): Promise<void> {
  await transaction.raw(`SELECT ${NAMED_LOCK}`, [name])
}

/** Locks a name until the transaction ends, unless another one holds it. @returns whether it did */
export async function tryLockByName(transaction: Knex.Transaction, name: string): Promise<boolean> {
  const { rows } = await transaction.raw<{ rows: Array<{ locked: boolean }> }>(
    "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0)) AS locked",
    [name]
  )
  return rows[0]?.locked ?? false
}

/** Postgres answers `numeric` as text. VND amounts and sums are far below 2^53. */
export function toNumber(value: unknown): number {
  return Number(value)
}

/** What the time in a ULID is written with: ten characters of 32 kinds, in the order in which texts are sorted. */
const ULID_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const ULID_TIME_LENGTH = 10

/**
 * What ids of rows written from a moment on are not below. Row ids are ULIDs, so a range of ids is a range of time, and the
 * primary key is its index.
 */
export function firstIdSince(prefix: string, since: Date): string {
  const digits = Array.from({ length: ULID_TIME_LENGTH }, (_, position) => {
    const value = Math.floor(since.getTime() / 32 ** (ULID_TIME_LENGTH - 1 - position)) % 32
    return ULID_ALPHABET.charAt(value)
  })
  return `${prefix}_${digits.join("")}`
}

/** A row id with the prefix of its model. */
export function newId(prefix: string): string {
  return generateEntityId("", prefix)
}
