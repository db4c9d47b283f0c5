import { Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { Emulator, Faults } from "../../../src/emulator"
import type SepayModuleService from "../../../src/modules/sepay/service"
import { announceSepayTransactionsWorkflow } from "../../../src/workflows/money/announce-sepay-transactions"
import { cancelUnpaidSepayOrdersWorkflow } from "../../../src/workflows/va-orders/cancel-unpaid-sepay-orders"
import { closeSepayVaOrdersWorkflow } from "../../../src/workflows/va-orders/close-sepay-va-orders"
import { confirmSepayReturnWorkflow } from "../../../src/workflows/returns/confirm-sepay-return"
import { SepayEvents } from "../../../src/workflows/events"
import { ignoreSepayTransactionWorkflow } from "../../../src/workflows/money/ignore-sepay-transaction"
import { matchSepayTransactionWorkflow } from "../../../src/workflows/money/match-sepay-transaction"
import { reconcileSepayTransactionsWorkflow } from "../../../src/workflows/reconciliation/reconcile-sepay-transactions"
import { returnSepayTransactionWorkflow } from "../../../src/workflows/money/return-sepay-transaction"
import { settleSepayReceivablesWorkflow } from "../../../src/workflows/settlement/settle-sepay-receivables"
import { cancelOrderWorkflow, refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { signInAsAdmin } from "../../support/admin"
import { describeRunningStore, type RunningStore } from "../../support/running-store"
import { expectCapturedOnce, readOrder } from "../../support/orders"
import { transfer } from "../../support/sepay"
import { eventually, expectOk, type Shopper } from "../../support/shopper"

const WHO_AND_WHY = { actor_id: "user_anna", reason: "The customer sent the receipt of this transfer." }

describeRunningStore((store) => {
  let shopper: Shopper
  let container: MedusaContainer
  let sepay: SepayModuleService
  let emulator: Emulator
  let api: RunningStore["api"]
  let sql: RunningStore["sql"]
  let clock: RunningStore["clock"]
  let bagVariantId: string
  let trialVariantId: string

  beforeEach(() => {
    ;({ shopper, container, sepay, emulator, api, sql, clock, bagVariantId, trialVariantId } = store())
  })

  async function reconcile() {
    const { result } = await reconcileSepayTransactionsWorkflow(container).run({ input: {} })
    return result
  }

  /** What the ledger holds of the transaction that arrived last. */
  async function lastTransaction() {
    const [transaction] = await sepay.listSepayTransactions(
      {},
      { order: { created_at: "DESC" }, take: 1, relations: ["allocations"] }
    )
    if (!transaction) {
      throw new Error("There is no transaction")
    }
    return transaction
  }

  async function partsOfLast(): Promise<Array<[string, number]>> {
    const { allocations } = await lastTransaction()
    const sums = new Map<string, number>()
    for (const { kind, amount_vnd } of allocations) {
      sums.set(kind, (sums.get(kind) ?? 0) + Number(amount_vnd))
    }
    return [...sums].filter(([, amountVnd]) => amountVnd !== 0).sort()
  }

  async function receivableOf(sessionId: string) {
    const receivable = await sepay.owed.findReceivableOfSession(sessionId)
    if (!receivable) {
      throw new Error(`Session ${sessionId} has no receivable`)
    }
    return receivable
  }

  /** Lets time pass until a virtual account has been expired for so many minutes. */
  async function expire(sessionId: string, minutes: number): Promise<void> {
    const { expires_at } = await shopper.payment(sessionId)
    await clock.advanceTo(new Date(expires_at ?? 0))
    await clock.advance({ minutes })
  }

  async function reserved(orderId: string): Promise<number> {
    const { items } = await readOrder(container, orderId)
    const reservations = await container
      .resolve(Modules.INVENTORY)
      .listReservationItems({ line_item_id: items.map(({ id }: { id: string }) => id) })
    return reservations.length
  }

  describe("a transfer whose webhook never came", () => {
    it("is found by the reconciliation, and its order is captured once, even if the webhook comes later", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd, webhook: { deliver: false } })
      // The store's own job may be the one that settles it.
      expect(await reconcile()).toMatchObject({ recorded: 1, unmatched: 0, error: null })
      await expectCapturedOnce(container, placed.orderId)

      const [delivery] = emulator.deliveries()
      if (delivery) {
        await emulator.replay(delivery.id)
      }
      expect(await reconcile()).toMatchObject({ recorded: 0, settled: 0 })
      await expectCapturedOnce(container, placed.orderId)
    })

    it("is counted once when webhook and reconciliation both report it", async () => {
      const placed = await shopper.placeOrder(trialVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      expect(await reconcile()).toMatchObject({ recorded: 0, unmatched: 0 })
      expect(await sepay.listSepayTransactions({})).toHaveLength(1)
      expect(await partsOfLast()).toEqual([["applied", waiting.amount_vnd]])
    })

    it("is counted in the result that the reconciliation keeps", async () => {
      // Where the last days have not been counted for a day, the first run counts them.
      await reconcile()
      await reconcile()
      const [run] = await sepay.reconciliation.listRuns(1)
      expect(run).toMatchObject({ accounts: 4, calls: 4, seen: 0, recorded: 0, error: null })
      emulator.setFaults({ status: 503 })
      await reconcile()
      emulator.setFaults({})
      expect((await sepay.reconciliation.listRuns(1))[0]?.error).toMatch(/503/)
    })
  })

  describe("a payment session that was deleted before the money came", () => {
    it("is replaced on the same collection, and the order is captured", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await container.resolve(Modules.PAYMENT).deletePaymentSession(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
    })

    it("wins over the session that replaced it, because it was paid", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await shopper.tryToChoose(placed.collectionId, "pp_system_default")
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
    })

    it("and the cart became dearer goes to a person, and is settled when the shopper pays the rest", async () => {
      const { cartId } = await shopper.fillCart(bagVariantId)
      const collectionId = await shopper.openCollection(cartId)
      const session = await shopper.choose(collectionId, "pp_sepay_prepay")
      const waiting = await shopper.payment(session.id)
      expectOk(await shopper.post(`/store/carts/${cartId}/line-items`, { variant_id: bagVariantId, quantity: 1 }))
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await eventually("the new amount", async () => (await receivableOf(session.id)).amountVnd > waiting.amount_vnd)
      await eventually("the attention", async () => (await sepay.listSepayVaOrders({ needs_attention: true })).length === 1)

      const next = await shopper.choose(collectionId, "pp_sepay_prepay")
      const rest = await shopper.payment(next.id)
      expect(rest).toMatchObject({ status: "partially_paid", paid_amount_vnd: waiting.amount_vnd })
      await transfer(emulator, { vaNumber: rest.va_number, amountVnd: rest.remaining_amount_vnd })
      const paid = await eventually("the order", async () => (await shopper.payment(next.id)).order_id)
      await expectCapturedOnce(container, paid)
      expect(await sepay.listSepayVaOrders({ needs_attention: true })).toEqual([])
    })
  })

  describe("a cart whose completion was interrupted", () => {
    /** As a process leaves it that is killed inside cart completion: parts are there, in any combination. */
    const REMAINS: Array<[string, string[]]> = [
      ["its link to the cart", ["UPDATE order_cart SET deleted_at = now() WHERE order_id = ?"]],
      [
        "its link to the payment collection",
        ["UPDATE order_payment_collection SET deleted_at = now() WHERE order_id = ?"],
      ],
      [
        "both links",
        [
          "UPDATE order_cart SET deleted_at = now() WHERE order_id = ?",
          "UPDATE order_payment_collection SET deleted_at = now() WHERE order_id = ?",
        ],
      ],
      [
        "the cart's completion, its reservations and the link to the cart",
        [
          "UPDATE cart SET completed_at = NULL WHERE id = (SELECT cart_id FROM order_cart WHERE order_id = ?)",
          "DELETE FROM reservation_item WHERE line_item_id IN (SELECT item_id FROM order_item WHERE order_id = ?)",
          "UPDATE order_cart SET deleted_at = now() WHERE order_id = ?",
        ],
      ],
      [
        "everything but the order itself",
        [
          "UPDATE cart SET completed_at = NULL WHERE id = (SELECT cart_id FROM order_cart WHERE order_id = ?)",
          "DELETE FROM reservation_item WHERE line_item_id IN (SELECT item_id FROM order_item WHERE order_id = ?)",
          "UPDATE order_payment_collection SET deleted_at = now() WHERE order_id = ?",
          "UPDATE order_cart SET deleted_at = now() WHERE order_id = ?",
        ],
      ],
    ]

    async function interrupt(placed: { cartId: string; orderId: string }, statements: string[]): Promise<void> {
      for (const statement of statements) {
        await sql(statement, [placed.orderId])
      }
      // Medusa writes when it begins to complete a cart, and again at the end, which never came.
      await sql(
        `UPDATE workflow_execution SET state = 'not_started'
          WHERE workflow_id = 'complete-cart' AND context->'data'->'payload'->>'id' = ?`,
        [placed.cartId]
      )
    }

    it.each(REMAINS)("is repaired and captured when it lacks %s", async (_, statements) => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      const events: string[] = []
      container.resolve(Modules.EVENT_BUS).subscribe("order.placed", async ({ data }: { data: unknown }) => {
        events.push((data as { id: string }).id)
      })
      await interrupt(placed, statements)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      expect(await reserved(placed.orderId)).toBe(1)
      expect(await shopper.payment(placed.sessionId)).toMatchObject({ status: "paid", order_id: placed.orderId })
      const completed = expectOk(await shopper.complete(placed.cartId))
      expect(completed).toMatchObject({ type: "order", order: { id: placed.orderId } })
      expect(events.filter((id) => id === placed.orderId).length).toBeGreaterThanOrEqual(1)
    })

    it("is repaired again after another completion waited during the first repair, and died later", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await interrupt(placed, REMAINS.at(-1)?.[1] ?? [])
      await sql("UPDATE sepay_receivable SET repaired_at = now()")
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      expect(await reserved(placed.orderId)).toBe(1)
    })

    it("is repaired from what is missing, also when Medusa's own record of the completion is gone", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await sql("UPDATE order_payment_collection SET deleted_at = now() WHERE order_id = ?", [placed.orderId])
      await sql("UPDATE cart SET completed_at = NULL WHERE id = ?", [placed.cartId])
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      expect(expectOk(await shopper.complete(placed.cartId)).order.id).toBe(placed.orderId)
    })

    it("is repaired before any money came, so that the shopper can pay", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      await interrupt(placed, REMAINS[0]?.[1] ?? [])
      expect((await shopper.complete(placed.cartId)).status).toBe(400)
      await clock.advance({ minutes: 3 })
      await settleSepayReceivablesWorkflow(container).run({ input: {} })
      expect(expectOk(await shopper.complete(placed.cartId)).order.id).toBe(placed.orderId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
    })

    it("shows its capture when the process died between the capture and the order's transaction", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      await sql("DELETE FROM order_transaction WHERE order_id = ?", [placed.orderId])
      await sql("UPDATE sepay_receivable SET settlement_status = 'due', settlement_lease_until = NULL")
      await settleSepayReceivablesWorkflow(container).run({ input: {} })
      expect((await readOrder(container, placed.orderId)).transactions).toHaveLength(1)
      expect((await receivableOf(placed.sessionId)).settlementStatus).toBe("settled")
    })

    it("has its left-over order canceled when the shopper placed another one first", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      await interrupt(placed, REMAINS.at(-1)?.[1] ?? [])
      const again = expectOk(await shopper.complete(placed.cartId))
      expect(again.order.id).not.toBe(placed.orderId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, again.order.id)
      expect(await readOrder(container, placed.orderId)).toMatchObject({ status: "canceled" })
      expect(await reserved(again.order.id)).toBe(1)
    })

    it("needs attention when no order can be found", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await interrupt(placed, REMAINS[2]?.[1] ?? [])
      await sql(`UPDATE "order" SET email = 'somebody-else@example.com' WHERE id = ?`, [placed.orderId])
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await eventually("the question", async () => (await receivableOf(placed.sessionId)).settlementStatus === "attention")
      expect((await receivableOf(placed.sessionId)).settlementError).toContain("interrupted")
      expect((await readOrder(container, placed.orderId)).transactions ?? []).toHaveLength(0)
    })
  })

  describe("an order that stays unpaid", () => {
    async function closeAndCancel() {
      await closeSepayVaOrdersWorkflow(container).run()
      const { result } = await cancelUnpaidSepayOrdersWorkflow(container).run()
      return result
    }

    it("is canceled an hour after its virtual account expired, and its stock is released", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      expect(await reserved(placed.orderId)).toBe(1)
      await expire(placed.sessionId, 59)
      expect(await closeAndCancel()).toEqual({ canceled: 0, kept: 0 })
      expect(emulator.snapshot().orders).toEqual([expect.objectContaining({ status: "Cancelled" })])
      await clock.advance({ minutes: 1 })
      expect(await closeAndCancel()).toEqual({ canceled: 1, kept: 0 })
      expect(await readOrder(container, placed.orderId)).toMatchObject({ status: "canceled" })
      expect(await reserved(placed.orderId)).toBe(0)
      expect(await shopper.payment(placed.sessionId)).toMatchObject({ status: "canceled", vietqr: null })
    })

    it("is not canceled while SePay does not confirm that it takes no more money", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      await expire(placed.sessionId, 120)
      emulator.setFaults({ status: 503 })
      expect(await closeAndCancel()).toEqual({ canceled: 0, kept: 1 })
      emulator.setFaults({})
      expect(await readOrder(container, placed.orderId)).toMatchObject({ status: "pending" })
    })

    it("is not canceled when SePay calls it paid: its money is found, and captured", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd, webhook: { deliver: false } })
      await expire(placed.sessionId, 120)
      expect(await closeAndCancel()).toEqual({ canceled: 0, kept: 0 })
      await settleSepayReceivablesWorkflow(container).run({ input: {} })
      await expectCapturedOnce(container, placed.orderId)
    })

    it("is not canceled when SePay has counted a part that it lists nowhere: a person is asked to look", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await clock.advanceTo(new Date(new Date(waiting.expires_at ?? 0).getTime() - 60_000))
      const part = { vaNumber: waiting.va_number, amountVnd: 50_000, listedAfterSeconds: 86_400 }
      await transfer(emulator, { ...part, webhook: { deliver: false } })
      await expire(placed.sessionId, 10)
      await closeSepayVaOrdersWorkflow(container).run()
      await expire(placed.sessionId, 120)
      expect(await closeAndCancel()).toEqual({ canceled: 0, kept: 1 })
      await clock.advance({ hours: 5 })
      expect(await closeAndCancel()).toEqual({ canceled: 0, kept: 0 })
      expect(await readOrder(container, placed.orderId)).toMatchObject({ status: "pending" })
      const admin = await signInAsAdmin(api, container)
      const { data } = await api.get("/admin/sepay/reports/attention", { headers: admin })
      expect(data.attention).toMatchObject({ va_orders: 1 })
    })

    it("is kept when the shopper asked for another virtual account meanwhile", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      await expire(placed.sessionId, 120)
      await closeSepayVaOrdersWorkflow(container).run()
      expectOk(await shopper.post(`/store/sepay/payment-sessions/${placed.sessionId}/virtual-account`))
      expect(await closeAndCancel()).toEqual({ canceled: 0, kept: 0 })
      expect(await shopper.payment(placed.sessionId)).toMatchObject({ status: "waiting" })
    })

    it("is cancelled at the longest time, whatever number of numbers the shopper asked for", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      for (let day = 1; day < 7; day += 1) {
        await clock.advance({ hours: 24, minutes: 2 })
        expectOk(await shopper.post(`/store/sepay/payment-sessions/${placed.sessionId}/virtual-account`))
        await closeAndCancel()
      }
      const last = await shopper.payment(placed.sessionId)
      expect(last.status).toBe("waiting")
      await clock.advance({ hours: 24 })
      const refused = await shopper.post(`/store/sepay/payment-sessions/${placed.sessionId}/virtual-account`)
      expect(refused.data).toMatchObject({ type: "not_allowed", message: expect.stringContaining("not paid in time") })
      await closeAndCancel()
      await clock.advance({ hours: 1 })
      expect(await closeAndCancel()).toEqual({ canceled: 1, kept: 0 })
      expect(await readOrder(container, placed.orderId)).toMatchObject({ status: "canceled" })
      expect(await reserved(placed.orderId)).toBe(0)
    })

    it("is cancelled although SePay opened no other number for it", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      await expire(placed.sessionId, 30)
      await closeSepayVaOrdersWorkflow(container).run()
      emulator.setFaults({ status: 503 })
      expect((await shopper.post(`/store/sepay/payment-sessions/${placed.sessionId}/virtual-account`)).status).not.toBe(200)
      emulator.setFaults({})
      await clock.advance({ hours: 26 })
      expect(await closeAndCancel()).toEqual({ canceled: 1, kept: 0 })
      expect(await reserved(placed.orderId)).toBe(0)
    })

    it("is kept when a part of it was paid on another of its payments", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const admin = await signInAsAdmin(api, container)
      const body = { order_id: placed.orderId, amount: 50_000 }
      const { payment_collection } = expectOk(await api.post("/admin/payment-collections", body, { headers: admin }))
      const part = await shopper.choose(payment_collection.id, "pp_sepay_sepay")
      expectOk(await shopper.post(`/store/sepay/payment-sessions/${part.id}/virtual-account`))
      const { va_number } = await shopper.payment(part.id)
      await transfer(emulator, { vaNumber: va_number, amountVnd: 10_000 })
      await expire(placed.sessionId, 120)
      expect(await closeAndCancel()).toEqual({ canceled: 0, kept: 2 })
      expect(await readOrder(container, placed.orderId)).toMatchObject({ status: "pending" })
    })

    it("goes to a person, and not away, when a part of it is paid", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: 10_000 })
      await expire(placed.sessionId, 120)
      expect(await closeAndCancel()).toEqual({ canceled: 0, kept: 1 })
      expect(await readOrder(container, placed.orderId)).toMatchObject({ status: "pending" })
      expect((await sepay.reports.describeHealth()).counts.vaOrdersNeedingAttention).toBe(1)
    })
  })

  describe("unmatched money", () => {
    it("is announced once, and an admin can match it to an order", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      const events: unknown[] = []
      container.resolve(Modules.EVENT_BUS).subscribe(SepayEvents.TRANSACTION_FLAGGED, async ({ data }) => {
        events.push(data)
      })
      await transfer(emulator, {
        accountNumber: emulator.snapshot().bankAccounts[0]?.accountNumber,
        amountVnd: waiting.amount_vnd,
        content: "MDZABCDEFGHJKMN tien hang",
      })
      const { id } = await lastTransaction()
      await announceSepayTransactionsWorkflow(container).run()
      await announceSepayTransactionsWorkflow(container).run()
      await eventually("the event", async () => events.length > 0)
      expect(events).toEqual([expect.objectContaining({ id, kind: "unmatched", amount_vnd: waiting.amount_vnd })])

      await matchSepayTransactionWorkflow(container).run({
        input: { transaction_id: id, order_id: placed.orderId, ...WHO_AND_WHY },
      })
      await expectCapturedOnce(container, placed.orderId)
      expect(await partsOfLast()).toEqual([["applied", waiting.amount_vnd]])
      const [decided] = await sepay.listSepayAllocations({ kind: "applied" })
      expect(decided).toMatchObject(WHO_AND_WHY)
      expect((await sepay.reports.describeHealth()).counts.transactionsNeedingAttention).toBe(0)
    })

    it("can be returned or ignored, which records who and why", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd, force: true })
      const { id } = await lastTransaction()
      await returnSepayTransactionWorkflow(container).run({ input: { transaction_id: id, amount_vnd: 10_000, ...WHO_AND_WHY } })
      await ignoreSepayTransactionWorkflow(container).run({ input: { transaction_id: id, ...WHO_AND_WHY } })
      expect(await partsOfLast()).toEqual([
        ["ignored", waiting.amount_vnd - 10_000],
        ["returned", 10_000],
      ])
    })

    it.each([
      ["without a name", { actor_id: " ", reason: "because" }, /actor_id/],
      ["without a reason", { actor_id: "user_anna", reason: "" }, /reason/],
    ])("cannot be decided about %s", async (_, decision, message) => {
      await transfer(emulator, {
        accountNumber: emulator.snapshot().bankAccounts[0]?.accountNumber,
        amountVnd: 5_000,
        content: "MDZABCDEFGHJKMN",
      })
      const { id } = await lastTransaction()
      await expect(
        ignoreSepayTransactionWorkflow(container).run({ input: { transaction_id: id, ...decision } })
      ).rejects.toMatchObject({ message: expect.stringMatching(message) })
      expect(await partsOfLast()).toEqual([["unmatched", 5_000]])
    })

    it("becomes late when its order was canceled, as the part that had been paid", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: 10_000 })
      await cancelOrderWorkflow(container).run({ input: { order_id: placed.orderId } })
      await eventually("the cancellation", async () => (await receivableOf(placed.sessionId)).canceledAt)
      expect(await partsOfLast()).toEqual([["late", 10_000]])
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: 20_000, force: true })
      expect(await partsOfLast()).toEqual([["late", 20_000]])
      expect((await sepay.reports.describeHealth()).counts.transactionsNeedingAttention).toBe(2)
    })
  })

  describe("money that is owed back", () => {
    async function refund() {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      const order = await readOrder(container, placed.orderId)
      const payment = order.payment_collections[0].payments[0]
      await refundPaymentWorkflow(container).run({ input: { payment_id: payment.id, amount: waiting.amount_vnd } })
      const [owed] = await sepay.listSepayReturnOweds({ status: "owed" })
      if (!owed) {
        throw new Error("Nothing is owed")
      }
      return { owed, waiting }
    }

    it("is listed until an admin confirms the transfer, once", async () => {
      const { owed } = await refund()
      const input = { return_owed_id: owed.id, reference_number: "FT2632", ...WHO_AND_WHY }
      await confirmSepayReturnWorkflow(container).run({ input })
      expect(await sepay.retrieveSepayReturnOwed(owed.id)).toMatchObject({
        status: "returned",
        reference_number: "FT2632",
        actor_id: "user_anna",
        confirmed_reason: WHO_AND_WHY.reason,
      })
      await expect(confirmSepayReturnWorkflow(container).run({ input })).rejects.toMatchObject({
        message: expect.stringMatching(/confirmed already/),
      })
    })

    it("is recognized when it leaves the account with the order's code in its text", async () => {
      const { owed, waiting } = await refund()
      await transfer(emulator, {
        direction: "out",
        accountNumber: emulator.snapshot().bankAccounts.find(({ bank }) => bank === waiting.bank_name)?.accountNumber,
        amountVnd: waiting.amount_vnd,
        content: `hoan tien ${waiting.order_code}`,
      })
      expect(await partsOfLast()).toEqual([["returned", waiting.amount_vnd]])
      expect(await sepay.retrieveSepayReturnOwed(owed.id)).toMatchObject({ status: "returned", actor_id: "system" })
    })
  })

  describe("while SePay is down", () => {
    const OUTAGES: Array<[string, Faults]> = [
      ["answers 500", { status: 500 }],
      ["answers 503", { status: 503 }],
      ["answers with an HTML page", { html: true }],
      ["answers 429 for a minute", { rateLimited: { retryAfterSeconds: 60 } }],
      ["does not answer", { timeout: true }],
    ]

    it.each(OUTAGES)("and %s, carts can be edited, the checkout says why it fails, and everything is completed afterwards", async (_, faults) => {
      const unpaid = await shopper.placeOrder(bagVariantId)
      await cancelOrderWorkflow(container).run({ input: { order_id: unpaid.orderId } })
      await eventually("the cancellation", async () => (await receivableOf(unpaid.sessionId)).canceledAt)
      const { cartId } = await shopper.fillCart(bagVariantId)
      const collectionId = await shopper.openCollection(cartId)
      const session = await shopper.choose(collectionId, "pp_sepay_sepay")
      emulator.setFaults(faults)
      store().configure({ requestTimeoutMilliseconds: 500 })

      const refused = await shopper.complete(cartId)
      expect(refused.data).toMatchObject({
        type: "cart",
        error: { type: "payment_authorization_error", message: expect.stringMatching(/try again/) },
      })
      expectOk(await shopper.post(`/store/carts/${cartId}`, { email: "hoa@example.com" }))
      await closeSepayVaOrdersWorkflow(container).run()

      emulator.setFaults({})
      store().configure({})
      // Longer than SePay asks for with its 429, and than the next attempt is put off.
      await clock.advance({ minutes: 2 })
      await eventually("an empty queue", async () => {
        await closeSepayVaOrdersWorkflow(container).run()
        return (await sepay.listSepayVaOrders({ status: "closing" })).length === 0
      })
      const completed = expectOk(await shopper.complete(cartId))
      expect(completed.type).toBe("order")
      const waiting = await shopper.payment(session.id)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, completed.order.id)
      const statuses = emulator.snapshot().orders.map(({ status }) => status)
      expect(statuses.sort()).toEqual(["Cancelled", "Paid"])
      expect(await sepay.listSepayVaOrders({ status: "opening" })).toEqual([])
    })
  })

  describe("the health report", () => {
    it("is for admins only", async () => {
      const { api } = store()
      const answer = await api.get("/admin/sepay/reports/health", { validateStatus: () => true })
      expect(answer.status).toBe(401)
    })

    it("reports how many payments work, and what waits for whom", async () => {
      const { api } = store()
      const headers = await signInAsAdmin(api, container)
      const read = async () => (await api.get("/admin/sepay/reports/health", { headers })).data.health
      expect(await read()).toMatchObject({
        status: "ok",
        problems: [],
        environment: "production",
        api_version: "v2",
        token: { is_valid: true, message: null },
        unsettled: 0,
      })

      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectCapturedOnce(container, placed.orderId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd, force: true })
      await reconcile()
      expect(await read()).toMatchObject({
        status: "attention",
        problems: ["1 transaction(s) hold money that fits no payment."],
        last_webhook_at: expect.any(String),
        last_reconciliation: { accounts: 4, seen: 2, recorded: 0, error: null },
        needs_attention: { payments: 0, transactions: 1, va_orders: 0, returns_owed: 0 },
        sepay: { failures: expect.any(Number), latency_p50_milliseconds: expect.any(Number) },
      })
    })

    it("says what SePay cannot be asked about any more", async () => {
      const headers = await signInAsAdmin(api, container)
      await shopper.placeOrder(bagVariantId)
      await sql("UPDATE sepay_va_order SET api_version = 'v1'")
      const { health } = (await api.get("/admin/sepay/reports/health", { headers })).data
      expect(health).toMatchObject({
        status: "attention",
        problems: [expect.stringMatching(/^1 account number\(s\) were opened under another API version.*previousApi/)],
      })
    })
  })
})
