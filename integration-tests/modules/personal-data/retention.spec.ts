import { describeLedger, type LedgerBench, type Payment } from "../../support/ledger"

const BIDV = "8886158061"
const PAYER = "NGUYEN THI LAN 0903123456"
const RETENTION_DAYS = 30
const WHO = { actorId: "user_1", reason: `${PAYER} sent a screenshot.` }

/** A payment that was paid in full, with a text that names its payer. */
async function pay(bench: LedgerBench, amountVnd = 100_000): Promise<Payment & { transactionId: string }> {
  const payment = await bench.openPayment(amountVnd)
  const moved = await bench.pay({ vaNumber: payment.vaOrder.vaNumber, amountVnd, content: PAYER })
  const { transactionId } = await bench.deliver(moved, { fields: { description: `BankAPINotify ${PAYER}` } })
  return { ...payment, transactionId }
}

/** Everything that the ledger's tables hold, as text. */
async function readAll({ sql }: LedgerBench): Promise<string> {
  const { rows } = await sql.raw<{ rows: { tablename: string }[] }>(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'sepay%' ORDER BY 1"
  )
  const tables = await Promise.all(rows.map(({ tablename }) => sql(tablename).select("*")))
  return JSON.stringify(tables)
}

async function sums({ sql }: LedgerBench): Promise<unknown> {
  return Promise.all([
    sql("sepay_transaction").orderBy("id").select("id", "amount_vnd", "reference_number", "code", "va_number", "webhook_id", "transacted_at"),
    sql("sepay_allocation").orderBy("id").select("id", "kind", "amount_vnd", "actor_id", "receivable_id"),
    sql("sepay_receivable").orderBy("id").select("id", "received_vnd", "settlement_status"),
  ])
}

describe("personal data of payers", () => {
  describeLedger(
    (bench) => {
      const anonymize = async () => bench().service.personalData.anonymizeOldData()

      it("is removed after the option's time, and sums and references stay", async () => {
        const { transactionId } = await pay(bench())
        const before = await sums(bench())
        await bench().clock.advance({ hours: RETENTION_DAYS * 24 - 1 })
        expect(await anonymize()).toEqual({ transactions: 0, unreadableRows: 0, reasons: 0, kept: 0 })
        expect(await readAll(bench())).toContain(PAYER)
        await bench().clock.advance({ hours: 2 })
        expect(await anonymize()).toEqual({ transactions: 1, unreadableRows: 0, reasons: 0, kept: 0 })
        expect(await readAll(bench())).not.toContain("LAN")
        expect(await sums(bench())).toEqual(before)
        const transaction = await bench().service.retrieveSepayTransaction(transactionId)
        expect(transaction).toMatchObject({ content: null, anonymized_at: expect.any(Date) })
        expect(transaction.payload).toMatchObject({ transferAmount: 100_000, gateway: "BIDV" })
        expect(Object.keys(transaction.payload)).not.toContain("description")
        expect(await anonymize()).toMatchObject({ transactions: 0 })
      })

      it("is removed with the reasons that admins wrote", async () => {
        const { receivable } = await bench().openPayment(50_000)
        const { transactionId } = await bench().deliver(await bench().pay({ accountNumber: BIDV, amountVnd: 60_000, content: PAYER }))
        await bench().service.money.matchTransaction({ transactionId, receivableId: receivable.id, ...WHO })
        await bench().service.money.returnTransaction({ transactionId, amountVnd: null, ...WHO })
        const action = { action: "payment.paid_another_way", subjectId: receivable.paymentCollectionId, actorId: "user_1" } as const
        await bench().service.settings.recordAdminAction({ ...action, details: { reason: WHO.reason, paid_collection_id: "pay_col_9" } })
        await bench().service.reconciliation.recordUnreadableRow({
          source: "webhook",
          sepayId: null,
          bankName: null,
          accountNumber: null,
          problem: "amount",
          raw: JSON.stringify({ content: PAYER }),
        })
        const [row] = await bench().service.listSepayUnreadableRows({})
        await bench().service.reconciliation.dismissUnreadableRow(row?.id ?? "", WHO)
        await bench().clock.advance({ hours: RETENTION_DAYS * 24 + 1 })
        expect(await anonymize()).toEqual({ transactions: 1, unreadableRows: 1, reasons: 1, kept: 0 })
        expect(await readAll(bench())).not.toContain("LAN")
        const [kept] = await bench().service.listSepayAdminActions({})
        expect(kept).toMatchObject({ actor_id: "user_1", details: { paid_collection_id: "pay_col_9", reason_removed: true } })
        expect(await anonymize()).toEqual({ transactions: 0, unreadableRows: 0, reasons: 0, kept: 0 })
      })

      it("is kept while the money needs a person, or is owed back", async () => {
        const { vaOrder } = await pay(bench(), 30_000)
        const again = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 40_000, content: PAYER, force: true })
        const surplus = await bench().deliver(again)
        const { receivable } = await pay(bench())
        const owed = { refundId: "ref_1", receivableId: receivable.id, paymentSessionId: receivable.paymentSessionId, exactAmount: 5_000 }
        await bench().service.returns.recordReturnOwed(owed)
        await bench().clock.advance({ hours: RETENTION_DAYS * 24 + 1 })
        expect(await anonymize()).toMatchObject({ transactions: 1, kept: 2 })
        const [returnOwed] = await bench().service.listSepayReturnOweds({})
        await bench().service.returns.confirmReturnOwed(returnOwed?.id ?? "", { ...WHO, referenceNumber: "FT0001", transactionId: null })
        await bench().service.money.ignoreTransaction({ transactionId: surplus.transactionId, ...WHO })
        expect(await anonymize()).toMatchObject({ transactions: 2, kept: 0 })
        expect(await readAll(bench())).not.toContain("LAN")
        expect(await readAll(bench())).toContain("FT0001")
      })

      it("does not come back with a later report of the same transfer, which still counts once", async () => {
        const { vaOrder } = await bench().openPayment(70_000)
        const moved = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 70_000, content: PAYER })
        await bench().deliver(moved, { kind: "short" })
        await bench().clock.advance({ hours: RETENTION_DAYS * 24 + 1 })
        await anonymize()
        await bench().service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
        expect(await bench().countTransactions()).toBe(1)
        const [transaction] = await bench().service.listSepayTransactions({})
        expect(transaction).toMatchObject({ api_id: expect.any(String), content: null })
        expect(await readAll(bench())).not.toContain("LAN")
      })

      it("is kept for ever where the option says so", async () => {
        await pay(bench())
        await bench().clock.advance({ hours: 400 * 24 })
        const forever = bench().startProcess({ personalDataRetentionDays: null })
        expect(await forever.personalData.anonymizeOldData()).toMatchObject({ transactions: 0 })
        expect(await readAll(bench())).toContain(PAYER)
      })

      it("the database lets an allocation's reason become nothing but the text of its removal", async () => {
        const { transactionId } = await pay(bench())
        const change = async (columns: object) => bench().sql("sepay_allocation").where({ transaction_id: transactionId }).update(columns)
        await expect(change({ reason: "Another one." })).rejects.toThrow(/sepay_allocation_append_only/)
        await expect(change({ reason: "[personal data removed]", actor_id: "user_2" })).rejects.toThrow(/sepay_allocation_append_only/)
        expect(await change({ reason: "[personal data removed]" })).toBe(1)
      })
    },
    { options: { personalDataRetentionDays: RETENTION_DAYS } }
  )
})
