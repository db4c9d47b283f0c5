import { setTimeout as wait } from "node:timers/promises"
import { eventually, expectOk, type StorePaymentSession } from "../../integration-tests/support/shopper"
import type { Bench } from "../benchmark"
import type { AdminDesk } from "../support/admin-desk"
import { forEachAtConcurrency } from "../support/concurrency"
import type { Findings } from "../support/figures"
import { PREPAY_PROVIDER_ID, SEPAY_PROVIDER_ID } from "../support/providers"
import { payWhatIsAsked } from "./payer"

const RACES = 500
const CONCURRENCY = 4
/** How often a shopper who is refused chooses the payment again. */
const MOST_CHOICES = 6
const RETRY_PAUSE_MILLISECONDS = 200
const SETTLED_TIMEOUT_MILLISECONDS = 30_000
const POLL_MILLISECONDS = 100
/** A đồng is the least that can be owed. */
const TOLERANCE_VND = 0.5

interface Race {
  cartId: string
  sessionId: string
  /** `null` when none was placed. */
  orderId: string | null
  choices: number
  /** The race left a session over another amount than the cart's. */
  hasOutdatedSession: boolean
}

/**
 * Whether an order is called paid that is not: an item is added to a cart while its payment session is made, so that the
 * session can be over the amount of before; then the cart is bought as a shopper does, and what the page asks for is paid.
 */
export async function raceCarts(bench: Bench, desk: AdminDesk): Promise<Findings> {
  const races: Race[] = []
  const cartRaces = new CartRaces(bench)
  const numbers = Array.from({ length: bench.samples(RACES) }, (_, index) => index)
  await forEachAtConcurrency(numbers, CONCURRENCY, async (number) => {
    races.push(await cartRaces.run(number))
  })
  return judge(bench, desk, races)
}

class CartRaces {
  readonly #bench: Bench
  /** How long adding an item took the last time: the session is made at a random moment of it. */
  #windowMilliseconds = 0

  constructor(bench: Bench) {
    this.#bench = bench
  }

  async run(number: number): Promise<Race> {
    const bench = this.#bench
    const providerId = number % 2 === 0 ? SEPAY_PROVIDER_ID : PREPAY_PROVIDER_ID
    const { cartId } = await bench.shopper.fillCart(bench.variantId)
    const collectionId = await bench.shopper.openCollection(cartId)
    let sessionId = await this.#raceOnce(cartId, collectionId, providerId)
    const hasOutdatedSession = await isAnySessionOutdated(bench, cartId)
    let choices = 1
    let orderId: string | null = null
    while (orderId === null && choices <= MOST_CHOICES) {
      orderId = sessionId === null ? null : await buy(bench, cartId, { sessionId, providerId })
      if (orderId === null) {
        await wait(RETRY_PAUSE_MILLISECONDS)
        sessionId = (await choose(bench, collectionId, providerId)) ?? sessionId
        choices += 1
      }
    }
    if (sessionId === null) {
      throw new Error(`No payment could be chosen for cart ${cartId}.`)
    }
    await untilPaid(bench, sessionId)
    return { cartId, sessionId, orderId, choices, hasOutdatedSession }
  }

  /** @returns the session that was made; `null` when it was refused */
  async #raceOnce(cartId: string, collectionId: string, providerId: string): Promise<string | null> {
    const { shopper, variantId } = this.#bench
    const addItem = async () => {
      const startedAt = Date.now()
      await shopper.post(`/store/carts/${cartId}/line-items`, { variant_id: variantId, quantity: 1 })
      this.#windowMilliseconds = Date.now() - startedAt
    }
    const chooseMeanwhile = async () => {
      await wait(Math.random() * this.#windowMilliseconds)
      return choose(this.#bench, collectionId, providerId)
    }
    const [sessionId] = await Promise.all([chooseMeanwhile(), addItem()])
    return sessionId
  }
}

async function isAnySessionOutdated({ shopper }: Bench, cartId: string): Promise<boolean> {
  const { cart } = expectOk(await shopper.get(`/store/carts/${cartId}?fields=total,*payment_collection.payment_sessions`))
  const sessions: StorePaymentSession[] = cart.payment_collection.payment_sessions ?? []
  return sessions.some(({ amount }) => Math.abs(amount - cart.total) > TOLERANCE_VND)
}

/** @returns the new session; `null` when it was refused */
async function choose({ shopper }: Bench, collectionId: string, providerId: string): Promise<string | null> {
  const { status, data } = await shopper.tryToChoose(collectionId, providerId)
  const sessions: StorePaymentSession[] = status === 200 ? data.payment_collection.payment_sessions : []
  return sessions.find((session) => session.provider_id === providerId)?.id ?? null
}

/** @returns the order; `null` when it was refused */
async function buy(
  bench: Bench,
  cartId: string,
  { sessionId, providerId }: { sessionId: string; providerId: string }
): Promise<string | null> {
  const { shopper } = bench
  if (providerId === PREPAY_PROVIDER_ID) {
    await payWhatIsAsked(bench, sessionId)
  }
  const { status, data } = await shopper.complete(cartId)
  if (status !== 200 || data.type !== "order") {
    return (await shopper.payment(sessionId)).order_id
  }
  await payWhatIsAsked(bench, sessionId)
  return data.order.id
}

/** Until the page says so; what does not happen in time is counted later. */
async function untilPaid({ shopper }: Bench, sessionId: string): Promise<void> {
  const isPaid = async () => (await shopper.payment(sessionId)).status === "paid"
  await eventually("the payment", isPaid, SETTLED_TIMEOUT_MILLISECONDS, POLL_MILLISECONDS).catch(() => undefined)
}

async function judge({ shopper }: Bench, desk: AdminDesk, races: readonly Race[]): Promise<Findings> {
  const placed = races.flatMap(({ orderId, ...race }) => (orderId === null ? [] : [{ orderId, ...race }]))
  const money = new Map((await desk.readOrders(placed.map(({ orderId }) => orderId))).map((order) => [order.orderId, order]))
  let underpaid = 0
  let paid = 0
  for (const { orderId, cartId, sessionId } of placed) {
    const order = money.get(orderId)
    const { status } = await shopper.payment(sessionId)
    if (order === undefined) {
      throw new Error(`Order ${orderId} was not found.`)
    }
    const isCovered =
      order.pendingDifference < TOLERANCE_VND && Math.abs(order.captured - order.total) < TOLERANCE_VND
    paid += status === "paid" && isCovered ? 1 : 0
    if (!isCovered && (status === "paid" || order.captured > 0)) {
      underpaid += 1
    }
    if (!isCovered || status !== "paid") {
      console.log(`  ${cartId} ${sessionId}: ${JSON.stringify({ status, ...order })}`)
    }
  }
  for (const { cartId, sessionId } of races.filter(({ orderId }) => orderId === null)) {
    const { cart } = expectOk(await shopper.get(`/store/carts/${cartId}`))
    const { status, paid_amount_vnd, remaining_amount_vnd } = await shopper.payment(sessionId)
    console.log(`  no order: ${JSON.stringify({ cartId, sessionId, total: cart.total, status, paid_amount_vnd, remaining_amount_vnd })}`)
  }
  return {
    figures: [{ metric: "owed.underpaid_as_paid", value: underpaid, unit: "orders", target: { exactly: 0 } }],
    details: [
      { what: `of ${races.length} races, placed and paid in full`, samples: [paid], unit: "orders" },
      {
        what: `of ${races.length} races, left a session over another amount`,
        samples: [races.filter(({ hasOutdatedSession }) => hasOutdatedSession).length],
        unit: "carts",
      },
      { what: "choices of the payment until the order was placed", samples: races.map(({ choices }) => choices), unit: "" },
    ],
  }
}
