import Medusa from "@medusajs/js-sdk"
import { completeSepayCart } from "../../../packages/storefront/src"
import { addToOrder } from "../../support/order-edits"
import { readOrder } from "../../support/orders"
import { describeRunningStore } from "../../support/running-store"
import { transfer } from "../../support/sepay"
import { eventually, expectOk, type Shopper } from "../../support/shopper"
import { WatchedStream } from "../../support/watched-stream"

/** What a shopper's page is told when the amount to pay changes. */

/** One bag, which an edit adds to an order: the price without shipping. */
const BAG_VND = 124_200
/** What only Medusa knows is read again with the heartbeat, every 15 seconds. */
const AFTER_HEARTBEAT_MILLISECONDS = 25_000

describeRunningStore((store) => {
  let shopper: Shopper
  let streams: WatchedStream[]

  beforeEach(() => {
    shopper = store().shopper
    streams = []
  })

  afterEach(async () => {
    await Promise.all(streams.map((stream) => stream.close()))
  })

  async function watch(sessionId: string): Promise<WatchedStream> {
    const baseUrl = store().api.defaults.baseURL ?? ""
    const stream = await WatchedStream.open({ baseUrl, publishableKey: store().seeded.publishableKey, sessionId })
    streams.push(stream)
    return stream
  }

  async function pay(sessionId: string): Promise<void> {
    const { va_number, remaining_amount_vnd } = await shopper.payment(sessionId)
    const { status } = await transfer(store().emulator, { vaNumber: va_number, amountVnd: remaining_amount_vnd })
    expect(status).toBe(200)
    await eventually("the payment", async () => (await shopper.payment(sessionId)).status === "paid")
  }

  async function addBag(orderId: string): Promise<void> {
    await addToOrder(store().container, orderId, store().bagVariantId)
  }

  /** An order that was paid and then became dearer by one bag. */
  async function placeOutstanding() {
    const placed = await shopper.placeOrder(store().bagVariantId)
    await pay(placed.sessionId)
    await addBag(placed.orderId)
    const { payment_collections } = await readOrder(store().container, placed.orderId)
    const rest = payment_collections.find(({ id }: { id: string }) => id !== placed.collectionId)
    return { ...placed, restCollectionId: rest.id as string }
  }

  it("a stream reports the new amount and the new number after an order edit, under the same session", async () => {
    const { sessionId, orderId, total } = await shopper.placeOrder(store().bagVariantId)
    const stream = await watch(sessionId)
    const before = await stream.untilStatus("waiting")
    await addBag(orderId)
    const after = await stream.until("the new number", ({ va_number, vietqr }) => vietqr !== null && va_number !== before.va_number)
    expect(after).toEqual({
      ...before,
      amount_vnd: total + BAG_VND,
      remaining_amount_vnd: total + BAG_VND,
      outstanding_amount_vnd: total + BAG_VND,
      order_code: expect.any(String),
      va_number: expect.any(String),
      vietqr: expect.any(String),
      expires_at: expect.any(String),
    })
    expect(after).toEqual(await shopper.payment(sessionId))
    expect(stream.payments.filter(({ status }) => status === "waiting")).toHaveLength(2)
  })

  it("a paid payment names the session that pays the rest of its order, on the route and the stream", async () => {
    const { sessionId, restCollectionId } = await placeOutstanding()
    const stream = await watch(sessionId)
    expect(await stream.untilStatus("outstanding")).toMatchObject({
      outstanding_amount_vnd: BAG_VND,
      outstanding_payment_session_id: null,
    })
    const rest = await shopper.choose(restCollectionId, "pp_sepay_sepay")
    const named = { status: "outstanding", outstanding_payment_session_id: rest.id }
    expect(await shopper.payment(sessionId)).toMatchObject(named)
    const told = await stream.until("the session", (payment) => payment.outstanding_payment_session_id !== null, AFTER_HEARTBEAT_MILLISECONDS)
    expect(told).toMatchObject(named)
    expect(await shopper.payment(rest.id)).toMatchObject({ status: "pending", outstanding_payment_session_id: null })

    expectOk(await shopper.post(`/store/sepay/payment-sessions/${rest.id}/virtual-account`))
    expect(await shopper.payment(rest.id)).toMatchObject({ status: "waiting", remaining_amount_vnd: BAG_VND })
    await pay(rest.id)
    await eventually("the order", async () => (await shopper.payment(sessionId)).status === "paid")
    expect((await shopper.payment(sessionId)).outstanding_payment_session_id).toBeNull()
  })

  it("a paid payment names no session of another order, and none that was replaced", async () => {
    const { sessionId, restCollectionId } = await placeOutstanding()
    await shopper.placeOrder(store().bagVariantId)
    expect((await shopper.payment(sessionId)).outstanding_payment_session_id).toBeNull()
    await shopper.choose(restCollectionId, "pp_sepay_sepay")
    const replacing = await shopper.choose(restCollectionId, "pp_sepay_sepay")
    expect((await shopper.payment(sessionId)).outstanding_payment_session_id).toBe(replacing.id)
  })

  it("a cart whose amount changed beside its payment is chosen again, and ordered when the shopper orders again", async () => {
    const { cartId } = await shopper.fillCart(store().bagVariantId)
    const collectionId = await shopper.openCollection(cartId)
    const session = await shopper.choose(collectionId, "pp_sepay_sepay")
    // As a session is left that was made while an item was added: over the cart's amount of before.
    await store().sql("CREATE TABLE kept_session AS SELECT * FROM payment_session WHERE id = ?", [session.id])
    const { cart } = expectOk(
      await shopper.post(`/store/carts/${cartId}/line-items`, { variant_id: store().bagVariantId, quantity: 1 })
    )
    await store().sql("INSERT INTO payment_session SELECT * FROM kept_session")
    await store().sql("DROP TABLE kept_session")

    const sdk = new Medusa({ baseUrl: store().api.defaults.baseURL ?? "", publishableKey: store().seeded.publishableKey })
    const refused = await completeSepayCart(sdk, cartId)
    if (refused.type !== "amount_changed") {
      throw new Error(`Completing answered ${refused.type}`)
    }
    expect(refused.amount_vnd).toBe(cart.total)
    expect(refused.payment_session_id).not.toBe(session.id)
    expect(await shopper.payment(refused.payment_session_id)).toMatchObject({ status: "pending", amount_vnd: cart.total })
    expect((await completeSepayCart(sdk, cartId)).type).toBe("order")
    expect(await shopper.payment(refused.payment_session_id)).toMatchObject({ status: "waiting", remaining_amount_vnd: cart.total })
  })
})
