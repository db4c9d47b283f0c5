import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { transfer } from "../../support/sepay"
import { describeRunningStore } from "../../support/running-store"
import { eventually, expectOk, type Shopper } from "../../support/shopper"
import { WatchedStream } from "../../support/watched-stream"

/** Above a connection's death, and below its next check. */
const RECONNECTED_MILLISECONDS = 15_000

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

  async function watch(sessionId: string, lastEventId?: string): Promise<WatchedStream> {
    const stream = await WatchedStream.open({
      baseUrl: store().api.defaults.baseURL ?? "",
      publishableKey: store().seeded.publishableKey,
      sessionId,
      ...(lastEventId === undefined ? {} : { lastEventId }),
    })
    streams.push(stream)
    return stream
  }

  /** The transfer of what is still to be paid, or of a part of it. */
  async function pay(sessionId: string, amountVnd?: number): Promise<void> {
    const { va_number, remaining_amount_vnd } = await shopper.payment(sessionId)
    const { status } = await transfer(store().emulator, {
      vaNumber: va_number,
      amountVnd: amountVnd ?? remaining_amount_vnd,
    })
    expect(status).toBe(200)
  }

  async function choosePayFirst() {
    const { cartId } = await shopper.fillCart(store().bagVariantId)
    return shopper.choose(await shopper.openCollection(cartId), "pp_sepay_prepay")
  }

  /** As an admin does, with "Check with SePay now". */
  async function askSepay(sessionId: string): Promise<void> {
    const { sepay } = store()
    const receivable = await sepay.owed.findReceivableOfSession(sessionId)
    await (receivable && sepay.reconciliation.checkPayment(receivable))
  }

  async function countListeners(): Promise<number> {
    const { rows } = (await store().sql(
      "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'"
    )) as { rows: unknown[] }
    return rows.length
  }

  it("a stream sends the present state, a part, the rest, and ends when nothing can change any more", async () => {
    const { sessionId, orderId } = await shopper.placeOrder(store().bagVariantId)
    const stream = await watch(sessionId)
    expect(stream.status).toBe(200)
    expect(stream.headers.get("content-type")).toMatch(/^text\/event-stream/)
    expect(stream.headers.get("cache-control")).toContain("no-transform")
    const waiting = await stream.untilStatus("waiting")
    expect(waiting).toEqual(await shopper.payment(sessionId))

    await pay(sessionId, 10_000)
    expect(await stream.untilStatus("partially_paid")).toMatchObject({
      paid_amount_vnd: 10_000,
      remaining_amount_vnd: waiting.amount_vnd - 10_000,
    })
    await pay(sessionId)
    expect(await stream.untilStatus("paid")).toMatchObject({ id: sessionId, order_id: orderId, remaining_amount_vnd: 0 })
    expect(await stream.untilEnded()).toBe("final")
  })

  it("a stream reports the payment before its order is placed, and then the order", async () => {
    const session = await choosePayFirst()
    const stream = await watch(session.id)
    await stream.untilStatus("waiting")
    await pay(session.id)
    const paid = await stream.untilStatus("paid")
    const placed = await stream.until("its order", ({ order_id }) => order_id !== null)
    expect(placed).toEqual({ ...paid, order_id: expect.stringMatching(/^order_/), outstanding_amount_vnd: 0 })
    expect(await stream.untilEnded()).toBe("final")
  })

  it("a stream reports in every tab that a virtual account expired, and the new one", async () => {
    const { sessionId } = await shopper.placeOrder(store().bagVariantId)
    const first = await shopper.payment(sessionId)
    // Timers go on by the machine's time.
    await store().clock.advanceTo(new Date(new Date(first.expires_at ?? 0).getTime() - 2_000))
    const tabs = [await watch(sessionId), await watch(sessionId)]
    for (const tab of tabs) {
      expect(await tab.untilStatus("expired")).toMatchObject({ vietqr: null })
    }
    expectOk(await shopper.post(`/store/sepay/payment-sessions/${sessionId}/virtual-account`))
    for (const tab of tabs) {
      const renewed = await tab.until("another number", ({ va_number }) => va_number !== first.va_number)
      expect(renewed).toMatchObject({ status: "waiting", vietqr: expect.any(String) })
    }
  })

  it("a stream reports that SePay has counted a transfer whose details have not come, and the payment when they do", async () => {
    const { sessionId } = await shopper.placeOrder(store().bagVariantId)
    const { va_number: vaNumber, amount_vnd: amountVnd } = await shopper.payment(sessionId)
    const stream = await watch(sessionId)
    await stream.untilStatus("waiting")
    await transfer(store().emulator, { vaNumber, amountVnd, listedAfterSeconds: 600, webhook: { deliver: false } })
    await askSepay(sessionId)
    expect(await stream.untilStatus("confirming")).toMatchObject({ vietqr: null, paid_amount_vnd: 0 })
    await store().clock.advance({ minutes: 12 })
    await askSepay(sessionId)
    await stream.untilStatus("paid")
  })

  it("a stream reports that the order was canceled, and ends", async () => {
    const { sessionId, orderId } = await shopper.placeOrder(store().bagVariantId)
    const stream = await watch(sessionId)
    await cancelOrderWorkflow(store().container).run({ input: { order_id: orderId } })
    await stream.untilStatus("canceled")
    expect(await stream.untilEnded()).toBe("final")
  })

  it("a stream continues after a lost connection with what changed meanwhile, and repeats nothing else", async () => {
    const { sessionId } = await shopper.placeOrder(store().bagVariantId)
    const first = await watch(sessionId)
    await first.untilStatus("waiting")
    await first.close()

    const unchanged = await watch(sessionId, first.lastEventId)
    await pay(sessionId, 10_000)
    await unchanged.untilStatus("partially_paid")
    expect(unchanged.payments.map(({ status }) => status)).toEqual(["partially_paid"])
    await unchanged.close()

    await pay(sessionId)
    const changed = await watch(sessionId, unchanged.lastEventId)
    expect(await changed.untilEnded()).toBe("final")
    expect(changed.payments.map(({ status }) => status)).toEqual(["paid"])

    const final = await watch(sessionId, changed.lastEventId)
    expect(await final.untilEnded()).toBe("final")
    expect(final.payments).toEqual([])
  })

  it("all streams listen on one connection to Postgres, and on another one when it is lost", async () => {
    const placed = [await shopper.placeOrder(store().bagVariantId), await shopper.placeOrder(store().trialVariantId)]
    const watched = await Promise.all(placed.flatMap(({ sessionId }) => [watch(sessionId), watch(sessionId)]))
    await Promise.all(watched.map((stream) => stream.untilStatus("waiting")))
    expect(await countListeners()).toBe(1)

    await store().sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'LISTEN %'`
    )
    await Promise.all(placed.map(({ sessionId }) => pay(sessionId)))
    await Promise.all(watched.map((stream) => stream.untilStatus("paid", RECONNECTED_MILLISECONDS)))
    expect(await countListeners()).toBeLessThanOrEqual(1)
  })

  it("streams cost no call to SePay, however many are open", async () => {
    const { sessionId } = await shopper.placeOrder(store().bagVariantId)
    const before = store().emulator.snapshot().requests
    const watched = await Promise.all(Array.from({ length: 15 }, () => watch(sessionId)))
    await pay(sessionId)
    await Promise.all(watched.map((stream) => stream.untilStatus("paid")))
    expect(store().emulator.snapshot().requests).toEqual(before)
  })

  it("more streams of one payment than a shopper has tabs are refused, until one is closed", async () => {
    const { sessionId } = await shopper.placeOrder(store().bagVariantId)
    const [first] = await Promise.all(Array.from({ length: 20 }, () => watch(sessionId)))
    const refused = await watch(sessionId)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0)
    await first?.close()
    await eventually("another stream", async () => (await watch(sessionId)).status === 200)
  })

  it("a stream answers errors as the payment's own route does", async () => {
    expect((await watch("payses_01UNKNOWN")).status).toBe(404)
    expect((await watch("payses_%00")).status).toBe(404)
    const { sessionId } = await shopper.placeOrder(store().bagVariantId)
    const path = `/store/sepay/payment-sessions/${sessionId}/events`
    const withoutKey = await store().api.get(path, { validateStatus: () => true })
    expect(withoutKey.status).toBe(400)
    const head = await store().api.head(path, {
      headers: { "x-publishable-api-key": store().seeded.publishableKey },
    })
    expect(head.status).toBe(200)
  })
})
