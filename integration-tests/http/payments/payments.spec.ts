import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { cancelOrderWorkflow, refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { Emulator } from "../../../src/emulator"
import type SepayModuleService from "../../../src/modules/sepay/service"
import { closeSepayVaOrdersWorkflow } from "../../../src/workflows/va-orders/close-sepay-va-orders"
import { settleSepayReceivablesWorkflow } from "../../../src/workflows/settlement/settle-sepay-receivables"
import { describeRunningStore, type RunningStore } from "../../support/running-store"
import { getSepayPaymentNotification } from "../../../src/notifications"
import { signInAsAdmin } from "../../support/admin"
import { captureLog } from "../../support/captured-log"
import { expectCapturedOnce, readOrder } from "../../support/orders"
import { parsedWebhook, transfer } from "../../support/sepay"
import { eventually, expectOk, type Shopper } from "../../support/shopper"

describeRunningStore((store) => {
  let shopper: Shopper
  let container: MedusaContainer
  let sepay: SepayModuleService
  let emulator: Emulator
  let api: RunningStore["api"]
  let sql: RunningStore["sql"]
  let clock: RunningStore["clock"]
  let trialVariantId: string
  let bagVariantId: string

  beforeEach(() => {
    ;({ shopper, container, sepay, emulator, api, sql, clock, trialVariantId, bagVariantId } = store())
  })

  function countCalls(operation: string): number {
    return Object.entries(emulator.snapshot().requests).reduce(
      (sum, [route, count]) => (route.startsWith(operation) ? sum + count : sum),
      0
    )
  }

  describe("an account number that fits into no QR code", () => {
    it("is shown with its amount and without a code, to shopper, admin and in mails, and is logged once", async () => {
      const { sessionId, orderId } = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(sessionId)
      const log = captureLog(container)
      try {
        await sql("UPDATE sepay_virtual_account SET va_number = '963-NQD/1' WHERE va_number = ?", [waiting.va_number ?? ""])
        for (let count = 0; count < 3; count += 1) {
          expect(await shopper.payment(sessionId)).toEqual({ ...waiting, va_number: "963-NQD/1", vietqr: null })
        }
        const instructions = await getSepayPaymentNotification(container, { order_id: orderId, kind: "instructions" })
        expect(instructions).toMatchObject({ is_current: true, qr: null, text: expect.stringContaining("963-NQD/1") })
        const renewed = await shopper.post(`/store/sepay/payment-sessions/${sessionId}/virtual-account`)
        expect(expectOk(renewed).payment_session).toMatchObject({ status: "waiting", vietqr: null })
        const forAdmin = await api.get(`/admin/sepay/payments/orders/${orderId}`, { headers: await signInAsAdmin(api, container) })
        expect(forAdmin.data.payments).toEqual([
          expect.objectContaining({ vietqr: null, virtual_account: expect.objectContaining({ va_number: "963-NQD/1" }) }),
        ])
        const lines = log.messages().filter((message) => message.includes("without a QR code"))
        expect(lines).toEqual([
          expect.stringMatching(/accountNumber must be 1 to 50 letters and digits.* va_number=963-NQD\/1 bank_bin=970418/),
        ])
      } finally {
        log.stop()
      }
    })
  })

  describe("order_first", () => {
    it("places the order, shows a virtual account over its amount, and captures when the transfer arrives", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      expect(waiting).toMatchObject({
        status: "waiting",
        flow: "order_first",
        amount_vnd: Math.round(placed.total),
        paid_amount_vnd: 0,
        remaining_amount_vnd: Math.round(placed.total),
        va_number: expect.any(String),
        bank_name: expect.any(String),
        account_holder_name: expect.any(String),
        vietqr: expect.stringMatching(/^000201.*6304[0-9A-F]{4}$/),
        order_id: placed.orderId,
      })
      expect(new Date(waiting.expires_at ?? 0).getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000)

      const { deliveries } = await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      expect(deliveries).toEqual([expect.objectContaining({ status: 200, ok: true })])

      await expectCapturedOnce(container, placed.orderId)
      expect(await shopper.payment(placed.sessionId)).toMatchObject({ status: "paid", remaining_amount_vnd: 0, vietqr: null })
    })

    it("captures a fractional total in full after its rounded amount was transferred", async () => {
      // 12,345 ₫ and 8% VAT: 13,332.6 ₫, plus shipping.
      const placed = await shopper.placeOrder(trialVariantId)
      expect(Number.isInteger(placed.total)).toBe(false)
      const waiting = await shopper.payment(placed.sessionId)
      expect(waiting.amount_vnd).toBe(Math.round(placed.total))
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
    })

    it("costs no call to SePay until the order is placed, and one when it is", async () => {
      const before = countCalls("POST") + countCalls("GET")
      const { cartId } = await shopper.fillCart(bagVariantId)
      await shopper.choose(await shopper.openCollection(cartId), "pp_sepay_sepay")
      expect(countCalls("POST") + countCalls("GET")).toBe(before)
      await shopper.complete(cartId)
      expect(countCalls("POST") + countCalls("GET")).toBe(before + 1)
    })

    it("leaves the cart to be tried again when SePay does not answer, and says so", async () => {
      const { cartId } = await shopper.fillCart(bagVariantId)
      const collectionId = await shopper.openCollection(cartId)
      const session = await shopper.choose(collectionId, "pp_sepay_sepay")
      emulator.setFaults({ status: 503 })
      const refused = expectOk(await shopper.complete(cartId))
      expect(refused).toMatchObject({
        type: "cart",
        error: { type: "payment_authorization_error", message: expect.stringContaining("try again") },
      })
      emulator.setFaults({})
      const completed = expectOk(await shopper.complete(cartId))
      expect(completed.type).toBe("order")
      expect(await shopper.payment(session.id)).toMatchObject({ status: "waiting" })
      expect(emulator.snapshot().orders).toHaveLength(1)
    })

    it("adopts the order whose answer was lost", async () => {
      const { cartId } = await shopper.fillCart(bagVariantId)
      await shopper.choose(await shopper.openCollection(cartId), "pp_sepay_sepay")
      emulator.setFaults({ loseResponseAfterCreate: { remaining: 1 } })
      const completed = expectOk(await shopper.complete(cartId))
      expect(completed.type).toBe("order")
      expect(emulator.snapshot().orders).toHaveLength(1)
    })

    it("counts a transfer once that is delivered 100 times at once", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      const { deliveries } = await transfer(emulator, {
        vaNumber: waiting.va_number,
        amountVnd: waiting.amount_vnd,
        webhook: { times: 100 },
      })
      expect(deliveries).toHaveLength(100)
      expect(deliveries.every((one) => one.ok)).toBe(true)
      await expectCapturedOnce(container, placed.orderId)
      expect(await sepay.listSepayTransactions({})).toHaveLength(1)
    })

    it("captures by the job what a process recorded before it died", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      // Recorded and acknowledged; nobody settles it but the job.
      await sepay.money.recordWebhook(parsedWebhook({ vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd }))
      await settleSepayReceivablesWorkflow(container).run({ input: {} })
      await expectCapturedOnce(container, placed.orderId)
    })

    it("abandons the virtual account of a canceled order and captures nothing for it", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await cancelOrderWorkflow(container).run({ input: { order_id: placed.orderId } })
      await eventually("the cancellation", async () => (await shopper.payment(placed.sessionId)).status === "canceled")
      expect((await shopper.post(`/store/sepay/payment-sessions/${placed.sessionId}/virtual-account`)).status).toBe(400)

      // The number may be closed at SePay by now.
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd, force: true })
      const [allocation] = await sepay.listSepayAllocations({})
      expect(allocation).toMatchObject({ kind: "late", needs_attention: true })
      expect((await readOrder(container, placed.orderId)).transactions ?? []).toHaveLength(0)
    })

    it("closes the virtual account of a canceled order at SePay", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      await cancelOrderWorkflow(container).run({ input: { order_id: placed.orderId } })
      await eventually("the cancellation", async () => (await shopper.payment(placed.sessionId)).status === "canceled")
      await closeSepayVaOrdersWorkflow(container).run()
      await eventually("the close", async () => (await sepay.listSepayVaOrders({ status: "closed" })).length === 1)
      expect(emulator.snapshot().orders).toEqual([expect.objectContaining({ status: "Cancelled" })])
    })
  })

  describe("pay_first", () => {
    async function startPayment(variantId = bagVariantId) {
      const { cartId, total } = await shopper.fillCart(variantId)
      const collectionId = await shopper.openCollection(cartId)
      const session = await shopper.choose(collectionId, "pp_sepay_prepay")
      return { cartId, total, collectionId, session }
    }

    it("shows the virtual account in the checkout, and the transfer places the order", async () => {
      const { session, total } = await startPayment(trialVariantId)
      expect(session.data).toMatchObject({ flow: "pay_first", va_number: expect.any(String), vietqr: expect.any(String) })
      const waiting = await shopper.payment(session.id)
      expect(waiting).toMatchObject({ status: "waiting", amount_vnd: Math.round(total), order_id: null })

      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      const orderId = await eventually("the order", async () => (await shopper.payment(session.id)).order_id)
      await expectCapturedOnce(container, orderId)
    })

    it("announces the capture when the shopper is faster than the webhook's settlement", async () => {
      const captured: unknown[] = []
      container.resolve(Modules.EVENT_BUS).subscribe("payment.captured", async (event) => {
        captured.push(event)
      })
      const { cartId, session } = await startPayment()
      const waiting = await shopper.payment(session.id)
      await sepay.money.recordWebhook(parsedWebhook({ vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd }))
      const completed = expectOk(await shopper.complete(cartId))
      expect(completed.type).toBe("order")
      await settleSepayReceivablesWorkflow(container).run({ input: {} })
      await expectCapturedOnce(container, completed.order.id)
      await eventually("the announcement", async () => captured.length > 0)
    })

    it("names no order that Medusa can still take back", async () => {
      const { collectionId, session } = await startPayment()
      const other = await shopper.placeOrder(bagVariantId)
      // As it is while Medusa completes the cart, before it authorizes the payment.
      await sql("INSERT INTO order_payment_collection (id, order_id, payment_collection_id) VALUES ('ordpay_1', ?, ?)", [
        other.orderId,
        collectionId,
      ])
      expect(await shopper.payment(session.id)).toMatchObject({ order_id: null })
    })

    it("does not place the order before the money has arrived", async () => {
      const { cartId } = await startPayment()
      const refused = await shopper.complete(cartId)
      expect(refused.status === 200 ? refused.data.type : "refused").not.toBe("order")
    })

    it("keeps the virtual account when the session is made again for the same amount", async () => {
      const { collectionId, session } = await startPayment()
      const again = await shopper.choose(collectionId, "pp_sepay_prepay")
      expect(again.id).not.toBe(session.id)
      expect(again.data.va_number).toBe(session.data.va_number)
      expect(emulator.snapshot().orders).toHaveLength(1)
    })

    it("opens another virtual account when the cart changes, and abandons the first one", async () => {
      const { cartId, collectionId, session } = await startPayment()
      expectOk(await shopper.post(`/store/carts/${cartId}/line-items`, { variant_id: bagVariantId, quantity: 1 }))
      const again = await shopper.choose(collectionId, "pp_sepay_prepay")
      expect(again.data.va_number).not.toBe(session.data.va_number)
      await closeSepayVaOrdersWorkflow(container).run()
      const statuses = emulator.snapshot().orders.map((order) => order.status).sort()
      expect(statuses).toEqual(["Cancelled", "Pending"])
    })

    it("counts money that was paid before the cart became dearer, and asks for the rest only", async () => {
      const { cartId, collectionId, session } = await startPayment()
      const first = await shopper.payment(session.id)
      // The webhook is lost until the cart has changed.
      await transfer(emulator, { vaNumber: first.va_number, amountVnd: first.amount_vnd, webhook: { deliver: false } })
      expectOk(await shopper.post(`/store/carts/${cartId}/line-items`, { variant_id: bagVariantId, quantity: 1 }))
      const again = await shopper.choose(collectionId, "pp_sepay_prepay")
      await sepay.money.recordWebhook(parsedWebhook({ vaNumber: first.va_number, amountVnd: first.amount_vnd }))
      const renewed = expectOk(await shopper.post(`/store/sepay/payment-sessions/${again.id}/virtual-account`)).payment_session
      expect(renewed).toMatchObject({ status: "partially_paid", paid_amount_vnd: first.amount_vnd })
      expect(renewed.remaining_amount_vnd).toBe(renewed.amount_vnd - first.amount_vnd)

      await transfer(emulator, { vaNumber: renewed.va_number, amountVnd: renewed.remaining_amount_vnd })
      const orderId = await eventually("the order", async () => (await shopper.payment(again.id)).order_id)
      await expectCapturedOnce(container, orderId)
    })

    it("refuses the session, and leaves none behind, when SePay does not answer", async () => {
      const { cartId } = await shopper.fillCart(bagVariantId)
      const collectionId = await shopper.openCollection(cartId)
      emulator.setFaults({ status: { status: 503 } })
      const refused = await shopper.tryToChoose(collectionId, "pp_sepay_prepay")
      emulator.setFaults({})
      expect(refused.status).toBe(422)
      expect(refused.data.message).toContain("try again")
      const [receivable] = await sepay.listSepayReceivables({})
      expect(receivable?.released_at).not.toBeNull()
    })

    it("keeps the money for the order when the cart cannot be completed, and places it when it can", async () => {
      const { cartId, session } = await startPayment()
      const waiting = await shopper.payment(session.id)
      // Nothing is left in stock when the money arrives.
      await sql("UPDATE inventory_level SET stocked_quantity = 0, raw_stocked_quantity = '{\"value\":\"0\",\"precision\":20}'")
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await eventually("the failed attempt", async () => {
        const [receivable] = await sepay.listSepayReceivables({})
        return receivable?.settlement_error
      })
      expect(await sepay.listSepayReturnOweds({})).toHaveLength(0)
      expect((await shopper.payment(session.id)).status).toBe("paid")

      await sql("UPDATE inventory_level SET stocked_quantity = 100, raw_stocked_quantity = '{\"value\":\"100\",\"precision\":20}'")
      await clock.advance({ minutes: 10 })
      await settleSepayReceivablesWorkflow(container).run({ input: {} })
      const orderId = await eventually("the order", async () => (await shopper.payment(session.id)).order_id)
      await expectCapturedOnce(container, orderId)
      expect(cartId).toBeTruthy()
    })
  })

  describe("a transfer that is not the exact amount", () => {
    it("adds up partial transfers and captures when everything has arrived", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      const part = 10_000
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: part })
      expect(await shopper.payment(placed.sessionId)).toMatchObject({
        status: "partially_paid",
        paid_amount_vnd: part,
        remaining_amount_vnd: waiting.amount_vnd - part,
        va_number: waiting.va_number,
      })
      expect((await readOrder(container, placed.orderId)).transactions ?? []).toHaveLength(0)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd - part })
      await expectCapturedOnce(container, placed.orderId)
    })

    it("keeps a second payment of the same virtual account as surplus that asks for attention", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd, force: true })
      const allocations = await sepay.listSepayAllocations({}, { order: { created_at: "ASC" } })
      expect(allocations.map((one) => [one.kind, one.needs_attention])).toEqual([
        ["applied", false],
        ["surplus", true],
      ])
      await expectCapturedOnce(container, placed.orderId)
    })
  })

  describe("after a virtual account expired", () => {
    async function expire(sessionId: string): Promise<void> {
      const { expires_at } = await shopper.payment(sessionId)
      await clock.advanceTo(new Date(expires_at ?? 0))
      await clock.advance({ seconds: 1 })
    }

    it("gives a new one on request, one only, however many ask at once", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const first = await shopper.payment(placed.sessionId)
      await expire(placed.sessionId)
      expect(await shopper.payment(placed.sessionId)).toMatchObject({ status: "expired", vietqr: null })

      const path = `/store/sepay/payment-sessions/${placed.sessionId}/virtual-account`
      const answers = await Promise.all(Array.from({ length: 5 }, () => shopper.post(path)))
      const numbers = new Set(answers.map((answer) => expectOk(answer).payment_session.va_number))
      expect(numbers.size).toBe(1)
      expect(numbers.has(first.va_number)).toBe(false)
      // Another number on the same order of SePay's: one call, and nothing to close.
      expect(emulator.snapshot().orders).toHaveLength(1)
    })

    it("still takes money on the old number while the order is unpaid", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const first = await shopper.payment(placed.sessionId)
      await expire(placed.sessionId)
      await transfer(emulator, { vaNumber: first.va_number, amountVnd: first.amount_vnd, force: true })
      await expectCapturedOnce(container, placed.orderId)
    })

    it("limits how many one payment opens in an hour", async () => {
      await sepay.settings.saveSettings({ vaDurationSeconds: { order_first: 60, pay_first: null } }, "user_anna")
      const placed = await shopper.placeOrder(bagVariantId)
      const path = `/store/sepay/payment-sessions/${placed.sessionId}/virtual-account`
      for (let count = 1; count < 10; count += 1) {
        await expire(placed.sessionId)
        expectOk(await shopper.post(path))
      }
      await expire(placed.sessionId)
      const refused = await shopper.post(path)
      expect(refused.status).toBe(400)
      expect(refused.data.message).toContain("try again later")
    })
  })

  describe("what a stranger can do", () => {
    it("gains nothing by sending session data of its own", async () => {
      const { cartId } = await shopper.fillCart(bagVariantId)
      const collectionId = await shopper.openCollection(cartId)
      const victim = await shopper.placeOrder(bagVariantId)
      const session = await shopper.choose(collectionId, "pp_sepay_prepay", {
        session_id: victim.sessionId,
        paid: true,
        status: "captured",
        va_number: "1",
        amount_vnd: 1,
      })
      expect(session.status).toBe("pending")
      expect(session.data).toMatchObject({ session_id: session.id })
      expect(session.data.va_number).not.toBe("1")
      const refused = await shopper.complete(cartId)
      expect(refused.status === 200 ? refused.data.type : "refused").not.toBe("order")
      expect(await shopper.payment(victim.sessionId)).toMatchObject({ status: "waiting", order_id: victim.orderId })
    })

    it("finds nothing under an unknown id, and nothing without a publishable key", async () => {
      expect((await shopper.get("/store/sepay/payment-sessions/payses_unknown")).status).toBe(404)
      expect((await shopper.post("/store/sepay/payment-sessions/payses_unknown/virtual-account")).status).toBe(404)
      const keyless = await api.get("/store/sepay/payment-sessions/payses_unknown", { validateStatus: () => true })
      expect(keyless.status).toBe(400)
    })

    it("cannot open a virtual account for an order_first cart that is not completed", async () => {
      const { cartId } = await shopper.fillCart(bagVariantId)
      const session = await shopper.choose(await shopper.openCollection(cartId), "pp_sepay_sepay")
      const refused = await shopper.post(`/store/sepay/payment-sessions/${session.id}/virtual-account`)
      expect(refused.status).toBe(400)
      expect(refused.data.message).toContain("Complete the cart first")
      expect(emulator.snapshot().orders).toHaveLength(0)
    })

    it("cannot make a paid order pay again by replacing its session", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      await eventually("the settlement", async () => {
        const [receivable] = await sepay.listSepayReceivables({})
        return receivable?.settlement_status === "settled"
      })
      const refused = await shopper.tryToChoose(placed.collectionId, "pp_sepay_sepay")
      expect(refused.status).toBe(400)
      expect((await shopper.post(`/store/sepay/payment-sessions/${placed.sessionId}/virtual-account`)).status).toBe(400)
      expect(emulator.snapshot().orders).toHaveLength(1)
    })

    it("does not stop an order from being paid by replacing its session", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      const replaced = await shopper.choose(placed.collectionId, "pp_sepay_sepay")
      expect(replaced.data.va_number).toBe(waiting.va_number)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      expect((await shopper.payment(placed.sessionId)).status).toBe("paid")
    })
  })

  describe("refunds", () => {
    it("records what the store owes back, once per refund", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      const [payment] = (await readOrder(container, placed.orderId)).payment_collections[0].payments
      await refundPaymentWorkflow(container).run({ input: { payment_id: payment.id, amount: 20_000 } })
      expect(await sepay.listSepayReturnOweds({})).toEqual([
        expect.objectContaining({ status: "owed", amount_vnd: 20_000, payment_session_id: placed.sessionId }),
      ])
    })

    it("keep Medusa's refund when nothing but the session's data can be read any more", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      const [payment] = (await readOrder(container, placed.orderId)).payment_collections[0].payments
      await store().sql("ALTER TABLE sepay_virtual_account RENAME TO sepay_virtual_account_away")
      try {
        await refundPaymentWorkflow(container).run({ input: { payment_id: payment.id, amount: 20_000 } })
      } finally {
        await store().sql("ALTER TABLE sepay_virtual_account_away RENAME TO sepay_virtual_account")
      }
      expect(await sepay.listSepayReturnOweds({})).toEqual([expect.objectContaining({ status: "owed", amount_vnd: 20_000 })])
      const [collection] = (await readOrder(container, placed.orderId)).payment_collections
      expect(Number(collection.refunded_amount)).toBe(20_000)
    })

    it("refuses a refund that no bank can transfer, and records nothing", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      const [payment] = (await readOrder(container, placed.orderId)).payment_collections[0].payments
      const { errors } = await refundPaymentWorkflow(container).run({
        input: { payment_id: payment.id, amount: 0.4 },
        throwOnError: false,
      })
      expect(errors.map(({ error }) => error.message)).toEqual([expect.stringMatching(/a refund of 0.4 ₫ comes to none. Refund at least 1 ₫/)])
      expect(await sepay.listSepayReturnOweds({})).toEqual([])
    })

    it("records a return owed when a paid order is canceled", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      await cancelOrderWorkflow(container).run({ input: { order_id: placed.orderId } })
      expect(await sepay.listSepayReturnOweds({})).toEqual([expect.objectContaining({ amount_vnd: waiting.amount_vnd })])
    })
  })

  describe("a currency that is not the đồng", () => {
    it("is refused with a clear error", async () => {
      const { cartId } = await shopper.fillCart(bagVariantId)
      const collectionId = await shopper.openCollection(cartId)
      await sql("UPDATE payment_collection SET currency_code = 'usd' WHERE id = ?", [collectionId])
      const refused = await shopper.tryToChoose(collectionId, "pp_sepay_sepay")
      expect(refused.status).toBe(400)
      expect(refused.data.message).toMatch(/Vietnamese đồng only/)
    })
  })
})
