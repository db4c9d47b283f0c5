import { type Emulator, startEmulator } from "../../../src/emulator"
import type SepayModuleService from "../../../src/modules/sepay/service"
import type { Receivable } from "../../../src/modules/sepay/owed/receivable"
import { describeLedger, type LedgerBench, type Payment } from "../../support/ledger"

/** A payment that was opened before the plugin asked SePay as it does now. */
async function openedBy(bench: LedgerBench, before: SepayModuleService): Promise<Payment> {
  await before.bankAccounts.syncBankAccounts()
  const receivable = await bench.register(100_000)
  const vaOrder = await bench.open(receivable, before)
  return { receivable, vaOrder }
}

/** The number expires and is to be closed; then its order is to be cancelled. */
async function closeAndCancel(bench: LedgerBench, service: SepayModuleService, { receivable, vaOrder }: Payment): Promise<boolean> {
  await bench.expire(vaOrder)
  await service.vaOrders.closeVaOrders()
  await bench.clock.advance({ hours: 2 })
  await service.vaOrders.closeVaOrders()
  await service.vaOrders.claimOrdersToCancel(10)
  return service.vaOrders.startUnpaidCancel(receivable.id)
}

async function expectLeftToPerson(bench: LedgerBench, service: SepayModuleService, payment: Payment): Promise<void> {
  expect(await closeAndCancel(bench, service, payment)).toBe(false)
  expect(await bench.loadVaOrder(payment.vaOrder)).toMatchObject({ status: "closing", needs_attention: true })
  const { nextActions } = await service.payments.describePaymentForAdmin(await bench.reload(payment.receivable), null)
  expect(nextActions).toMatchObject([{ code: "sepay_disagrees", severity: "error" }])
}

async function receivedOf(bench: LedgerBench, receivable: Receivable): Promise<number> {
  return (await bench.reload(receivable)).receivedVnd
}

describe("payments that were open when the connection to SePay changed", () => {
  describeLedger((bench) => {
    describe("from API v1 to v2", () => {
      const before = () => bench().startProcess({ apiVersion: "v1" })
      const after = () =>
        bench().startProcess({ previousApi: { apiVersion: "v1", baseUrl: bench().emulator.v1BaseUrl } })

      it("are closed through v1, and cancelled when SePay has said that they are", async () => {
        const payment = await openedBy(bench(), before())
        const service = after()
        await service.bankAccounts.syncBankAccounts()
        expect(await service.reports.listUnreachable()).toEqual([])
        expect(await closeAndCancel(bench(), service, payment)).toBe(true)
        expect(bench().emulator.snapshot().orders).toMatchObject([{ status: "Cancelled" }])
      })

      it("get another number through v1, and what was paid is found through v1", async () => {
        const { receivable, vaOrder } = await openedBy(bench(), before())
        const service = after()
        await bench().expire(vaOrder)
        const renewed = await bench().open(receivable, service)
        expect(renewed.id).toBe(vaOrder.id)
        await bench().pay({ vaNumber: renewed.vaNumber, amountVnd: 100_000 })
        await service.vaOrders.abandonOpenVaOrderOf(receivable.id, "replaced_by_admin")
        await service.vaOrders.closeVaOrders()
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
        // v2 lists the same transfer: it is not counted twice.
        await service.bankAccounts.syncBankAccounts()
        await service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
        expect(await bench().countTransactions()).toBe(1)
      })

      it("are left to a person where v1 cannot be asked, and new payments are opened under v2", async () => {
        const payment = await openedBy(bench(), before())
        const service = bench().service
        expect(await service.reports.listUnreachable()).toEqual([expect.stringContaining('1 account number(s) were opened under another API version')])
        await expectLeftToPerson(bench(), service, payment)
        // Its payer can still pay.
        const renewed = await bench().open(payment.receivable, service)
        await bench().deliver(await bench().pay({ vaNumber: renewed.vaNumber, amountVnd: 100_000 }))
        expect(await receivedOf(bench(), payment.receivable)).toBe(100_000)
      })
    })

    it("keep their API when the plugin is upgraded, and what SePay called paid is looked for", async () => {
      const v1 = await openedBy(bench(), bench().startProcess({ apiVersion: "v1" }))
      const v2 = await openedBy(bench(), bench().service)
      await bench().pay({ vaNumber: v2.vaOrder.vaNumber, amountVnd: 100_000 })
      await bench().sql("sepay_va_order").where({ id: v2.vaOrder.id }).update({ status: "paid" })
      // A later one tells payers of a column of this one.
      const migrations = ["Migration20261127120000", "Migration20261127194000"]
      for (const migration of [...migrations].reverse()) {
        await bench().migrate("down", migration)
      }
      for (const migration of migrations) {
        await bench().migrate("up", migration)
      }
      expect(await bench().loadVaOrder(v1.vaOrder)).toMatchObject({ api_version: "v1", search_at: null })
      expect(await bench().loadVaOrder(v2.vaOrder)).toMatchObject({ api_version: "v2", search_at: expect.any(Date) })
      await bench().service.vaOrders.closeVaOrders()
      expect(await bench().reload(v2.receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
    })

    describe("to another company's API token", () => {
      const OTHER_TOKEN = "another-company-token-0123456789"
      let other: Emulator | undefined

      beforeAll(async () => {
        other = await startEmulator({
          port: 0,
          apiToken: OTHER_TOKEN,
          requestsPerSecond: { v1: null, v2: null },
          bankAccounts: [{ bank: "BIDV", id: "99999999-9999-4999-8999-999999999999", accountNumber: "5550001112" }],
        })
      })

      afterAll(async () => other?.stop())

      const after = (previousApi?: { apiToken: string; baseUrl: string }) =>
        bench().startProcess({ apiToken: OTHER_TOKEN, baseUrl: other?.v2BaseUrl ?? "", ...(previousApi ? { previousApi } : {}) })

      it("are not closed because SePay does not know them, nor cancelled: a person is asked", async () => {
        const payment = await openedBy(bench(), bench().service)
        const service = after()
        await service.bankAccounts.syncBankAccounts()
        expect(await service.reports.listUnreachable()).toEqual([expect.stringContaining("bank accounts that SePay does not list for this API token")])
        await expectLeftToPerson(bench(), service, payment)
      })

      it("are closed with the token before, when the plugin is told of it", async () => {
        const payment = await openedBy(bench(), bench().service)
        const { emulator } = bench()
        const service = after({ apiToken: emulator.apiToken, baseUrl: emulator.v2BaseUrl })
        await service.bankAccounts.syncBankAccounts()
        expect(await closeAndCancel(bench(), service, payment)).toBe(true)
        expect(emulator.snapshot().orders).toMatchObject([{ status: "Cancelled" }])
      })
    })

    describe("from SePay's sandbox to production", () => {
      const sandbox = () => bench().startProcess({ environment: "sandbox" })

      it("are captured when they are paid in production, although they began in the sandbox", async () => {
        const receivable = await sandbox().owed.registerSession({
          paymentCollectionId: "pay_col_switched",
          paymentSessionId: "payses_switched_1",
          providerId: "pp_sepay_sepay",
          flow: "order_first",
          amountVnd: 100_000,
          exactAmount: 100_000,
        })
        const again = await bench().register(100_000, { collectionId: receivable.paymentCollectionId })
        const vaOrder = await bench().open(again)
        await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 }))
        expect(await bench().service.settlement.listDueReceivableIds(10)).toEqual([receivable.id])
        expect((await bench().service.reports.describeHealth()).counts.dueSettlements).toBe(1)
      })

      it("are not captured with the sandbox's money, and their numbers there are shown", async () => {
        const before = sandbox()
        const { receivable, vaOrder } = await openedBy(bench(), before)
        await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 }), {}, before)
        const { service } = bench()
        expect(await service.settlement.claimSettlement(receivable.id, 30)).toBeNull()
        expect(await service.reports.listUnreachable()).toEqual([expect.stringMatching(/^1 payment\(s\) were received in SePay's sandbox/)])
        // The shopper comes back, and pays with money.
        const opened = await bench().open(receivable)
        expect(opened).toMatchObject({ amountVnd: 100_000, environment: "production" })
        expect(await bench().sumOf("surplus", receivable)).toBe(100_000)
        await bench().deliver(await bench().pay({ vaNumber: opened.vaNumber, amountVnd: 100_000 }))
        expect(await service.settlement.claimSettlement(receivable.id, 30)).toMatchObject({ id: receivable.id })
      })

      it("have their numbers shown that are open in the sandbox, and no order is kept by them", async () => {
        const { receivable } = await openedBy(bench(), sandbox())
        const { service } = bench()
        expect(await service.reports.listUnreachable()).toEqual([expect.stringMatching(/^1 account number\(s\) were opened in SePay's sandbox/)])
        const vaOrder = await bench().open(receivable)
        expect(await closeAndCancel(bench(), service, { receivable, vaOrder })).toBe(true)
      })
    })
  })
})
