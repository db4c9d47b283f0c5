import { describeLedger, type LedgerBench } from "../../support/ledger"

const BIDV = "8886158061"

async function reconcile({ service }: LedgerBench) {
  return service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
}

describe.each(["v2", "v1"] as const)("a transfer that SePay lists late, with API %s", (apiVersion) => {
  describeLedger(
    (bench) => {
      it("by more than a day on a quiet account is found by counting the last days", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().clock.advance({ minutes: 1 })
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000, listedAfterSeconds: 30 * 3_600 })
        for (let day = 0; day < 2; day += 1) {
          await reconcile(bench())
          await bench().clock.advance({ hours: 25 })
        }
        const found = await reconcile(bench())
        expect(found).toMatchObject({ recorded: 1, error: null, dueReceivableIds: [receivable.id] })
      })

      it("behind more than a page of others on a busy account is found, too", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().clock.advance({ minutes: 1 })
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000, listedAfterSeconds: 3 * 3_600 })
        for (let index = 0; index < 110; index += 1) {
          await bench().pay({ accountNumber: BIDV, amountVnd: 10_000 + index })
        }
        await reconcile(bench())
        await bench().clock.advance({ hours: 4 })
        for (let index = 0; index < 110; index += 1) {
          await bench().pay({ accountNumber: BIDV, amountVnd: 20_000 + index })
        }
        await reconcile(bench())
        await bench().clock.advance({ hours: 24 })
        await reconcile(bench())
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
      })

      it("costs a quiet account no call more: its last days are read instead of its last day", async () => {
        await bench().openPayment(100_000)
        await bench().clock.advance({ days: 9 })
        await bench().pay({ accountNumber: BIDV, amountVnd: 10_000 })
        const { calls, accounts } = await reconcile(bench())
        expect(calls).toBe(accounts)
      })

      it("costs a busy account one call a day while the counts agree", async () => {
        for (let index = 0; index < 110; index += 1) {
          await bench().pay({ accountNumber: BIDV, amountVnd: 10_000 + index })
        }
        await reconcile(bench())
        await bench().clock.advance({ days: 9 })
        const { calls, accounts, error } = await reconcile(bench())
        expect([calls, error]).toEqual([accounts + 1, null])
        await bench().clock.advance({ hours: 1 })
        expect((await reconcile(bench())).calls).toBe(accounts)
      })

      it("is read again from a day that an admin says, for one account or all", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().clock.advance({ minutes: 1 })
        const from = new Date()
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000, listedAfterSeconds: 20 * 86_400 })
        await reconcile(bench())
        await bench().clock.advance({ days: 2 })
        await reconcile(bench())
        await bench().clock.advance({ days: 19 })
        await reconcile(bench())
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 0 })
        const { reconciliation } = bench().service
        expect(await reconciliation.readAgainFrom(from, ["another account"])).toBe(0)
        expect(await reconciliation.readAgainFrom(from, null)).toBeGreaterThan(0)
        expect(await reconcile(bench())).toMatchObject({ recorded: 1, dueReceivableIds: [receivable.id] })
      })
    },
    { options: { apiVersion } }
  )
})
