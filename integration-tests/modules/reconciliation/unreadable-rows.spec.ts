import type { Transaction } from "../../../src/emulator"
import { describeLedger, type LedgerBench } from "../../support/ledger"

const BIDV = "8886158061"
const WHO = { actorId: "user_1", reason: "The bank took its own fee back; nothing is owed." }
const PAGE = { limit: 20, offset: 0 }

/** A transfer whose row of the API cannot be read. */
async function payUnreadably(bench: LedgerBench, fields: object = { amount_in: "15.37" }): Promise<Transaction> {
  const transaction = await bench.pay({ accountNumber: BIDV, amountVnd: 1_000 })
  bench.emulator.answerAs(transaction.uuid, { ...fields })
  return transaction
}

async function reconcile({ service }: LedgerBench) {
  return service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
}

describe.each(["v2", "v1"] as const)("a row of API %s that cannot be read", (apiVersion) => {
  describeLedger((bench) => {
    it.each([
      ["a fraction", { amount_in: "15.37" }, "amount_in: expected whole VND"],
      ["a negative reversal", { amount_in: "-20000.00" }, "amount_in: expected whole VND"],
      ["money both ways", { amount_in: 5, amount_out: 5 }, "amount_in and amount_out do not fit the direction"],
    ])("with %s waits for a person, and the others are recorded", async (_fault, fields, problem) => {
      const { receivable, vaOrder } = await bench().openPayment(100_000)
      await bench().pay({ accountNumber: BIDV, amountVnd: 2_000 })
      await payUnreadably(bench(), fields)
      await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 })
      const first = await reconcile(bench())
      expect(first).toMatchObject({ recorded: 2, error: null, dueReceivableIds: [receivable.id] })
      const { rows, count } = await bench().service.reconciliation.listUnreadableRows({ status: "open" }, PAGE)
      expect(count).toBe(1)
      expect(rows[0]).toMatchObject({ source: "api", accountNumber: BIDV, bankName: "BIDV", problem: expect.stringContaining(problem) })
      expect(JSON.parse(rows[0]?.raw ?? "")).toMatchObject(fields)
      expect((await bench().service.reports.describeHealth()).counts.unreadableRows).toBe(1)
    })

    it("is one row however often it is read, and never stops what comes after it", async () => {
      await payUnreadably(bench())
      await reconcile(bench())
      for (let round = 0; round < 3; round += 1) {
        await bench().pay({ accountNumber: BIDV, amountVnd: 5_000 + round })
        expect(await reconcile(bench())).toMatchObject({ recorded: 1, error: null })
      }
      expect(await bench().service.reconciliation.countUnreadableRows()).toBe(1)
    })

    it("is followed by more than a page of others", async () => {
      for (let index = 0; index < 105; index += 1) {
        await bench().pay({ accountNumber: BIDV, amountVnd: 10_000 + index })
      }
      await payUnreadably(bench())
      expect(await reconcile(bench())).toMatchObject({ recorded: 105 })
      await payUnreadably(bench(), { amount_in: "-1" })
      await bench().pay({ accountNumber: BIDV, amountVnd: 9_000 })
      expect(await reconcile(bench())).toMatchObject({ recorded: 1, error: null })
      expect(await bench().service.reconciliation.countUnreadableRows()).toBe(2)
    })

    it("is recorded when SePay corrects it, and waits no more", async () => {
      const corrected = await payUnreadably(bench())
      await reconcile(bench())
      bench().emulator.answerAs(corrected.uuid, {})
      expect(await reconcile(bench())).toMatchObject({ recorded: 1 })
      const { rows } = await bench().service.reconciliation.listUnreadableRows({}, PAGE)
      expect(rows).toEqual([expect.objectContaining({ status: "read", closedAt: expect.any(Date) })])
      expect(await bench().countTransactions()).toBe(1)
    })

    it("is dismissed by a person once, with who and why", async () => {
      await payUnreadably(bench())
      await reconcile(bench())
      const { reconciliation } = bench().service
      const { rows } = await reconciliation.listUnreadableRows({ status: "open" }, PAGE)
      const id = rows[0]?.id ?? ""
      await reconciliation.dismissUnreadableRow(id, WHO)
      expect(await reconciliation.countUnreadableRows()).toBe(0)
      const { rows: dismissed } = await reconciliation.listUnreadableRows({ id }, PAGE)
      expect(dismissed).toEqual([expect.objectContaining({ status: "dismissed", ...WHO })])
      await expect(reconciliation.dismissUnreadableRow(id, WHO)).rejects.toMatchObject({ type: "not_allowed" })
      await expect(reconciliation.dismissUnreadableRow("sepunr_none", WHO)).rejects.toMatchObject({ type: "not_found" })
      await reconcile(bench())
      expect(await reconciliation.countUnreadableRows()).toBe(0)
    })
  }, { options: { apiVersion } })
})

describe("what cannot be read", () => {
  describeLedger((bench) => {
    it("more than a thousand open rows of one source are one fault: no more of them are kept", async () => {
      await bench().sql.raw(
        `INSERT INTO sepay_unreadable_row (id, environment, source, row_key, problem, raw)
         SELECT 'sepunr_' || n, 'production', 'webhook', n::text, 'amount', '{}' FROM generate_series(1, 1000) n`
      )
      const report = { sepayId: null, bankName: null, accountNumber: null, problem: "amount", raw: "{1}" }
      const { reconciliation } = bench().service
      expect(await reconciliation.recordUnreadableRow({ ...report, source: "webhook" })).toBe(false)
      expect(await reconciliation.recordUnreadableRow({ ...report, source: "api" })).toBe(true)
    })

    it("an order with an unknown status keeps no lost order from being adopted", async () => {
      const other = await bench().openPayment(50_000)
      bench().emulator.answerAs(other.vaOrder.sepayOrderId, { status: "Refunding" })
      bench().emulator.setFaults({ loseResponseAfterCreate: { remaining: 1 } })
      const { vaOrder } = await bench().openPayment(70_000)
      const ours = bench().emulator.snapshot().orders.filter(({ orderCode }) => orderCode === vaOrder.orderCode)
      expect(ours).toEqual([expect.objectContaining({ id: vaOrder.sepayOrderId, amountVnd: 70_000 })])
    })
  })
})
