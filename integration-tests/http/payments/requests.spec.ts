import type { MedusaContainer } from "@medusajs/framework/types"
import { createOrderWorkflow } from "@medusajs/medusa/core-flows"
import type { Emulator } from "../../../src/emulator"
import type SepayModuleService from "../../../src/modules/sepay/service"
import { settleSepayReceivablesWorkflow } from "../../../src/workflows/settlement/settle-sepay-receivables"
import { AdminClient } from "../../support/admin-client"
import { expectCapturedOnce, readOrder } from "../../support/orders"
import { describeRunningStore, type RunningStore } from "../../support/running-store"
import { transfer } from "../../support/sepay"
import { eventually, expectOk, type Shopper } from "../../support/shopper"

/** What an admin does about money that an order has outstanding: ask for it, or say that it was paid another way. */

describeRunningStore((store) => {
  let shopper: Shopper
  let container: MedusaContainer
  let sepay: SepayModuleService
  let emulator: Emulator
  let api: RunningStore["api"]
  let seeded: RunningStore["seeded"]
  let bagVariantId: string

  beforeEach(() => {
    ;({ shopper, container, sepay, emulator, api, seeded, bagVariantId } = store())
  })

  const requestPath = (orderId: string) => `sepay/payments/orders/${orderId}/request`
  const anotherWayPath = (collectionId: string) => `sepay/payments/payment-collections/${collectionId}/paid-another-way`

  /** An order as a member of staff enters it on the phone: no cart, no payment session. */
  async function orderByPhone(): Promise<{ orderId: string; total: number }> {
    const { result } = await createOrderWorkflow(container).run({
      input: {
        region_id: seeded.regionId,
        currency_code: "vnd",
        email: "lan@example.com",
        items: [{ title: "Túi vải", variant_id: bagVariantId, quantity: 1, unit_price: 120_000 }],
      },
    })
    const order = await readOrder(container, result.id)
    return { orderId: result.id, total: Number(order.summary.pending_difference) }
  }

  describe("what an order has outstanding", () => {
    it("is asked for through SePay in one call, and paid", async () => {
      const admin = await AdminClient.signIn(api, container)
      const { orderId, total } = await orderByPhone()
      expect(expectOk(await admin.get(`sepay/payments/orders/${orderId}`))).toEqual({
        payments: [],
        request: { outstanding_vnd: total, can_request: true },
      })
      const { payments, request } = expectOk(await admin.post(requestPath(orderId)))
      expect(request).toEqual({ outstanding_vnd: total, can_request: false })
      expect(payments).toEqual([expect.objectContaining({ status: "waiting", remaining_vnd: total, can_mark_paid_another_way: true })])
      expect(payments[0].vietqr).toEqual(expect.any(String))
      await transfer(emulator, { vaNumber: payments[0].virtual_account.va_number, amountVnd: total })
      await expectCapturedOnce(container, orderId)
      expect((await shopper.payment(payments[0].payment_session_id)).status).toBe("paid")
    })

    it("is asked for once: asking again answers the same number", async () => {
      const admin = await AdminClient.signIn(api, container)
      const { orderId } = await orderByPhone()
      const first = expectOk(await admin.post(requestPath(orderId)))
      const second = expectOk(await admin.post(requestPath(orderId)))
      expect(second.payments).toHaveLength(1)
      expect(second.payments[0].virtual_account.va_number).toBe(first.payments[0].virtual_account.va_number)
    })

    it("after a paid order became dearer is asked for on a payment of its own", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await shopper.placeOrder(bagVariantId)
      const page = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: page.va_number, amountVnd: page.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      expect((await admin.post(requestPath(placed.orderId))).data).toMatchObject({
        type: "not_allowed",
        message: "Nothing of this order is outstanding.",
      })
      await admin.editOrder(placed.orderId, 2)
      const { payments } = expectOk(await admin.post(requestPath(placed.orderId)))
      const asked = payments.find(({ status }: { status: string }) => status === "waiting")
      await transfer(emulator, { vaNumber: asked.virtual_account.va_number, amountVnd: asked.remaining_vnd })
      await eventually("the payment", async () => (await shopper.payment(asked.payment_session_id)).status === "paid")
      await eventually("the order", async () => Number((await readOrder(container, placed.orderId)).summary.pending_difference) === 0)
    })

    it("is not asked for when the order is unknown or cancelled", async () => {
      const admin = await AdminClient.signIn(api, container)
      expect((await admin.post(requestPath("order_unknown"))).status).toBe(404)
      const { orderId } = await orderByPhone()
      expectOk(await admin.post(`orders/${orderId}/cancel`))
      expect((await admin.post(requestPath(orderId))).data.message).toContain("cancelled")
    })
  })

  describe("a payment that was paid another way", () => {
    it("is recorded with the reason after its number is closed, and the page says paid", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await shopper.placeOrder(bagVariantId)
      const { payment } = expectOk(await admin.post(anotherWayPath(placed.collectionId), { reason: "Cash at the door" }))
      expect(payment).toMatchObject({ status: "paid", remaining_vnd: 0, can_mark_paid_another_way: false, vietqr: null })
      expect(payment.next_actions).toEqual([expect.objectContaining({ code: "paid_another_way" })])
      expect(payment.actions).toEqual([expect.objectContaining({ action: "payment.paid_another_way" })])
      expect(emulator.snapshot().orders.map(({ status }) => status)).toEqual(["Cancelled"])
      expect(Number((await readOrder(container, placed.orderId)).summary.pending_difference)).toBe(0)
      expect(expectOk(await admin.get(`orders/${placed.orderId}`)).order.payment_status).toBe("captured")
      expect(await shopper.payment(placed.sessionId)).toMatchObject({ status: "paid", vietqr: null })
      const again = await admin.post(anotherWayPath(placed.collectionId), { reason: "Cash at the door" })
      expect(again.data).toMatchObject({ type: "not_allowed", message: expect.stringContaining("nothing is left to be paid") })
    })

    it("is recorded once when two admins say it at once", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await shopper.placeOrder(bagVariantId)
      const answers = await Promise.all([1, 2].map(() => admin.post(anotherWayPath(placed.collectionId), { reason: "Cash" })))
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400])
      expect(Number((await readOrder(container, placed.orderId)).summary.pending_difference)).toBe(0)
    })

    it("keeps the part that had come through SePay, and captures it", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await shopper.placeOrder(bagVariantId)
      const page = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: page.va_number, amountVnd: 50_000 })
      expectOk(await admin.post(anotherWayPath(placed.collectionId), { reason: "The rest in cash" }))
      await eventually("the capture", async () => Number((await readOrder(container, placed.orderId)).summary.pending_difference) === 0)
      const { transactions, total } = await readOrder(container, placed.orderId)
      expect(transactions.map(({ amount }: { amount: number }) => Number(amount)).sort()).toEqual([50_000, total - 50_000].sort())
      await eventually("the settlement", async () =>
        (await sepay.owed.findReceivableOfSession(placed.sessionId))?.settlementStatus === "settled"
      )
    })

    it("is not recorded while SePay does not confirm that its number is closed", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await shopper.placeOrder(bagVariantId)
      emulator.setFaults({ status: 503 })
      const refused = await admin.post(anotherWayPath(placed.collectionId), { reason: "Cash" })
      emulator.setFaults({})
      expect(refused.data).toMatchObject({ type: "not_allowed", message: expect.stringContaining("has not confirmed yet") })
      expect(Number((await readOrder(container, placed.orderId)).summary.pending_difference)).toBe(placed.total)
    })

    it("is not recorded when the bank was faster", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await shopper.placeOrder(bagVariantId)
      const page = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: page.va_number, amountVnd: page.amount_vnd, webhook: { deliver: false } })
      const refused = await admin.post(anotherWayPath(placed.collectionId), { reason: "Cash" })
      // What SePay has counted is found at once: it is captured like any other transfer.
      expect(refused.data).toMatchObject({ type: "not_allowed", message: expect.stringContaining("paid through SePay already") })
      await settleSepayReceivablesWorkflow(container).run({ input: {} })
      await expectCapturedOnce(container, placed.orderId)
    })

    it("needs a reason", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await shopper.placeOrder(bagVariantId)
      expect((await admin.post(anotherWayPath(placed.collectionId), { reason: " " })).status).toBe(400)
      expect((await shopper.payment(placed.sessionId)).status).toBe("waiting")
    })
  })
})
