import { setTimeout as wait } from "node:timers/promises"
import { eventually, expectOk } from "../../integration-tests/support/shopper"
import type { Bench } from "../benchmark"
import type { AdminDesk } from "../support/admin-desk"
import { sumCalls } from "../support/calls"
import type { Findings } from "../support/figures"
import { untilSweepsHaveRun } from "../support/jobs"
import { monotonicMilliseconds } from "../support/monotonic-clock"
import { SEPAY_PROVIDER_ID } from "../support/providers"
import { percentile } from "../support/statistics"

const WARM_UP_EDITS = 5
const EDITS = 40
const FIRST_QUANTITY = 2
/** So that an edit takes no time from the next one. */
const PAUSE_MILLISECONDS = 200
const POLL_MILLISECONDS = 10
const TIMEOUT_MILLISECONDS = 20_000

interface EditedOrder {
  orderId: string
  sessionId: string
  quantity: number
}

/**
 * How soon after an admin confirmed an order's edit its page asks for the new amount, on another number, and what edits cost
 * SePay: one call closes the number of before, another one opens the next. An edit that changes no amount costs none.
 */
export async function followEdits(bench: Bench, desk: AdminDesk): Promise<Findings> {
  const warmUpEdits = bench.samples(WARM_UP_EDITS)
  const orders = await placeOrders(bench, warmUpEdits + bench.samples(EDITS))
  const [replacedMs, editCalls] = await countCalls(bench, () => editAll(bench, desk, orders))
  const [, unchangedCalls] = await countCalls(bench, async () => {
    for (const order of orders) {
      await desk.editOrder(order.orderId, order.quantity)
    }
  })
  const measuredMs = replacedMs.slice(warmUpEdits)
  return {
    figures: [
      { metric: "owed.replaced_ms_p95", value: percentile(measuredMs, 0.95), unit: "ms", target: { atMost: 1_000 } },
      { metric: "owed.calls_per_edit", value: editCalls / orders.length, unit: "calls", target: { exactly: 2 } },
      {
        metric: "owed.calls_per_unchanged_edit",
        value: unchangedCalls / orders.length,
        unit: "calls",
        target: { exactly: 0 },
      },
    ],
    details: [{ what: "edit confirmed → new amount, number and VietQR on the page", samples: measuredMs, unit: "ms" }],
  }
}

async function placeOrders({ shopper, variantId }: Bench, count: number): Promise<EditedOrder[]> {
  const orders: EditedOrder[] = []
  for (let index = 0; index < count; index += 1) {
    const { cartId } = await shopper.fillCart(variantId, FIRST_QUANTITY)
    const session = await shopper.choose(await shopper.openCollection(cartId), SEPAY_PROVIDER_ID)
    const { order } = expectOk(await shopper.complete(cartId))
    orders.push({ orderId: order.id, sessionId: session.id, quantity: FIRST_QUANTITY })
  }
  return orders
}

/** @returns what the work answers, and how often SePay was asked for it */
async function countCalls<T>({ emulator }: Bench, work: () => Promise<T>): Promise<[answer: T, calls: number]> {
  const before = sumCalls(emulator)
  const answer = await work()
  await untilSweepsHaveRun()
  return [answer, sumCalls(emulator) - before]
}

/** Makes orders dearer and cheaper in turn. @returns how long each page took to ask for the new amount, in milliseconds */
async function editAll(bench: Bench, desk: AdminDesk, orders: readonly EditedOrder[]): Promise<number[]> {
  const durations: number[] = []
  for (const [index, order] of orders.entries()) {
    order.quantity = FIRST_QUANTITY + (index % 2 === 0 ? 1 : -1)
    durations.push(await editOne(bench, desk, order))
    await wait(PAUSE_MILLISECONDS)
  }
  return durations
}

async function editOne({ shopper }: Bench, desk: AdminDesk, order: EditedOrder): Promise<number> {
  const before = await shopper.payment(order.sessionId)
  await desk.editOrder(order.orderId, order.quantity)
  const confirmedAt = monotonicMilliseconds()
  const page = await eventually(
    `another number for order ${order.orderId}`,
    async () => {
      const payment = await shopper.payment(order.sessionId)
      return payment.vietqr !== null && payment.va_number !== before.va_number ? payment : null
    },
    TIMEOUT_MILLISECONDS,
    POLL_MILLISECONDS
  )
  const duration = monotonicMilliseconds() - confirmedAt
  const [money] = await desk.readOrders([order.orderId])
  if (money === undefined || page.amount_vnd !== Math.round(money.pendingDifference) || page.amount_vnd === before.amount_vnd) {
    throw new Error(`Order ${order.orderId} owes ${money?.pendingDifference} ₫, and its page asks for ${page.amount_vnd} ₫.`)
  }
  return duration
}
