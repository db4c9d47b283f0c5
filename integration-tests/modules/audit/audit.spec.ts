import type { MedusaBook } from "../../../src/modules/sepay/audit/runs"
import { bigNumberColumns } from "../../../src/modules/sepay/sql"
import { formatVietnamTime } from "../../../src/sepay/time"
import { describeLedger, type LedgerBench } from "../../support/ledger"

const BIDV = "8886158061"
const WHO = { actorId: "user_1", reason: "Sent with the bank's app." }
/** A Medusa that has captured and refunded nothing. */
const EMPTY_MEDUSA: MedusaBook = { listChanged: async () => [], readSums: async () => [], readOrders: async () => [] }

async function audit(bench: LedgerBench) {
  return bench.service.audit.runAudit(EMPTY_MEDUSA)
}

async function openKinds({ service }: LedgerBench): Promise<Array<[string, number]>> {
  const { findings } = await service.audit.listFindings({ status: "open" }, { limit: 100, offset: 0 })
  return findings.map(({ kind, amountVnd }) => [kind, amountVnd])
}

async function reconcile({ service }: LedgerBench) {
  return service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
}

describe.each(["v2", "v1"] as const)("the audit, with SePay's API %s", (apiVersion) => {
  describeLedger(
    (bench) => {
      it("what it reads grows with what changed, not with the ledger", async () => {
        const pay = async () => {
          const { vaOrder } = await bench().openPayment(100_000)
          await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 40_000, force: true }))
        }
        for (let payment = 0; payment < 20; payment += 1) {
          await pay()
        }
        await bench().clock.advance({ minutes: 5 })
        const first = await audit(bench())
        expect(first).toMatchObject({ payments: 20, opened: 0, resolved: 0 })
        await bench().clock.advance({ minutes: 5 })
        expect(await audit(bench())).toMatchObject({ payments: 0, rowsRead: 0 })
        await pay()
        await bench().clock.advance({ minutes: 5 })
        const next = await audit(bench())
        expect(next).toMatchObject({ payments: 1, opened: 0 })
        expect((next?.rowsRead ?? 0) * 20).toBe(first?.rowsRead)
      })

      describe("a transaction of which a webhook told", () => {
        it("is a finding when SePay does not list it within an hour, and no more when it does", async () => {
          const { vaOrder } = await bench().openPayment(100_000)
          const real = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 40_000, force: true, listedAfterSeconds: 3 * 3_600 })
          await bench().deliver(real)
          await audit(bench())
          await bench().clock.advance({ minutes: 50 })
          await reconcile(bench())
          await audit(bench())
          expect(await openKinds(bench())).toEqual([])
          await bench().clock.advance({ minutes: 20 })
          await reconcile(bench())
          await audit(bench())
          expect(await openKinds(bench())).toEqual([["not_listed_by_sepay", 40_000]])
          await bench().clock.advance({ hours: 2 })
          await reconcile(bench())
          expect(await audit(bench())).toMatchObject({ resolved: 1 })
          expect(await openKinds(bench())).toEqual([])
        })

        it("is none while SePay cannot be read: nothing can be said", async () => {
          const { vaOrder } = await bench().openPayment(100_000)
          await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 }))
          await bench().clock.advance({ hours: 2 })
          await audit(bench())
          expect(await openKinds(bench())).toEqual([])
        })

        it("is none when SePay lists it under another reference, and its sum says that they are one", async () => {
          const { vaOrder } = await bench().openPayment(100_000)
          const real = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 })
          bench().emulator.answerAs(real.uuid, { reference_number: "IBFT0001" })
          await bench().deliver(real)
          await bench().clock.advance({ minutes: 65 })
          await reconcile(bench())
          await bench().askAboutDuplicates()
          await bench().clock.advance({ minutes: 65 })
          await reconcile(bench())
          await audit(bench())
          expect(await openKinds(bench())).toEqual([])
          expect(await bench().countTransactions()).toBe(1)
        })

        it("is none when SePay lists it in a way that cannot be read: that row waits for a person", async () => {
          const { vaOrder } = await bench().openPayment(100_000)
          const real = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 })
          bench().emulator.answerAs(real.uuid, { amount_in: "100000.37" })
          await bench().deliver(real)
          await bench().clock.advance({ minutes: 65 })
          await reconcile(bench())
          await audit(bench())
          expect(await openKinds(bench())).toEqual([])
          expect(await bench().service.reconciliation.countUnreadableRows()).toBe(1)
        })

        it("is one when somebody forged it with a leaked secret", async () => {
          const { vaOrder } = await bench().openPayment(100_000)
          const told = await bench().pay({ accountNumber: BIDV, amountVnd: 1_000 })
          await bench().deliver(told, { fields: { id: 1, subAccount: vaOrder.vaNumber, transferAmount: 100_000, referenceCode: "FORGED" } })
          await bench().clock.advance({ minutes: 65 })
          await reconcile(bench())
          await audit(bench())
          expect(await openKinds(bench())).toEqual([["not_listed_by_sepay", 100_000]])
        })
      })

      it("a transfer that a person recorded is a finding while SePay does not report it", async () => {
        const occurred = new Date(Date.now() - 3_600_000)
        const entry = { source: "manual" as const, isDayOnly: false, direction: "in" as const, amountVnd: 64_000, accountNumber: BIDV, referenceNumber: "FT0064", content: "tien hang", transactedAt: occurred }
        await bench().service.money.enterTransaction(entry, { ...WHO, isAnother: false })
        await audit(bench())
        await bench().clock.advance({ days: 2 })
        await audit(bench())
        expect(await openKinds(bench())).toEqual([])
        await bench().clock.advance({ days: 2 })
        await audit(bench())
        expect(await openKinds(bench())).toEqual([["recorded_by_hand", 64_000]])
        const reported = await bench().pay({ accountNumber: BIDV, amountVnd: 64_000, referenceNumber: "FT0064", content: "tien hang" })
        await bench().deliver(reported, { fields: { transactionDate: formatVietnamTime(occurred) } })
        await audit(bench())
        expect(await openKinds(bench())).toEqual([])
      })

      describe("an account's balance", () => {
        async function receive(count: number) {
          for (let number = 0; number < count; number += 1) {
            await bench().clock.advance({ minutes: 2 })
            await bench().deliver(await bench().pay({ accountNumber: BIDV, amountVnd: 10_000 + number }))
          }
        }

        async function auditLater() {
          await bench().clock.advance({ minutes: 65 })
          await reconcile(bench())
          await audit(bench())
        }

        it("is a finding when it moved by what SePay does not list, and no more when SePay lists it late", async () => {
          await receive(12)
          await bench().clock.advance({ minutes: 2 })
          await bench().pay({ accountNumber: BIDV, amountVnd: 70_000, listedAfterSeconds: 3 * 3_600 })
          await receive(3)
          await auditLater()
          expect(await openKinds(bench())).toEqual([["balance_gap", 70_000]])
          await bench().clock.advance({ hours: 3 })
          await reconcile(bench())
          await audit(bench())
          expect(await openKinds(bench())).toEqual([])
        })

        it("is none when no webhook came: SePay lists it", async () => {
          await receive(12)
          await bench().clock.advance({ minutes: 2 })
          await bench().pay({ accountNumber: BIDV, amountVnd: 70_000 })
          await bench().clock.advance({ minutes: 2 })
          await bench().pay({ accountNumber: BIDV, direction: "out", amountVnd: 20_000, content: "tra luong" })
          await receive(3)
          await auditLater()
          expect(await openKinds(bench())).toEqual([])
        })
      })

      describe("a return that a person confirmed", () => {
        async function confirmWithoutTransfer() {
          const { receivable, vaOrder } = await bench().openPayment(100_000)
          await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 }))
          const owed = { refundId: "ref_1", receivableId: receivable.id, paymentSessionId: receivable.paymentSessionId, exactAmount: 30_000 }
          await bench().service.returns.recordReturnOwed(owed)
          const [row] = await bench().service.listSepayReturnOweds({})
          await bench().service.returns.confirmReturnOwed(row?.id ?? "", { ...WHO, transactionId: null, referenceNumber: "FT0001" })
        }

        const untransferred = async () => (await openKinds(bench())).filter(([kind]) => kind === "return_without_transfer")

        it("is a finding when no transfer of it is reported within days, and no more when one is", async () => {
          await confirmWithoutTransfer()
          await bench().deliver(await bench().pay({ accountNumber: BIDV, direction: "out", amountVnd: 7_000, content: "tra luong" }))
          await bench().clock.advance({ days: 2 })
          await audit(bench())
          expect(await untransferred()).toEqual([])
          await bench().clock.advance({ days: 2 })
          await audit(bench())
          expect(await untransferred()).toEqual([["return_without_transfer", 30_000]])
          const sent = { accountNumber: BIDV, direction: "out" as const, amountVnd: 30_000, referenceNumber: "FT0001", content: "hoan tien" }
          await bench().deliver(await bench().pay(sent))
          await audit(bench())
          expect(await untransferred()).toEqual([])
        })

        it("is none where the bank reports no outgoing transfers", async () => {
          await confirmWithoutTransfer()
          await bench().clock.advance({ days: 4 })
          await audit(bench())
          expect(await untransferred()).toEqual([])
        })
      })

      it("a sum that does not add up is a finding, should the database ever hold one", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 40_000, force: true }))
        const { sql } = bench()
        // As a restored or repaired database could be.
        await sql.transaction(async (transaction) => {
          await transaction.raw("SET LOCAL session_replication_role = replica")
          await transaction("sepay_receivable").where({ id: receivable.id }).update(bigNumberColumns("received_vnd", 50_000))
          await transaction("sepay_transaction").update(bigNumberColumns("amount_vnd", 45_000))
        })
        await bench().clock.advance({ minutes: 5 })
        await audit(bench())
        expect((await openKinds(bench())).sort()).toEqual([["received_sum", 10_000], ["transaction_sum", 5_000]])
      })

      it("only one of several processes compares at a time, and none finds anything twice", async () => {
        const other = bench().startProcess()
        const { vaOrder } = await bench().openPayment(100_000)
        const told = await bench().pay({ accountNumber: BIDV, amountVnd: 1_000 })
        await bench().deliver(told, { fields: { id: 1, subAccount: vaOrder.vaNumber, transferAmount: 40_000, referenceCode: "FORGED" } })
        await bench().clock.advance({ minutes: 65 })
        await reconcile(bench())
        await Promise.all([audit(bench()), other.audit.runAudit(EMPTY_MEDUSA), audit(bench()), other.audit.runAudit(EMPTY_MEDUSA)])
        expect(await openKinds(bench())).toEqual([["not_listed_by_sepay", 40_000]])
      })
    },
    { options: { apiVersion } }
  )
})
