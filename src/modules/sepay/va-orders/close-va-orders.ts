import { findOrderByCode } from "../../../sepay/api/create-or-adopt-order"
import { isOver, SepayError } from "../../../sepay/api/errors"
import type { ApiOrder, CallOptions, CallPriority } from "../../../sepay/api/sepay-api"
import { closeRetrySeconds } from "../backoff"
import type { SepayContext } from "../context"
import { logLine } from "../log"
import { traced } from "../tracing"
import { findOptions } from "./find-options"
import { apiOf } from "./api-of"
import { numbersThatTakeMoney } from "./decide-sepay-word"
import { findMissingMoney } from "./find-missing-money"
import { hearFromLists, type ListedWord } from "./hear-from-lists"
import { hearSepay } from "./hear-sepay"
import { takeSepayWord } from "./take-sepay-word"
import type { VaOrder } from "./va-order"
import {
  abandonBrokenOpenings,
  abandonExpired,
  claimClosing,
  giveBackClosing,
  recordClosed,
  recordCloseFailure,
} from "./va-orders"

/** As many as a page of SePay's list of orders tells about at once. What a run does not come to, it gives back. */
const ORDERS_PER_CLAIM = 100
/** A run ends before the next one begins. */
const LONGEST_RUN_MILLISECONDS = 25_000
/** A process that dies while closing leaves its claims to the others after this time. */
const CLAIM_SECONDS = 120
/** One order's work at SePay, retries included. */
const DEADLINE_MILLISECONDS = 8_000
/** A shopper may ask for another number the moment one expires; after that its order is closed at SePay. */
const EXPIRED_GRACE_MILLISECONDS = 60_000
/** A shopper whose checkout failed tries again; after that, what SePay may have opened is closed. */
const BROKEN_OPENING_MILLISECONDS = 10 * 60_000
const VA_ORDERS_PER_RUN = 500

/** What a run did. */
export interface CloseResult {
  closed: number
  /** SePay refused or could not be asked: tried again later. */
  postponed: number
}

/**
 * Closes at SePay the abandoned VA orders of a receivable, and looks for the money that SePay has counted on them and the ledger
 * lacks. What SePay refuses is tried again later.
 *
 * @param priority whose calls they are in SePay's rate limit; a shopper can wait for the close.
 */
export async function closeVaOrdersOf(
  context: SepayContext,
  receivableId: string,
  priority: CallPriority = "cancellation"
): Promise<CloseResult> {
  const result = await closeAbandoned(context, receivableId, priority)
  await findMissingMoney(context, receivableId, { priority, deadlineAt: Date.now() + DEADLINE_MILLISECONDS, signal: context.signal })
  return result
}

/**
 * Abandons VA orders that expired or whose opening was broken off, closes at SePay everything that is abandoned, and looks
 * for the money that SePay has counted and the ledger lacks.
 */
export async function closeVaOrders(context: SepayContext): Promise<CloseResult> {
  const { sql, environment } = context
  const now = Date.now()
  await abandonExpired(sql, environment, new Date(now - EXPIRED_GRACE_MILLISECONDS), VA_ORDERS_PER_RUN)
  const openingEndedBefore = new Date(now - BROKEN_OPENING_MILLISECONDS)
  await abandonBrokenOpenings(sql, environment, openingEndedBefore, VA_ORDERS_PER_RUN)
  const result = await traced("sepay.close_va_orders", {}, () => closeAbandoned(context, null, "cancellation"))
  await findMissingMoney(context, null)
  return result
}

/**
 * Closes at SePay the VA orders that were abandoned. `DELETE` is the referee of the race with the bank: only its
 * confirmation closes an order in the ledger, and an order that SePay calls paid stays for its money.
 *
 * An abandoned order is nearly always unpaid, and closed by one call. Once SePay refuses one, webhooks may have been lost, of
 * many orders at once: SePay's list is asked about all the others before any more of them is tried.
 *
 * @param receivableId only those of this receivable; `null`: all.
 */
async function closeAbandoned(
  context: SepayContext,
  receivableId: string | null,
  priority: CallPriority
): Promise<CloseResult> {
  const closing: Closing = { context, priority, result: { closed: 0, postponed: 0 }, hasRefused: false }
  const endsAt = Date.now() + LONGEST_RUN_MILLISECONDS
  // Each claim moves the next attempt of its orders into the future, so the queue ends; so does the time.
  while (Date.now() < endsAt && !context.signal.aborted) {
    const claimed = await claimClosing(
      context.sql,
      context.environment,
      { limit: ORDERS_PER_CLAIM, receivableId },
      CLAIM_SECONDS
    )
    if (claimed.length === 0) {
      break
    }
    const left = await closeClaimed(closing, claimed, endsAt)
    await giveBackClosing(context.sql, left.map(({ id }) => id))
  }
  return closing.result
}

/** A run that closes orders. */
interface Closing {
  context: SepayContext
  priority: CallPriority
  result: CloseResult
  /** SePay has refused to cancel one that was to be closed: it is not as unpaid as the ledger says. */
  hasRefused: boolean
}

/** @returns those that the run did not come to. */
async function closeClaimed(closing: Closing, claimed: readonly VaOrder[], endsAt: number): Promise<VaOrder[]> {
  let left = [...claimed]
  let isListed = false
  while (left.length > 0 && Date.now() < endsAt && !closing.context.signal.aborted) {
    if (closing.hasRefused && !isListed) {
      isListed = true
      left = await closeListed(closing, left)
      continue
    }
    const [vaOrder, ...others] = left
    if (vaOrder !== undefined) {
      count(closing, await closeOne(closing, vaOrder))
    }
    left = others
  }
  return left
}

function count({ result }: Closing, isClosed: boolean): void {
  result[isClosed ? "closed" : "postponed"] += 1
}

/** Takes the word of SePay's lists for those that they call over. @returns the others */
async function closeListed(closing: Closing, vaOrders: readonly VaOrder[]): Promise<VaOrder[]> {
  const { words } = await hearFromLists(closing.context, vaOrders, "close", closing.priority)
  const left: VaOrder[] = []
  for (const vaOrder of vaOrders) {
    const word = words.get(vaOrder.id)
    if (word !== undefined && isCertain(word) && (await takeSepayWord(closing.context, vaOrder, word.decision))) {
      count(closing, true)
    } else {
      left.push(vaOrder)
    }
  }
  return left
}

/** What was cancelled can have been paid in part before: only the counted sum tells. */
function isCertain({ status, paidAmountVnd }: ListedWord): boolean {
  return status === "Paid" || (status === "Cancelled" && paidAmountVnd !== null)
}

async function closeOne(closing: Closing, vaOrder: VaOrder): Promise<boolean> {
  const { context, priority } = closing
  const call: CallOptions = {
    deadlineAt: Date.now() + DEADLINE_MILLISECONDS,
    priority,
    signal: context.signal,
  }
  try {
    const sepayOrderId = vaOrder.sepayOrderId ?? (await findLostOrderId(context, vaOrder, call.deadlineAt ?? 0))
    return sepayOrderId === null
      ? await confirmClosed(context, vaOrder)
      : await cancelAtSepay(closing, { ...vaOrder, sepayOrderId }, call)
  } catch (error) {
    if (!(error instanceof SepayError)) {
      throw error
    }
    return postpone(context, vaOrder, error)
  }
}

/** The SePay order of a create whose answer was lost, `null` when SePay has none. */
async function findLostOrderId(context: SepayContext, vaOrder: VaOrder, deadlineAt: number): Promise<string | null> {
  const order = await findOrderByCode(
    apiOf(context, vaOrder, "listOrders"),
    vaOrder.sepayBankAccountId,
    vaOrder.orderCode,
    findOptions(vaOrder, deadlineAt, "cancellation")
  )
  return order?.id ?? null
}

type KnownVaOrder = VaOrder & { sepayOrderId: string }

/** A refusal says only that SePay will not cancel: what the order is has to be looked at. */
async function cancelAtSepay(closing: Closing, vaOrder: KnownVaOrder, call: CallOptions): Promise<boolean> {
  const { context } = closing
  try {
    await apiOf(context, vaOrder, "cancelOrder").cancelOrder(vaOrder.sepayBankAccountId, vaOrder.sepayOrderId, call)
  } catch (error) {
    if (isOver(error)) {
      closing.hasRefused = true
      return settleRefusal(context, vaOrder, error, call)
    }
    throw error
  }
  return confirmClosed(context, vaOrder)
}

async function settleRefusal(
  context: SepayContext,
  vaOrder: KnownVaOrder,
  refusal: SepayError,
  call: CallOptions
): Promise<boolean> {
  const first = await hearSepay(context, vaOrder, "close", call)
  const isCut = first.order?.status === "Partially" && (await cancelVirtualAccounts(context, vaOrder, first.order, call))
  // The bank may have been faster than the cancellation of the numbers: what became of the order is SePay's to say.
  const { decision, problem } = isCut ? await hearSepay(context, vaOrder, "close", call) : first
  const isClosed = await takeSepayWord(context, vaOrder, decision)
  return isClosed || postpone(context, vaOrder, problem ?? refusal)
}

/**
 * SePay cancels no order that was paid in part, but its unpaid numbers: nothing more can arrive then.
 *
 * @returns whether there was one
 */
async function cancelVirtualAccounts(
  context: SepayContext,
  vaOrder: KnownVaOrder,
  order: ApiOrder,
  call: CallOptions
): Promise<boolean> {
  const numbers = numbersThatTakeMoney(order, new Date())
  for (const vaNumber of numbers) {
    await cancelVirtualAccount(context, vaOrder, vaNumber, call)
  }
  return numbers.length > 0
}

async function cancelVirtualAccount(
  context: SepayContext,
  vaOrder: KnownVaOrder,
  vaNumber: string,
  call: CallOptions
): Promise<void> {
  try {
    const api = apiOf(context, vaOrder, "cancelVirtualAccount")
    await api.cancelVirtualAccount(vaOrder.sepayBankAccountId, vaOrder.sepayOrderId, vaNumber, call)
  } catch (error) {
    if (!isOver(error)) {
      throw error
    }
  }
}

async function confirmClosed(context: SepayContext, vaOrder: VaOrder): Promise<true> {
  await recordClosed(context.sql, vaOrder, context.options.cancelUnpaidAfterSeconds)
  return true
}

async function postpone(context: SepayContext, vaOrder: VaOrder, refusal: SepayError): Promise<false> {
  const retryAfterSeconds = closeRetrySeconds(vaOrder.closeAttempts)
  await recordCloseFailure(context.sql, vaOrder.id, refusal.message, retryAfterSeconds)
  context.logger.warn(
    logLine(`VA order not closed yet: ${refusal.message}`, {
      va_order_id: vaOrder.id,
      order_code: vaOrder.orderCode,
      next_attempt_seconds: retryAfterSeconds,
    })
  )
  return false
}
