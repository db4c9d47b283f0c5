import type { Receivable } from "../../../src/modules/sepay/owed/receivable"
import { describeLedger, type LedgerBench, type OpenVaOrder, type Payment } from "../../support/ledger"
import { API_TOKEN } from "../../support/sepay"

const VIETINBANK = "102871015203"
const VIETINBANK_ONLY = { bankAccounts: [{ accountNumber: VIETINBANK }] }

/** A payment whose virtual account has expired, at SePay and in the ledger. */
async function expiredPayment(bench: LedgerBench, amountVnd = 100_000): Promise<Payment> {
  const payment = await bench.openPayment(amountVnd)
  await bench.expire(payment.vaOrder)
  return payment
}

/** A part of a payment was paid before its virtual account expired. */
async function partlyPaidAndExpired(bench: LedgerBench, paidVnd = 30_000): Promise<Payment> {
  const payment = await bench.openPayment(100_000)
  await bench.deliver(await bench.pay({ vaNumber: payment.vaOrder.vaNumber, amountVnd: paidVnd }))
  await bench.expire(payment.vaOrder)
  return payment
}

function sepayOrders(bench: LedgerBench) {
  return bench.emulator.snapshot().orders
}

async function statuses(bench: LedgerBench, receivable: Receivable): Promise<string[]> {
  const orders = await bench.service.listSepayVaOrders(
    { receivable_id: receivable.id },
    { order: { created_at: "ASC" } }
  )
  return orders.map(({ status }) => status)
}

async function cancelAt(bench: LedgerBench, receivable: Receivable): Promise<Date | null> {
  return (await bench.service.retrieveSepayReceivable(receivable.id)).cancel_unpaid_at
}

/** The order is looked at an hour after its number will have expired: the clock of an unpaid order never stops. */
async function expectClockGoesOn(bench: LedgerBench, receivable: Receivable): Promise<void> {
  const hours = (((await cancelAt(bench, receivable))?.getTime() ?? 0) - Date.now()) / 3_600_000
  expect(hours).toBeGreaterThan(-1)
  expect(hours).toBeLessThan(26)
}

async function untilCancelIsDue(bench: LedgerBench, receivable: Receivable): Promise<void> {
  const dueAt = await cancelAt(bench, receivable)
  if (!dueAt) {
    throw new Error("The order is not to be cancelled")
  }
  await bench.clock.advanceTo(dueAt)
}

/** SePay is asked once more to close what it has not closed yet. */
async function untilClosingIsDue(bench: LedgerBench): Promise<void> {
  const closing = await bench.service.listSepayVaOrders({ status: "closing" })
  for (const { close_next_attempt_at: dueAt } of closing) {
    await bench.clock.advanceTo(dueAt ?? new Date())
  }
}

/** An opening whose answers were lost, so that the ledger knows no number, and the number that SePay has opened. */
async function lostOpening(bench: LedgerBench): Promise<{ receivable: Receivable; vaNumber: string }> {
  const receivable = await bench.register(100_000)
  bench.emulator.setFaults({ loseResponseAfterCreate: true, status: { status: 503, route: "listOrders" } })
  const opening = bench.service.vaOrders.openVirtualAccount(receivable.id, Date.now() + 1_500)
  await expect(opening).rejects.toMatchObject({ outcomeUnknown: true })
  bench.emulator.setFaults({})
  const vaNumber = sepayOrders(bench).at(-1)?.virtualAccounts[0]?.vaNumber ?? ""
  return { receivable, vaNumber }
}

/** The answer to another number was lost, and SePay cannot be asked for it within the time that the call has. */
async function lostAddition(bench: LedgerBench, receivable: Receivable): Promise<void> {
  bench.emulator.setFaults({
    loseResponseAfterCreate: { route: "addVirtualAccount", remaining: 1 },
    latencyMilliseconds: { milliseconds: 700, route: "getOrder" },
  })
  const opening = bench.service.vaOrders.openVirtualAccount(receivable.id, Date.now() + 1_200)
  await expect(opening).rejects.toMatchObject({ kind: "unavailable" })
  bench.emulator.setFaults({})
}

describe("virtual accounts of an order", () => {
  describeLedger((bench) => {
    describe("asking for another number after the first one expired", () => {
      it("opens the number on SePay's order while that is open", async () => {
        const { receivable, vaOrder } = await expiredPayment(bench())
        expect((await bench().service.payments.describePayment(receivable)).status).toBe("expired")
        const renewed = await bench().open(receivable)
        expect(renewed).toMatchObject({ id: vaOrder.id, orderCode: vaOrder.orderCode, status: "open" })
        expect(renewed.vaNumber).not.toBe(vaOrder.vaNumber)
        expect(sepayOrders(bench())).toHaveLength(1)
        expect(await bench().service.payments.describePayment(receivable)).toMatchObject({ status: "waiting", remainingVnd: 100_000 })
        await bench().deliver(await bench().pay({ vaNumber: renewed.vaNumber, amountVnd: 100_000 }))
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
      })

      it("asks for the rest only, and money on the old number still counts", async () => {
        const { receivable, vaOrder } = await partlyPaidAndExpired(bench())
        const renewed = await bench().open(receivable)
        expect(renewed.id).toBe(vaOrder.id)
        const [order] = sepayOrders(bench())
        expect(order?.virtualAccounts.map((account) => account.amountVnd)).toEqual([100_000, 70_000])
        expect((await bench().service.payments.describePayment(await bench().reload(receivable))).remainingVnd).toBe(70_000)
        const late = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 70_000, force: true })
        expect(await bench().deliver(late)).toMatchObject({ isSettlementDue: true })
      })

      it("opens one number, however many ask at once", async () => {
        const { receivable } = await expiredPayment(bench())
        const other = bench().startProcess()
        const asked = [bench().service, other, bench().service, other, bench().service, bench().service]
        const opened = await Promise.all(asked.map((service) => bench().open(receivable, service)))
        expect(new Set(opened.map(({ vaNumber }) => vaNumber)).size).toBe(1)
        expect(sepayOrders(bench())[0]?.virtualAccounts).toHaveLength(2)
      })

      it("finds the number whose answer was lost", async () => {
        const { receivable } = await expiredPayment(bench())
        bench().emulator.setFaults({ loseResponseAfterCreate: { route: "addVirtualAccount", remaining: 1 } })
        const renewed = await bench().open(receivable)
        const [order] = sepayOrders(bench())
        expect(order?.virtualAccounts.map(({ vaNumber }) => vaNumber)[1]).toBe(renewed.vaNumber)
        expect(order?.virtualAccounts).toHaveLength(2)
      })

      it("finds the number whose answer was lost in the next call, when SePay cannot be asked in this one", async () => {
        const { receivable } = await expiredPayment(bench())
        await lostAddition(bench(), receivable)
        await bench().open(receivable)
        expect(sepayOrders(bench())[0]?.virtualAccounts).toHaveLength(2)
      })

      it("reports SePay's refusal, and works when asked again", async () => {
        const { receivable } = await expiredPayment(bench())
        bench().emulator.setFaults({ status: { status: 503, route: "addVirtualAccount", remaining: 2 } })
        await expect(bench().open(receivable)).rejects.toMatchObject({ kind: "unavailable" })
        bench().emulator.setFaults({})
        await bench().open(receivable)
        expect(sepayOrders(bench())[0]?.virtualAccounts).toHaveLength(2)
      })

      it("opens a new order when SePay's was canceled, and closes the old one in the ledger", async () => {
        const { receivable, vaOrder } = await expiredPayment(bench())
        const other = bench().startProcess()
        await cancelAtSepay(bench(), vaOrder)
        const renewed = await bench().open(receivable, other)
        expect(renewed.orderCode).not.toBe(vaOrder.orderCode)
        expect(await statuses(bench(), receivable)).toEqual(["closed", "open"])
        await expectClockGoesOn(bench(), receivable)
      })

      it("opens no number when SePay calls the order paid", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        const paid = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 })
        await bench().expire(vaOrder)
        // Its transaction is looked for at once.
        await expect(bench().open(receivable)).rejects.toThrow(/already paid/)
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
        expect(await bench().deliver(paid)).toMatchObject({ outcome: "merged" })
        expect(sepayOrders(bench())[0]?.virtualAccounts).toHaveLength(1)
      })

      it("notices that the order was paid when the answer to another number was lost", async () => {
        const { receivable, vaOrder } = await expiredPayment(bench())
        await lostAddition(bench(), receivable)
        const lost = sepayOrders(bench())[0]?.virtualAccounts[1]?.vaNumber ?? ""
        const paid = await bench().pay({ vaNumber: lost, amountVnd: 100_000 })
        // Its number never became known, but its code did.
        await expect(bench().open(receivable)).rejects.toThrow(/already paid/)
        expect(await bench().deliver(paid)).toMatchObject({ outcome: "merged" })
        expect(await bench().loadVaOrder(vaOrder)).toMatchObject({ status: "paid" })
      })

      it("stops at the hourly limit, which counts every further number", async () => {
        const limited = bench().startProcess({ maximumVaOrdersPerHour: 3, vaDurationSeconds: { orderFirst: 60 } })
        const receivable = await bench().register(100_000)
        const vaOrder = await bench().open(receivable, limited)
        for (let number = 2; number <= 3; number += 1) {
          await bench().expire(vaOrder)
          await bench().open(receivable, limited)
        }
        await bench().expire(vaOrder)
        await expect(bench().open(receivable, limited)).rejects.toThrow(/opened 3 virtual accounts within an hour/)
        await bench().clock.advance({ hours: 1 })
        await bench().open(receivable, limited)
        expect(sepayOrders(bench())[0]?.virtualAccounts).toHaveLength(4)
      })
    })

    describe("an order at VietinBank that was paid in part and expired", () => {
      it("is replaced by a new order over the rest, because VietinBank adds no number to it", async () => {
        const process = bench().startProcess(VIETINBANK_ONLY)
        await process.bankAccounts.syncBankAccounts()
        const receivable = await bench().register(100_000)
        const first = await bench().open(receivable, process)
        expect(first.bankName).toBe("VietinBank")
        await bench().deliver(await bench().pay({ vaNumber: first.vaNumber, amountVnd: 30_000 }))
        await bench().expire(first)
        const second = await bench().open(receivable, process)
        expect(second).toMatchObject({ amountVnd: 70_000 })
        await bench().service.vaOrders.closeVaOrders()
        expect(await bench().loadVaOrder(first)).toMatchObject({ status: "closed", needs_attention: false })
        expect((await bench().service.reports.describeHealth()).counts).toMatchObject({ vaOrdersNeedingAttention: 0, openVaOrders: 1 })
        await bench().deliver(await bench().pay({ vaNumber: second.vaNumber, amountVnd: 70_000 }))
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
      })
    })

    describe("a VA order that nobody renews", () => {
      it("is closed at SePay a minute after it expired, not before", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().expire(vaOrder, 50)
        expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 0, postponed: 0 })
        await bench().expire(vaOrder, 61)
        expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 1, postponed: 0 })
        expect(sepayOrders(bench())).toEqual([expect.objectContaining({ status: "Cancelled" })])
        expect(await bench().loadVaOrder(vaOrder)).toMatchObject({ status: "closed", close_reason: "expired" })
        // The order is canceled an hour after the number expired.
        const due = (await cancelAt(bench(), receivable))?.getTime() ?? 0
        expect(Math.abs(due - (Date.now() + (3_600 - 61) * 1_000))).toBeLessThan(30_000)
        const renewed = await bench().open(receivable)
        expect(renewed.orderCode).not.toBe(vaOrder.orderCode)
        await expectClockGoesOn(bench(), receivable)
      })

      it("needs a person when a part was paid, and its numbers take no more", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 30_000 }))
        await bench().expire(vaOrder)
        expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 1, postponed: 0 })
        await expect(bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 70_000 })).rejects.toThrow()
        expect(await bench().loadVaOrder(vaOrder)).toMatchObject({ status: "closed", needs_attention: true })
        expect((await bench().service.reports.describeHealth()).counts.vaOrdersNeedingAttention).toBe(1)
        await expectClockGoesOn(bench(), receivable)
        // Paying the rest on a new number ends that.
        const rest = await bench().open(receivable)
        expect(rest.amountVnd).toBe(70_000)
        await bench().deliver(await bench().pay({ vaNumber: rest.vaNumber, amountVnd: 70_000 }))
        expect((await bench().service.reports.describeHealth()).counts).toMatchObject({ vaOrdersNeedingAttention: 0, dueSettlements: 1 })
      })

      it("has its number closed at SePay when a part was paid and the bank would still take more", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 30_000 }))
        await bench().service.vaOrders.abandonOpenVaOrderOf(receivable.id, "released")
        expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 1, postponed: 0 })
        expect(sepayOrders(bench())[0]).toMatchObject({ status: "Partially", virtualAccounts: [{ status: "Cancelled" }] })
      })

      it.each([
        ["the order is canceled", async (one: LedgerBench, { receivable }: Payment) => one.service.vaOrders.cancelReceivables([receivable.paymentCollectionId])],
        ["the payment became as small as the part", async (one: LedgerBench, { receivable }: Payment) => {
          await one.register(30_000, { collectionId: receivable.paymentCollectionId })
        }],
        ["the part went back to the payer", async (one: LedgerBench) => {
          const [transaction] = await one.service.listSepayTransactions({})
          const decision = { actorId: "user_1", reason: "The customer gave up.", amountVnd: null }
          await one.service.money.returnTransaction({ transactionId: transaction?.id ?? "", ...decision })
        }],
      ])("needs no attention any more when %s", async (_, end) => {
        const payment = await bench().openPayment(100_000)
        await bench().deliver(await bench().pay({ vaNumber: payment.vaOrder.vaNumber, amountVnd: 30_000 }))
        await bench().expire(payment.vaOrder)
        await bench().service.vaOrders.closeVaOrders()
        expect((await bench().service.reports.describeHealth()).counts.vaOrdersNeedingAttention).toBe(1)
        await end(bench(), payment)
        expect((await bench().service.reports.describeHealth()).counts.vaOrdersNeedingAttention).toBe(0)
      })

      it("cancels no order when there was none to wait for it (pay_first), and asks a person where a part was paid", async () => {
        const payFirst = await bench().openPayment(100_000, { flow: "pay_first" })
        const partly = await partlyPaidAndExpired(bench())
        await bench().expire(payFirst.vaOrder)
        expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 2, postponed: 0 })
        expect(await cancelAt(bench(), payFirst.receivable)).toBeNull()
        expect(await bench().service.vaOrders.startUnpaidCancel(partly.receivable.id)).toBe(false)
        expect(await cancelAt(bench(), partly.receivable)).toBeNull()
        expect((await bench().service.reports.describeHealth()).counts.vaOrdersNeedingAttention).toBe(1)
      })

      it("is found at SePay and closed when its opening was broken off ten minutes ago", async () => {
        const { receivable } = await lostOpening(bench())
        expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 0, postponed: 0 })
        await bench().clock.advance({ minutes: 9 })
        expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 0, postponed: 0 })
        await bench().clock.advance({ minutes: 1, seconds: 1 })
        expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 1, postponed: 0 })
        expect(sepayOrders(bench())).toEqual([expect.objectContaining({ status: "Cancelled" })])
        expect(await statuses(bench(), receivable)).toEqual(["closed"])
        await expectClockGoesOn(bench(), receivable)
        await bench().open(receivable)
      })

      it("is closed also when the answer to another number was lost", async () => {
        const { receivable } = await expiredPayment(bench())
        await lostAddition(bench(), receivable)
        expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 1, postponed: 0 })
        const accounts = sepayOrders(bench())[0]?.virtualAccounts.map(({ status }) => status)
        expect(accounts).toEqual(["Cancelled", "Cancelled"])
      })

      it("has money recorded that comes while it is closed, unless the bank refuses it", async () => {
        for (let round = 0; round < 8; round += 1) {
          const { receivable, vaOrder } = await bench().openPayment(100_000)
          await bench().service.vaOrders.abandonOpenVaOrderOf(receivable.id, "released")
          const payThenTell = async () => {
            const { vaNumber } = vaOrder
            const paid = await bench().pay({ vaNumber, amountVnd: 100_000 }).catch(() => null)
            return paid && bench().deliver(paid)
          }
          const closing = () => bench().service.vaOrders.closeVaOrders()
          const [first, second] = round % 2 === 0 ? [closing, payThenTell] : [payThenTell, closing]
          const results = await Promise.all([first(), second()])
          const told = results.find((result) => result === null || "transactionId" in result)
          const isPaid = told !== null
          expect(await bench().reload(receivable)).toMatchObject(
            isPaid ? { receivedVnd: 100_000, settlementStatus: "due" } : { receivedVnd: 0, settlementStatus: "none" }
          )
          expect(await statuses(bench(), receivable)).toEqual([isPaid ? "paid" : "closed"])
        }
      })

      it("has money listed as late that comes after its order was canceled", async () => {
        const { receivable, vaOrder } = await expiredPayment(bench())
        await bench().service.vaOrders.closeVaOrders()
        await untilCancelIsDue(bench(), receivable)
        const [claimed] = await bench().service.vaOrders.claimOrdersToCancel(10)
        const late = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000, force: true })
        const [isGivenUp, told] = await Promise.all([
          bench().service.vaOrders.startUnpaidCancel(claimed?.id ?? ""),
          bench().deliver(late),
        ])
        const kinds = told.allocations.map(({ kind }) => kind)
        expect(kinds).toEqual([isGivenUp ? "late" : "applied"])
        const { counts } = await bench().service.reports.describeHealth()
        expect(counts.transactionsNeedingAttention + counts.dueSettlements).toBe(1)
      })
    })

    describe("canceling an unpaid order", () => {
      async function expiredAndClosed(): Promise<Payment> {
        const payment = await expiredPayment(bench())
        await bench().service.vaOrders.closeVaOrders()
        await untilCancelIsDue(bench(), payment.receivable)
        return payment
      }

      it("is done by one process at a time, and by another one when that process died", async () => {
        const { receivable } = await expiredAndClosed()
        const processes = [bench().service, bench().startProcess(), bench().startProcess()]
        const claims = (await Promise.all(processes.map((service) => service.vaOrders.claimOrdersToCancel(10)))).flat()
        expect(claims.map(({ id }) => id)).toEqual([receivable.id])
        await untilCancelIsDue(bench(), receivable)
        expect(await bench().service.vaOrders.claimOrdersToCancel(10)).toHaveLength(1)
        expect(await bench().service.vaOrders.startUnpaidCancel(receivable.id)).toBe(true)
        // The process that gave it up died before Medusa canceled the order: the next one does it.
        await untilCancelIsDue(bench(), receivable)
        expect(await bench().service.vaOrders.claimOrdersToCancel(10)).toHaveLength(1)
        expect(await bench().service.vaOrders.startUnpaidCancel(receivable.id)).toBe(true)
        await bench().service.vaOrders.recordUnpaidCancel(receivable.id, true)
        expect(await bench().service.vaOrders.claimOrdersToCancel(10)).toEqual([])
        await expect(bench().open(receivable)).rejects.toThrow(/cancelled/)
      })

      it("does not happen when another number was opened in between", async () => {
        const { receivable } = await expiredAndClosed()
        await bench().service.vaOrders.claimOrdersToCancel(10)
        await bench().open(receivable)
        expect(await bench().service.vaOrders.startUnpaidCancel(receivable.id)).toBe(false)
        await expectClockGoesOn(bench(), receivable)
        expect((await bench().service.payments.describePayment(await bench().reload(receivable))).status).toBe("waiting")
      })

      it("at the same time as opening another number ends with one of the two, never with both", async () => {
        for (let round = 0; round < 6; round += 1) {
          const { receivable } = await expiredAndClosed()
          await bench().service.vaOrders.claimOrdersToCancel(10)
          const [isGivenUp, opened] = await Promise.all([
            bench().service.vaOrders.startUnpaidCancel(receivable.id),
            bench().open(receivable).catch(() => null),
          ])
          expect(opened === null).toBe(isGivenUp)
          expect(await statuses(bench(), receivable)).toEqual(isGivenUp ? ["closed"] : ["closed", "open"])
        }
      })

      it("waits until SePay has confirmed that all of its virtual accounts are closed", async () => {
        const { receivable } = await bench().openPayment(100_000)
        await bench().register(120_000, { collectionId: receivable.paymentCollectionId })
        // SePay does not close the first one: twice another number is refused, then it is opened all the same.
        bench().emulator.setFaults({ status: { status: 503, route: "cancelOrder" } })
        for (let attempt = 1; attempt <= 2; attempt += 1) {
          await expect(bench().open(receivable)).rejects.toThrow(/still being closed/)
          await untilClosingIsDue(bench())
          expect(sepayOrders(bench())).toHaveLength(1)
        }
        const second = await bench().open(receivable)
        await bench().expire(second)
        // SePay closes the second one only.
        bench().emulator.setFaults({ status: { status: 503, route: "cancelOrder", remaining: 1 } })
        expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 1, postponed: 1 })
        expect(await statuses(bench(), receivable)).toContain("closing")
        await untilCancelIsDue(bench(), receivable)
        await bench().service.vaOrders.claimOrdersToCancel(10)
        expect(await bench().service.vaOrders.startUnpaidCancel(receivable.id)).toBe(false)
        // It comes round again by itself.
        expect(await cancelAt(bench(), receivable)).not.toBeNull()
        await untilClosingIsDue(bench())
        expect(await bench().service.vaOrders.closeVaOrders()).toEqual({ closed: 1, postponed: 0 })
        await untilCancelIsDue(bench(), receivable)
        expect(await bench().service.vaOrders.claimOrdersToCancel(10)).toHaveLength(1)
        expect(await bench().service.vaOrders.startUnpaidCancel(receivable.id)).toBe(true)
      })

      it("does not happen when SePay calls one of its virtual accounts paid", async () => {
        const first = await bench().openPayment(100_000)
        await bench().pay({ vaNumber: first.vaOrder.vaNumber, amountVnd: 100_000 })
        const { receivable } = first
        await bench().register(120_000, { collectionId: receivable.paymentCollectionId })
        // The number before is closed first, and its money found: only the rest is asked for.
        const second = await bench().open(receivable)
        expect(second.amountVnd).toBe(20_000)
        await bench().expire(second)
        await bench().service.vaOrders.closeVaOrders()
        expect(await statuses(bench(), receivable)).toEqual(["paid", "closed"])
        expect(await bench().service.vaOrders.startUnpaidCancel(receivable.id)).toBe(false)
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000 })
      })

      it("can be undone when Medusa does not cancel the order", async () => {
        const { receivable, vaOrder } = await expiredAndClosed()
        await bench().service.vaOrders.claimOrdersToCancel(10)
        await bench().service.vaOrders.startUnpaidCancel(receivable.id)
        const between = await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000, force: true }))
        expect(between.allocations).toEqual([expect.objectContaining({ kind: "late", needsAttention: true })])
        await bench().service.vaOrders.recordUnpaidCancel(receivable.id, false)
        const decision = { actorId: "user_1", reason: "The order lives.", receivableId: receivable.id }
        const matched = await bench().service.money.matchTransaction({ transactionId: between.transactionId, ...decision })
        expect(matched.dueReceivableIds).toEqual([receivable.id])
        expect((await bench().service.reports.describeHealth()).counts.transactionsNeedingAttention).toBe(0)
      })
    })

    describe("money for a number that the ledger does not know yet", () => {
      it("is counted on the payment as soon as the number is found at SePay", async () => {
        const { receivable, vaNumber } = await lostOpening(bench())
        const paid = await bench().pay({ vaNumber, amountVnd: 60_000 })
        const recorded = await bench().deliver(paid, { fields: { code: null, content: "chuyen tien", description: "" } })
        expect(recorded.allocations).toEqual([expect.objectContaining({ kind: "unmatched", needsAttention: false })])
        await bench().open(receivable)
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 60_000, settlementStatus: "none" })
        expect((await bench().service.payments.describePayment(await bench().reload(receivable))).remainingVnd).toBe(40_000)
        const rest = await bench().pay({ vaNumber, amountVnd: 40_000 })
        expect(await bench().deliver(rest)).toMatchObject({ isSettlementDue: true })
        expect(await bench().sumOf("unmatched")).toBe(0)
      })

      it("makes the payment due when it is the whole amount", async () => {
        const { receivable, vaNumber } = await lostOpening(bench())
        const paid = await bench().pay({ vaNumber, amountVnd: 100_000 })
        await bench().deliver(paid, { fields: { code: null, content: "", description: "" } })
        await expect(bench().open(receivable)).rejects.toThrow(/already paid/)
        expect(await bench().service.settlement.listDueReceivableIds(10)).toEqual([receivable.id])
      })

      it("is counted once when it arrives while the number is found", async () => {
        for (let round = 0; round < 5; round += 1) {
          const { receivable, vaNumber } = await lostOpening(bench())
          const paid = await bench().pay({ vaNumber, amountVnd: 60_000 })
          const silent = { fields: { code: null, content: "", description: "" } }
          await Promise.all([bench().deliver(paid, silent), bench().open(receivable), bench().deliver(paid, silent)])
          expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 60_000 })
          expect([await bench().sumOf("applied", receivable), await bench().sumOf("unmatched")]).toEqual([60_000, 0])
        }
      })

      it("stays as an admin decided who decided at the same time", async () => {
        for (let round = 0; round < 5; round += 1) {
          const { receivable, vaNumber } = await lostOpening(bench())
          const paid = await bench().pay({ vaNumber, amountVnd: 60_000 })
          const { transactionId } = await bench().deliver(paid, { fields: { code: null, content: "", description: "" } })
          const decision = { transactionId, actorId: "user_1", reason: "Rent." }
          const [ignored] = await Promise.allSettled([bench().service.money.ignoreTransaction(decision), bench().open(receivable)])
          const isIgnored = ignored.status === "fulfilled"
          expect(await bench().sumOf("unmatched")).toBe(0)
          expect(await bench().sumOf("applied", receivable)).toBe(isIgnored ? 0 : 60_000)
        }
      })
    })
  })
})

/** Somebody cancels the order in SePay's dashboard: the ledger does not hear of it. */
async function cancelAtSepay(bench: LedgerBench, vaOrder: OpenVaOrder): Promise<void> {
  const path = `${bench.emulator.v2BaseUrl}/bank-accounts/${vaOrder.sepayBankAccountId}/orders/${vaOrder.sepayOrderId}`
  const answer = await fetch(path, { method: "DELETE", headers: { authorization: `Bearer ${API_TOKEN}` } })
  expect(answer.status).toBe(204)
}
