import { SepayError } from "../../../sepay/api/errors"
import type { CallPriority, SepayOrderStatus, SepayOrderSummary } from "../../../sepay/api/sepay-api"
import type { SepayContext } from "../context"
import { apiOf } from "./api-of"
import { decidePages, FEWEST_ON_PAGE } from "./decide-pages"
import type { SepayQuestion, SepayWordDecision } from "./decide-sepay-word"
import { type AskableVaOrder, writeSepayWord } from "./hear-sepay"
import { placeAmongOrders } from "./read-va-orders"

/** v2 gives no more at once. v1 has no pages: it answers all orders of the account. */
const PAGE_SIZE = 100
/** Older orders are asked about one by one. */
const MAXIMUM_PLACE = 5_000
/** One call, its waits behind more important ones included. */
const CALL_MILLISECONDS = 10_000

/** What SePay's list says of an order, and what follows. */
export interface ListedWord {
  status: SepayOrderStatus
  /** Whole VND that SePay has counted on it. `null`: the list does not tell. */
  paidAmountVnd: number | null
  decision: SepayWordDecision
}

/** What SePay's lists said. */
export interface HeardFromLists {
  /** By the id of the VA order. One that is not in it has to be asked about by itself: that a list lacks it proves nothing. */
  words: Map<string, ListedWord>
  /** Calls to SePay. */
  calls: number
}

/**
 * Asks SePay about many orders at once: its list of an account's orders tells the status and the counted sum of up to a hundred
 * in one call. What it says is written down as by `hearSepay`. An order that the list lacks or says nothing certain of, and
 * those of a list that cannot be read, are left to a call of their own.
 */
export async function hearFromLists(
  context: SepayContext,
  vaOrders: readonly AskableVaOrder[],
  question: SepayQuestion,
  priority: CallPriority
): Promise<HeardFromLists> {
  const heard: HeardFromLists = { words: new Map(), calls: 0 }
  for (const ofAccount of groupByAccount(vaOrders)) {
    if (ofAccount.length >= FEWEST_ON_PAGE) {
      await hearOfAccount(context, ofAccount, { question, priority }, heard)
    }
  }
  return heard
}

function groupByAccount(vaOrders: readonly AskableVaOrder[]): AskableVaOrder[][] {
  const groups = new Map<string, AskableVaOrder[]>()
  for (const vaOrder of vaOrders.filter(({ sepayOrderId }) => sepayOrderId !== null)) {
    const key = `${vaOrder.apiVersion} ${vaOrder.sepayBankAccountId}`
    groups.set(key, [...(groups.get(key) ?? []), vaOrder])
  }
  return [...groups.values()]
}

interface Hearing {
  question: SepayQuestion
  priority: CallPriority
}

async function hearOfAccount(
  context: SepayContext,
  ofAccount: readonly AskableVaOrder[],
  hearing: Hearing,
  heard: HeardFromLists
): Promise<void> {
  const [first] = ofAccount
  const asked = new Map(ofAccount.map((vaOrder) => [vaOrder.sepayOrderId, vaOrder]))
  for (const page of await planPages(context, ofAccount)) {
    if (first === undefined || context.signal.aborted) {
      return
    }
    heard.calls += 1
    const listed = await listOrders(context, first, page, hearing)
    const found = listed.flatMap((order) => {
      const vaOrder = asked.get(order.id)
      return vaOrder === undefined ? [] : [{ vaOrder, order }]
    })
    for (const { vaOrder, order } of found) {
      await writeListed(context, vaOrder, order, hearing, heard)
    }
    if (found.length < FEWEST_ON_PAGE) {
      // SePay's list is not as the ledger thinks, or cannot be read: looking at each order costs no more.
      return
    }
  }
}

async function planPages(context: SepayContext, ofAccount: readonly AskableVaOrder[]): Promise<number[]> {
  const placed = await placeAmongOrders(context.sql, ofAccount, MAXIMUM_PLACE)
  return decidePages(placed, ofAccount[0]?.apiVersion === "v1" ? Infinity : PAGE_SIZE)
}

/** @returns nothing where the list cannot be read. */
async function listOrders(
  context: SepayContext,
  { apiVersion, sepayBankAccountId }: AskableVaOrder,
  page: number,
  { priority }: Hearing
): Promise<SepayOrderSummary[]> {
  const call = { priority, deadlineAt: Date.now() + CALL_MILLISECONDS, signal: context.signal }
  const perPage = apiVersion === "v1" ? Number.MAX_SAFE_INTEGER : PAGE_SIZE
  try {
    const api = apiOf(context, { apiVersion }, "listOrders")
    const { items } = await api.listOrders(sepayBankAccountId, { page, perPage, createdAtSort: "desc" }, call)
    return items
  } catch (error) {
    if (error instanceof SepayError) {
      return []
    }
    throw error
  }
}

async function writeListed(
  context: SepayContext,
  vaOrder: AskableVaOrder,
  { status, paidAmountVnd }: SepayOrderSummary,
  { question }: Hearing,
  { words }: HeardFromLists
): Promise<void> {
  if (status === null) {
    return
  }
  // A list does not show an order's numbers: whether a bank takes money on them is left open.
  const word = { kind: "order", status, paidAmountVnd: paidAmountVnd ?? 0, takesMoney: true } as const
  words.set(vaOrder.id, { status, paidAmountVnd, decision: await writeSepayWord(context, vaOrder, question, word) })
}
