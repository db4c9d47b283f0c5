import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { AllocationKind } from "../money/decide-allocations"
import { OCCURRED_AT } from "../occurred-at"
import type { TransactionSource } from "../money/reported-transaction"
import { type SepayEnvironment, type Sql, toNumber } from "../sql"

/** What some of a transaction's money is for now, or that a person has to look at it. */
export type TransactionStatus = "attention" | AllocationKind

/** Which transactions are looked for. What is not named filters nothing. Amounts are whole VND. */
export interface TransactionFilters {
  /** A VA number, code, reference or words of the payer's text; the beginning of each word will do. */
  text?: string | undefined
  /** Payment collections whose transactions `text` finds too: those of the order with that number. */
  paymentCollectionIds?: string[] | undefined
  /** Any of them. */
  statuses?: TransactionStatus[] | undefined
  accountNumbers?: string[] | undefined
  direction?: "in" | "out" | undefined
  source?: TransactionSource | undefined
  occurredFrom?: Date | undefined
  occurredBefore?: Date | undefined
  /** What the ledger did not know yet is left out: a list that is read in pieces does not move meanwhile. */
  recordedBefore?: Date | undefined
  minimumAmountVnd?: number | undefined
  maximumAmountVnd?: number | undefined
}

/** A condition over `sepay_transaction` with its named bindings. */
export interface TransactionWhere {
  where: string
  bindings: Record<string, Knex.RawBinding>
}

/**
 * The amount, for the list alone. An index over the column itself would tempt Postgres when a webhook is recorded: it looks
 * for the same amount among the few transactions that could be the same transfer, for which there are indexes of their own.
 */
export const LISTED_AMOUNT = "(sepay_transaction.amount_vnd + 0)"

/**
 * The words of what is known of a transaction, as the index `IDX_sepay_transaction_search` has them. Punctuation separates:
 * Postgres would take `a/b.c` for a path.
 */
const SEARCH_WORDS = `to_tsvector('simple', regexp_replace(COALESCE(va_number, '') || ' ' || COALESCE(code, '') || ' ' ||
  COALESCE(reference_number, '') || ' ' || COALESCE(content, ''), '[!-/:-@[-\`{-~]+', ' ', 'g'))`
/** The same for a plan that reads transactions in their order: the index is not to be used. */
const SEARCH_WORDS_OF_ROW = `(${SEARCH_WORDS} @@ to_tsquery('simple', :words)) IS TRUE`
const PUNCTUATION = /[!-/:-@[-`{-~\s]+/u
/** The beginning of a word is looked for from this length on: shorter ones begin half of all words. */
const SHORTEST_BEGINNING = 4
const MAXIMUM_WORDS = 10
/**
 * Up to so many matches are looked up and sorted. What more transactions hold is common: the newest of them are found by
 * going through the transactions in their order.
 */
const MAXIMUM_SORTED_MATCHES = 10_000
/** How many of the newest transactions are looked at to see whether a word is in most of them. */
const SAMPLE = 200
const COMMON_PART = 0.1

/** Puts the filters into a condition. A text is looked up first, since Postgres cannot tell how many hold it. */
export async function toTransactionWhere(
  sql: Sql,
  environment: SepayEnvironment,
  filters: TransactionFilters
): Promise<TransactionWhere> {
  const { accountNumbers, direction, source, occurredFrom, occurredBefore, minimumAmountVnd, maximumAmountVnd } = filters
  const conditions: Array<TransactionWhere | null> = [
    { where: "sepay_transaction.deleted_at IS NULL", bindings: {} },
    given("environment = :environment", { environment }),
    await toTextWhere(sql, filters),
    await toStatusWhere(sql, filters.statuses ?? []),
    given("account_number = ANY(:accountNumbers)", { accountNumbers }),
    given("direction = :direction", { direction }),
    given("source = :source", { source }),
    given(`${OCCURRED_AT} >= :occurredFrom`, { occurredFrom }),
    given(`${OCCURRED_AT} < :occurredBefore`, { occurredBefore }),
    given("sepay_transaction.created_at < :recordedBefore", { recordedBefore: filters.recordedBefore }),
    given(`${LISTED_AMOUNT} >= :minimumAmountVnd`, { minimumAmountVnd }),
    given(`${LISTED_AMOUNT} <= :maximumAmountVnd`, { maximumAmountVnd }),
  ]
  const all = conditions.filter((condition) => condition !== null)
  return {
    where: all.map(({ where }) => `(${where})`).join(" AND "),
    bindings: Object.assign({}, ...all.map(({ bindings }) => bindings)),
  }
}

function given(where: string, bindings: Record<string, Knex.RawBinding | undefined>): TransactionWhere | null {
  const values = Object.fromEntries(Object.entries(bindings).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  return Object.keys(values).length === 0 ? null : { where, bindings: values }
}

async function toTextWhere(sql: Sql, { text, paymentCollectionIds }: TransactionFilters): Promise<TransactionWhere | null> {
  if (!text?.trim()) {
    return null
  }
  const words = toSearchQuery(text)
  if (words !== null && (await isInMany(sql, words))) {
    return { where: SEARCH_WORDS_OF_ROW, bindings: { words } }
  }
  const ofOrder = paymentCollectionIds?.length ? await findIdsOfCollections(sql, paymentCollectionIds) : []
  const ofWords = words === null ? [] : await findIdsOfWords(sql, words)
  return ofWords.length > MAXIMUM_SORTED_MATCHES
    ? { where: SEARCH_WORDS_OF_ROW, bindings: { words } }
    : { where: "sepay_transaction.id = ANY(:textIds)", bindings: { textIds: [...ofOrder, ...ofWords] } }
}

/** Whether the newest transactions say that most of them hold these words: the index would name them all. */
async function isInMany(sql: Sql, words: string): Promise<boolean> {
  const { rows } = await sql.raw<{ rows: Array<{ matches: string }> }>(
    `SELECT count(*) FILTER (WHERE ${SEARCH_WORDS_OF_ROW}) AS matches FROM (
       SELECT * FROM sepay_transaction WHERE deleted_at IS NULL ORDER BY ${OCCURRED_AT} DESC, id DESC LIMIT :sample) AS newest`,
    { words, sample: SAMPLE }
  )
  return toNumber(rows[0]?.matches ?? 0) > SAMPLE * COMMON_PART
}

async function findIdsOfWords(sql: Sql, words: string): Promise<string[]> {
  const { rows } = await sql.raw<{ rows: Array<{ id: string }> }>(
    `SELECT id FROM sepay_transaction WHERE ${SEARCH_WORDS} @@ to_tsquery('simple', :words) AND deleted_at IS NULL LIMIT :limit`,
    { words, limit: MAXIMUM_SORTED_MATCHES + 1 }
  )
  return rows.map(({ id }) => id)
}

/** A query that finds all words of a text, `null` when it has none. Pure. */
export function toSearchQuery(text: string): string | null {
  const words = text.split(PUNCTUATION).filter((word) => word !== "").slice(0, MAXIMUM_WORDS)
  return words.length === 0
    ? null
    : words.map((word) => `'${word}'${word.length >= SHORTEST_BEGINNING ? ":*" : ""}`).join(" & ")
}

async function findIdsOfCollections(sql: Sql, paymentCollectionIds: string[]): Promise<string[]> {
  const { rows } = await sql.raw<{ rows: Array<{ id: string }> }>(
    `SELECT DISTINCT allocation.transaction_id AS id
       FROM sepay_receivable AS receivable
       JOIN sepay_allocation AS allocation ON allocation.receivable_id = receivable.id AND allocation.deleted_at IS NULL
      WHERE receivable.payment_collection_id = ANY(:paymentCollectionIds) AND receivable.deleted_at IS NULL`,
    { paymentCollectionIds }
  )
  return rows.map(({ id }) => id)
}

/**
 * What few transactions are is found in indexes over these few, once for the page and the count; what many are is looked at
 * row by row, in the order of the list, which soon has a page of them.
 */
async function toStatusWhere(sql: Sql, statuses: readonly TransactionStatus[]): Promise<TransactionWhere | null> {
  if (statuses.length === 0) {
    return null
  }
  const kinds = statuses.filter((status) => status !== "attention")
  const isCommon = await areCommon(sql, kinds)
  const few = [
    ...(statuses.includes("attention") ? await findIds(sql, NEEDING_ATTENTION, {}) : []),
    ...(kinds.length > 0 && !isCommon ? await findIds(sql, FEW_OF_KINDS, { kinds }) : []),
  ]
  const ofFew = "sepay_transaction.id = ANY(:statusIds)"
  return {
    where: isCommon ? `${MANY_OF_KINDS} OR ${ofFew}` : ofFew,
    bindings: { statusIds: few, ...(isCommon ? { kinds } : {}) },
  }
}

async function findIds(sql: Sql, statement: string, bindings: Record<string, Knex.RawBinding>): Promise<string[]> {
  const { rows } = await sql.raw<{ rows: Array<{ id: string }> }>(`${statement} LIMIT :limit`, {
    ...bindings,
    limit: MAXIMUM_SORTED_MATCHES,
  })
  return rows.map(({ id }) => id)
}

/** The newest first, should there be too many: ids are in the order of time. */
const NEEDING_ATTENTION = `SELECT transaction_id AS id FROM sepay_allocation WHERE needs_attention AND deleted_at IS NULL
  GROUP BY transaction_id HAVING SUM(amount_vnd) > 0 ORDER BY transaction_id DESC`

const FEW_OF_KINDS = `SELECT transaction_id AS id FROM sepay_allocation
  WHERE kind = ANY(:kinds) AND kind <> 'applied' AND deleted_at IS NULL
  GROUP BY kind, transaction_id HAVING SUM(amount_vnd) > 0`

const MANY_OF_KINDS = `EXISTS (SELECT 1 FROM sepay_allocation AS allocation
  WHERE allocation.transaction_id = sepay_transaction.id AND allocation.kind = ANY(:kinds) AND allocation.deleted_at IS NULL
  GROUP BY allocation.kind HAVING SUM(allocation.amount_vnd) > 0)`

/** What is applied always is. */
async function areCommon(sql: Sql, kinds: readonly AllocationKind[]): Promise<boolean> {
  if (kinds.length === 0 || kinds.includes("applied")) {
    return kinds.length > 0
  }
  const { rows } = await sql.raw<{ rows: Array<{ count: string }> }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM sepay_allocation
       WHERE kind = ANY(:kinds) AND kind <> 'applied' AND deleted_at IS NULL LIMIT :limit) AS counted`,
    { kinds: [...kinds], limit: MAXIMUM_SORTED_MATCHES }
  )
  return toNumber(rows[0]?.count ?? 0) >= MAXIMUM_SORTED_MATCHES
}
