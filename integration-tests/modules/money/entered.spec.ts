import type { TransactionEntry } from "../../../src/modules/sepay/money/enter-transaction"
import { describeLedger, type LedgerBench } from "../../support/ledger"

/** Transfers that an admin records by hand, and that SePay may report later. */

const WHO = { actorId: "user_1", reason: "It is on the bank's statement.", isAnother: false }

describeLedger((bench) => {
  /** What the bank's statement says of a transfer that SePay has made and not reported. */
  async function transferUnreported(vaNumber: string, amountVnd: number) {
    const transaction = await bench().pay({ vaNumber, amountVnd, force: true })
    const entry: TransactionEntry = {
      source: "manual",
      isDayOnly: false,
      direction: "in",
      amountVnd,
      accountNumber: transaction.accountNumber,
      referenceNumber: null,
      content: "tien hang",
      transactedAt: new Date(),
    }
    return { transaction, entry }
  }

  async function received(ledger: LedgerBench): Promise<number> {
    return (await ledger.service.listSepayTransactions({})).length
  }

  it("pays nothing by itself, needs a person, and says who recorded it and why", async () => {
    const { receivable, vaOrder } = await bench().openPayment(100_000)
    const { entry } = await transferUnreported(vaOrder.vaNumber, 100_000)
    const { outcome, transactionId } = await bench().service.money.enterTransaction(entry, WHO)
    expect(outcome).toBe("recorded")
    expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 0, settlementStatus: "none" })
    const [row] = await bench().service.listSepayTransactions({ id: transactionId })
    expect(row).toMatchObject({ source: "manual", entered_by: "user_1", webhook_id: null, api_id: null })
    expect((await bench().service.reports.describeHealth()).counts.transactionsNeedingAttention).toBe(1)
    expect(await bench().service.settings.findLastAdminAction("transaction.record")).toMatchObject({
      subjectId: transactionId,
      actorId: "user_1",
      details: { reason: WHO.reason },
    })
  })

  it("counts once when SePay reports it after an admin matched it", async () => {
    const { receivable, vaOrder } = await bench().openPayment(100_000)
    const { transaction, entry } = await transferUnreported(vaOrder.vaNumber, 60_000)
    const { transactionId } = await bench().service.money.enterTransaction(entry, WHO)
    await bench().service.money.matchTransaction({ transactionId, receivableId: receivable.id, ...WHO })
    expect(await bench().deliver(transaction)).toMatchObject({ outcome: "merged", transactionId })
    expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 60_000 })
    expect(await received(bench())).toBe(1)
  })

  it("pays its order when SePay reports it before anybody matched it", async () => {
    const { receivable, vaOrder } = await bench().openPayment(100_000)
    const { transaction, entry } = await transferUnreported(vaOrder.vaNumber, 100_000)
    const { transactionId } = await bench().service.money.enterTransaction(entry, WHO)
    expect(await bench().deliver(transaction)).toMatchObject({ outcome: "merged", transactionId })
    expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
    expect(await bench().service.listSepayTransactions({})).toEqual([expect.objectContaining({ source: "manual", entered_by: "user_1" })])
  })

  it("keeps no payer from another number when an admin returned it before SePay said on which number it came", async () => {
    const { receivable, vaOrder } = await bench().openPayment(100_000)
    const { transaction, entry } = await transferUnreported(vaOrder.vaNumber, 60_000)
    const { transactionId } = await bench().service.money.enterTransaction(entry, WHO)
    await bench().service.money.returnTransaction({ transactionId, amountVnd: null, ...WHO })
    expect(await bench().deliver(transaction)).toMatchObject({ outcome: "merged", transactionId })
    await bench().expire(vaOrder)
    // SePay says that it has counted 60,000 ₫ on the order: it is known what became of them.
    await bench().service.vaOrders.closeVaOrders()
    expect(await bench().open(receivable)).toMatchObject({ amountVnd: 100_000 })
    expect((await bench().service.reports.describeHealth()).counts.transactionsNeedingAttention).toBe(0)
  })

  it("is known when SePay has reported it already", async () => {
    const { receivable, vaOrder } = await bench().openPayment(100_000)
    const { transaction, entry } = await transferUnreported(vaOrder.vaNumber, 60_000)
    const { transactionId } = await bench().deliver(transaction)
    expect(await bench().service.money.enterTransaction(entry, WHO)).toEqual({ outcome: "known", transactionId })
    expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 60_000 })
  })

  it("is recorded once when it is sent twice at once", async () => {
    const { vaOrder } = await bench().openPayment(100_000)
    const { entry } = await transferUnreported(vaOrder.vaNumber, 60_000)
    const answers = await Promise.all([1, 2].map(() => bench().service.money.enterTransaction(entry, WHO)))
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(["known", "recorded"])
    expect(await received(bench())).toBe(1)
  })

  it("is left to a person when SePay's report of that amount names another reference", async () => {
    const { receivable, vaOrder } = await bench().openPayment(100_000)
    const { transaction, entry } = await transferUnreported(vaOrder.vaNumber, 40_000)
    const { transactionId } = await bench().service.money.enterTransaction({ ...entry, referenceNumber: "TYPED-WRONG" }, WHO)
    await bench().service.money.matchTransaction({ transactionId, receivableId: receivable.id, ...WHO })
    const reported = await bench().deliver(transaction)
    expect(reported).toMatchObject({ outcome: "recorded", allocations: [expect.objectContaining({ kind: "unmatched" })] })
    await bench().service.reconciliation.askAboutDuplicates([receivable.id])
    expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 40_000 })
    const attention = await bench().service.listSepayAllocations({ transaction_id: reported.transactionId, needs_attention: true })
    expect(attention).toEqual([expect.objectContaining({ reason: expect.stringContaining(transactionId) })])
  })

  it("is none that SePay's sum leaves room for, when an equal transfer is reported once more under another reference", async () => {
    const { receivable, vaOrder } = await bench().openPayment(150_000)
    const first = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 50_000 })
    await bench().service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
    const { transaction, entry } = await transferUnreported(vaOrder.vaNumber, 50_000)
    const typed = { ...entry, referenceNumber: transaction.referenceNumber }
    const { transactionId } = await bench().service.money.enterTransaction(typed, { ...WHO, isAnother: true })
    await bench().service.money.matchTransaction({ transactionId, receivableId: receivable.id, ...WHO })
    await bench().service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
    const again = await bench().deliver(first, { fields: { referenceCode: "c82f48f6-0000" } })
    expect(again).toMatchObject({ outcome: "recorded", hasPossibleOriginal: true })
    await bench().askAboutDuplicates()
    expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "none" })
    expect(await bench().countTransactions()).toBe(2)
  })

  it("is refused when it may be one of the ledger, until the admin says that it is another one", async () => {
    const { vaOrder } = await bench().openPayment(100_000)
    const { transaction, entry } = await transferUnreported(vaOrder.vaNumber, 40_000)
    const { transactionId } = await bench().deliver(transaction)
    const another = { ...entry, referenceNumber: "FT999", transactedAt: new Date(Date.now() - 3_600_000) }
    await expect(bench().service.money.enterTransaction(another, WHO)).rejects.toThrow(transactionId)
    expect(await received(bench())).toBe(1)
    expect(await bench().service.money.enterTransaction(another, { ...WHO, isAnother: true })).toMatchObject({ outcome: "recorded" })
  })

  it("is refused with a time that is none, or in the future", async () => {
    const entry = (await transferUnreported((await bench().openPayment(100_000)).vaOrder.vaNumber, 40_000)).entry
    const tomorrow = { ...entry, transactedAt: new Date(Date.now() + 86_400_000) }
    await expect(bench().service.money.enterTransaction(tomorrow, WHO)).rejects.toThrow(/future.*bank/)
    const never = { ...entry, transactedAt: new Date("yesterday") }
    await expect(bench().service.money.enterTransaction(never, WHO)).rejects.toThrow(/is not a moment/)
    expect(await received(bench())).toBe(0)
  })
})
