import type { RecordedTransaction } from "../../../src/modules/sepay/money/allocate-transaction"
import type { Receivable } from "../../../src/modules/sepay/owed/receivable"
import { describeLedger, type LedgerBench } from "../../support/ledger"

const BIDV = "8886158061"
const WHO = { actorId: "user_1", reason: "The customer sent a screenshot." }
const UNDO = { actorId: "user_2", reason: "It was another customer's." }

/** Income that fits no payment. */
async function strayMoney(bench: LedgerBench, amountVnd: number): Promise<RecordedTransaction> {
  return bench.deliver(await bench.pay({ accountNumber: BIDV, amountVnd, content: "thanh toan don hang" }))
}

/** Money leaves the account. */
async function send(bench: LedgerBench, amountVnd: number, content: string): Promise<RecordedTransaction> {
  return bench.deliver(await bench.pay({ accountNumber: BIDV, direction: "out", amountVnd, content }))
}

async function owe(bench: LedgerBench, { id, paymentSessionId }: Receivable, exactAmount: number): Promise<string> {
  const refundId = `ref_${exactAmount}`
  await bench.service.returns.recordReturnOwed({ refundId, receivableId: id, paymentSessionId, exactAmount })
  const [owed] = await bench.service.listSepayReturnOweds({ refund_id: refundId })
  return owed?.id ?? ""
}

async function partsOf(bench: LedgerBench, transactionId: string): Promise<Record<string, number>> {
  const sums: Record<string, number> = {}
  for (const { kind, amount_vnd } of await bench.service.listSepayAllocations({ transaction_id: transactionId })) {
    sums[kind] = (sums[kind] ?? 0) + Number(amount_vnd)
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0))
}

/** As an admin does it who sees the last decision. */
async function undo(bench: LedgerBench, transactionId: string, refundIds: string[] = []) {
  const { money } = bench.service
  const decisionId = (await money.findLastDecision(transactionId))?.id ?? ""
  return money.undoTransaction({ ...UNDO, transactionId, decisionId, refundIds })
}

async function needingAttention(bench: LedgerBench): Promise<number> {
  return (await bench.service.reports.describeHealth()).counts.transactionsNeedingAttention
}

describeLedger((bench) => {
  describe("an admin takes back", () => {
    it("a match with the wrong payment, and matches the money with the right one", async () => {
      const [wrong, right] = [await bench().openPayment(100_000), await bench().openPayment(100_000)]
      const { transactionId } = await strayMoney(bench(), 120_000)
      const { money } = bench().service
      await money.matchTransaction({ ...WHO, transactionId, receivableId: wrong.receivable.id })
      expect(await bench().reload(wrong.receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
      await undo(bench(), transactionId)
      expect(await partsOf(bench(), transactionId)).toEqual({ unmatched: 120_000 })
      expect(await bench().reload(wrong.receivable)).toMatchObject({ receivedVnd: 0, settlementStatus: "none" })
      const matched = await money.matchTransaction({ ...WHO, transactionId, receivableId: right.receivable.id })
      expect(matched.dueReceivableIds).toEqual([right.receivable.id])
      // The payer of the wrong one can still pay.
      expect((await bench().open(wrong.receivable)).amountVnd).toBe(100_000)
      const history = await bench().service.listSepayAllocations({ transaction_id: transactionId })
      expect(new Set(history.map(({ reason }) => reason))).toEqual(new Set([expect.any(String), WHO.reason, UNDO.reason, `Left over: ${WHO.reason}`]))
      expect(history.filter(({ undoes_id: undoes }) => undoes !== null)).toHaveLength(4)
    })

    it("a return, whose money pays its payment again", async () => {
      const { receivable, vaOrder } = await bench().openPayment(100_000)
      const { transactionId } = await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 }))
      await bench().service.settlement.recordSettlementAttention(receivable.id, "Look at it.")
      const { money } = bench().service
      await money.returnTransaction({ ...WHO, transactionId, amountVnd: 100_000 })
      expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 0 })
      const undone = await undo(bench(), transactionId)
      expect(undone.dueReceivableIds).toEqual([receivable.id])
      expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
      expect(await partsOf(bench(), transactionId)).toEqual({ applied: 100_000 })
    })

    it("what was ignored, then what was decided before it", async () => {
      const { transactionId } = await strayMoney(bench(), 50_000)
      const { money } = bench().service
      await money.returnTransaction({ ...WHO, transactionId, amountVnd: 20_000 })
      await money.ignoreTransaction({ ...WHO, transactionId })
      await undo(bench(), transactionId)
      expect(await partsOf(bench(), transactionId)).toEqual({ unmatched: 30_000, returned: 20_000 })
      await undo(bench(), transactionId)
      expect(await partsOf(bench(), transactionId)).toEqual({ unmatched: 50_000 })
      await expect(undo(bench(), transactionId)).rejects.toThrow(/No decision of a person/)
      await expect(undo(bench(), "septxn_none")).rejects.toMatchObject({ type: "not_found" })
    })

    it("the decision that they saw, and not the one before it when another admin was faster", async () => {
      const { transactionId } = await strayMoney(bench(), 50_000)
      const { money } = bench().service
      await money.returnTransaction({ ...WHO, transactionId, amountVnd: 20_000 })
      await money.ignoreTransaction({ ...WHO, transactionId })
      const decision = { ...UNDO, transactionId, decisionId: (await money.findLastDecision(transactionId))?.id ?? "", refundIds: [] }
      await money.undoTransaction(decision)
      await expect(money.undoTransaction(decision)).rejects.toThrow(/at the same moment/)
      expect(await partsOf(bench(), transactionId)).toEqual({ unmatched: 30_000, returned: 20_000 })
    })

    it("nothing that cannot be: it says what to do, and changes nothing", async () => {
      const { receivable } = await bench().openPayment(100_000)
      const { transactionId } = await strayMoney(bench(), 100_000)
      const { money, settlement } = bench().service
      await money.matchTransaction({ ...WHO, transactionId, receivableId: receivable.id })
      const tryToUndo = () => undo(bench(), transactionId)
      await settlement.claimSettlement(receivable.id, 30)
      await expect(tryToUndo()).rejects.toThrow(/being captured/)
      await settlement.recordSettled(receivable.id)
      await expect(tryToUndo()).rejects.toMatchObject({ type: "not_allowed", message: expect.stringContaining("captured or refunded at the same moment") })
      expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "settled" })
    })

    it("one decision once, however many admins do it at once, and never with another decision in between", async () => {
      for (let round = 0; round < 15; round += 1) {
        const [one, other] = [await bench().openPayment(100_000), await bench().openPayment(100_000)]
        const { transactionId } = await strayMoney(bench(), 100_000)
        const { money } = bench().service
        await money.matchTransaction({ ...WHO, transactionId, receivableId: one.receivable.id })
        await Promise.allSettled([
          undo(bench(), transactionId),
          undo(bench(), transactionId),
          money.matchTransaction({ ...WHO, transactionId, receivableId: other.receivable.id }),
        ])
        const received = [(await bench().reload(one.receivable)).receivedVnd, (await bench().reload(other.receivable)).receivedVnd]
        expect(received[0]).toBe(0)
        expect(await partsOf(bench(), transactionId)).toEqual(received[1] === 0 ? { unmatched: 100_000 } : { applied: 100_000 })
      }
    })
  })

  describe("an admin moves matched money to another payment", () => {
    async function matched(receivable: Receivable, amountVnd = 100_000): Promise<{ transactionId: string; decisionId: string }> {
      const { transactionId } = await strayMoney(bench(), amountVnd)
      const { money } = bench().service
      await money.matchTransaction({ ...WHO, transactionId, receivableId: receivable.id })
      return { transactionId, decisionId: (await money.findLastDecision(transactionId))?.id ?? "" }
    }

    it("in one decision, with what was left over", async () => {
      const [wrong, right] = [await bench().openPayment(100_000), await bench().openPayment(130_000)]
      const { transactionId, decisionId } = await matched(wrong.receivable, 120_000)
      const replaces = { decisionId, refundIds: [] }
      const { money } = bench().service
      expect(await money.planUndo({ transactionId, ...replaces, receivableId: right.receivable.id })).toEqual([])
      await money.matchTransaction({ ...UNDO, transactionId, receivableId: right.receivable.id, replaces })
      expect(await partsOf(bench(), transactionId)).toEqual({ applied: 120_000 })
      expect(await bench().reload(wrong.receivable)).toMatchObject({ receivedVnd: 0, settlementStatus: "none" })
      expect(await bench().reload(right.receivable)).toMatchObject({ receivedVnd: 120_000, settlementStatus: "none" })
      // The last decision is the new one: taken back, the money is free.
      await undo(bench(), transactionId)
      expect(await partsOf(bench(), transactionId)).toEqual({ unmatched: 120_000 })
    })

    it("only where that wants it, and from where the admin saw it: otherwise nothing changes", async () => {
      const [wrong, full, gone] = [await bench().openPayment(100_000), await bench().openPayment(50_000), await bench().openPayment(50_000)]
      await matched(full.receivable, 50_000)
      await bench().service.vaOrders.cancelReceivables([gone.receivable.paymentCollectionId])
      const { transactionId, decisionId } = await matched(wrong.receivable)
      const { money } = bench().service
      for (const [target, replaced, problem] of [
        [full.receivable.id, decisionId, /is paid already/],
        [gone.receivable.id, decisionId, /was cancelled/],
        [wrong.receivable.id, decisionId, /matched with that order already/],
        [full.receivable.id, "sepall_another", /at the same moment/],
        ["seprec_none", decisionId, /no SePay receivable/],
      ] as const) {
        const replaces = { decisionId: replaced, refundIds: [] }
        const plan = money.planUndo({ transactionId, ...replaces, receivableId: target })
        await expect(plan).rejects.toThrow(problem)
        await expect(money.matchTransaction({ ...UNDO, transactionId, receivableId: target, replaces })).rejects.toThrow(problem)
      }
      expect(await bench().reload(wrong.receivable)).toMatchObject({ receivedVnd: 100_000 })
      expect(await partsOf(bench(), transactionId)).toEqual({ applied: 100_000 })
    })

    it("and has it free where the other payment went away after Medusa's refund", async () => {
      const [wrong, other] = [await bench().openPayment(100_000), await bench().openPayment(100_000)]
      const { transactionId, decisionId } = await matched(wrong.receivable)
      const { money, settlement, returns, vaOrders } = bench().service
      await settlement.claimSettlement(wrong.receivable.id, 30)
      await settlement.recordSettled(wrong.receivable.id)
      const plan = { transactionId, decisionId, receivableId: other.receivable.id }
      expect(await money.planUndo({ ...plan, refundIds: [] })).toEqual([
        { receivableId: wrong.receivable.id, paymentCollectionId: wrong.receivable.paymentCollectionId, amountVnd: 100_000 },
      ])
      await owe(bench(), wrong.receivable, 100_000)
      await vaOrders.cancelReceivables([other.receivable.paymentCollectionId])
      const replaces = { decisionId, refundIds: ["ref_100000"] }
      await expect(
        money.matchTransaction({ ...UNDO, transactionId, receivableId: other.receivable.id, replaces })
      ).rejects.toThrow(/was cancelled.*The money was taken back from the order before, and is free/)
      expect(await partsOf(bench(), transactionId)).toEqual({ unmatched: 100_000 })
      expect(await bench().reload(wrong.receivable)).toMatchObject({ receivedVnd: 0 })
      expect((await returns.searchReturnsOwed({}, { limit: 10, offset: 0 })).owedVnd).toBe(0)
    })

    it("and what arrives for the captured payment afterwards needs a person: Medusa captures a payment only once", async () => {
      const [wrong, other] = [await bench().openPayment(100_000), await bench().openPayment(100_000)]
      const { transactionId, decisionId } = await matched(wrong.receivable)
      const { money, settlement } = bench().service
      await settlement.claimSettlement(wrong.receivable.id, 30)
      await settlement.recordSettled(wrong.receivable.id)
      await owe(bench(), wrong.receivable, 100_000)
      const replaces = { decisionId, refundIds: ["ref_100000"] }
      await money.matchTransaction({ ...UNDO, transactionId, receivableId: other.receivable.id, replaces })
      const { vaNumber } = wrong.vaOrder
      const later = await bench().deliver(await bench().pay({ vaNumber, amountVnd: 100_000, force: true }))
      expect(await partsOf(bench(), later.transactionId)).toEqual({ surplus: 100_000 })
      expect(await needingAttention(bench())).toBe(1)
      expect(await bench().reload(wrong.receivable)).toMatchObject({ receivedVnd: 0, settlementStatus: "settled" })
    })
  })

  describe("a confirmation that was wrong", () => {
    it("makes the return owed again, and leaves its transfer to a person, who confirms the right one by it", async () => {
      const { receivable, vaOrder } = await bench().openPayment(100_000)
      await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 }))
      const [first, second] = [await owe(bench(), receivable, 30_000), await owe(bench(), receivable, 20_000)]
      const { transactionId } = await send(bench(), 30_000, `Hoan tien ${vaOrder.orderCode}`)
      const { returns } = bench().service
      await returns.undoReturnConfirmation(first, UNDO)
      const [owed] = await bench().service.listSepayReturnOweds({ id: first })
      expect(owed).toMatchObject({ status: "owed", transaction_id: null, actor_id: null, confirmed_at: null })
      expect(await partsOf(bench(), transactionId)).toEqual({ ignored: 30_000 })
      expect(await needingAttention(bench())).toBe(1)
      // Nothing takes it for that return again by itself.
      await owe(bench(), receivable, 5_000)
      expect((await bench().service.reports.describeHealth()).returnsOwed).toEqual({ count: 3, amountVnd: 55_000 })
      await returns.confirmReturnOwed(second, { ...WHO, transactionId, referenceNumber: null })
      expect(await partsOf(bench(), transactionId)).toEqual({ returned: 20_000, ignored: 10_000 })
      const [undone] = await bench().service.listSepayAdminActions({ subject_id: first })
      expect(undone).toMatchObject({ action: "return.undo", actor_id: "user_2", details: { reason: UNDO.reason, confirmed_by: "system", transaction_id: transactionId } })
      await expect(returns.undoReturnConfirmation(first, UNDO)).rejects.toMatchObject({ type: "not_allowed" })
      await expect(returns.undoReturnConfirmation("sepret_none", UNDO)).rejects.toMatchObject({ type: "not_found" })
    })

    it("of marked money cannot be taken back where its transfer was recognized", async () => {
      const { vaOrder } = await bench().openPayment(100_000)
      await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 }))
      const twice = await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 40_000, force: true }))
      const { money } = bench().service
      const mark = () => money.returnTransaction({ ...WHO, transactionId: twice.transactionId, amountVnd: null })
      await mark()
      await undo(bench(), twice.transactionId)
      expect(await needingAttention(bench())).toBe(1)
      await mark()
      const proof = await send(bench(), 40_000, `Tra lai ${vaOrder.orderCode}`)
      expect(await partsOf(bench(), proof.transactionId)).toEqual({ returned: 40_000 })
      await expect(undo(bench(), twice.transactionId)).rejects.toThrow(/with its payer/)
    })
  })
})
