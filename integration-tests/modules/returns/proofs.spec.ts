import type { Receivable } from "../../../src/modules/sepay/owed/receivable"
import { describeLedger, type LedgerBench } from "../../support/ledger"

const BIDV = "8886158061"
const WHO = { actorId: "user_1", reason: "Sent with the bank's app." }

/** A paid order: its receivable, and how transfers name it. */
async function payOrder(bench: LedgerBench, amountVnd = 100_000, transferredVnd = amountVnd) {
  const { receivable, vaOrder } = await bench.openPayment(amountVnd)
  const transfer = { vaNumber: vaOrder.vaNumber, amountVnd: transferredVnd, force: true }
  const { transactionId } = await bench.deliver(await bench.pay(transfer))
  return { receivable, code: vaOrder.orderCode, transactionId }
}

async function refund(bench: LedgerBench, receivable: Receivable, amountVnd: number): Promise<string> {
  const refundId = `ref_${receivable.id}_${amountVnd}_${Math.random()}`
  await bench.service.returns.recordReturnOwed({
    refundId,
    receivableId: receivable.id,
    paymentSessionId: receivable.paymentSessionId,
    exactAmount: amountVnd,
  })
  const [owed] = await bench.service.listSepayReturnOweds({ refund_id: refundId })
  return owed?.id ?? ""
}

/** Money leaves the account, and SePay reports it. */
async function send(bench: LedgerBench, amountVnd: number, content: string, referenceNumber?: string) {
  const sent = await bench.pay({ accountNumber: BIDV, direction: "out", amountVnd, content, referenceNumber })
  return bench.deliver(sent)
}

async function statuses(bench: LedgerBench): Promise<Record<string, string>> {
  const returns = await bench.service.listSepayReturnOweds({})
  return Object.fromEntries(returns.map(({ id, status, transaction_id: proof }) => [id, proof ? "proven" : status]))
}

async function attention(bench: LedgerBench): Promise<number> {
  return (await bench.service.reports.describeHealth()).counts.transactionsNeedingAttention
}

describeLedger((bench) => {
  it("of two refunds over one amount, a reference proves the one that was confirmed by it, and the other stays owed", async () => {
    const { receivable, code } = await payOrder(bench())
    const [first, second] = [await refund(bench(), receivable, 30_000), await refund(bench(), receivable, 30_000)]
    await bench().service.returns.confirmReturnOwed(second, { ...WHO, transactionId: null, referenceNumber: "FT0001" })
    await send(bench(), 30_000, `Hoan tien ${code}`, "FT0001")
    expect(await statuses(bench())).toEqual({ [first]: "owed", [second]: "proven" })
    await send(bench(), 30_000, `Hoan tien ${code}`, "FT0002")
    expect(await statuses(bench())).toEqual({ [first]: "proven", [second]: "proven" })
    expect([await bench().sumOf("returned"), await attention(bench())]).toEqual([60_000, 0])
  })

  it("a reference is enough where the transfer's text names no order", async () => {
    const { receivable } = await payOrder(bench())
    const [id, other] = [await refund(bench(), receivable, 30_000), await refund(bench(), receivable, 20_000)]
    for (const returnId of [id, other]) {
      await bench().service.returns.confirmReturnOwed(returnId, { ...WHO, transactionId: null, referenceNumber: "FT0003" })
    }
    await send(bench(), 50_000, "hoan tien khach", "FT0003")
    expect(await statuses(bench())).toEqual({ [id]: "proven", [other]: "proven" })
    expect(await bench().sumOf("returned", receivable)).toBe(50_000)
  })

  it("a surplus that was marked as returned is what its transfer proves, not a refund", async () => {
    const { receivable, code, transactionId } = await payOrder(bench(), 100_000, 130_000)
    const owed = await refund(bench(), receivable, 30_000)
    await bench().service.money.returnTransaction({ ...WHO, transactionId, amountVnd: 30_000 })
    await send(bench(), 30_000, `Tra lai ${code}`)
    expect(await statuses(bench())).toEqual({ [owed]: "owed" })
    await send(bench(), 30_000, `Hoan tien ${code}`)
    expect(await statuses(bench())).toEqual({ [owed]: "proven" })
    expect(await attention(bench())).toBe(0)
  })

  it("what was transferred first is not owed when it is refunded in Medusa afterwards", async () => {
    const { receivable, code } = await payOrder(bench())
    await send(bench(), 50_000, `Hoan tien ${code}`)
    expect(await attention(bench())).toBe(1)
    const first = await refund(bench(), receivable, 30_000)
    expect(await statuses(bench())).toEqual({ [first]: "owed" })
    const second = await refund(bench(), receivable, 20_000)
    expect(await statuses(bench())).toEqual({ [first]: "proven", [second]: "proven" })
    expect([await bench().sumOf("returned"), await bench().sumOf("ignored"), await attention(bench())]).toEqual([50_000, 0, 0])
  })

  it("one transfer proves several returns that add up to it", async () => {
    const { receivable, code } = await payOrder(bench())
    const ids = [await refund(bench(), receivable, 30_000), await refund(bench(), receivable, 20_000), await refund(bench(), receivable, 7_000)]
    await send(bench(), 50_000, `Hoan tien ${code}`)
    expect(Object.values(await statuses(bench())).sort()).toEqual(["owed", "proven", "proven"])
    expect((await statuses(bench()))[ids[2] ?? ""]).toBe("owed")
  })

  it("one that names an order and proves nothing is a person's, who can ignore it", async () => {
    const { receivable, code } = await payOrder(bench())
    const owed = await refund(bench(), receivable, 40_000)
    const { transactionId } = await send(bench(), 39_999, `Hoan tien ${code}`)
    expect(await statuses(bench())).toEqual({ [owed]: "owed" })
    expect(await attention(bench())).toBe(1)
    const { money } = bench().service
    await expect(money.returnTransaction({ ...WHO, transactionId, amountVnd: null })).rejects.toMatchObject({ type: "not_allowed" })
    await money.ignoreTransaction({ ...WHO, transactionId })
    expect(await attention(bench())).toBe(0)
    await expect(money.ignoreTransaction({ ...WHO, transactionId })).rejects.toMatchObject({ type: "not_allowed" })
  })

  describe("a return that a person confirms", () => {
    it("by a transfer that SePay has reported is proven by it, and the transfer proves nothing else", async () => {
      const { receivable } = await payOrder(bench())
      const [first, second] = [await refund(bench(), receivable, 30_000), await refund(bench(), receivable, 30_000)]
      const { transactionId } = await send(bench(), 30_000, "hoan tien", "FT0009")
      const { returns } = bench().service
      await returns.confirmReturnOwed(first, { ...WHO, transactionId, referenceNumber: null })
      expect(await statuses(bench())).toEqual({ [first]: "proven", [second]: "owed" })
      for (const proof of [{ transactionId, referenceNumber: null }, { transactionId: null, referenceNumber: "FT0009" }]) {
        const refused = returns.confirmReturnOwed(second, { ...WHO, ...proof })
        await expect(refused).rejects.toMatchObject({ type: "not_allowed", message: expect.stringContaining("30000 ₫ prove other") })
      }
      const unknown = returns.confirmReturnOwed(second, { ...WHO, transactionId: "septxn_none", referenceNumber: null })
      await expect(unknown).rejects.toMatchObject({ type: "not_found" })
      expect(await bench().sumOf("returned")).toBe(30_000)
    })

    it("by one that named its order over another amount takes what it needs of it", async () => {
      const { receivable, code } = await payOrder(bench())
      const owed = await refund(bench(), receivable, 30_000)
      const { transactionId } = await send(bench(), 33_000, `Hoan tien ${code}`)
      await bench().service.returns.confirmReturnOwed(owed, { ...WHO, transactionId, referenceNumber: null })
      expect(await statuses(bench())).toEqual({ [owed]: "proven" })
      expect([await bench().sumOf("returned"), await bench().sumOf("ignored"), await attention(bench())]).toEqual([30_000, 3_000, 1])
    })

    it("by a part of a transfer stands when SePay's row names the transfer's order afterwards", async () => {
      const { receivable, code } = await payOrder(bench())
      const owed = await refund(bench(), receivable, 30_000)
      const sent = await bench().pay({ accountNumber: BIDV, direction: "out", amountVnd: 70_000, content: `Hoan tien ${code}` })
      const { transactionId } = await bench().deliver(sent, { kind: "short" })
      await bench().service.returns.confirmReturnOwed(owed, { ...WHO, transactionId, referenceNumber: null })
      expect(await bench().service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })).toMatchObject({ error: null })
      expect(await statuses(bench())).toEqual({ [owed]: "proven" })
      expect([await bench().sumOf("returned"), await bench().sumOf("ignored")]).toEqual([30_000, 40_000])
      const [row] = await bench().service.listSepayTransactions({ id: transactionId })
      expect(row).toMatchObject({ api_id: sent.uuid, reference_number: sent.referenceNumber })
    })

    it("at the same moment as SePay reports its transfer is confirmed once", async () => {
      for (let round = 0; round < 10; round += 1) {
        const { receivable, code } = await payOrder(bench())
        const owed = await refund(bench(), receivable, 30_000)
        const reference = `FTR${round}`
        const sent = await bench().pay({ accountNumber: BIDV, direction: "out", amountVnd: 30_000, content: code, referenceNumber: reference })
        await Promise.allSettled([
          bench().deliver(sent),
          bench().service.returns.confirmReturnOwed(owed, { ...WHO, transactionId: null, referenceNumber: reference }),
        ])
        const [stored] = await bench().service.listSepayReturnOweds({ id: owed })
        expect(stored).toMatchObject({ status: "returned", reference_number: reference, transaction_id: expect.any(String) })
        expect(await bench().sumOf("returned", receivable)).toBe(30_000)
      }
    })
  })
})
