import type { Receivable } from "../../../src/modules/sepay/owed/receivable"
import { describeLedger, type LedgerBench, type OpenVaOrder } from "../../support/ledger"
import { eventually } from "../../support/shopper"

/** SePay answers 404 to it, as to every order when the API token is another company's. */
const UNKNOWN_ORDER = "aaaaaaaa-0000-4000-8000-000000000000"
const HOUR = { hours: 1 }

/** The payment's number expires, is closed at SePay, and its order is looked at when it is to be cancelled. */
async function cancelWhenDue(bench: LedgerBench, { id }: Receivable): Promise<boolean> {
  await bench.service.vaOrders.closeVaOrders()
  const { cancel_unpaid_at: dueAt } = await bench.service.retrieveSepayReceivable(id)
  if (!dueAt) {
    return false
  }
  await bench.clock.advanceTo(dueAt)
  await bench.service.vaOrders.claimOrdersToCancel(10)
  return bench.service.vaOrders.startUnpaidCancel(id)
}

/** Paid shortly before the number expires, and listed by SePay only hours later. */
async function payShortlyBefore(bench: LedgerBench, vaOrder: OpenVaOrder, amountVnd: number, listedAfterSeconds: number): Promise<void> {
  await bench.clock.advanceTo(new Date((vaOrder.expiresAt?.getTime() ?? 0) - 300_000))
  await bench.pay({ vaNumber: vaOrder.vaNumber, amountVnd, listedAfterSeconds })
}

async function attention(bench: LedgerBench): Promise<number> {
  return (await bench.service.reports.describeHealth()).counts.vaOrdersNeedingAttention
}

async function firstAction(bench: LedgerBench, receivable: Receivable) {
  const { nextActions } = await bench.service.payments.describePaymentForAdmin(await bench.reload(receivable), null)
  return nextActions[0]
}

describe("what SePay says of an order", () => {
  describeLedger((bench) => {
    describe("whose webhook was lost", () => {
      it("is heard before an admin's other number is opened: what was paid is found, and no number is", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 })
        await bench().service.vaOrders.abandonOpenVaOrderOf(receivable.id, "replaced_by_admin")
        await expect(bench().open(receivable)).rejects.toThrow(/already paid/)
        expect(bench().emulator.snapshot().orders).toHaveLength(1)
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
      })

      it("is heard before an admin's other number is opened: only the rest of a part is asked for", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 60_000 })
        await bench().service.vaOrders.abandonOpenVaOrderOf(receivable.id, "replaced_by_admin")
        expect(await bench().open(receivable)).toMatchObject({ amountVnd: 40_000 })
        expect(await attention(bench())).toBe(0)
      })

      it("is heard before a shopper's next number on the same order: only the rest of a part is asked for", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 60_000 })
        await bench().expire(vaOrder)
        const renewed = await bench().open(receivable)
        expect(renewed.id).toBe(vaOrder.id)
        const [order] = bench().emulator.snapshot().orders
        expect(order?.virtualAccounts.map(({ amountVnd }) => amountVnd)).toEqual([100_000, 40_000])
      })

      it("is heard when the number is closed: a part that SePay counted is found, and its order is not cancelled", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 25_000 })
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 35_000 })
        await bench().expire(vaOrder)
        expect(await cancelWhenDue(bench(), receivable)).toBe(false)
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 60_000, canceledAt: null })
        expect(await firstAction(bench(), receivable)).toMatchObject({ code: "partial_stuck", amountVnd: 40_000 })
        expect(await attention(bench())).toBe(1)
      })
    })

    describe.each([
      ["Partially", 60_000],
      ["Paid", 100_000],
    ] as const)("%s, and whose transaction it does not list", (status, paidVnd) => {
      it("keeps the order from being cancelled and other numbers from being opened, and asks a person", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await payShortlyBefore(bench(), vaOrder, paidVnd, 86_400)
        await bench().expire(vaOrder)
        await expect(bench().open(receivable)).rejects.toThrow(/reports a transfer for this payment.*do not transfer again/is)
        expect(bench().emulator.snapshot().orders).toMatchObject([{ status }])
        await bench().clock.advance({ minutes: 3 })
        expect(await cancelWhenDue(bench(), receivable)).toBe(false)
        expect(await attention(bench())).toBe(1)
        expect(await firstAction(bench(), receivable)).toMatchObject({ code: "sepay_disagrees", severity: "error", amountVnd: paidVnd })
        await expect(bench().open(receivable)).rejects.toThrow(/do not transfer again/)
        expect(bench().emulator.snapshot().orders.flatMap(({ virtualAccounts }) => virtualAccounts)).toHaveLength(1)
      })

      it("is searched for ever more rarely, and needs nobody any more when it is found", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await payShortlyBefore(bench(), vaOrder, paidVnd, 7_200)
        await bench().expire(vaOrder)
        const before = bench().listCalls()
        for (let minute = 0; minute < 100; minute += 1) {
          await bench().service.vaOrders.closeVaOrders()
          await bench().clock.advance({ minutes: 1 })
        }
        expect(await attention(bench())).toBe(1)
        // By amount and by time: two calls a search, after 0, 1, 2, 4 … minutes.
        expect(bench().listCalls() - before).toBeLessThan(20)
        await bench().clock.advance(HOUR)
        await bench().service.vaOrders.closeVaOrders()
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: paidVnd })
        const isPart = status === "Partially"
        expect(await attention(bench())).toBe(isPart ? 1 : 0)
        expect(await firstAction(bench(), receivable)).toMatchObject({ code: isPart ? "partial_stuck" : "capturing" })
      })
    })

    it("is believed in no more than its own words: money that names neither number nor code stays with a person", async () => {
      const { receivable, vaOrder } = await bench().openPayment(100_000)
      await payShortlyBefore(bench(), vaOrder, 100_000, 86_400)
      await bench().pay({ accountNumber: vaOrder.accountNumber, amountVnd: 100_000, content: "tien nha thang 3" })
      await bench().expire(vaOrder)
      await bench().service.vaOrders.closeVaOrders()
      expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 0 })
      expect(await firstAction(bench(), receivable)).toMatchObject({ code: "sepay_disagrees" })
      // A person who has found it matches it: that is what was missing.
      await bench().service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
      const [transaction] = await bench().service.listSepayTransactions({})
      await bench().service.money.matchTransaction({
        transactionId: transaction?.id ?? "",
        receivableId: receivable.id,
        actorId: "user_1",
        reason: "The bank wrote another text.",
      })
      expect(await firstAction(bench(), receivable)).toMatchObject({ code: "capturing" })
    })

    it("is asked for again after its numbers were cancelled: the rest may have been paid meanwhile", async () => {
      const { receivable, vaOrder } = await bench().openPayment(100_000)
      await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 60_000 }))
      await bench().service.vaOrders.abandonOpenVaOrderOf(receivable.id, "replaced_by_admin")
      bench().emulator.setFaults({ latencyMilliseconds: { milliseconds: 500, route: "cancelVirtualAccount" } })
      const opening = bench().open(receivable)
      opening.catch(() => undefined)
      // The rest is paid between SePay's answer and the cancellation.
      await eventually("SePay's answer", async () => bench().requests("DELETE", "/va/:vaNumber") > 0)
      await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 40_000 })
      await expect(opening).rejects.toThrow(/already paid/)
      expect(bench().emulator.snapshot().orders).toHaveLength(1)
      expect(await bench().loadVaOrder(vaOrder)).toMatchObject({ status: "paid" })
      expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
    })

    it("is that it does not know it: that proves nothing, and a person is asked before the order is cancelled", async () => {
      const { receivable, vaOrder } = await bench().openPayment(100_000)
      await bench().expire(vaOrder)
      const forgetful = bench().startProcess()
      await bench().sql("sepay_va_order").where({ id: vaOrder.id }).update({ sepay_order_id: UNKNOWN_ORDER })
      expect(await forgetful.vaOrders.closeVaOrders()).toEqual({ closed: 0, postponed: 1 })
      expect(await bench().loadVaOrder(vaOrder)).toMatchObject({ status: "closing", needs_attention: true, unknown_to_sepay_at: expect.any(Date) })
      expect(await firstAction(bench(), receivable)).toMatchObject({ code: "sepay_disagrees", message: expect.stringContaining(vaOrder.orderCode) })
      expect(await cancelWhenDue(bench(), receivable)).toBe(false)
      // A payer who still wants to pay is not kept from it.
      await bench().open(receivable)
      // SePay knows it again: what became of it is its to say.
      await bench().sql("sepay_va_order").where({ id: vaOrder.id }).update({ sepay_order_id: vaOrder.sepayOrderId })
      await bench().clock.advance({ days: 1 })
      await bench().service.vaOrders.closeVaOrders()
      expect(await bench().loadVaOrder(vaOrder)).toMatchObject({ status: "closed", needs_attention: false, unknown_to_sepay_at: null })
      expect(await attention(bench())).toBe(0)
    })

    it("is heard when an admin cancels the order: what was paid for it is found, and is to be returned", async () => {
      const { receivable, vaOrder } = await bench().openPayment(100_000)
      await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 })
      await bench().service.vaOrders.cancelReceivables([receivable.paymentCollectionId])
      expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 1, postponed: 0 })
      expect(await bench().sumOf("late", receivable)).toBe(100_000)
      expect((await bench().service.reports.describeHealth()).counts.transactionsNeedingAttention).toBe(1)
    })

    it("is not waited for where it does not know a number: its payer gets another one at once", async () => {
      const { receivable, vaOrder } = await bench().openPayment(100_000)
      await bench().sql("sepay_va_order").where({ id: vaOrder.id }).update({ sepay_order_id: UNKNOWN_ORDER })
      await bench().service.vaOrders.abandonOpenVaOrderOf(receivable.id, "replaced_by_admin")
      expect(await bench().open(receivable)).toMatchObject({ amountVnd: 100_000, status: "open" })
      expect(await bench().loadVaOrder(vaOrder)).toMatchObject({ status: "closing", unknown_to_sepay_at: expect.any(Date) })
    })

    it("is asked for no more after a month without an answer, and the person keeps being told", async () => {
      const { receivable, vaOrder } = await bench().openPayment(100_000)
      await bench().sql("sepay_va_order").where({ id: vaOrder.id }).update({ sepay_order_id: UNKNOWN_ORDER })
      await bench().expire(vaOrder)
      for (let day = 0; day < 60; day += 1) {
        await bench().service.vaOrders.closeVaOrders()
        await bench().clock.advance({ days: 1, minutes: 1 })
      }
      expect(bench().requests("DELETE", "/orders/:orderId")).toBe(40)
      expect(await firstAction(bench(), receivable)).toMatchObject({ code: "sepay_disagrees" })
      expect(await bench().service.reports.listUnreachable()).toEqual([expect.stringContaining("unknown to SePay")])
    })

    it("is that money of many orders is missing: SePay is asked once for all of an account", async () => {
      const payments: Array<{ receivable: Receivable; vaOrder: OpenVaOrder }> = []
      for (let index = 0; index < 15; index += 1) {
        payments.push(await bench().openPayment(100_000 + (index % 3) * 10_000))
      }
      // No webhook of two comes, and SePay lists those of the others a day late.
      for (const [index, { receivable, vaOrder }] of payments.entries()) {
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: receivable.amountVnd, listedAfterSeconds: index < 2 ? 0 : 2 * 86_400 })
      }
      await bench().expire(payments[14]?.vaOrder ?? { id: "" })
      const before = bench().listCalls()
      await bench().service.vaOrders.closeVaOrders()
      // One page shows all that SePay lists.
      expect(bench().listCalls() - before).toBe(1)
      const received = await Promise.all(payments.map(async ({ receivable }) => (await bench().reload(receivable)).receivedVnd))
      expect(received).toEqual([100_000, 110_000, ...Array<number>(13).fill(0)])
      await bench().clock.advance({ minutes: 5 })
      await bench().service.vaOrders.closeVaOrders()
      expect(await attention(bench())).toBe(13)
      await bench().clock.advance({ days: 2 })
      await bench().service.vaOrders.closeVaOrders()
      expect(await attention(bench())).toBe(0)
    })

    it("costs the first number of a payment no call more", async () => {
      const before = bench().emulator.requestCounts()
      await bench().openPayment(100_000)
      const after = bench().emulator.requestCounts()
      const calls = Object.keys(after).filter((route) => after[route] !== before[route])
      expect(calls).toEqual([expect.stringMatching(/^POST .*orders$/)])
    })
  })
})
