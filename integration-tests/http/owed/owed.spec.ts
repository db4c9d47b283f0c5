import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createPromotionsWorkflow, updateRegionsWorkflow } from "@medusajs/medusa/core-flows"
import type { Emulator } from "../../../src/emulator"
import type SepayModuleService from "../../../src/modules/sepay/service"
import { settleSepayReceivablesWorkflow } from "../../../src/workflows/settlement/settle-sepay-receivables"
import { AdminClient } from "../../support/admin-client"
import { expectCapturedOnce, readOrder } from "../../support/orders"
import { describeRunningStore, type RunningStore } from "../../support/running-store"
import { parsedWebhook, transfer } from "../../support/sepay"
import { eventually, expectOk, type Shopper, type StorePaymentSession } from "../../support/shopper"

/** What is asked for and captured is what is owed now, and what was received is captured and refunded once. */

jest.setTimeout(180_000)

const FLOWS = [
  ["order_first", "pp_sepay_sepay"],
  ["pay_first", "pp_sepay_prepay"],
] as const

describeRunningStore((store) => {
  let shopper: Shopper
  let container: MedusaContainer
  let sepay: SepayModuleService
  let emulator: Emulator
  let api: RunningStore["api"]
  let sql: RunningStore["sql"]
  let seeded: RunningStore["seeded"]
  let bagVariantId: string
  let trialVariantId: string

  beforeEach(() => {
    ;({ shopper, container, sepay, emulator, api, sql, seeded, bagVariantId, trialVariantId } = store())
  })

  async function rows<Row>(statement: string, bindings: string[]): Promise<Row[]> {
    const result = (await sql(statement, bindings)) as { rows: Row[] }
    return result.rows
  }

  async function receivableOf(sessionId: string) {
    const receivable = await sepay.owed.findReceivableOfSession(sessionId)
    if (!receivable) {
      throw new Error(`Session ${sessionId} has no receivable`)
    }
    return receivable
  }

  /** A transfer of what the payment still wants, to the virtual account of the moment. */
  async function payRest(sessionId: string): Promise<number> {
    const waiting = await shopper.payment(sessionId)
    const { deliveries } = await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.remaining_amount_vnd })
    expect(deliveries).toEqual([expect.objectContaining({ ok: true })])
    return waiting.remaining_amount_vnd
  }

  async function startPayment(providerId: string, variantId = trialVariantId) {
    const { cartId } = await shopper.fillCart(variantId)
    const collectionId = await shopper.openCollection(cartId)
    const session = await shopper.choose(collectionId, providerId)
    return { cartId, collectionId, session }
  }

  async function captures(collectionId: string): Promise<number[]> {
    const found = await rows<{ amount: string }>(
      `SELECT capture.amount FROM capture JOIN payment ON payment.id = capture.payment_id
        WHERE payment.payment_collection_id = ? AND capture.deleted_at IS NULL`,
      [collectionId]
    )
    return found.map(({ amount }) => Number(amount))
  }

  async function countSepayOrders(): Promise<number> {
    return emulator.snapshot().orders.length
  }

  /** Completing is refused with a sentence for the shopper, and nothing came of it. */
  async function expectRefused(cartId: string): Promise<void> {
    const sepayOrders = await countSepayOrders()
    const refused = expectOk(await shopper.complete(cartId))
    expect(refused).toMatchObject({
      type: "cart",
      error: { type: "payment_authorization_error", message: expect.stringContaining("Please choose the payment again.") },
    })
    expect(await countSepayOrders()).toBe(sepayOrders)
    expect(await rows("SELECT order_id FROM order_cart WHERE cart_id = ? AND deleted_at IS NULL", [cartId])).toEqual([])
  }

  /** The payer paid the amount of before. The page asks for the rest, and the order is placed when that has come. */
  async function buyWithTheRest(session: StorePaymentSession, cartId: string, collectionId: string): Promise<void> {
    const paidVnd = await payRest(session.id)
    const { cart } = expectOk(await shopper.get(`/store/carts/${cartId}`))
    await eventually("the page to ask for the rest", async () => {
      const page = await shopper.payment(session.id)
      return page.vietqr !== null && page.remaining_amount_vnd === Math.round(cart.total) - paidVnd
    })
    expect(await captures(collectionId)).toEqual([])
    expect(await rows("SELECT order_id FROM order_cart WHERE cart_id = ? AND deleted_at IS NULL", [cartId])).toEqual([])
    await payRest(session.id)
    const orderId = await eventually("the order", async () => (await shopper.payment(session.id)).order_id)
    await expectCapturedOnce(container, orderId)
    expect(await captures(collectionId)).toEqual([cart.total])
  }

  /** The shopper is refused, chooses the payment again, and buys. */
  async function buyAfterRefusal(providerId: string, cartId: string, collectionId: string): Promise<void> {
    await expectRefused(cartId)
    expect(await captures(collectionId)).toEqual([])
    const again = await shopper.choose(collectionId, providerId)
    const { cart } = expectOk(await shopper.get(`/store/carts/${cartId}`))
    expect(again.amount).toBe(cart.total)
    expect(expectOk(await shopper.complete(cartId)).type).toBe("order")
    await payRest(again.id)
    const orderId = await eventually("the order", async () => (await shopper.payment(again.id)).order_id)
    await expectCapturedOnce(container, orderId)
    expect(await captures(collectionId)).toEqual([cart.total])
  }

  /** As a session is left that was made while an item was added: over the cart's amount of before. */
  async function addItemBesideSession(cartId: string, sessionId: string): Promise<void> {
    await sql("CREATE TABLE kept_session AS SELECT * FROM payment_session WHERE id = ?", [sessionId])
    expectOk(await shopper.post(`/store/carts/${cartId}/line-items`, { variant_id: bagVariantId, quantity: 3 }))
    await sql("INSERT INTO payment_session SELECT * FROM kept_session")
    await sql("DROP TABLE kept_session")
  }

  describe("a cart that changes after its payment was chosen", () => {
    it.each(FLOWS)("is not bought for its old amount (%s)", async (flow, providerId) => {
      const { cartId, collectionId, session } = await startPayment(providerId)
      await addItemBesideSession(cartId, session.id)
      await (flow === "pay_first" ? buyWithTheRest(session, cartId, collectionId) : buyAfterRefusal(providerId, cartId, collectionId))
    })

    it.each(FLOWS)("is not bought without the taxes that were calculated later (%s)", async (flow, providerId) => {
      const update = { automatic_taxes: false }
      await updateRegionsWorkflow(container).run({ input: { selector: { id: seeded.regionId }, update } })
      const { cartId, collectionId, session } = await startPayment(providerId)
      const { cart } = expectOk(await shopper.post(`/store/carts/${cartId}/taxes`))
      expect(cart.total).toBeGreaterThan(session.amount)
      await (flow === "pay_first" ? buyWithTheRest(session, cartId, collectionId) : buyAfterRefusal(providerId, cartId, collectionId))
    })

    it("is not bought in another currency", async () => {
      const { cartId, collectionId } = await startPayment("pp_sepay_sepay")
      await sql("UPDATE payment_collection SET currency_code = 'usd' WHERE id = ?", [collectionId])
      await expectRefused(cartId)
    })

    it.each(FLOWS)("is bought with the fractions of a đồng that a discount leaves (%s)", async (flow, providerId) => {
      const promotion = {
        code: "MOT-PHAN-BA",
        type: "standard" as const,
        status: "active" as const,
        application_method: {
          type: "percentage" as const,
          target_type: "items" as const,
          allocation: "across" as const,
          value: 33.333,
          currency_code: "vnd",
        },
      }
      await createPromotionsWorkflow(container).run({ input: { promotionsData: [promotion] } })
      const { cartId } = await shopper.fillCart(trialVariantId)
      const { cart } = expectOk(await shopper.post(`/store/carts/${cartId}/promotions`, { promo_codes: [promotion.code] }))
      expect(Number.isInteger(cart.total)).toBe(false)
      const collectionId = await shopper.openCollection(cartId)
      const session = await shopper.choose(collectionId, providerId)
      if (flow === "order_first") {
        expect(expectOk(await shopper.complete(cartId)).type).toBe("order")
      }
      await payRest(session.id)
      const orderId = await eventually("the order", async () => (await shopper.payment(session.id)).order_id)
      await expectCapturedOnce(container, orderId)
    })
  })

  describe("sessions of one collection that were made at once", () => {
    async function chooseTwice(collectionId: string, providerId: string): Promise<string[]> {
      return eventually("two sessions", async () => {
        const answers = await Promise.all([1, 2].map(() => shopper.tryToChoose(collectionId, providerId)))
        answers.forEach(expectOk)
        const sessions = await rows<{ id: string }>(
          "SELECT id FROM payment_session WHERE payment_collection_id = ? AND deleted_at IS NULL ORDER BY id",
          [collectionId]
        )
        return sessions.length === 2 ? sessions.map(({ id }) => id) : null
      })
    }

    /** The ledger serves this one of them, as if it had been registered last. */
    async function serve(sessionId: string): Promise<void> {
      const receivable = await receivableOf(sessionId)
      await sepay.owed.registerSession({ ...receivable, paymentSessionId: sessionId })
    }

    it.each(FLOWS.flatMap(([flow, providerId]) => [0, 1].map((position) => [flow, position, providerId] as const)))(
      "spend one transfer once (%s, the ledger serving number %d)",
      async (flow, position, providerId) => {
        const { cartId, total } = await shopper.fillCart(bagVariantId)
        const collectionId = await shopper.openCollection(cartId)
        const sessionIds = await chooseTwice(collectionId, providerId)
        const [served] = sessionIds.slice(position)
        if (!served) {
          throw new Error("There is no such session")
        }
        if (flow === "order_first") {
          expect(expectOk(await shopper.complete(cartId)).type).toBe("order")
        }
        await serve(served)
        await payRest(served)
        const orderId = await eventually("the order", async () => (await shopper.payment(served)).order_id)
        await expectCapturedOnce(container, orderId)
        await settleSepayReceivablesWorkflow(container).run({ input: { receivable_ids: [(await receivableOf(served)).id] } })
        // Which one is captured is up to Medusa. Whatever it asks for the other one then is refused.
        const payment = container.resolve(Modules.PAYMENT)
        const answers = await Promise.allSettled(sessionIds.map((id) => payment.authorizePaymentSession(id, {})))
        expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
        expect(answers.find(({ status }) => status === "rejected")).toMatchObject({
          reason: { type: "payment_authorization_error", message: expect.stringContaining("pays once only") },
        })
        expect(await captures(collectionId)).toEqual([total])
        await expectCapturedOnce(container, orderId)
      }
    )

    it("spend one transfer once when Medusa authorizes all of them at once", async () => {
      const { cartId, total } = await shopper.fillCart(bagVariantId)
      const collectionId = await shopper.openCollection(cartId)
      const sessionIds = await chooseTwice(collectionId, "pp_sepay_sepay")
      const { order } = expectOk(await shopper.complete(cartId))
      const waiting = await shopper.payment(sessionIds[0] ?? "")
      // Recorded, and not settled yet.
      await sepay.money.recordWebhook(parsedWebhook({ vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd }))
      const payment = container.resolve(Modules.PAYMENT)
      const answers = await Promise.allSettled(sessionIds.map((id) => payment.authorizePaymentSession(id, {})))
      expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
      expect(await captures(collectionId)).toEqual([total])
      await settleSepayReceivablesWorkflow(container).run({ input: {} })
      await expectCapturedOnce(container, order.id)
    })

    it.each([0, 1])("place the order with the one that was captured before it (number %d)", async (position) => {
      const { cartId, total } = await shopper.fillCart(bagVariantId)
      const collectionId = await shopper.openCollection(cartId)
      const sessionIds = await chooseTwice(collectionId, "pp_sepay_prepay")
      const captured = sessionIds[position] ?? ""
      const waiting = await shopper.payment(captured)
      // Recorded, and not settled yet.
      await sepay.money.recordWebhook(parsedWebhook({ vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd }))
      await container.resolve(Modules.PAYMENT).authorizePaymentSession(captured, {})
      // Completing the cart, Medusa chooses one of them by itself.
      await settleSepayReceivablesWorkflow(container).run({ input: { receivable_ids: [(await receivableOf(captured)).id] } })
      const { order_id: orderId, status } = await shopper.payment(captured)
      expect(status).toBe("paid")
      await expectCapturedOnce(container, orderId ?? "")
      expect(await captures(collectionId)).toEqual([total])
    })

    it("spend one transfer once, also where Medusa authorized one of them and captures it later", async () => {
      const admin = await AdminClient.signIn(api, container)
      const { cartId, total } = await shopper.fillCart(bagVariantId)
      const collectionId = await shopper.openCollection(cartId)
      const sessionIds = await chooseTwice(collectionId, "pp_sepay_sepay")
      const { order } = expectOk(await shopper.complete(cartId))
      await payRest(sessionIds[0] ?? "")
      await expectCapturedOnce(container, order.id)
      await sql(
        `INSERT INTO payment (id, amount, raw_amount, currency_code, provider_id, data, payment_collection_id, payment_session_id)
         SELECT 'pay_second', amount, raw_amount, currency_code, provider_id, data, payment_collection_id, id
           FROM payment_session WHERE payment_collection_id = ?
            AND id NOT IN (SELECT payment_session_id FROM payment)`,
        [collectionId]
      )
      const refused = await admin.post("payments/pay_second/capture")
      expect(refused.status).toBe(400)
      expect(refused.data).toMatchObject({ type: "not_allowed", message: expect.stringContaining("pays once only") })
      expect(await captures(collectionId)).toEqual([total])
    })

    it("lose the right to be captured when they are deleted before they were", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      // As a process leaves it that dies after it took the right and before Medusa wrote the payment.
      const receivable = await receivableOf(placed.sessionId)
      await sql("UPDATE sepay_receivable SET capture_session_id = ? WHERE id = ?", [placed.sessionId, receivable.id])
      await container.resolve(Modules.PAYMENT).deletePaymentSession(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      expect((await receivableOf(placed.sessionId)).captureSessionId).not.toBe(placed.sessionId)
    })

    it("keep the right to be captured while they are there", async () => {
      const { cartId } = await shopper.fillCart(bagVariantId)
      const collectionId = await shopper.openCollection(cartId)
      const [first = "", last = ""] = await chooseTwice(collectionId, "pp_sepay_sepay")
      const { order } = expectOk(await shopper.complete(cartId))
      await serve(last)
      await sql("UPDATE sepay_receivable SET capture_session_id = ? WHERE payment_collection_id = ?", [first, collectionId])
      await payRest(last)
      await expectCapturedOnce(container, order.id)
      const paid = await rows("SELECT payment_session_id FROM payment WHERE payment_collection_id = ?", [collectionId])
      expect(paid).toEqual([{ payment_session_id: first }])
    })
  })

  describe("refunds", () => {
    async function paidOrder(quantity: number) {
      const { cartId } = await shopper.fillCart(trialVariantId, quantity)
      const collectionId = await shopper.openCollection(cartId)
      const session: StorePaymentSession = await shopper.choose(collectionId, "pp_sepay_sepay")
      const { order } = expectOk(await shopper.complete(cartId))
      const receivedVnd = await payRest(session.id)
      await expectCapturedOnce(container, order.id)
      const paid = await readOrder(container, order.id)
      const { id: paymentId, amount } = paid.payment_collections[0].payments[0]
      return { orderId: order.id as string, collectionId, paymentId: paymentId as string, amount: Number(amount), receivedVnd }
    }

    async function returns(): Promise<number[]> {
      const owed = await sepay.listSepayReturnOweds({}, { order: { created_at: "ASC" } })
      return owed.map(({ amount_vnd }) => Number(amount_vnd))
    }

    async function countRefunds(paymentId: string): Promise<number> {
      return (await rows("SELECT id FROM refund WHERE payment_id = ? AND deleted_at IS NULL", [paymentId])).length
    }

    it("of three thirds of a fractional amount send back all that was received", async () => {
      const admin = await AdminClient.signIn(api, container)
      const { paymentId, amount, receivedVnd } = await paidOrder(3)
      expect([amount, receivedVnd]).toEqual([72_397.8, 72_398])
      for (const third of [24_132.6, 24_132.6, 24_132.6]) {
        expectOk(await admin.refund(paymentId, third))
      }
      expect(await returns()).toEqual([24_133, 24_132, 24_133])
    })

    it("below one đồng are refused, and leave no trace", async () => {
      const admin = await AdminClient.signIn(api, container)
      const { paymentId } = await paidOrder(1)
      const refused = await admin.refund(paymentId, 0.3)
      expect(refused.status).toBe(400)
      expect(refused.data).toMatchObject({ type: "not_allowed", message: expect.stringContaining("Refund at least 1 ₫") })
      expect(await returns()).toEqual([])
      expect(await countRefunds(paymentId)).toBe(0)
    })

    it("are never more than what was received, whatever Medusa captured", async () => {
      const admin = await AdminClient.signIn(api, container)
      const { paymentId, collectionId, receivedVnd } = await paidOrder(3)
      // As it was when two sessions of a collection were both captured over one transfer.
      await sql(
        `INSERT INTO payment (id, amount, raw_amount, currency_code, provider_id, data, captured_at, payment_collection_id, payment_session_id)
         SELECT 'pay_second', amount, raw_amount, currency_code, provider_id, data, captured_at, payment_collection_id, 'payses_second'
           FROM payment WHERE id = ?`,
        [paymentId]
      )
      await sql(
        `INSERT INTO capture (id, amount, raw_amount, payment_id)
         SELECT 'capt_second', amount, raw_amount, 'pay_second' FROM capture WHERE payment_id = ?`,
        [paymentId]
      )
      expect(await captures(collectionId)).toHaveLength(2)
      expectOk(await admin.refund(paymentId, 40_000))
      const refused = await admin.refund("pay_second", 40_000)
      expect(refused.status).toBe(400)
      expect(refused.data).toMatchObject({
        type: "not_allowed",
        message: expect.stringMatching(/40000 ₫ of them are refunded already. Refund at most 32398 ₫/),
      })
      expect(await countRefunds("pay_second")).toBe(0)
      const both = await Promise.all([admin.refund(paymentId, 32_397.8), admin.refund("pay_second", 32_397.8)])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 400])
      expect((await returns()).reduce((sum, amountVnd) => sum + amountVnd, 0)).toBe(receivedVnd)
    })
  })
})
