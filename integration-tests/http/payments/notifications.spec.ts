import { Modules } from "@medusajs/framework/utils"
import { cancelOrderWorkflow, updateRegionsWorkflow } from "@medusajs/medusa/core-flows"
import jsQR from "jsqr"
import { PNG } from "pngjs"
import sendPaymentEmails, { config as emailConfig } from "../../../docs/emails/send-payment-emails"
import { getSepayPaymentNotification } from "../../../src/notifications"
import { SepayEvents, type SepayPaymentReceived, type SepayVirtualAccountEvent } from "../../../src/workflows/events"
import { announceSepayTransactionsWorkflow } from "../../../src/workflows/money/announce-sepay-transactions"
import { announceSepayPaymentsWorkflow } from "../../../src/workflows/payments/announce-sepay-payments"
import { closeSepayVaOrdersWorkflow } from "../../../src/workflows/va-orders/close-sepay-va-orders"
import { addToOrder } from "../../support/order-edits"
import { expectCapturedOnce } from "../../support/orders"
import { describeRunningStore } from "../../support/running-store"
import { transfer } from "../../support/sepay"
import { eventually, expectOk, type Shopper } from "../../support/shopper"

const { VIRTUAL_ACCOUNT_OPENED: OPENED, VIRTUAL_ACCOUNT_EXPIRY_APPROACHED: REMINDER, VIRTUAL_ACCOUNT_EXPIRED: EXPIRED } = SepayEvents
const { PAYMENT_RECEIVED: RECEIVED, TRANSACTION_RECORDED: RECORDED, TRANSACTION_FLAGGED: FLAGGED } = SepayEvents
const HEARD = [OPENED, REMINDER, EXPIRED, RECEIVED, RECORDED, FLAGGED]

interface Heard {
  name: string
  data: SepayVirtualAccountEvent & SepayPaymentReceived
}

describeRunningStore((store) => {
  let shopper: Shopper
  let heard: Heard[]

  const hear = async (event: object): Promise<void> => void heard.push(event as Heard)

  beforeEach(() => {
    shopper = store().shopper
    heard = []
    for (const name of HEARD) {
      store().container.resolve(Modules.EVENT_BUS).subscribe(name, hear, { subscriberId: `heard-${name}` })
    }
  })

  afterEach(() => {
    for (const name of HEARD) {
      store().container.resolve(Modules.EVENT_BUS).unsubscribe(name, hear, { subscriberId: `heard-${name}` })
    }
  })

  const announce = async () => announceSepayPaymentsWorkflow(store().container).run()

  /** What is heard of a payment: as much as there is to hear, and nothing more when everything is announced again. */
  async function hearAll(sessionId: string, count: number): Promise<Array<{ name: string; data: object }>> {
    const ofSession = () => heard.filter(({ data }) => data.payment_session_id === sessionId)
    await announce()
    // The store's own job may be at it.
    await eventually(`${count} events`, async () => ofSession().length >= count)
    await announce()
    return ofSession()
  }

  async function pay(sessionId: string, amountVnd?: number): Promise<void> {
    const { va_number, remaining_amount_vnd } = await shopper.payment(sessionId)
    await transfer(store().emulator, { vaNumber: va_number, amountVnd: amountVnd ?? remaining_amount_vnd })
  }

  /** What is heard of a payment's money when nothing of it was announced yet, as if the process had died before. */
  async function hearReceivedAgain(sessionId: string, count: number): Promise<object[]> {
    await announce()
    heard = []
    await store().sql(
      `UPDATE sepay_receivable SET received_announced_vnd = 0, raw_received_announced_vnd = '{"value": "0", "precision": 20}'
        WHERE payment_session_id = ?`,
      [sessionId]
    )
    await eventually("the announcement", async () => {
      await announce()
      const [receivable] = await store().sepay.listSepayReceivables({ payment_session_id: sessionId })
      return Number(receivable?.received_announced_vnd) > 0
    })
    const received = () => heard.filter(({ name, data }) => name === RECEIVED && data.payment_session_id === sessionId)
    await eventually(`${count} events`, async () => received().length >= count)
    return received().map(({ data }) => data)
  }

  async function untilSettled(orderId: string): Promise<void> {
    await expectCapturedOnce(store().container, orderId)
  }

  it("payment instructions are announced once, and again when the order gets another number", async () => {
    const { sessionId, orderId, collectionId } = await shopper.placeOrder(store().bagVariantId)
    const payment = await shopper.payment(sessionId)
    const ids = { order_id: orderId, payment_collection_id: collectionId, payment_session_id: sessionId }
    const first = {
      ...ids,
      va_number: payment.va_number,
      remaining_amount_vnd: payment.amount_vnd,
      expires_at: payment.expires_at,
    }
    expect(await hearAll(sessionId, 1)).toEqual([expect.objectContaining({ name: OPENED, data: first })])

    await store().clock.advance({ days: 1, seconds: 1 })
    expectOk(await shopper.post(`/store/sepay/payment-sessions/${sessionId}/virtual-account`))
    const renewed = await shopper.payment(sessionId)
    const events = await hearAll(sessionId, 2)
    expect(events).toHaveLength(2)
    expect(events[1]).toMatchObject({ name: OPENED, data: { ...ids, va_number: renewed.va_number } })
  })

  it("a reminder is announced once before the number expires, and not for a paid order", async () => {
    const waiting = await shopper.placeOrder(store().bagVariantId)
    const paid = await shopper.placeOrder(store().bagVariantId)
    await hearAll(waiting.sessionId, 1)
    await hearAll(paid.sessionId, 1)
    await pay(paid.sessionId)
    await untilSettled(paid.orderId)
    await store().clock.advance({ hours: 21 })
    expect((await hearAll(waiting.sessionId, 1)).map(({ name }) => name)).toEqual([OPENED])
    await store().clock.advance({ hours: 2 })
    const { va_number } = await shopper.payment(waiting.sessionId)
    const events = await hearAll(waiting.sessionId, 2)
    expect(events.map(({ name }) => name)).toEqual([OPENED, REMINDER])
    expect(events[1]).toMatchObject({ data: { order_id: waiting.orderId, va_number } })
    expect((await hearAll(paid.sessionId, 2)).map(({ name }) => name)).toEqual([OPENED, RECEIVED])
  })

  it("that a number expired unpaid is announced once SePay has closed it, and not when another one was opened", async () => {
    const unpaid = await shopper.placeOrder(store().bagVariantId)
    const renewed = await shopper.placeOrder(store().bagVariantId)
    await hearAll(unpaid.sessionId, 1)
    await hearAll(renewed.sessionId, 1)
    const { va_number: vaNumber, amount_vnd: amountVnd } = await shopper.payment(unpaid.sessionId)
    await store().clock.advance({ days: 1, seconds: 1 })
    expectOk(await shopper.post(`/store/sepay/payment-sessions/${renewed.sessionId}/virtual-account`))
    await store().clock.advance({ minutes: 5 })
    await closeSepayVaOrdersWorkflow(store().container).run()
    const events = await hearAll(unpaid.sessionId, 2)
    expect(events.map(({ name }) => name)).toEqual([OPENED, EXPIRED])
    expect(events[1]).toMatchObject({ data: { order_id: unpaid.orderId, va_number: vaNumber, remaining_amount_vnd: amountVnd } })
    expect((await hearAll(renewed.sessionId, 2)).map(({ name }) => name)).toEqual([OPENED, OPENED])
  })

  it("each transaction is announced once, and those that need a person once more", async () => {
    const { sessionId, orderId } = await shopper.placeOrder(store().bagVariantId)
    const { va_number: vaNumber, amount_vnd: amountVnd } = await shopper.payment(sessionId)
    const announceTransactions = async () => announceSepayTransactionsWorkflow(store().container).run()
    const heardOf = () => heard.flatMap(({ name, data }) => (name === RECORDED || name === FLAGGED ? [{ name, data }] : []))
    await transfer(store().emulator, { vaNumber, amountVnd, webhook: { times: 2 } })
    await untilSettled(orderId)
    await transfer(store().emulator, { vaNumber, amountVnd: 30_000, force: true })
    await announceTransactions()
    await eventually("3 events", async () => heardOf().length >= 3)
    await announceTransactions()
    expect(heardOf()).toEqual([
      { name: RECORDED, data: expect.objectContaining({ direction: "in", amount_vnd: amountVnd, va_number: vaNumber, transacted_at: expect.any(String) }) },
      { name: RECORDED, data: expect.objectContaining({ amount_vnd: 30_000 }) },
      { name: FLAGGED, data: expect.objectContaining({ kind: "surplus", amount_vnd: 30_000, reason: expect.any(String) }) },
    ])
  })

  it("a part payment is announced, and the rest when it is captured", async () => {
    const { sessionId, orderId } = await shopper.placeOrder(store().bagVariantId)
    const { amount_vnd: amountVnd } = await shopper.payment(sessionId)
    await hearAll(sessionId, 1)
    await pay(sessionId, 10_000)
    const rest = amountVnd - 10_000
    expect(await hearAll(sessionId, 2)).toEqual([
      expect.objectContaining({ name: OPENED, data: expect.objectContaining({ remaining_amount_vnd: amountVnd }) }),
      expect.objectContaining({
        name: RECEIVED,
        data: expect.objectContaining({ order_id: orderId, received_amount_vnd: 10_000, remaining_amount_vnd: rest }),
      }),
    ])
    await pay(sessionId)
    await untilSettled(orderId)
    const events = await hearAll(sessionId, 3)
    expect(events).toHaveLength(3)
    expect(events[2]).toMatchObject({ name: RECEIVED, data: { received_amount_vnd: rest, remaining_amount_vnd: 0 } })
  })

  it("a receipt calls an order paid in full only when nothing of it is outstanding", async () => {
    const { sessionId, orderId } = await shopper.placeOrder(store().bagVariantId)
    await pay(sessionId)
    await untilSettled(orderId)
    await addToOrder(store().container, orderId, store().bagVariantId)
    const { amount_vnd, outstanding_amount_vnd } = await shopper.payment(sessionId)
    expect(outstanding_amount_vnd).toBeGreaterThan(0)
    expect(await hearReceivedAgain(sessionId, 1)).toEqual([
      expect.objectContaining({ received_amount_vnd: amount_vnd, remaining_amount_vnd: outstanding_amount_vnd }),
    ])
    const receipt = await getSepayPaymentNotification(store().container, { order_id: orderId, kind: "received", locale: "en" })
    expect(receipt).toMatchObject({ is_current: true, subject: expect.stringMatching(/^Order #\d+: .* still to be paid$/) })
  })

  it("no receipt is announced for an order that was canceled meanwhile", async () => {
    const { sessionId, orderId } = await shopper.placeOrder(store().bagVariantId)
    await pay(sessionId)
    await untilSettled(orderId)
    await cancelOrderWorkflow(store().container).run({ input: { order_id: orderId } })
    expect(await hearReceivedAgain(sessionId, 0)).toEqual([])
    const receipt = await getSepayPaymentNotification(store().container, { order_id: orderId, kind: "received", locale: "en" })
    expect(receipt).toMatchObject({ is_current: false, subject: expect.stringMatching(/has been cancelled$/) })
  })

  it("announcing blocks no incoming money, and announces one payment at a time", async () => {
    const { sessionId } = await shopper.placeOrder(store().bagVariantId)
    const { sepay } = store()
    const tell = async (): Promise<number> =>
      sepay.payments.announceVirtualAccounts("instructions", 10, async (accounts) => {
        expect(await sepay.payments.announceVirtualAccounts("instructions", 10, async () => ["twice"])).toBe(0)
        await pay(sessionId)
        expect(await shopper.payment(sessionId)).toMatchObject({ status: "paid" })
        return accounts.map(({ vaOrderId }) => vaOrderId)
      })
    await eventually("the telling", async () => {
      await store().sql("UPDATE sepay_va_order SET instructions_announced_at = NULL")
      return (await tell()) > 0
    })
  })

  it("nothing is announced for a checkout until its order is placed", async () => {
    const { cartId } = await shopper.fillCart(store().bagVariantId)
    const session = await shopper.choose(await shopper.openCollection(cartId), "pp_sepay_prepay")
    expect(await hearAll(session.id, 0)).toEqual([])
    await pay(session.id, 10_000)
    expect(await hearAll(session.id, 0)).toEqual([])
    await pay(session.id)
    const orderId = await eventually("the order", async () => (await shopper.payment(session.id)).order_id)
    await untilSettled(orderId)
    expect(await hearAll(session.id, 1)).toEqual([
      expect.objectContaining({
        name: RECEIVED,
        data: expect.objectContaining({ order_id: orderId, remaining_amount_vnd: 0 }),
      }),
    ])
  })

  it("a notification has everything that a message needs, with a QR code that can be scanned", async () => {
    const { sessionId, orderId } = await shopper.placeOrder(store().bagVariantId)
    const payment = await shopper.payment(sessionId)
    const { container } = store()
    const vietnamese = await getSepayPaymentNotification(container, { order_id: orderId, kind: "instructions" })
    const english = await getSepayPaymentNotification(container, { order_id: orderId, kind: "reminder", locale: "en" })

    expect(vietnamese).toMatchObject({ is_current: true, payment, order: { id: orderId, email: "lan@example.com" } })
    expect(vietnamese.subject).toMatch(/^Hướng dẫn chuyển khoản cho đơn hàng #\d+$/)
    expect(english.subject).toMatch(/^Order #\d+ is waiting for your transfer$/)
    expect(vietnamese.details.map(({ name }) => name)).toEqual([
      "bank",
      "va_number",
      "account_holder",
      "amount",
      "expires_at",
      "order_code",
    ])
    expect(vietnamese.text).toContain(`Số tài khoản: ${payment.va_number}`)
    expect(english.text).toContain(`Account number: ${payment.va_number}`)
    expect(english.qr?.svg).toMatch(/^<svg /)
    const [attachment] = vietnamese.attachments
    const png = PNG.sync.read(Buffer.from(attachment?.content ?? "", "base64"))
    expect(jsQR(new Uint8ClampedArray(png.data), png.width, png.height)?.data).toBe(payment.vietqr)
    expect(vietnamese.qr?.png_data_uri).toBe(`data:image/png;base64,${attachment?.content}`)
  })

  it("a notification says when it is outdated", async () => {
    const { sessionId, orderId } = await shopper.placeOrder(store().bagVariantId)
    await pay(sessionId)
    await untilSettled(orderId)
    const { container } = store()
    const late = await getSepayPaymentNotification(container, { order_id: orderId, kind: "instructions" })
    expect(late).toMatchObject({ is_current: false, qr: null, details: [], attachments: [] })
    const receipt = await getSepayPaymentNotification(container, { order_id: orderId, kind: "received", locale: "en" })
    expect(receipt).toMatchObject({ is_current: true, subject: expect.stringMatching(/^We have received your payment/) })
  })

  it("a notification is refused for orders that do not exist, or are not paid through SePay", async () => {
    const { container } = store()
    const ask = async (order_id: string) => getSepayPaymentNotification(container, { order_id, kind: "received" })
    await expect(ask("order_01UNKNOWN")).rejects.toMatchObject({ type: "not_found" })
    await updateRegionsWorkflow(container).run({
      input: { selector: { id: store().seeded.regionId }, update: { payment_providers: ["pp_system_default"] } },
    })
    const { cartId } = await shopper.fillCart(store().bagVariantId)
    await shopper.choose(await shopper.openCollection(cartId), "pp_system_default")
    const { order } = expectOk(await shopper.complete(cartId))
    await expect(ask(order.id)).rejects.toMatchObject({
      type: "not_found",
      message: expect.stringContaining("no payment through SePay"),
    })
  })

  it("the subscriber of docs/emails writes to the shopper once for each event", async () => {
    const { sessionId, orderId } = await shopper.placeOrder(store().bagVariantId)
    await hearAll(sessionId, 1)
    await pay(sessionId)
    await untilSettled(orderId)
    await hearAll(sessionId, 2)
    expect(emailConfig.event).toEqual([OPENED, REMINDER, RECEIVED])
    const events = heard.filter(({ data }) => data.payment_session_id === sessionId)
    for (const event of [...events, ...events]) {
      await sendPaymentEmails({ event, container: store().container, pluginOptions: {} } as never)
    }
    const notifications = await store().container.resolve(Modules.NOTIFICATION).listNotifications({ channel: "email" })
    // The instructions came when everything was paid already.
    expect(notifications).toEqual([
      expect.objectContaining({
        to: "lan@example.com",
        data: expect.objectContaining({ subject: expect.stringMatching(/^Đã nhận thanh toán cho đơn hàng #\d+$/) }),
      }),
    ])
  })
})
