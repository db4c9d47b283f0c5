import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import type { Emulator } from "../../../src/emulator"
import { SEPAY_MODULE } from "../../../src/modules/sepay"
import type SepayModuleService from "../../../src/modules/sepay/service"
import { SepayEvents } from "../../../src/workflows/events"
import { followSepayOwedWorkflow } from "../../../src/workflows/owed/follow-sepay-owed"
import { settleSepayPayment } from "../../../src/workflows/settlement/settle-sepay-payment"
import { cancelSepayReceivablesWorkflow } from "../../../src/workflows/va-orders/cancel-sepay-receivables"
import { AdminClient } from "../../support/admin-client"
import { expectCapturedOnce, readOrder } from "../../support/orders"
import { describeRunningStore, type RunningStore } from "../../support/running-store"
import { parsedWebhook, transfer } from "../../support/sepay"
import { eventually, expectOk, type Shopper } from "../../support/shopper"

/** What is asked for follows what is owed, whatever happens to an order after its payment was chosen. */

jest.setTimeout(180_000)

/** One bag, and what a further one adds to an order: the price without shipping. */
const BAG_VND = 124_200

describeRunningStore((store) => {
  let shopper: Shopper
  let container: MedusaContainer
  let sepay: SepayModuleService
  let emulator: Emulator
  let api: RunningStore["api"]
  let sql: RunningStore["sql"]
  let configure: RunningStore["configure"]
  let bagVariantId: string

  beforeEach(() => {
    ;({ shopper, container, sepay, emulator, api, sql, configure, bagVariantId } = store())
  })

  async function place(quantity: number) {
    const { cartId, total } = await shopper.fillCart(bagVariantId, quantity)
    const collectionId = await shopper.openCollection(cartId)
    const session = await shopper.choose(collectionId, "pp_sepay_sepay")
    const { order } = expectOk(await shopper.complete(cartId))
    return { collectionId, sessionId: session.id, orderId: order.id as string, total }
  }

  type Placed = Awaited<ReturnType<typeof place>>

  async function pay(vaNumber: string | null, amountVnd: number) {
    const { deliveries } = await transfer(emulator, { vaNumber, amountVnd })
    expect(deliveries).toEqual([expect.objectContaining({ ok: true })])
  }

  /** The page asks for this amount, on a number that SePay holds open over it. */
  async function asksFor(sessionId: string, remainingVnd: number) {
    const page = await eventually(`the page to ask for ${remainingVnd} ₫`, async () => {
      const payment = await shopper.payment(sessionId)
      return payment.remaining_amount_vnd === remainingVnd && payment.vietqr !== null ? payment : null
    })
    await eventually("the close of the numbers of before", async () => {
      const open = openNumbers()
      return open.length === 1 && open[0] === page.va_number
    })
    return page
  }

  /** Numbers that SePay takes money on. */
  function openNumbers(): string[] {
    const numbers = emulator.snapshot().orders.flatMap(({ virtualAccounts }) => virtualAccounts)
    return numbers.filter(({ status }) => status === "Unpaid").map(({ vaNumber }) => vaNumber)
  }

  async function expectPaid({ sessionId, orderId }: Pick<Placed, "sessionId" | "orderId">): Promise<void> {
    await eventually("the payment", async () => (await shopper.payment(sessionId)).status === "paid")
    await eventually("the order", async () => Number((await readOrder(container, orderId)).summary.pending_difference) === 0)
    expect(openNumbers()).toEqual([])
  }

  async function receivableOf(sessionId: string) {
    const receivable = await sepay.owed.findReceivableOfSession(sessionId)
    if (!receivable) {
      throw new Error(`Session ${sessionId} has no receivable`)
    }
    return receivable
  }

  async function surplus(): Promise<number> {
    const allocations = await sepay.listSepayAllocations({ kind: "surplus" })
    return allocations.reduce((sum, { amount_vnd }) => sum + Number(amount_vnd), 0)
  }

  function countCalls(): number {
    return Object.values(emulator.snapshot().requests).reduce((sum, count) => sum + count, 0)
  }

  describe("an order that waits for its transfer", () => {
    it.each([
      ["dearer", 2, 3],
      ["cheaper", 3, 2],
    ])("and becomes %s by an edit is asked for its new amount, on another number, and is paid by it", async (_, before, after) => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await place(before)
      const old = await asksFor(placed.sessionId, placed.total)
      await admin.editOrder(placed.orderId, after)
      const total = placed.total + (after - before) * BAG_VND
      const page = await asksFor(placed.sessionId, total)
      expect(page).toMatchObject({ status: "waiting", amount_vnd: total })
      expect(page.va_number).not.toBe(old.va_number)
      const { payments } = expectOk(await admin.get(`sepay/payments/orders/${placed.orderId}`))
      expect(payments).toEqual([expect.objectContaining({ amount_vnd: total, remaining_vnd: total, outstanding_vnd: total })])
      await pay(page.va_number, total)
      await expectPaid(placed)
      await expectCapturedOnce(container, placed.orderId)
    })

    it("keeps its number, and SePay is not called, when an edit changes no amount", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await place(2)
      const page = await asksFor(placed.sessionId, placed.total)
      const calls = countCalls()
      await admin.editOrder(placed.orderId, 3)
      await asksFor(placed.sessionId, placed.total + BAG_VND)
      expect(countCalls() - calls).toBe(2)
      await admin.editOrder(placed.orderId, 3)
      await followSepayOwedWorkflow(container).run({ input: { order_id: placed.orderId } })
      expect(countCalls() - calls).toBe(2)
      expect((await shopper.payment(placed.sessionId)).va_number).not.toBe(page.va_number)
    })

    it("counts what arrives on the number of before", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await place(2)
      const old = await asksFor(placed.sessionId, placed.total)
      // The bank took the transfer before SePay closed the number.
      await transfer(emulator, { vaNumber: old.va_number, amountVnd: placed.total, webhook: { deliver: false } })
      await admin.editOrder(placed.orderId, 3)
      await eventually("the new amount", async () => (await receivableOf(placed.sessionId)).amountVnd === placed.total + BAG_VND)
      await sepay.money.recordWebhook(parsedWebhook({ vaNumber: old.va_number, amountVnd: placed.total }))
      await followSepayOwedWorkflow(container).run({ input: { order_id: placed.orderId } })
      const page = await asksFor(placed.sessionId, BAG_VND)
      expect(page.status).toBe("partially_paid")
      await pay(page.va_number, BAG_VND)
      await expectPaid(placed)
    })

    it("is asked for the rest when a part had come and it became dearer", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await place(2)
      const old = await asksFor(placed.sessionId, placed.total)
      await pay(old.va_number, 160_000)
      await admin.editOrder(placed.orderId, 3)
      const page = await asksFor(placed.sessionId, placed.total + BAG_VND - 160_000)
      await pay(page.va_number, placed.total + BAG_VND - 160_000)
      await expectPaid(placed)
    })

    it("is captured when a part had come and it became so cheap that this is enough; the rest is surplus", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await place(2)
      const waiting = await asksFor(placed.sessionId, placed.total)
      await pay(waiting.va_number, 160_000)
      await admin.editOrder(placed.orderId, 1)
      await expectPaid(placed)
      await expectCapturedOnce(container, placed.orderId)
      const total = Number((await readOrder(container, placed.orderId)).total)
      expect(total).toBe(placed.total - BAG_VND)
      expect(await surplus()).toBe(160_000 - total)
    })

    it.each([
      ["an exchange", "exchange"],
      ["a claim", "claim"],
    ] as const)("and becomes dearer by %s is asked for its new amount, and is paid by it", async (_, kind) => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await place(2)
      await asksFor(placed.sessionId, placed.total)
      await admin.fulfill(placed.orderId, 2)
      await admin[kind](placed.orderId, bagVariantId, 3)
      const owed = Number((await readOrder(container, placed.orderId)).summary.pending_difference)
      expect(owed).toBeGreaterThan(placed.total)
      const page = await asksFor(placed.sessionId, Math.round(owed))
      await pay(page.va_number, Math.round(owed))
      await expectPaid(placed)
    })

    it("is asked for its new amount through SePay's API v1, too", async () => {
      configure({ apiVersion: "v1", baseUrl: emulator.v1BaseUrl })
      await container.resolve<SepayModuleService>(SEPAY_MODULE).bankAccounts.syncBankAccounts()
      const admin = await AdminClient.signIn(api, container)
      const placed = await place(2)
      const old = await asksFor(placed.sessionId, placed.total)
      await admin.editOrder(placed.orderId, 3)
      const page = await asksFor(placed.sessionId, placed.total + BAG_VND)
      expect(page.va_number).not.toBe(old.va_number)
      await pay(page.va_number, placed.total + BAG_VND)
      await expectPaid(placed)
    })

    it("is asked for less after a credit line, which Medusa tells nobody of", async () => {
      const placed = await place(2)
      await asksFor(placed.sessionId, placed.total)
      const admin = await AdminClient.signIn(api, container)
      expectOk(
        await admin.post(`orders/${placed.orderId}/credit-lines`, { amount: 50_000, reference: "goodwill", reference_id: "note" })
      )
      await followSepayOwedWorkflow(container).run({ input: {} })
      const page = await asksFor(placed.sessionId, placed.total - 50_000)
      await pay(page.va_number, placed.total - 50_000)
      await expectPaid(placed)
    })

    it("is not captured over the amount of before when the event of the edit was lost", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await place(2)
      const old = await asksFor(placed.sessionId, placed.total)
      await admin.editOrder(placed.orderId, 3)
      const page = await asksFor(placed.sessionId, placed.total + BAG_VND)
      // As it is when the process died before it followed the edit.
      await sepay.owed.repriceReceivable((await receivableOf(placed.sessionId)).id, { amountVnd: placed.total, exactAmount: placed.total }, false)
      await sql("UPDATE payment_session SET amount = ?, raw_amount = ? WHERE id = ?", [
        String(placed.total),
        JSON.stringify({ value: String(placed.total), precision: 20 }),
        placed.sessionId,
      ])
      await sepay.money.recordWebhook(parsedWebhook({ vaNumber: old.va_number, amountVnd: placed.total }))
      expect(await settleSepayPayment(container, (await receivableOf(placed.sessionId)).id)).toBe("rest_awaited")
      expect((await readOrder(container, placed.orderId)).transactions ?? []).toEqual([])
      const rest = await asksFor(placed.sessionId, BAG_VND)
      expect(rest.va_number).not.toBe(page.va_number)
      await pay(rest.va_number, BAG_VND)
      await expectPaid(placed)
    })

    it("owes nothing when another payment covers it: the number is closed, and what arrives is surplus", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await place(1)
      const old = await asksFor(placed.sessionId, placed.total)
      const { payment_collection } = expectOk(
        await admin.post("payment-collections", { order_id: placed.orderId, amount: placed.total })
      )
      expectOk(await admin.post(`payment-collections/${payment_collection.id}/mark-as-paid`, { order_id: placed.orderId }))
      await eventually("the page", async () => (await shopper.payment(placed.sessionId)).status === "paid")
      await eventually("the close", async () => openNumbers().length === 0)
      await sepay.money.recordWebhook(parsedWebhook({ vaNumber: old.va_number, amountVnd: placed.total }))
      expect(await surplus()).toBe(placed.total)
      expect(expectOk(await admin.get(`orders/${placed.orderId}`)).order.payment_status).toBe("captured")
    })

    it("is asked for what has not come for another of its payments through SePay, and both are captured", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await place(2)
      await asksFor(placed.sessionId, placed.total)
      const { payment_collection } = expectOk(await admin.post("payment-collections", { order_id: placed.orderId, amount: 100_000 }))
      const part = await shopper.choose(payment_collection.id, "pp_sepay_sepay")
      expectOk(await shopper.post(`/store/sepay/payment-sessions/${part.id}/virtual-account`))
      const { va_number } = await shopper.payment(part.id)
      await pay(va_number, 30_000)
      await followSepayOwedWorkflow(container).run({ input: { order_id: placed.orderId } })
      const page = await eventually("the rest", async () => {
        const payment = await shopper.payment(placed.sessionId)
        return payment.remaining_amount_vnd === placed.total - 30_000 && payment.vietqr !== null ? payment : null
      })
      await pay(page.va_number, placed.total - 30_000)
      await eventually("both payments", async () => (await readOrder(container, placed.orderId)).transactions?.length === 2)
      await expectPaid(placed)
      await expectPaid({ ...placed, sessionId: part.id })
    })

    it("is asked for what another payment leaves", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await place(2)
      await asksFor(placed.sessionId, placed.total)
      const { payment_collection } = expectOk(
        await admin.post("payment-collections", { order_id: placed.orderId, amount: 100_000 })
      )
      expectOk(await admin.post(`payment-collections/${payment_collection.id}/mark-as-paid`, { order_id: placed.orderId }))
      const page = await asksFor(placed.sessionId, placed.total - 100_000)
      await pay(page.va_number, placed.total - 100_000)
      await expectPaid(placed)
    })
  })

  describe("an order that is paid", () => {
    it("and becomes dearer has a second payment, which both pages and the admin show", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await place(2)
      const page = await asksFor(placed.sessionId, placed.total)
      await pay(page.va_number, placed.total)
      await expectPaid(placed)
      await admin.editOrder(placed.orderId, 3)
      expect(await shopper.payment(placed.sessionId)).toMatchObject({ status: "outstanding", outstanding_amount_vnd: BAG_VND })
      const order = await readOrder(container, placed.orderId)
      const second = order.payment_collections.find(({ id }: { id: string }) => id !== placed.collectionId)
      const session = await shopper.choose(second.id, "pp_sepay_sepay")
      expectOk(await shopper.post(`/store/sepay/payment-sessions/${session.id}/virtual-account`))
      const rest = await asksFor(session.id, BAG_VND)
      await pay(rest.va_number, BAG_VND)
      await expectPaid(placed)
      await expectPaid({ ...placed, sessionId: session.id })
      const { payments } = expectOk(await admin.get(`sepay/payments/orders/${placed.orderId}`))
      expect(payments).toHaveLength(2)
      expect(payments.map(({ status }: { status: string }) => status)).toEqual(["paid", "paid"])
    })

    it.each([
      ["an exchange", "exchange"],
      ["a claim", "claim"],
    ] as const)("and becomes dearer by %s is asked for the difference by a second payment", async (_, kind) => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await place(2)
      const page = await asksFor(placed.sessionId, placed.total)
      await pay(page.va_number, placed.total)
      await expectPaid(placed)
      await admin.fulfill(placed.orderId, 2)
      await admin[kind](placed.orderId, bagVariantId, 3)
      const owedVnd = Math.round(Number((await readOrder(container, placed.orderId)).summary.pending_difference))
      expect(owedVnd).toBeGreaterThan(0)
      expect(await shopper.payment(placed.sessionId)).toMatchObject({ status: "outstanding", outstanding_amount_vnd: owedVnd })
      const { payments } = expectOk(await admin.post(`sepay/payments/orders/${placed.orderId}/request`))
      const asked = payments.find(({ status }: { status: string }) => status === "waiting")
      expect(asked.remaining_vnd).toBe(owedVnd)
      await pay(asked.virtual_account.va_number, owedVnd)
      await expectPaid(placed)
    })

    it("and is cancelled while it is captured is refunded, which Medusa's cancel did not do", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await place(1)
      const page = await asksFor(placed.sessionId, placed.total)
      await pay(page.va_number, placed.total)
      await expectCapturedOnce(container, placed.orderId)
      // As Medusa's cancel leaves it that read the order before the capture: cancelled, and nothing is refunded.
      await sql(`UPDATE "order" SET status = 'canceled', canceled_at = now() WHERE id = ?`, [placed.orderId])
      await followSepayOwedWorkflow(container).run({ input: {} })
      expect(await receivableOf(placed.sessionId)).toMatchObject({ settlementStatus: "settled", settlementError: null })
      const returnsOwed = await sepay.listSepayReturnOweds({})
      expect(returnsOwed.map(({ amount_vnd }) => Number(amount_vnd))).toEqual([placed.total])
      expect(expectOk(await admin.get("sepay/reports/attention")).attention).toMatchObject({ total: 1, returns_owed: 1 })
      expect(await shopper.payment(placed.sessionId)).toMatchObject({ status: "canceled", to_return_amount_vnd: placed.total })
      await followSepayOwedWorkflow(container).run({ input: {} })
      expect(await sepay.listSepayReturnOweds({})).toHaveLength(1)
    })

    it("and is cancelled while it is captured is refunded, booked and told of once, whoever notices it at once", async () => {
      const placed = await place(1)
      const page = await asksFor(placed.sessionId, placed.total)
      await pay(page.va_number, placed.total)
      await expectCapturedOnce(container, placed.orderId)
      await sql(`UPDATE "order" SET status = 'canceled', canceled_at = now() WHERE id = ?`, [placed.orderId])
      const told: unknown[] = []
      const bus = container.resolve(Modules.EVENT_BUS)
      const note = async ({ data }: { data: unknown }) => void told.push(data)
      bus.subscribe(SepayEvents.PAYMENT_FLAGGED, note)
      await Promise.all([1, 2, 3].map(() => cancelSepayReceivablesWorkflow(container).run({ input: { order_id: placed.orderId } })))
      await eventually("the event", async () => told.length > 0)
      bus.unsubscribe(SepayEvents.PAYMENT_FLAGGED, note)
      expect(told).toEqual([expect.objectContaining({ reason: expect.stringContaining("It was refunded") })])
      expect(await sepay.listSepayReturnOweds({})).toHaveLength(1)
      const { transactions } = await readOrder(container, placed.orderId)
      expect(transactions.map(({ amount }: { amount: unknown }) => Number(amount)).sort()).toEqual([-placed.total, placed.total].sort())
    })

    it("and is cancelled while it is captured needs a person, and is not booked as refunded, where its refund is refused", async () => {
      const admin = await AdminClient.signIn(api, container)
      const placed = await place(1)
      const page = await asksFor(placed.sessionId, placed.total)
      await pay(page.va_number, placed.total)
      await expectCapturedOnce(container, placed.orderId)
      // A store's own code recorded a return of all of it: the ledger refuses another one.
      const { id: receivableId } = await receivableOf(placed.sessionId)
      const owed = { refundId: "ref_elsewhere", receivableId, paymentSessionId: placed.sessionId, exactAmount: placed.total }
      await sepay.returns.recordReturnOwed(owed)
      await sql(`UPDATE "order" SET status = 'canceled', canceled_at = now() WHERE id = ?`, [placed.orderId])
      await cancelSepayReceivablesWorkflow(container).run({ input: { order_id: placed.orderId } })
      expect(await receivableOf(placed.sessionId)).toMatchObject({ settlementStatus: "attention" })
      expect((await receivableOf(placed.sessionId)).settlementError).toMatch(/Medusa did not refund it/)
      expect((await sepay.listSepayReturnOweds({})).map(({ refund_id }) => refund_id)).toEqual(["ref_elsewhere"])
      const { transactions } = await readOrder(container, placed.orderId)
      expect(transactions.map(({ amount }: { amount: unknown }) => Number(amount))).toEqual([placed.total])
      // What kept it is mended: checking the payment refunds it, and books it.
      await sql(
        `UPDATE sepay_return_owed SET status = 'reallocated', actor_id = 'user_1', confirmed_reason = 'A mistake.' WHERE refund_id = ?`,
        [owed.refundId]
      )
      expectOk(await admin.post(`sepay/payments/payment-collections/${placed.collectionId}/check`))
      expect((await sepay.listSepayReturnOweds({ status: "owed" })).map(({ amount_vnd }) => Number(amount_vnd))).toEqual([placed.total])
      const after = await readOrder(container, placed.orderId)
      expect(after.transactions.map(({ amount }: { amount: unknown }) => Number(amount)).sort()).toEqual([-placed.total, placed.total].sort())
    })
  })

  describe("a cart", () => {
    it("that moved to another currency while its number was open leaves its money to a person at once, with the reason", async () => {
      const { cartId, total } = await shopper.fillCart(bagVariantId)
      const collectionId = await shopper.openCollection(cartId)
      const session = await shopper.choose(collectionId, "pp_sepay_prepay")
      const { va_number } = await shopper.payment(session.id)
      await sql("UPDATE cart SET currency_code = 'usd' WHERE id = ?", [cartId])
      await sql("UPDATE payment_collection SET currency_code = 'usd', amount = 5, raw_amount = ? WHERE id = ?", [
        JSON.stringify({ value: "5", precision: 20 }),
        collectionId,
      ])
      await pay(va_number, total)
      await eventually("the question", async () => (await receivableOf(session.id)).settlementStatus === "attention")
      const { settlementError, settlementAttempts } = await receivableOf(session.id)
      expect(settlementError).toMatch(new RegExp(`Vietnamese đồng only.*USD.*${total} ₫ have arrived. Return them`))
      expect(settlementAttempts).toBe(1)
    })

    it("that promotions make free after its number was opened owes nothing: what arrives is surplus, and nobody waits", async () => {
      const free = (code: string, target: "items" | "shipping_methods") => ({
        code,
        type: "standard" as const,
        status: "active" as const,
        application_method: {
          type: "percentage" as const,
          target_type: target,
          allocation: "across" as const,
          value: 100,
          currency_code: "vnd",
        },
      })
      const promotionsData = [free("MIEN-PHI", "items"), free("MIEN-PHI-GIAO-HANG", "shipping_methods")]
      await createPromotionsWorkflow(container).run({ input: { promotionsData } })
      const { cartId, total } = await shopper.fillCart(bagVariantId)
      const collectionId = await shopper.openCollection(cartId)
      const session = await shopper.choose(collectionId, "pp_sepay_prepay")
      const { va_number } = await shopper.payment(session.id)
      const { cart } = expectOk(await shopper.post(`/store/carts/${cartId}/promotions`, { promo_codes: promotionsData.map(({ code }) => code) }))
      expect(cart.total).toBe(0)
      const { order } = expectOk(await shopper.complete(cartId))
      await pay(va_number, total)
      await eventually("the decision", async () => (await receivableOf(session.id)).settlementStatus === "none")
      expect(await surplus()).toBe(total)
      const admin = await AdminClient.signIn(api, container)
      expect(expectOk(await admin.get("sepay/reports/attention")).attention.total).toBe(1)
      const { payments } = expectOk(await admin.get(`sepay/payments/orders/${order.id}`))
      expect(payments[0].next_actions).toEqual(expect.arrayContaining([expect.objectContaining({ code: "surplus", amount_vnd: total })]))
    })

    it("whose payment is chosen in the other flow gives its number the life that the order is promised", async () => {
      const { cartId } = await shopper.fillCart(bagVariantId)
      const collectionId = await shopper.openCollection(cartId)
      const first = await shopper.choose(collectionId, "pp_sepay_prepay")
      const short = await shopper.payment(first.id)
      const second = await shopper.choose(collectionId, "pp_sepay_sepay")
      expectOk(await shopper.complete(cartId))
      const page = await shopper.payment(second.id)
      const lifeHours = (new Date(page.expires_at ?? 0).getTime() - Date.now()) / 3_600_000
      expect(lifeHours).toBeGreaterThan(23.9)
      expect(page.va_number).not.toBe(short.va_number)
      await pay(page.va_number, page.remaining_amount_vnd)
      await eventually("the payment", async () => (await shopper.payment(second.id)).status === "paid")
    })
  })
})
