import { generateEntityId, Modules } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { AdminSepayAuditFinding } from "../../../src/api/admin/sepay/audit/types"
import { SepayEvents, type SepayAuditFindingChanged } from "../../../src/workflows/events"
import { signInAsAdmin } from "../../support/admin"
import { AdminClient } from "../../support/admin-client"
import { addToOrder } from "../../support/order-edits"
import { expectCapturedOnce, readOrder } from "../../support/orders"
import { describeRunningStore } from "../../support/running-store"
import { transfer } from "../../support/sepay"
import { eventually, expectOk } from "../../support/shopper"

describeRunningStore((store) => {
  let headers: Record<string, string>

  beforeEach(async () => {
    headers = await signInAsAdmin(store().api, store().container)
  })

  async function call(method: "GET" | "POST", path = "", data?: object) {
    return store().api.request({ method, url: `/admin/sepay/audit${path}`, data, headers, validateStatus: () => true })
  }

  /** Compares the books, some minutes after what happened. The store's job may be comparing them at that moment, too. */
  async function audit(): Promise<void> {
    await store().clock.advance({ minutes: 5 })
    await eventually("the audit", async () => expectOk(await call("POST")).run !== null)
  }

  async function openFindings(): Promise<AdminSepayAuditFinding[]> {
    return expectOk(await call("GET", "?status=open")).findings
  }

  /** Lets a day pass. An admin has to sign in again then. */
  async function waitADay(): Promise<void> {
    await store().clock.advance({ days: 1 })
    headers = await signInAsAdmin(store().api, store().container)
  }

  async function payOrder(quantity = 1) {
    const { shopper, emulator, container, bagVariantId } = store()
    const { cartId } = await shopper.fillCart(bagVariantId, quantity)
    const { id: sessionId } = await shopper.choose(await shopper.openCollection(cartId), "pp_sepay_sepay")
    const orderId = String(expectOk(await shopper.complete(cartId)).order.id)
    const { va_number: vaNumber, amount_vnd: amountVnd } = await shopper.payment(sessionId)
    await transfer(emulator, { vaNumber: String(vaNumber), amountVnd })
    await expectCapturedOnce(container, orderId)
    const [collection] = (await readOrder(container, orderId)).payment_collections
    return { orderId, amountVnd, paymentId: String(collection.payments[0].id) }
  }

  /** Somebody, or a bug, writes into Medusa's book. */
  async function insertInMedusa(table: "capture" | "refund", paymentId: string, amountVnd: number): Promise<string> {
    const id = generateEntityId("", table === "capture" ? "capt" : "ref")
    await store().sql(
      `INSERT INTO ${table} (id, payment_id, amount, raw_amount) VALUES (?, ?, ?, jsonb_build_object('value', ?::text, 'precision', 20))`,
      [id, paymentId, String(amountVnd), String(amountVnd)]
    )
    return id
  }

  it("finds nothing in books that agree", async () => {
    const { paymentId } = await payOrder()
    await refundPaymentWorkflow(store().container).run({ input: { payment_id: paymentId, amount: 20_000 } })
    await audit()
    expect(await openFindings()).toEqual([])
    await waitADay()
    await audit()
    const { last_run: run, findings } = expectOk(await call("GET"))
    expect(findings).toEqual([])
    expect(run).toMatchObject({ read_until: expect.any(String), rows_read: expect.any(Number) })
  })

  it("finds what Medusa captured without money, until it is taken back", async () => {
    const { orderId, amountVnd, paymentId } = await payOrder()
    const captureId = await insertInMedusa("capture", paymentId, 30_000)
    await audit()
    expect(await openFindings()).toMatchObject([
      {
        kind: "captured_more_than_received",
        amount_vnd: 30_000,
        ledger_says: `${amountVnd} ₫ received`,
        other_says: `${amountVnd + 30_000} ₫ captured in Medusa`,
        order: { id: orderId },
      },
    ])
    await audit()
    expect(await openFindings()).toHaveLength(1)
    await store().sql("DELETE FROM capture WHERE id = ?", [captureId])
    await audit()
    expect(await openFindings()).toEqual([])
    const { findings } = expectOk(await call("GET", "?status=resolved&kind=captured_more_than_received"))
    expect(findings).toMatchObject([{ resolved_at: expect.any(String) }])
  })

  it("finds a payment that the ledger calls captured and Medusa does not", async () => {
    const { amountVnd, paymentId } = await payOrder()
    await store().sql("DELETE FROM capture WHERE payment_id = ?", [paymentId])
    await audit()
    expect(await openFindings()).toMatchObject([{ kind: "paid_not_captured", amount_vnd: amountVnd }])
  })

  it("finds what is deleted from Medusa's book after it was compared, a day later at the latest", async () => {
    const { amountVnd, paymentId } = await payOrder()
    await audit()
    await store().sql("DELETE FROM capture WHERE payment_id = ?", [paymentId])
    await audit()
    expect(await openFindings()).toEqual([])
    await waitADay()
    await audit()
    expect(await openFindings()).toMatchObject([{ kind: "paid_not_captured", amount_vnd: amountVnd }])
  })

  it("finds what an order has outstanding when nothing asks for it any more", async () => {
    const { orderId, amountVnd } = await payOrder()
    await addToOrder(store().container, orderId, store().bagVariantId)
    await audit()
    expect(await openFindings()).toEqual([])
    const open = `status IN ('not_paid', 'awaiting') AND id IN (SELECT payment_collection_id FROM order_payment_collection WHERE order_id = ?)`
    await store().sql(`UPDATE payment_collection SET status = 'canceled' WHERE ${open}`, [orderId])
    await waitADay()
    await audit()
    const [finding] = await openFindings()
    expect(finding).toMatchObject({ kind: "order_outstanding", order: { id: orderId }, ledger_says: "its payments are captured" })
    expect(finding?.amount_vnd).toBeLessThan(amountVnd)
  })

  it("finds what was paid too much for a day, until it is refunded", async () => {
    const { orderId, amountVnd, paymentId } = await payOrder(2)
    await new AdminClient(store().api, headers).editOrder(orderId, 1)
    await audit()
    expect(await openFindings()).toEqual([])
    await waitADay()
    await audit()
    const [finding, ...others] = await openFindings()
    expect(others).toEqual([])
    expect(finding).toMatchObject({ kind: "order_overpaid", order: { id: orderId }, ledger_says: `${amountVnd} ₫ captured and not returned` })
    await refundPaymentWorkflow(store().container).run({ input: { payment_id: paymentId, amount: finding?.amount_vnd ?? 0 } })
    await audit()
    expect(await openFindings()).toEqual([])
  })

  it("finds a canceled order whose money nobody refunded", async () => {
    const { orderId, amountVnd } = await payOrder()
    // Medusa's cancel refunds what it finds captured: as a script or another plugin could leave it.
    await store().sql(`UPDATE "order" SET status = 'canceled' WHERE id = ?`, [orderId])
    await audit()
    expect(await openFindings()).toMatchObject([{ kind: "canceled_not_refunded", amount_vnd: amountVnd, order: { id: orderId } }])
  })

  it("finds a refund that the ledger does not know, and a return that Medusa does not", async () => {
    const { paymentId } = await payOrder()
    await insertInMedusa("refund", paymentId, 10_000)
    const other = await payOrder()
    await refundPaymentWorkflow(store().container).run({ input: { payment_id: other.paymentId, amount: 20_000 } })
    await store().sql("DELETE FROM refund WHERE payment_id = ?", [other.paymentId])
    await audit()
    const kinds = (await openFindings()).map(({ kind, amount_vnd: amount }) => [kind, amount]).sort()
    expect(kinds).toEqual([["refund_not_recorded", 10_000], ["return_without_refund", 20_000]])
  })

  it("finds a refund whose process died before its return was recorded, until an admin checks the payment", async () => {
    const { orderId, paymentId, amountVnd } = await payOrder()
    await insertInMedusa("refund", paymentId, 10_000)
    await audit()
    expect(await openFindings()).toMatchObject([{ kind: "refund_not_recorded", amount_vnd: 10_000 }])
    const [collection] = (await readOrder(store().container, orderId)).payment_collections
    const admin = new AdminClient(store().api, headers)
    const check = () => admin.post(`sepay/payments/payment-collections/${collection.id}/check`)
    expectOk(await check())
    expectOk(await check())
    const { returns_owed, owed_vnd } = expectOk(await admin.get("sepay/returns"))
    expect([owed_vnd, returns_owed]).toEqual([10_000, [expect.objectContaining({ status: "owed", amount_vnd: 10_000 })]])
    await audit()
    expect(await openFindings()).toEqual([])
    // More than is left is no return, and keeps nothing else back.
    await insertInMedusa("refund", paymentId, amountVnd)
    expectOk(await check())
    await audit()
    expect(await openFindings()).toMatchObject([{ kind: "refund_not_recorded", amount_vnd: amountVnd }])
  })

  it("tells subscribers once that a finding opened, and once that the books agree again", async () => {
    const told: Array<[string, SepayAuditFindingChanged]> = []
    const eventBus = store().container.resolve(Modules.EVENT_BUS)
    for (const name of [SepayEvents.AUDIT_FINDING_OPENED, SepayEvents.AUDIT_FINDING_RESOLVED]) {
      eventBus.subscribe(name, async (event) => void told.push([event.name, event.data as SepayAuditFindingChanged]))
    }
    const { paymentId } = await payOrder()
    const captureId = await insertInMedusa("capture", paymentId, 30_000)
    await audit()
    await audit()
    await store().sql("DELETE FROM capture WHERE id = ?", [captureId])
    await audit()
    await audit()
    await eventually("the second event", async () => told.length >= 2)
    const finding = { kind: "captured_more_than_received", amount_vnd: 30_000, receivable_id: expect.any(String) }
    expect(told).toEqual([
      ["sepay.audit.finding_opened", expect.objectContaining(finding)],
      ["sepay.audit.finding_resolved", expect.objectContaining(finding)],
    ])
  })

  it("waits for a person until one says that it is known, and stays open until the books agree", async () => {
    const { paymentId } = await payOrder()
    await insertInMedusa("refund", paymentId, 10_000)
    await audit()
    const attention = async () => {
      const answer = await store().api.get("/admin/sepay/reports/attention", { headers })
      return expectOk(answer).attention
    }
    expect(await attention()).toMatchObject({ audit_findings: 1 })
    const [finding] = await openFindings()
    const path = `/${finding?.id}/acknowledge`
    expect((await call("POST", path, {})).status).toBe(400)
    const acknowledged = expectOk(await call("POST", path, { reason: "Refunded in cash, and entered by hand." }))
    expect(acknowledged.finding).toMatchObject({ status: "open", reason: "Refunded in cash, and entered by hand.", actor_name: expect.any(String) })
    expect((await call("POST", path, { reason: "Again." })).status).toBe(400)
    expect((await call("POST", "/sepfnd_none/acknowledge", { reason: "No." })).status).toBe(404)
    expect(await attention()).toMatchObject({ audit_findings: 0 })
    await audit()
    expect(await openFindings()).toHaveLength(1)
    expect((await call("GET", "?kind=stolen")).status).toBe(400)
    const { data } = await store().api.get("/admin/sepay/reports/health", { headers })
    expect(data.health.needs_attention.audit_findings).toBe(0)
  })
})
