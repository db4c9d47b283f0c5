import { MedusaError } from "@medusajs/framework/utils"
import { SepayError } from "../../../sepay/api/errors"
import type { ApiTransaction, CallOptions, Page, TransactionQuery, UnreadableRow } from "../../../sepay/api/sepay-api"
import type { SepayContext } from "../context"
import { logLine } from "../log"
import { toReportedTransaction } from "../money/api-transaction"
import { boundsOf, countListed, type Period } from "../money/count-listed"
import { recordTransaction } from "../money/record-transaction"
import { traced } from "../tracing"
import { askAboutDuplicates, type AskedDuplicates } from "./ask-about-duplicates"
import {
  claimCursor,
  ensureCursors,
  moveCursor,
  noteRecounted,
  type ReconciliationCursor,
  releaseCursor,
  renewCursor,
} from "./cursors"
import { findKnownIds, noteListed } from "./known-transactions"
import { daysToRecount } from "./recount"
import type { ReconciliationRun } from "./runs"
import { closeReadRows, recordUnreadableRow } from "./unreadable-rows"

/** v2 gives no more at once. */
const PAGE_SIZE = 100
/** v1 has no pages: it gives the newest 5000, and with as many nobody knows whether there are more. */
const V1_PAGE_SIZE = 4_999
/** What is read in one run of an account; by id, the next run goes on where this one ended. */
const MAXIMUM_PAGES = 1_000
/** How often a period is halved: from ten years to less than five minutes. */
const MAXIMUM_HALVINGS = 20
/** A process that dies while reading an account leaves it to the others after this time. */
const LEASE_SECONDS = 60
/** One call, its waits behind more important ones included. */
const CALL_MILLISECONDS = 30_000
/** How far SePay's clock may be behind the database's. */
const CLOCK_TOLERANCE_MILLISECONDS = 60_000
/** The lease is renewed after so many transactions. */
const RECORDED_PER_LEASE = 50
const LONGEST_ERROR = 2_000
/** How much of what was read completely is read again when it has to be read by time. */
const REREAD_MILLISECONDS = 86_400_000

/** What a run did, before anything is settled. */
export interface ReconcileResult extends Omit<ReconciliationRun, "settled"> {
  /** Receivables that are fully received now. */
  dueReceivableIds: string[]
}

/** The reading of one account. */
interface Reading {
  cursor: ReconciliationCursor
  run: ReconcileResult
  /** Transactions that could not be recorded: the cursor stays before them. */
  unrecorded: number
  /** Receivables of transfers that may have been reported twice: SePay is asked about them together, after the reading. */
  doubtfulReceivableIds: Set<string>
}

/** Which accounts are read. */
export interface ReconcileScope {
  /** Only accounts that nobody began to read for this long; those on which no number was ever opened, for 20 minutes. 0: all. */
  unreadForSeconds: number
  /** Only these; omitted: all that are active. */
  bankAccountIds?: string[]
}

/**
 * Reads the transactions that SePay knows and that no webhook brought, account after account, and records them. The calls
 * grow with the number of new transactions, not with that of open orders. Every run reads a page again, for what SePay
 * added late.
 */
export async function reconcileTransactions(context: SepayContext, scope: ReconcileScope): Promise<ReconcileResult> {
  return traced(
    "sepay.reconcile",
    {},
    () => readAccounts(context, scope),
    ({ calls, seen, recorded, unmatched }) => ({ calls, seen, recorded, unmatched })
  )
}

async function readAccounts(
  context: SepayContext,
  { unreadForSeconds, bankAccountIds }: ReconcileScope
): Promise<ReconcileResult> {
  const startedAt = new Date()
  const run: ReconcileResult = {
    startedAt,
    durationMilliseconds: 0,
    calls: 0,
    accounts: 0,
    seen: 0,
    recorded: 0,
    unmatched: 0,
    error: null,
    dueReceivableIds: [],
  }
  const { sql, environment, options } = context
  await ensureCursors(sql, environment, options.apiVersion)
  const exceptCursorIds: string[] = []
  while (!context.signal.aborted) {
    const claimable = { unreadForSeconds, exceptCursorIds, bankAccountIds: bankAccountIds ?? null }
    const cursor = await claimCursor(sql, environment, options.apiVersion, claimable, LEASE_SECONDS)
    if (!cursor) {
      break
    }
    exceptCursorIds.push(cursor.id)
    run.accounts += 1
    await readAccount(context, cursor, run)
  }
  return { ...run, durationMilliseconds: Date.now() - startedAt.getTime() }
}

function addAsked(run: ReconcileResult, { calls, separate, dueReceivableIds }: AskedDuplicates): void {
  run.calls += calls
  run.recorded += separate
  run.dueReceivableIds.push(...dueReceivableIds)
}

async function readAccount(context: SepayContext, cursor: ReconciliationCursor, run: ReconcileResult): Promise<void> {
  const reading: Reading = { cursor, run, unrecorded: 0, doubtfulReceivableIds: new Set() }
  let completedAt: number | null = null
  try {
    const beganAt = Date.now()
    const days = daysToRecount(cursor, new Date())
    if (cursor.sinceId === null) {
      // An account with so few transactions shows those of its last days in hardly more calls than counting them costs.
      await readByTime(context, reading, days[0]?.from)
    } else {
      const isComplete = await readSince(context, reading, cursor.sinceId).catch(toReadByTime)
      await (isComplete || readByTime(context, reading))
      await readLateRows(context, reading, days)
    }
    if (days.length > 0) {
      await noteRecounted(context.sql, cursor.id)
    }
    completedAt = reading.unrecorded === 0 ? beganAt : null
  } catch (error) {
    if (!(error instanceof SepayError)) {
      throw error
    }
    noteError(context, reading, `The transactions could not be read. ${error.message}`)
  } finally {
    const readFrom = completedAt === null ? null : new Date(completedAt - REREAD_MILLISECONDS)
    await releaseCursor(context.sql, cursor.id, readFrom)
  }
  if (reading.doubtfulReceivableIds.size > 0 && !context.signal.aborted) {
    addAsked(run, await askAboutDuplicates(context, [...reading.doubtfulReceivableIds]))
  }
}

function noteError(context: SepayContext, { cursor, run }: Reading, message: string): void {
  const error = `${cursor.bankName} ${cursor.accountNumber}: ${message}`
  context.logger.warn(logLine(`reconciliation is not complete: ${error}`, { bank_account_id: cursor.bankAccountId }))
  run.error = [run.error, error].filter((part) => part !== null).join(" ").slice(0, LONGEST_ERROR)
}

/**
 * Once a day, counts the last days at SePay and in the ledger: SePay can list a transfer later than the reading goes back. Where
 * the sums differ, each day is counted, the newest first, until it is known which have to be read again.
 */
async function readLateRows(context: SepayContext, reading: Reading, days: readonly Period[]): Promise<void> {
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) {
    return
  }
  const lacking = await countLacking(context, reading, { from: first.from, until: last.until })
  // What SePay lists no more hides as many of what it has listed late: each day has to tell.
  let left = lacking < 0 ? Infinity : lacking
  for (const day of [...days].reverse()) {
    if (left <= 0) {
      break
    }
    const lackingOfDay = days.length === 1 ? lacking : await countLacking(context, reading, day)
    if (lackingOfDay > 0) {
      left -= lackingOfDay
      await readAgain(context, reading, day)
    }
  }
}

/** How many more transactions SePay lists of a period than the ledger has; below 0 where it lists fewer. */
async function countLacking(context: SepayContext, { cursor, run }: Reading, period: Period): Promise<number> {
  const { sql, environment, api, signal } = context
  const call: CallOptions = { priority: "reconciliation", deadlineAt: Date.now() + CALL_MILLISECONDS, signal }
  run.calls += 1
  const counted = await api.countTransactions({ ...accountOf(context, cursor), ...boundsOf(period) }, call)
  return counted - (await countListed(sql, environment, api.version, cursor.accountNumber, period))
}

async function readAgain(context: SepayContext, reading: Reading, day: Period): Promise<void> {
  const fields = { bank_account_id: reading.cursor.bankAccountId }
  context.logger.info(logLine("SePay has listed transactions late, the day is read again", fields))
  const { transactedFrom, transactedTo } = boundsOf(day)
  await (context.api.version === "v2"
    ? readPages(context, reading, transactedFrom, transactedTo)
    : readPeriod(context, reading, transactedFrom, transactedTo, 0))
}

/** How SePay is asked for one account. */
function accountOf({ api }: SepayContext, cursor: ReconciliationCursor): Pick<TransactionQuery, "bankAccountId" | "accountNumber"> {
  return api.version === "v2" ? { bankAccountId: cursor.sepayBankAccountId } : { accountNumber: cursor.accountNumber }
}

/** SePay can have forgotten the transaction of the cursor, and v1 refuses to follow when it is too far behind. */
function toReadByTime(error: unknown): false {
  if (error instanceof SepayError && (error.kind === "validation" || error.kind === "not_found")) {
    return false
  }
  throw error
}

/** Follows an account from a transaction on, oldest first. */
async function readSince(context: SepayContext, reading: Reading, firstSinceId: string): Promise<true> {
  let sinceId = firstSinceId
  const seenIds: string[] = []
  for (let page = 1; page <= MAXIMUM_PAGES; page += 1) {
    const answer = await listPage(context, reading, { sinceId })
    await recordPage(context, reading, answer.items, answer.unreadable)
    seenIds.push(...idsOf(answer))
    const pageAgo = pageBefore(seenIds)
    // What could not be recorded is read again.
    if (pageAgo !== null && reading.unrecorded === 0) {
      await moveCursor(context.sql, reading.cursor.id, pageAgo)
    }
    const newest = seenIds.at(-1)
    if (!answer.hasMore || newest === undefined || newest === sinceId) {
      break
    }
    sinceId = newest
  }
  return true
}

/**
 * Reads everything from a moment on: while an account has not a page of transactions, and where its cursor is of no use.
 *
 * @param atLatestFrom where to begin when the last reading came further
 */
async function readByTime(context: SepayContext, reading: Reading, atLatestFrom: Date = new Date()): Promise<void> {
  const readFrom = reading.cursor.readFrom.getTime() - CLOCK_TOLERANCE_MILLISECONDS
  const from = new Date(Math.min(readFrom, atLatestFrom.getTime()))
  const newestFirstIds =
    context.api.version === "v2"
      ? await readPages(context, reading, from)
      : await readPeriod(context, reading, from, new Date(Date.now() + CLOCK_TOLERANCE_MILLISECONDS), 0)
  const sinceId = reading.unrecorded === 0 ? pageBefore(newestFirstIds.reverse()) : null
  await moveCursor(context.sql, reading.cursor.id, sinceId)
}

/** v2, newest first: what arrives meanwhile pushes the others back by a page at most, never out of sight. */
async function readPages(
  context: SepayContext,
  reading: Reading,
  transactedFrom: Date,
  transactedTo?: Date
): Promise<string[]> {
  const newestFirstIds: string[] = []
  for (let page = 1; page <= MAXIMUM_PAGES; page += 1) {
    const answer = await listPage(context, reading, { transactedFrom, transactedTo, page })
    await recordPage(context, reading, [...answer.items].reverse(), answer.unreadable)
    newestFirstIds.push(...idsOf(answer))
    if (!answer.hasMore) {
      break
    }
  }
  return newestFirstIds
}

/** v1, which answers a period at once as far as it is not too much: halved until it is not. */
async function readPeriod(
  context: SepayContext,
  reading: Reading,
  transactedFrom: Date,
  transactedTo: Date,
  halvings: number
): Promise<string[]> {
  const answer = await listPage(context, reading, { transactedFrom, transactedTo })
  await recordPage(context, reading, [...answer.items].reverse(), answer.unreadable)
  const newestFirstIds = idsOf(answer)
  if (newestFirstIds.length < V1_PAGE_SIZE || halvings >= MAXIMUM_HALVINGS) {
    return newestFirstIds
  }
  const middle = new Date((transactedFrom.getTime() + transactedTo.getTime()) / 2)
  const newer = await readPeriod(context, reading, middle, transactedTo, halvings + 1)
  return [...newer, ...(await readPeriod(context, reading, transactedFrom, middle, halvings + 1))]
}

/** The ids of a page in SePay's order, with those of rows that cannot be read: SePay follows these as well. */
function idsOf({ items, unreadable }: Page<ApiTransaction>): string[] {
  const ids = items.map(({ id }) => id)
  for (const { position, id } of unreadable) {
    if (id !== null) {
      ids.splice(position, 0, id)
    }
  }
  return ids
}

/** The id after which a page of the ids that were seen follows; `null` when there are not as many. */
function pageBefore(idsOldestFirst: readonly string[]): string | null {
  return idsOldestFirst.at(-PAGE_SIZE - 1) ?? null
}

async function listPage(
  context: SepayContext,
  { cursor, run }: Reading,
  query: TransactionQuery
): Promise<Page<ApiTransaction>> {
  const { api } = context
  const call: CallOptions = {
    priority: "reconciliation",
    deadlineAt: Date.now() + CALL_MILLISECONDS,
    signal: context.signal,
  }
  run.calls += 1
  const perPage = api.version === "v2" ? PAGE_SIZE : V1_PAGE_SIZE
  return api.listTransactions({ ...accountOf(context, cursor), ...query, perPage }, call)
}

/**
 * Records what the ledger does not know, in the order in which it is given: the oldest first. One transaction that cannot be
 * recorded does not stand in the others' way, and what cannot be read is kept for a person.
 */
async function recordPage(
  context: SepayContext,
  reading: Reading,
  items: ApiTransaction[],
  unreadable: UnreadableRow[]
): Promise<void> {
  const { sql, environment } = context
  reading.run.seen += items.length + unreadable.length
  await keepUnreadable(context, reading.cursor, unreadable)
  const known = await findKnownIds(sql, environment, context.api.version, items)
  if (context.api.version === "v1") {
    await noteListed(sql, environment, items.map(({ id }) => id))
  }
  const unknown = items.filter(({ id }) => !known.has(id))
  await closeReadRows(sql, environment, unknown.map(({ id }) => id))
  for (const [index, item] of unknown.entries()) {
    if (context.signal.aborted) {
      reading.unrecorded += unknown.length - index
      return
    }
    if (index % RECORDED_PER_LEASE === 0) {
      await renewCursor(sql, reading.cursor.id, LEASE_SECONDS)
    }
    try {
      await recordOne(context, item, reading)
    } catch (error) {
      reading.unrecorded += 1
      noteError(context, reading, `Transaction ${item.id} could not be recorded. ${describeError(error)}`)
    }
  }
}

async function keepUnreadable(context: SepayContext, cursor: ReconciliationCursor, rows: UnreadableRow[]): Promise<void> {
  const { bankName, accountNumber } = cursor
  for (const { id, problem, raw } of rows) {
    const isNew = await recordUnreadableRow(context, { source: "api", sepayId: id, bankName, accountNumber, problem, raw })
    if (isNew) {
      const fields = { bank_account_id: cursor.bankAccountId, sepay_id: id }
      context.logger.error(logLine(`a transaction of SePay's cannot be read, a person has to look at it: ${problem}`, fields))
    }
  }
}

/**
 * A database's message can quote a payer's text: its code, and the rule that was broken, say enough. The plugin's own errors
 * hold ids only.
 */
function describeError(error: unknown): string {
  if (error instanceof SepayError || error instanceof MedusaError) {
    return error.message
  }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  const rule = typeof constraint === "string" ? `, ${constraint}` : ""
  return `The database refused it (${String(code ?? "no code")}${rule}).`
}

async function recordOne(context: SepayContext, item: ApiTransaction, { run, doubtfulReceivableIds }: Reading): Promise<void> {
  const reported = toReportedTransaction(context.api.version, item)
  const recorded = await recordTransaction(context.sql, context.environment, reported, context.options)
  if (recorded.outcome === "recorded" && !recorded.hasPossibleOriginal) {
    run.recorded += 1
    run.unmatched += recorded.allocations.some(({ kind }) => kind === "unmatched") ? 1 : 0
    context.logger.info(
      logLine("reconciliation found what no webhook had brought", {
        transaction_id: recorded.transactionId,
        payment_session_id: recorded.paymentSessionId,
        receivable_id: recorded.receivableId,
        direction: item.direction,
        amount_vnd: item.amountVnd,
      })
    )
  }
  if (recorded.isSettlementDue && recorded.receivableId !== null) {
    run.dueReceivableIds.push(recorded.receivableId)
  }
  if (recorded.hasPossibleOriginal && recorded.receivableId !== null) {
    doubtfulReceivableIds.add(recorded.receivableId)
  }
}
