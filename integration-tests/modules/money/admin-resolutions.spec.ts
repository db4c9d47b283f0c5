import type { UnannouncedAttention } from "../../../src/modules/sepay/money/allocations"
import type { RecordedTransaction } from "../../../src/modules/sepay/money/allocate-transaction"
import { describeLedger, type LedgerBench, type Payment } from "../../support/ledger"

const BIDV = "8886158061"
const WHO = { actorId: "user_1", reason: "The customer sent a screenshot." }

/** Income that fits no payment. */
async function strayMoney(bench: LedgerBench, amountVnd: number): Promise<RecordedTransaction> {
  return bench.deliver(await bench.pay({ accountNumber: BIDV, amountVnd, content: "thanh toan don hang" }))
}

/** Money on a virtual account, also where the bank would have sent it back. */
async function payTo(bench: LedgerBench, { vaOrder }: Payment, amountVnd: number): Promise<RecordedTransaction> {
  return bench.deliver(await bench.pay({ vaNumber: vaOrder.vaNumber, amountVnd, force: true }))
}

async function needingAttention(bench: LedgerBench): Promise<number> {
  return (await bench.service.reports.describeHealth()).counts.transactionsNeedingAttention
}

/** Money of a transaction, by what it is for. */
async function partsOf(bench: LedgerBench, transactionId: string): Promise<Record<string, number>> {
  const rows = await bench.service.listSepayAllocations({ transaction_id: transactionId })
  const sums: Record<string, number> = {}
  for (const { kind, amount_vnd } of rows) {
    sums[kind] = (sums[kind] ?? 0) + Number(amount_vnd)
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0))
}

/** A refund as Medusa's provider records it. */
function refundOf({ receivable }: Payment, refundId: string, exactAmount: number) {
  const { id: receivableId, paymentSessionId } = receivable
  return { refundId, receivableId, paymentSessionId, exactAmount }
}

describeLedger((bench) => {
  describe("an admin matches money to a payment", () => {
    it("pays the payment, records who matched it and why, and lists what is left over", async () => {
      const { receivable, vaOrder } = await bench().openPayment(100_000)
      const { transactionId } = await strayMoney(bench(), 130_000)
      const matched = await bench().service.money.matchTransaction({ transactionId, receivableId: receivable.id, ...WHO })
      expect(matched.dueReceivableIds).toEqual([receivable.id])
      expect(await partsOf(bench(), transactionId)).toEqual({ applied: 100_000, surplus: 30_000 })
      expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
      expect(await bench().loadVaOrder(vaOrder)).toMatchObject({ status: "closing", close_reason: "paid_elsewhere" })
      expect(await needingAttention(bench())).toBe(1)
      const rows = await bench().service.listSepayAllocations({ transaction_id: transactionId, kind: "applied" })
      expect(rows).toEqual([expect.objectContaining({ actor_id: "user_1", reason: WHO.reason })])
      await bench().service.money.returnTransaction({ transactionId, amountVnd: null, ...WHO })
      expect(await partsOf(bench(), transactionId)).toEqual({ applied: 100_000, returned: 30_000 })
      expect(await needingAttention(bench())).toBe(0)
    })

    it("can use ignored money, and a part of the money pays a part of the payment", async () => {
      const { receivable } = await bench().openPayment(100_000)
      const { transactionId } = await strayMoney(bench(), 40_000)
      await bench().service.money.ignoreTransaction({ transactionId, ...WHO })
      const matched = await bench().service.money.matchTransaction({ transactionId, receivableId: receivable.id, ...WHO })
      expect(matched.dueReceivableIds).toEqual([])
      expect(await bench().service.payments.describePayment(await bench().reload(receivable))).toMatchObject({ remainingVnd: 60_000, vietQr: null })
      expect((await bench().open(receivable)).amountVnd).toBe(60_000)
    })

    it("gets a reason when the money cannot be matched", async () => {
      const paid = await bench().openPayment(100_000)
      await payTo(bench(), paid, 100_000)
      const canceled = await bench().openPayment(100_000)
      await bench().service.vaOrders.cancelReceivables([canceled.receivable.paymentCollectionId])
      const open = await bench().openPayment(100_000)
      const { transactionId } = await strayMoney(bench(), 50_000)
      const match = (receivableId: string, id = transactionId) =>
        bench().service.money.matchTransaction({ transactionId: id, receivableId, ...WHO })
      await expect(match(paid.receivable.id)).rejects.toThrow(/paid already/)
      await expect(match(canceled.receivable.id)).rejects.toThrow(/cancelled/)
      await expect(match("seprec_none")).rejects.toMatchObject({ type: "not_found" })
      await expect(match(open.receivable.id, "septxn_none")).rejects.toMatchObject({ type: "not_found" })
      const [used] = await bench().service.listSepayTransactions({ amount_vnd: 100_000 })
      await expect(match(open.receivable.id, used?.id)).rejects.toThrow(/Nothing of this transaction is free/)
      const out = await bench().deliver(await bench().pay({ accountNumber: BIDV, direction: "out", amountVnd: 5_000 }))
      await expect(match(open.receivable.id, out.transactionId)).rejects.toThrow(/outgoing/)
      expect(await partsOf(bench(), transactionId)).toEqual({ unmatched: 50_000 })
      expect(await bench().reload(open.receivable)).toMatchObject({ receivedVnd: 0 })
    })
  })

  describe("an admin records that money went back to its payer", () => {
    it("records all free money or a part of it, and never more than there is", async () => {
      const payment = await bench().openPayment(100_000)
      await payTo(bench(), payment, 100_000)
      await bench().service.settlement.claimSettlement(payment.receivable.id, 30)
      await bench().service.settlement.recordSettled(payment.receivable.id)
      const { transactionId } = await payTo(bench(), payment, 70_000)
      expect(await needingAttention(bench())).toBe(1)
      const back = (amountVnd: number | null) => bench().service.money.returnTransaction({ transactionId, amountVnd, ...WHO })
      await back(20_000)
      expect(await partsOf(bench(), transactionId)).toEqual({ surplus: 50_000, returned: 20_000 })
      expect(await needingAttention(bench())).toBe(1)
      for (const amountVnd of [0, -1, 1.5, 50_001]) {
        await expect(back(amountVnd)).rejects.toThrow(/Between 1 and 50000/)
      }
      await back(null)
      expect(await needingAttention(bench())).toBe(0)
      await expect(back(null)).rejects.toThrow(/Nothing of this transaction is there to return/)
    })

    it("returns a part payment, whose virtual account is then replaced by one over the whole amount", async () => {
      const payment = await bench().openPayment(100_000)
      const { transactionId } = await payTo(bench(), payment, 30_000)
      await bench().service.money.returnTransaction({ transactionId, amountVnd: 30_000, ...WHO })
      expect(await bench().reload(payment.receivable)).toMatchObject({ receivedVnd: 0, settlementStatus: "none" })
      // SePay has counted 30,000 on it and would take only 70,000.
      expect(await bench().loadVaOrder(payment.vaOrder)).toMatchObject({ status: "closing" })
      const next = await bench().open(payment.receivable)
      await bench().deliver(await bench().pay({ vaNumber: next.vaNumber, amountVnd: 100_000 }))
      expect(await bench().reload(payment.receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
    })

    it("cannot return money of a payment that is captured or being captured: it is refunded in Medusa", async () => {
      const payment = await bench().openPayment(100_000)
      const { transactionId } = await payTo(bench(), payment, 100_000)
      const back = bench().service.money.returnTransaction({ transactionId, amountVnd: 1, ...WHO })
      await expect(back).rejects.toThrow(/refund the payment in the order/)
    })

    it("returns money of a canceled order in parts: the rest stays on the list", async () => {
      const payment = await bench().openPayment(100_000)
      const { transactionId } = await payTo(bench(), payment, 100_000)
      await bench().service.vaOrders.cancelReceivables([payment.receivable.paymentCollectionId])
      await bench().service.settlement.claimSettlement(payment.receivable.id, 30)
      await bench().service.settlement.recordSettlementAttention(payment.receivable.id, "The order was cancelled.")
      await bench().service.money.returnTransaction({ transactionId, amountVnd: 60_000, ...WHO })
      expect((await bench().service.reports.describeHealth()).counts.settlementsNeedingAttention).toBe(1)
      await bench().service.money.returnTransaction({ transactionId, amountVnd: null, ...WHO })
      expect((await bench().service.reports.describeHealth()).counts.settlementsNeedingAttention).toBe(0)
      expect(await partsOf(bench(), transactionId)).toEqual({ returned: 100_000 })
    })

    it("returns money that came through two VA orders: each gives back its own", async () => {
      const payment = await bench().openPayment(100_000)
      const { transactionId } = await payTo(bench(), payment, 130_000)
      await bench().register(150_000, { collectionId: payment.receivable.paymentCollectionId })
      await bench().service.money.matchTransaction({ transactionId, receivableId: payment.receivable.id, ...WHO })
      expect(await bench().reload(payment.receivable)).toMatchObject({ receivedVnd: 130_000, settlementStatus: "none" })
      await bench().service.money.returnTransaction({ transactionId, amountVnd: null, ...WHO })
      expect(await bench().reload(payment.receivable)).toMatchObject({ receivedVnd: 0, settlementStatus: "none" })
      expect(Number((await bench().loadVaOrder(payment.vaOrder)).paid_amount_vnd)).toBe(0)
    })

    it("cannot return money that a refund of the payment already sends back", async () => {
      const payment = await bench().openPayment(100_000)
      const { transactionId } = await payTo(bench(), payment, 100_000)
      await bench().service.settlement.claimSettlement(payment.receivable.id, 30)
      await bench().service.settlement.recordSettlementAttention(payment.receivable.id, "The order was cancelled while it was captured.")
      const refund = (id: string, amountVnd: number) => bench().service.returns.recordReturnOwed(refundOf(payment, id, amountVnd))
      const back = (amountVnd: number | null) => bench().service.money.returnTransaction({ transactionId, amountVnd, ...WHO })
      await refund("ref_1", 70_000)
      await expect(back(30_001)).rejects.toThrow(/Between 1 and 30000/)
      await back(20_000)
      await expect(refund("ref_2", 10_001)).rejects.toMatchObject({ type: "not_allowed", message: expect.stringMatching(/at most 10000 ₫/) })
      await refund("ref_2", 10_000)
      await expect(back(null)).rejects.toThrow(/Nothing of this transaction is there to return/)
    })

    it("confirms a return owed once, however many admins confirm it", async () => {
      const payment = await bench().openPayment(100_000)
      await payTo(bench(), payment, 100_000)
      const owed = refundOf(payment, "ref_1", 25_000)
      await Promise.all([bench().service.returns.recordReturnOwed(owed), bench().service.returns.recordReturnOwed(owed)])
      expect((await bench().service.reports.describeHealth()).returnsOwed).toEqual({ count: 1, amountVnd: 25_000 })
      const [returned] = await bench().service.listSepayReturnOweds({})
      const proof = { transactionId: null, referenceNumber: "FT26", actorId: "user_1", reason: "Transferred by hand." }
      const confirmations = await Promise.allSettled(
        ["user_1", "user_2"].map((actorId) => bench().service.returns.confirmReturnOwed(returned?.id ?? "", { ...proof, actorId }))
      )
      expect(confirmations.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
      expect((await bench().service.reports.describeHealth()).returnsOwed).toEqual({ count: 0, amountVnd: 0 })
      const [confirmed] = await bench().service.listSepayReturnOweds({})
      expect(confirmed).toMatchObject({ status: "returned", reference_number: "FT26", confirmed_reason: "Transferred by hand." })
      await expect(bench().service.returns.confirmReturnOwed("sepret_none", proof)).rejects.toMatchObject({ type: "not_found" })
    })
  })

  it("an admin ignores the free part of a transaction, and no more of it", async () => {
    const payment = await bench().openPayment(100_000)
    const { transactionId } = await payTo(bench(), payment, 120_000)
    await bench().service.money.ignoreTransaction({ transactionId, ...WHO })
    expect(await partsOf(bench(), transactionId)).toEqual({ applied: 100_000, ignored: 20_000 })
    expect(await needingAttention(bench())).toBe(0)
    await expect(bench().service.money.ignoreTransaction({ transactionId, ...WHO })).rejects.toThrow(/Nothing of this transaction is free/)
  })

  it("only one of several admins decides about the same money", async () => {
    for (let round = 0; round < 6; round += 1) {
      const one = await bench().openPayment(100_000)
      const other = await bench().openPayment(100_000)
      const { transactionId } = await strayMoney(bench(), 100_000)
      const decision = { transactionId, reason: "It is this one's." }
      const decided = await Promise.allSettled([
        bench().service.money.matchTransaction({ ...decision, actorId: "user_1", receivableId: one.receivable.id }),
        bench().startProcess().money.matchTransaction({ ...decision, actorId: "user_2", receivableId: other.receivable.id }),
        bench().service.money.returnTransaction({ ...decision, actorId: "user_3", amountVnd: null }),
      ])
      expect(decided.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
      expect(Object.values(await partsOf(bench(), transactionId))).toEqual([100_000])
      const received = await Promise.all([one, other].map(async ({ receivable }) => (await bench().reload(receivable)).receivedVnd))
      expect(received[0] === 0 || received[1] === 0).toBe(true)
      await bench().stopProcesses()
    }
  })

  it("a part payment is listed as late when its order is canceled, and nothing more is awaited", async () => {
    const payment = await bench().openPayment(100_000)
    const first = await payTo(bench(), payment, 30_000)
    const second = await payTo(bench(), payment, 20_000)
    const cancel = () => bench().service.vaOrders.cancelReceivables([payment.receivable.paymentCollectionId])
    await Promise.all([cancel(), cancel()])
    expect(await bench().reload(payment.receivable)).toMatchObject({ receivedVnd: 0, settlementStatus: "none" })
    expect(await partsOf(bench(), first.transactionId)).toEqual({ late: 30_000 })
    expect(await partsOf(bench(), second.transactionId)).toEqual({ late: 20_000 })
    expect(await needingAttention(bench())).toBe(2)
    expect((await bench().loadVaOrder(payment.vaOrder)).status).toBe("closing")
    const third = await payTo(bench(), payment, 50_000)
    expect(third.allocations).toEqual([expect.objectContaining({ kind: "late", needsAttention: true })])
    for (const { transactionId } of [first, second, third]) {
      await bench().service.money.returnTransaction({ transactionId, amountVnd: null, ...WHO })
    }
    expect(await needingAttention(bench())).toBe(0)
  })

  describe("announcing money that needs a person", () => {
    it("happens once, and again only when announcing failed", async () => {
      const payment = await bench().openPayment(100_000)
      const { transactionId } = await payTo(bench(), payment, 130_000)
      await strayMoney(bench(), 5_000)
      const failing = bench().service.money.announceAttention(10, () => Promise.reject(new Error("The event bus is down")))
      await expect(failing).rejects.toThrow(/event bus/)
      const heard: UnannouncedAttention[] = []
      const hear = async (attention: UnannouncedAttention[]) => {
        heard.push(...attention)
      }
      const counts = await Promise.all([bench().service, bench().startProcess()].map((service) => service.money.announceAttention(10, hear)))
      expect(counts.sort()).toEqual([0, 1])
      expect(heard).toEqual([
        expect.objectContaining({ transactionId, kind: "surplus", amountVnd: 30_000, receivableId: payment.receivable.id }),
      ])
      expect(await bench().service.money.announceAttention(10, hear)).toBe(0)
      await payTo(bench(), payment, 1_000)
      await payTo(bench(), payment, 2_000)
      expect(await bench().service.money.announceAttention(1, hear)).toBe(1)
      expect(await bench().service.money.announceAttention(10, hear)).toBe(1)
      expect(heard.map(({ amountVnd }) => amountVnd)).toEqual([30_000, 1_000, 2_000])
    })
  })

  it("the health report counts what waits, and for whom", async () => {
    const empty = await bench().service.reports.describeHealth()
    expect(empty).toMatchObject({ lastRun: null, returnsOwed: { count: 0, amountVnd: 0 } })
    expect(empty.counts).toMatchObject({ lastWebhookAt: null, lastTransactionAt: null, openVaOrders: 0, dueSettlements: 0 })
    const [due, late, attention, open, closing] = await Promise.all([1, 2, 3, 4, 5].map((part) => bench().openPayment(part * 10_000)))
    if (!due || !late || !attention || !open || !closing) {
      throw new Error("Five payments were opened")
    }
    for (const payment of [due, late, attention]) {
      await payTo(bench(), payment, payment.receivable.amountVnd)
    }
    await bench().sql("sepay_receivable").where({ id: late.receivable.id }).update({ settlement_attempts: 8 })
    await bench().service.settlement.recordSettlementAttention(attention.receivable.id, "The cart is gone.")
    await bench().service.vaOrders.abandonOpenVaOrderOf(closing.receivable.id, "released")
    await payTo(bench(), due, 10_000)
    const { counts, calls } = await bench().service.reports.describeHealth()
    expect(counts).toMatchObject({
      lastWebhookAt: expect.any(Date),
      lastTransactionAt: expect.any(Date),
      dueSettlements: 2,
      lateSettlements: 1,
      settlementsNeedingAttention: 1,
      transactionsNeedingAttention: 1,
      vaOrdersNeedingAttention: 0,
      openVaOrders: 1,
      closingVaOrders: 1,
    })
    expect(calls.calls).toBeGreaterThanOrEqual(5)
    await bench().service.settlement.resumeSettlement([attention.receivable.id])
    expect((await bench().service.reports.describeHealth()).counts).toMatchObject({ dueSettlements: 3, settlementsNeedingAttention: 0 })
  })
})
