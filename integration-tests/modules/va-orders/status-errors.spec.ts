import { recordPaidAtSepay } from "../../../src/modules/sepay/va-orders/va-orders"
import { describeLedger } from "../../support/ledger"

jest.setTimeout(120_000)

describe("writing a status", () => {
  describeLedger((bench) => {
    it("is refused when its table of transitions does not allow the event, and nothing changes", async () => {
      const { vaOrder } = await bench().openPayment(100_000)
      const before = await bench().loadVaOrder(vaOrder)
      const attempt = bench().sql.transaction((transaction) => recordPaidAtSepay(transaction, vaOrder.id))
      await expect(attempt).rejects.toMatchObject({
        name: "IllegalTransitionError",
        message: expect.stringContaining(`VA order ${vaOrder.id} is "open", where "reported_paid" is not allowed`),
      })
      expect(await bench().loadVaOrder(vaOrder)).toEqual(before)
    })

    it("is refused when something else keeps the row, and the money is recorded when it is reported again", async () => {
      const { receivable, vaOrder } = await bench().openPayment(100_000)
      const paid = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 })
      await bench().sql.raw(
        "CREATE FUNCTION keep_va_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$"
      )
      await bench().sql.raw(
        "CREATE TRIGGER keep_va_order BEFORE UPDATE ON sepay_va_order FOR EACH ROW EXECUTE FUNCTION keep_va_order()"
      )
      const reason = `There is no VA order in status "open" with the id ${vaOrder.id}`
      try {
        await expect(bench().deliver(paid)).rejects.toMatchObject({
          name: "UnexpectedRowError",
          message: expect.stringContaining(reason),
        })
        expect(await bench().countTransactions()).toBe(0)
        const run = await bench().service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
        expect(run).toMatchObject({ recorded: 0, error: expect.stringContaining(reason) })
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 0, settlementStatus: "none" })
      } finally {
        await bench().sql.raw("DROP FUNCTION keep_va_order() CASCADE")
      }
      expect(await bench().deliver(paid)).toMatchObject({ outcome: "recorded", isSettlementDue: true })
      expect(await bench().loadVaOrder(vaOrder)).toMatchObject({ status: "paid" })
    })

    it("is no error when a slower process asks for a person after the payment was captured: it stays captured", async () => {
      const { receivable, vaOrder } = await bench().openPayment(100_000)
      await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 }))
      await bench().service.settlement.claimSettlement(receivable.id, 30)
      await bench().service.settlement.recordSettled(receivable.id)
      const settled = await bench().reload(receivable)
      await bench().service.settlement.recordSettlementAttention(receivable.id, "It took too long.")
      await bench().service.settlement.recordSettled(receivable.id)
      expect(await bench().reload(receivable)).toEqual(settled)
      expect(settled).toMatchObject({ settlementStatus: "settled", settlementError: null })
    })
  })
})
