import { sumCalls } from "../../../bench/support/calls"
import { describeLedger, type LedgerBench, type Payment } from "../../support/ledger"
import { eventually } from "../../support/shopper"

const DAYS_LATE = 2 * 86_400
const LIST_ORDERS = "/orders"

/** Payments whose transfers no webhook told of, and that SePay lists two days late. Their numbers have expired. */
async function payUnheard(bench: LedgerBench, count: number): Promise<Payment[]> {
  const payments: Payment[] = []
  for (let index = 0; index < count; index += 1) {
    payments.push(await bench.openPayment(100_000))
  }
  for (const { vaOrder } of payments) {
    await bench.pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000, listedAfterSeconds: DAYS_LATE })
  }
  await bench.expire(payments.at(-1)?.vaOrder ?? { id: "" })
  return payments
}

async function statuses(bench: LedgerBench): Promise<string[]> {
  return (await bench.service.listSepayVaOrders({}, { order: { id: "ASC" } })).map(({ status }) => status)
}

function orderCalls(bench: LedgerBench) {
  return {
    asked: bench.requests("GET", "/orders/:orderId"),
    cancelled: bench.requests("DELETE", "/orders/:orderId"),
    listed: bench.requests("GET", LIST_ORDERS),
  }
}

describe.each(["v2", "v1"] as const)("numbers that expired while no webhook came, with API %s", (apiVersion) => {
  describeLedger(
    (bench) => {
      it("cost a few calls, however many were paid: SePay's list tells of a hundred", async () => {
        const payments = await payUnheard(bench(), 105)
        const before = sumCalls(bench().emulator)
        expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 105, postponed: 0 })
        expect(sumCalls(bench().emulator) - before).toBeLessThanOrEqual(6)
        expect(new Set(await statuses(bench()))).toEqual(new Set(["paid"]))
        // The money is looked for, and nothing of it is forgotten.
        await bench().clock.advance({ seconds: DAYS_LATE })
        await bench().service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
        for (const { receivable } of payments.slice(0, 3)) {
          expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
        }
      })
    },
    { options: { apiVersion } }
  )
})

describe("what SePay's list of orders says of expired numbers", () => {
  describeLedger((bench) => {
    it("costs nothing where all are unpaid, as on most days: each is closed by one call", async () => {
      const payments = await Promise.all([bench().openPayment(100_000), bench().openPayment(100_000)])
      for (const { vaOrder } of payments) {
        await bench().expire(vaOrder)
      }
      expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 2, postponed: 0 })
      expect(orderCalls(bench())).toEqual({ asked: 0, cancelled: 2, listed: 0 })
      expect(await statuses(bench())).toEqual(["closed", "closed"])
    })

    it("closes only what SePay confirms: the unpaid are cancelled, and a part is asked about", async () => {
      const payments: Payment[] = []
      for (let index = 0; index < 6; index += 1) {
        payments.push(await bench().openPayment(100_000))
      }
      const [first, second, part] = payments
      for (const payment of [first, second]) {
        await bench().pay({ vaNumber: payment?.vaOrder.vaNumber, amountVnd: 100_000, listedAfterSeconds: DAYS_LATE })
      }
      await bench().pay({ vaNumber: part?.vaOrder.vaNumber, amountVnd: 40_000, listedAfterSeconds: DAYS_LATE })
      await bench().expire(payments.at(-1)?.vaOrder ?? { id: "" })
      expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 6, postponed: 0 })
      // The first refusal, then one page: only the part is asked about, and only the unpaid are cancelled.
      expect(orderCalls(bench())).toEqual({ asked: 2, cancelled: 5, listed: 1 })
      expect(await statuses(bench())).toEqual(["paid", "paid", "closed", "closed", "closed", "closed"])
      expect(await bench().loadVaOrder(part?.vaOrder ?? { id: "" })).toMatchObject({ reported_paid_vnd: 40_000 })
    })

    it("is used as far as it can be read: the orders of a page that fails are asked about one by one", async () => {
      await payUnheard(bench(), 104)
      const closing = bench().service.vaOrders.closeVaOrders()
      // The first is asked about by itself.
      await eventually("words of the first page", async () => {
        const heard = await bench().sql("sepay_va_order").whereNotNull("reported_paid_vnd").select("id")
        return heard.length > 1
      })
      bench().emulator.setFaults({ html: { status: 200, route: "listOrders" } })
      expect(await closing).toEqual({ closed: 104, postponed: 0 })
      expect(new Set(await statuses(bench()))).toEqual(new Set(["paid"]))
      expect(orderCalls(bench()).asked).toBeLessThan(20)
    })

    it("proves nothing about an order that it lacks: a person is asked, as about one by itself", async () => {
      const [, , unknown] = await payUnheard(bench(), 4)
      const unknownId = unknown?.vaOrder.id ?? ""
      await bench().sql("sepay_va_order").where({ id: unknownId }).update({ sepay_order_id: "aaaaaaaa-0000-4000-8000-000000000000" })
      expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 3, postponed: 1 })
      expect(await statuses(bench())).toEqual(["paid", "paid", "closing", "paid"])
      expect(await bench().loadVaOrder({ id: unknownId })).toMatchObject({ needs_attention: true, unknown_to_sepay_at: expect.any(Date) })
    })

    it("proves nothing by a status that is not documented, nor by a cancellation without the counted sum", async () => {
      const [, strange, cancelled] = await payUnheard(bench(), 4)
      bench().emulator.answerAs(strange?.vaOrder.sepayOrderId ?? "", { status: "Refunding" })
      bench().emulator.answerAs(cancelled?.vaOrder.sepayOrderId ?? "", { status: "Cancelled", paid_amount: null })
      await bench().service.vaOrders.closeVaOrders()
      // One cannot be read by itself either. The other's own answer is believed.
      expect(await statuses(bench())).toEqual(["paid", "closing", "closed", "paid"])
      expect(orderCalls(bench()).asked).toBe(3)
    })

    it("says of transfers that may have been reported twice what SePay has counted, in one call", async () => {
      const payments: Payment[] = []
      for (let index = 0; index < 8; index += 1) {
        const payment = await bench().openPayment(100_000)
        const transaction = await bench().pay({ vaNumber: payment.vaOrder.vaNumber, amountVnd: 40_000 })
        await bench().deliver(transaction, { kind: "short", fields: { referenceCode: "FT-OTHER", transactionDate: "2026-01-07 14:02:37" } })
        payments.push(payment)
      }
      await bench().service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
      expect(orderCalls(bench()).asked).toBe(0)
      expect(orderCalls(bench()).listed).toBeLessThanOrEqual(1)
      expect(await bench().countTransactions()).toBe(8)
      for (const { receivable } of payments) {
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 40_000 })
      }
    })

    it("is asked about again where it leaves out the counted sum of such transfers", async () => {
      for (let index = 0; index < 2; index += 1) {
        const { vaOrder } = await bench().openPayment(100_000)
        const style = { fields: { referenceCode: "FT-OTHER", transactionDate: "2026-01-07 14:02:37" } }
        await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 40_000 }), style)
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 40_000 })
        bench().emulator.answerAs(vaOrder.sepayOrderId, { paid_amount: null })
      }
      await bench().service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
      const { listed, asked } = orderCalls(bench())
      expect(listed).toBe(1)
      expect(asked).toBeGreaterThanOrEqual(2)
    })
  })
})

describe("numbers that a process was to close when it was shut down", () => {
  describeLedger((bench) => {
    it("are closed by another process at once, as far as it had not come to them", async () => {
      const payments = await Promise.all(Array.from({ length: 5 }, () => bench().openPayment(100_000)))
      await bench().expire(payments.at(-1)?.vaOrder ?? { id: "" })
      const stopped = bench().startProcess()
      bench().emulator.setFaults({ latencyMilliseconds: { milliseconds: 400, route: "cancelOrder" } })
      const closing = stopped.vaOrders.closeVaOrders()
      await eventually("the first call", async () => orderCalls(bench()).cancelled > 0, 15_000, 5)
      await stopped.__hooks.onApplicationPrepareShutdown()
      await closing
      bench().emulator.setFaults({})
      const attempts = await bench().service.listSepayVaOrders({ status: "closing", close_attempts: 0 })
      expect(attempts.length).toBeGreaterThanOrEqual(4)
      await bench().service.vaOrders.closeVaOrders()
      expect((await statuses(bench())).filter((status) => status === "closed").length).toBeGreaterThanOrEqual(4)
    })
  })
})
