import { SepayError } from "../../../sepay/api/errors"
import type { ApiTransaction, CallOptions, Page, TransactionQuery } from "../../../sepay/api/sepay-api"
import { findOrderCodes } from "../../../sepay/order-code"
import type { SepayContext } from "../context"
import { logLine } from "../log"
import { toReportedTransaction } from "../money/api-transaction"
import { boundsOf, countListed, type Period } from "../money/count-listed"
import { recordTransaction } from "../money/record-transaction"
import { apiOf } from "./api-of"
import { listVaNumbers } from "./read-va-orders"
import { claimMissingMoney, listMissingMoney, type MissingMoney, recordSearched } from "./reported-money"

/** How many VA orders one run searches for; the others have their turn in the next one. */
const SEARCHES_PER_RUN = 100
/** Searching an account, its waits behind more important calls included. */
const SEARCH_MILLISECONDS = 10_000
/** Pages of what moved since the oldest VA order that misses money: the money can have come in several transfers. */
const MAXIMUM_PAGES = 3
/** So many amounts are asked for each by itself, where the first page does not show everything. */
const MAXIMUM_AMOUNTS = 5
const PAGE_SIZE = 100
/** v1 has no pages: it answers as many as it is asked for. */
const V1_PAGE_SIZE = 4_999
/** How far SePay's clock may be from the database's. */
const CLOCK_TOLERANCE_MILLISECONDS = 15 * 60_000

/**
 * Looks at SePay for the transactions of what it has counted on VA orders and the ledger does not have. What names a VA
 * order's number or code is recorded, as if reconciliation had read it. What is not found within minutes goes to a person,
 * and is looked for again, ever more rarely.
 *
 * SePay is asked once for all VA orders of an account: after an hour without webhooks, many are missing at once. The newest
 * transactions come first, with their number: while SePay lists none that the ledger lacks, there is nothing to search.
 *
 * @param receivableId only of this receivable; `null`: all whose turn it is
 */
export async function findMissingMoney(
  context: SepayContext,
  receivableId: string | null,
  { priority = "reconciliation", deadlineAt = Infinity }: CallOptions = {}
): Promise<void> {
  const claimed = await claimMissingMoney(context, receivableId, SEARCHES_PER_RUN)
  for (const ofAccount of groupByAccount(claimed)) {
    if (context.signal.aborted) {
      return
    }
    const call = { priority, deadlineAt: Math.min(deadlineAt, Date.now() + SEARCH_MILLISECONDS), signal: context.signal }
    const problem = await search(context, ofAccount, call)
    for (const missing of ofAccount) {
      await noteSearched(context, missing, problem)
    }
  }
}

function groupByAccount(claimed: readonly MissingMoney[]): MissingMoney[][] {
  const groups = new Map<string, MissingMoney[]>()
  for (const missing of claimed) {
    const key = `${missing.apiVersion} ${missing.sepayBankAccountId}`
    groups.set(key, [...(groups.get(key) ?? []), missing])
  }
  return [...groups.values()]
}

async function noteSearched(context: SepayContext, missing: MissingMoney, problem: string | null): Promise<void> {
  const missingVnd = await recordSearched(context.sql, missing)
  if (missingVnd > 0) {
    const found = problem ?? "It lists no transaction of it."
    context.logger.warn(
      logLine(`SePay has counted money that was not found: look before you cancel the order. ${found}`, {
        va_order_id: missing.vaOrderId,
        receivable_id: missing.receivableId,
        missing_vnd: missingVnd,
      })
    )
  }
}

/** @returns why SePay could not be asked; `null` when it was. */
async function search(context: SepayContext, ofAccount: readonly MissingMoney[], call: CallOptions): Promise<string | null> {
  let left = ofAccount.filter(({ missingVnd }) => missingVnd > 0)
  const look = async (query: TransactionQuery): Promise<Page<ApiTransaction>> => {
    const page = await list(context, ofAccount, call, query)
    await recordFound(context, left, page.items)
    const missing = await listMissingMoney(context.sql, left.map(({ receivableId }) => receivableId))
    left = left.filter(({ receivableId }) => missing.has(receivableId))
    return page
  }
  try {
    if (left.length === 0) {
      return null
    }
    const period = periodOf(left)
    const newest = await look(boundsOf(period))
    if (!newest.hasMore || (await isAllKnown(context, ofAccount, period, newest.total))) {
      return null
    }
    const amounts = [...new Set(left.map(({ missingVnd }) => missingVnd))].slice(0, MAXIMUM_AMOUNTS)
    for (const amountVnd of amounts) {
      if (left.some(({ missingVnd }) => missingVnd === amountVnd)) {
        await look({ ...boundsOf(period), direction: "in", amountVnd })
      }
    }
    for (let page = 2; page <= MAXIMUM_PAGES && left.length > 0; page += 1) {
      if (!(await look({ ...boundsOf(period), page })).hasMore) {
        break
      }
    }
    return null
  } catch (error) {
    if (!(error instanceof SepayError)) {
      throw error
    }
    return error.message
  }
}

/** From the oldest VA order to now. */
function periodOf(left: readonly MissingMoney[]): Period {
  const since = Math.min(...left.map((missing) => missing.since.getTime())) - CLOCK_TOLERANCE_MILLISECONDS
  const wholeSeconds = (milliseconds: number) => new Date(Math.floor(milliseconds / 1_000) * 1_000)
  return { from: wholeSeconds(since), until: wholeSeconds(Date.now() + CLOCK_TOLERANCE_MILLISECONDS) }
}

/** Whether the ledger has all that SePay lists of the account: a search would find nothing. */
async function isAllKnown(
  { sql, environment }: SepayContext,
  [one]: readonly MissingMoney[],
  period: Period,
  total: number | null
): Promise<boolean> {
  return (
    one !== undefined && total !== null && total <= (await countListed(sql, environment, one.apiVersion, one.accountNumber, period))
  )
}

async function list(
  context: SepayContext,
  ofAccount: readonly MissingMoney[],
  call: CallOptions,
  query: TransactionQuery
): Promise<Page<ApiTransaction>> {
  const [one] = ofAccount
  const apiVersion = one?.apiVersion ?? context.options.apiVersion
  const isV2 = apiVersion === "v2"
  return apiOf(context, { apiVersion }, "listTransactions").listTransactions(
    {
      ...(isV2 ? { bankAccountId: one?.sepayBankAccountId } : { accountNumber: one?.accountNumber }),
      perPage: isV2 ? PAGE_SIZE : V1_PAGE_SIZE,
      ...query,
    },
    call
  )
}

/** Money that names neither the number nor the code may be anybody's: it is left to reconciliation, and to a person. */
async function recordFound(
  { sql, environment, options }: SepayContext,
  ofAccount: readonly MissingMoney[],
  items: readonly ApiTransaction[]
): Promise<void> {
  const numbers = new Set(await listVaNumbers(sql, ofAccount.map(({ vaOrderId }) => vaOrderId)))
  const orderCodes = new Set(ofAccount.map(({ orderCode }) => orderCode))
  for (const item of items.filter(({ direction }) => direction === "in")) {
    const codes = findOrderCodes([item.code, item.content].join(" "), options.orderCodePrefix)
    const isOurs = (item.vaNumber !== null && numbers.has(item.vaNumber)) || codes.some((code) => orderCodes.has(code))
    if (isOurs) {
      const [{ apiVersion } = { apiVersion: options.apiVersion }] = ofAccount
      await recordTransaction(sql, environment, toReportedTransaction(apiVersion, item), options)
    }
  }
}
