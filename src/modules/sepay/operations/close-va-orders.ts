import { findOrderByCode } from "../../../sepay/api/create-or-adopt-order"
import { SepayError } from "../../../sepay/api/errors"
import { closeRetrySeconds } from "../decisions/backoff"
import { claimClosing, recordClosed, recordCloseFailure, recordPaidAtSepay } from "../ledger/va-orders"
import type { VaOrder } from "../ledger/types"
import type { SepayContext } from "./context"
import { findOptions } from "./find-options"

/** How many VA orders one run closes: SePay takes 2 calls a second, and shoppers' calls come first. */
const ORDERS_PER_RUN = 20
/** A process that dies while closing leaves its claims to the others after this time. */
const CLAIM_SECONDS = 120
/** One order's work at SePay, retries included. */
const DEADLINE_MILLISECONDS = 8_000

/** What a run did. */
export interface CloseResult {
  closed: number
  /** SePay refused or could not be asked: tried again later. */
  postponed: number
}

/**
 * Closes at SePay the VA orders that were given up. `DELETE` is the referee of the race with the bank: only its
 * confirmation closes an order in the ledger, and an order that SePay calls paid stays for its money.
 */
export async function closeVaOrders(context: SepayContext): Promise<CloseResult> {
  const claimed = await claimClosing(context.sql, context.environment, ORDERS_PER_RUN, CLAIM_SECONDS)
  const result: CloseResult = { closed: 0, postponed: 0 }
  for (const vaOrder of claimed) {
    const isClosed = await closeOne(context, vaOrder)
    result[isClosed ? "closed" : "postponed"] += 1
  }
  return result
}

async function closeOne(context: SepayContext, vaOrder: VaOrder): Promise<boolean> {
  const call = { deadlineAt: Date.now() + DEADLINE_MILLISECONDS, priority: "cancellation" as const }
  try {
    const sepayOrderId = vaOrder.sepayOrderId ?? (await findLostOrderId(context, vaOrder, call.deadlineAt))
    if (sepayOrderId !== null) {
      await context.api.cancelOrder(vaOrder.sepayBankAccountId, sepayOrderId, call)
    }
    await recordClosed(context.sql, vaOrder.id)
    return true
  } catch (error) {
    if (!(error instanceof SepayError)) {
      throw error
    }
    return handleRefusal(context, vaOrder, error, call.deadlineAt)
  }
}

/** The SePay order of a create whose answer was lost, `null` when SePay has none. */
async function findLostOrderId(context: SepayContext, vaOrder: VaOrder, deadlineAt: number): Promise<string | null> {
  const order = await findOrderByCode(
    context.api,
    vaOrder.sepayBankAccountId,
    vaOrder.orderCode,
    findOptions(vaOrder, deadlineAt, "cancellation")
  )
  return order?.id ?? null
}

/** 422 and 403 say only that SePay will not cancel: what the order is has to be looked at. */
async function handleRefusal(
  context: SepayContext,
  vaOrder: VaOrder,
  refusal: SepayError,
  deadlineAt: number
): Promise<boolean> {
  if (refusal.kind === "not_found") {
    await recordClosed(context.sql, vaOrder.id)
    return true
  }
  if (refusal.kind === "invalid_state" && vaOrder.sepayOrderId !== null) {
    const status = await statusAtSepay(context, vaOrder, vaOrder.sepayOrderId, deadlineAt)
    if (status === "Cancelled") {
      await recordClosed(context.sql, vaOrder.id)
      return true
    }
    if (status === "Paid") {
      await recordPaidAtSepay(context.sql, vaOrder.id)
      return true
    }
  }
  const retryAfterSeconds = closeRetrySeconds(vaOrder.closeAttempts)
  await recordCloseFailure(context.sql, vaOrder.id, refusal.message, retryAfterSeconds)
  context.logger.warn(
    `SePay: VA order ${vaOrder.orderCode} could not be closed, next attempt in ${retryAfterSeconds} s: ${refusal.message}`
  )
  return false
}

async function statusAtSepay(
  context: SepayContext,
  vaOrder: VaOrder,
  sepayOrderId: string,
  deadlineAt: number
): Promise<string | null> {
  try {
    const order = await context.api.getOrder(vaOrder.sepayBankAccountId, sepayOrderId, {
      deadlineAt,
      priority: "cancellation",
    })
    return order.status
  } catch (error) {
    if (error instanceof SepayError) {
      return null
    }
    throw error
  }
}
