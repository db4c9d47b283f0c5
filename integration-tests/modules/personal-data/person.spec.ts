import { describeLedger, type LedgerBench } from "../../support/ledger"

const BIDV = "8886158061"
const LAN = "NGUYEN THI LAN 0903123456"
const WHO = { actorId: "user_1", reason: "The customer sent a screenshot." }
const REQUEST = { actorId: "user_1", reason: "Asked by mail.", namedBy: "order_id", subjectId: "order_1" }

/** A transfer to the account itself, which nobody can match. */
async function receiveStray(bench: LedgerBench, amountVnd: number, content: string): Promise<string> {
  const { transactionId } = await bench.deliver(await bench.pay({ accountNumber: BIDV, amountVnd, content }))
  return transactionId
}

describeLedger((bench) => {
  const named = (transactionIds: string[], paymentCollectionIds: string[] = [], unreadableRowIds: string[] = []) => ({
    transactionIds,
    paymentCollectionIds,
    unreadableRowIds,
  })
  const erase = async (subject: ReturnType<typeof named>) => bench().service.personalData.erasePersonalData(subject, REQUEST)
  const read = async (subject: ReturnType<typeof named>) => bench().service.personalData.exportPersonalData(subject, REQUEST)

  it("of a payment are its transactions, and the transfer that returned its money", async () => {
    const { receivable, vaOrder } = await bench().openPayment(100_000)
    const paid = await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000, content: LAN }))
    await bench().service.returns.recordReturnOwed({
      refundId: "ref_1",
      receivableId: receivable.id,
      paymentSessionId: receivable.paymentSessionId,
      exactAmount: 30_000,
    })
    const sent = await bench().pay({ accountNumber: BIDV, direction: "out", amountVnd: 30_000, content: `Hoan tien ${vaOrder.orderCode} ${LAN}` })
    const { transactionId: outgoingId } = await bench().deliver(sent)
    await receiveStray(bench(), 5_000, "somebody else")
    const subject = named([], [receivable.paymentCollectionId])
    const { transactions, returnsOwed } = await read(subject)
    expect(transactions.map(({ id }) => id).sort()).toEqual([paid.transactionId, outgoingId].sort())
    expect(returnsOwed).toEqual([expect.objectContaining({ status: "returned", amountVnd: 30_000 })])
    expect((await erase(subject)).transactionIds).toEqual([paid.transactionId, outgoingId].sort())
    const { transactions: erased } = await read(subject)
    expect(erased.map(({ content, amountVnd }) => [content, amountVnd]).sort()).toEqual([[null, 100_000], [null, 30_000]])
    expect(JSON.stringify(erased)).not.toContain("LAN")
  })

  it("are not of a transaction that belongs to another payment now", async () => {
    const [first, second] = [await bench().openPayment(100_000), await bench().openPayment(60_000)]
    const paid = await bench().deliver(await bench().pay({ vaNumber: first.vaOrder.vaNumber, amountVnd: 100_000, content: LAN }))
    const moved = { transaction_id: paid.transactionId, reason: "Moved by hand.", kind: "surplus", va_order_id: null }
    const row = (id: string, receivableId: string, amount: number) => ({
      ...moved,
      id,
      receivable_id: receivableId,
      amount_vnd: String(amount),
      raw_amount_vnd: JSON.stringify({ value: String(amount), precision: 20 }),
    })
    await bench().sql.transaction(async (sql) => {
      await sql("sepay_allocation").insert([
        { ...row("sepall_back", first.receivable.id, -100_000), kind: "applied", va_order_id: first.vaOrder.id },
        row("sepall_to", second.receivable.id, 100_000),
      ])
      const nothing = { raw: JSON.stringify({ value: "0", precision: 20 }) }
      await sql("sepay_receivable")
        .where({ id: first.receivable.id })
        .update({ received_vnd: "0", raw_received_vnd: nothing.raw, settlement_status: "none" })
      await sql("sepay_va_order").where({ id: first.vaOrder.id }).update({ paid_amount_vnd: "0", raw_paid_amount_vnd: nothing.raw })
    })
    expect((await read(named([], [first.receivable.paymentCollectionId]))).transactions).toEqual([])
    expect((await read(named([], [second.receivable.paymentCollectionId]))).transactions).toHaveLength(1)
  })

  it("are erased of every report of the same transfer", async () => {
    const originalId = await receiveStray(bench(), 40_000, LAN)
    const copyId = await receiveStray(bench(), 41_000, `${LAN} again`)
    await bench().sql("sepay_transaction").where({ id: copyId }).update({ duplicate_of_id: originalId })
    expect((await erase(named([copyId]))).transactionIds).toEqual([originalId, copyId].sort())
  })

  it("are kept while the money waits for a person, and the others are erased", async () => {
    const { vaOrder } = await bench().openPayment(30_000)
    const paid = await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 30_000, content: LAN }))
    const surplus = await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 9_000, content: LAN, force: true }))
    const subject = named([paid.transactionId, surplus.transactionId])
    expect(await erase(subject)).toEqual({
      transactionIds: [paid.transactionId],
      unreadableRowIds: [],
      kept: [{ id: surplus.transactionId, why: "needs_attention" }],
    })
    await bench().service.money.returnTransaction({ transactionId: surplus.transactionId, amountVnd: null, ...WHO })
    expect((await erase(subject)).kept).toEqual([])
    expect(await bench().service.listSepayTransactions({ content: LAN })).toEqual([])
  })

  it("of unreadable reports are erased once they wait for nobody", async () => {
    const report = { source: "webhook", sepayId: null, bankName: null, accountNumber: null, problem: "amount" } as const
    await bench().service.reconciliation.recordUnreadableRow({ ...report, raw: JSON.stringify({ content: LAN }) })
    const [row] = await bench().service.listSepayUnreadableRows({})
    const id = row?.id ?? ""
    expect(await erase(named([], [], [id]))).toMatchObject({ unreadableRowIds: [], kept: [{ id, why: "needs_attention" }] })
    await bench().service.reconciliation.dismissUnreadableRow(id, { actorId: "user_1", reason: `From ${LAN}.` })
    expect(await erase(named([], [], [id]))).toMatchObject({ unreadableRowIds: [id], kept: [] })
    expect((await read(named([], [], [id]))).unreadableRows).toEqual([
      expect.objectContaining({ id, raw: "[personal data removed]", reason: "[personal data removed]" }),
    ])
  })

  it("are also what admins wrote about a return, and about a finding of the audit", async () => {
    const { receivable, vaOrder } = await bench().openPayment(100_000)
    await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000, content: LAN }))
    const owed = { receivableId: receivable.id, paymentSessionId: receivable.paymentSessionId, exactAmount: 30_000 }
    await bench().service.returns.recordReturnOwed({ ...owed, refundId: "ref_1" })
    const [returnOwed] = await bench().service.listSepayReturnOweds({})
    const id = returnOwed?.id ?? ""
    const confirmation = { actorId: "user_1", reason: `Sent to ${LAN}.`, referenceNumber: "FT1", transactionId: null }
    await bench().service.returns.confirmReturnOwed(id, confirmation)
    await bench().service.returns.undoReturnConfirmation(id, { actorId: "user_1", reason: `${LAN} got nothing.` })
    await bench().service.returns.confirmReturnOwed(id, { ...confirmation, referenceNumber: "FT2" })
    await bench().sql("sepay_audit_finding").insert({
      id: "sepfnd_1",
      environment: "production",
      kind: "return_without_refund",
      subject_id: id,
      amount_vnd: "1",
      raw_amount_vnd: JSON.stringify({ value: "1", precision: 20 }),
      ledger_says: "1",
      other_says: "2",
      receivable_id: receivable.id,
      last_seen_at: new Date(),
      acknowledged_at: new Date(),
      actor_id: "user_1",
      reason: `${LAN} was called.`,
    })
    const subject = named([], [receivable.paymentCollectionId])
    const { adminActions } = await read(subject)
    expect(adminActions.map(({ action }) => action).sort()).toEqual(["audit_finding.acknowledge", "return.undo"])
    await erase(subject)
    expect(JSON.stringify(await read(subject))).not.toContain("LAN")
    expect((await read(subject)).adminActions).toHaveLength(2)
  })

  it("are erased of all rows or none: an unknown one changes nothing", async () => {
    const known = await receiveStray(bench(), 40_000, LAN)
    await expect(erase(named([known, "septxn_none"]))).rejects.toMatchObject({ type: "not_found" })
    expect((await bench().service.retrieveSepayTransaction(known)).content).toBe(LAN)
    expect(await bench().service.listSepayAdminActions({})).toEqual([])
  })

  it("of more than a thousand transactions are not erased at once", async () => {
    const { receivable } = await bench().openPayment(50_000)
    await bench().sql.raw(
      `WITH moved AS (
         INSERT INTO sepay_transaction (id, environment, source, direction, amount_vnd, raw_amount_vnd, payload)
         SELECT 'septxn_' || n, 'production', 'webhook', 'in', 1, '{"value": "1", "precision": 20}', '{}' FROM generate_series(1, 1001) n
         RETURNING id)
       INSERT INTO sepay_allocation (id, transaction_id, kind, amount_vnd, raw_amount_vnd, reason, receivable_id)
       SELECT 'sepall_' || id, id, 'surplus', 1, '{"value": "1", "precision": 20}', 'Surplus.', '${receivable.id}' FROM moved`
    )
    const subject = named([], [receivable.paymentCollectionId])
    await expect(erase(subject)).rejects.toMatchObject({ type: "invalid_data", message: expect.stringMatching(/more than 1000 transactions/) })
  })
})
