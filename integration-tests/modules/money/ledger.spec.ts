import fc from "fast-check"
import type { Emulator } from "../../../src/emulator"
import type { Receivable } from "../../../src/modules/sepay/owed/receivable"
import SepayModuleService from "../../../src/modules/sepay/service"
import type { SepayWebhook } from "../../../src/sepay/webhook"
import { describeLedger, type SessionInput } from "../../support/ledger"
import { parsedWebhook } from "../../support/sepay"

let nextWebhookId = 1

function webhook(overrides: Partial<SepayWebhook>): SepayWebhook {
  nextWebhookId += 1
  return parsedWebhook({ webhookId: nextWebhookId, ...overrides })
}

describe("the ledger", () => {
  describeLedger((bench) => {
    let service: SepayModuleService
    let emulator: Emulator

    beforeEach(() => {
      ;({ service, emulator } = bench())
    })

    const register = (amountVnd: number, input?: SessionInput) => bench().register(amountVnd, input)
    const open = (receivable: Receivable) => bench().open(receivable)
    const reload = (receivable: Receivable) => bench().reload(receivable)

    it("knows the bank accounts that SePay lists, and keeps them when SePay is down", async () => {
      const accounts = await service.listSepayBankAccounts({})
      expect(accounts.map((account) => account.bank_name).sort()).toEqual(["BIDV", "Sacombank", "Vietcombank", "VietinBank"])
      emulator.setFaults({ status: { status: 503 } })
      await expect(service.bankAccounts.syncBankAccounts()).rejects.toMatchObject({ kind: "unavailable" })
      emulator.setFaults({})
      expect(await service.listSepayBankAccounts({})).toHaveLength(4)
    })

    it("fetches the bank accounts when the first payment needs them: SePay may have been down at the start", async () => {
      await bench().sql("sepay_bank_account").delete()
      const opened = await open(await register(100_000))
      expect(opened.vaNumber).not.toBeNull()
    })

    it("says for each bank account why it cannot take a payment, and asks SePay nothing", async () => {
      const tooMuch = await register(1_000_000_000_000)
      await expect(open(tooMuch)).rejects.toThrow(/Sacombank 0602345678: .*amount.*Vietcombank 0071000888888: .*tid/is)
      expect(emulator.snapshot().orders).toHaveLength(0)
    })

    it("opens one virtual account, however many calls ask at once", async () => {
      const receivable = await register(100_000)
      const opened = await Promise.all(Array.from({ length: 10 }, () => open(receivable)))
      expect(new Set(opened.map((one) => one.vaNumber)).size).toBe(1)
      expect(emulator.snapshot().orders).toHaveLength(1)
    })

    it("gives every order a code that every bank takes", async () => {
      const opened = await open(await register(100_000))
      expect(opened.orderCode).toMatch(/^MDZ[A-Z0-9]{12}$/)
    })

    it("recovers the opening of a process that died", async () => {
      const receivable = await register(100_000)
      emulator.setFaults({ loseResponseAfterCreate: true, status: { status: 503, route: "listOrders" } })
      await expect(service.vaOrders.openVirtualAccount(receivable.id, Date.now() + 1_500)).rejects.toMatchObject({ outcomeUnknown: true })
      expect(emulator.snapshot().orders).toHaveLength(1)
      emulator.setFaults({})
      const opened = await open(receivable)
      expect(opened.vaNumber).not.toBeNull()
      expect(emulator.snapshot().orders).toHaveLength(1)
      expect(await service.listSepayVaOrders({})).toHaveLength(1)
    })

    it("stops opening a virtual account at its deadline when SePay does not answer", async () => {
      const receivable = await register(100_000)
      emulator.setFaults({ timeout: true })
      const startedAt = Date.now()
      await expect(service.vaOrders.openVirtualAccount(receivable.id, Date.now() + 1_000)).rejects.toMatchObject({ kind: "unavailable" })
      expect(Date.now() - startedAt).toBeLessThan(2_500)
      emulator.setFaults({})
    })

    it("says that nothing is to be transferred for a paid or canceled payment", async () => {
      const paid = await register(100_000)
      const vaOrder = await open(paid)
      await service.money.recordWebhook(webhook({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 }))
      await expect(open(paid)).rejects.toThrow(/already paid/)
      const canceled = await register(100_000)
      await service.vaOrders.cancelReceivables([canceled.paymentCollectionId])
      await expect(open(canceled)).rejects.toThrow(/cancelled/)
    })

    it("keeps the unpaid rest on one virtual account, and counts what arrives on any of them", async () => {
      const receivable = await register(100_000)
      const first = await open(receivable)
      await service.money.recordWebhook(webhook({ vaNumber: first.vaNumber, amountVnd: 30_000 }))
      const raised = await register(150_000, { collectionId: receivable.paymentCollectionId })
      const second = await open(raised)
      expect(second.vaNumber).not.toBe(first.vaNumber)
      expect(second.amountVnd).toBe(120_000)
      const late = await service.money.recordWebhook(webhook({ vaNumber: first.vaNumber, amountVnd: 120_000 }))
      expect(late.isSettlementDue).toBe(true)
      expect(await reload(raised)).toMatchObject({ receivedVnd: 150_000, settlementStatus: "due" })
      const statuses = (await service.listSepayVaOrders({})).map((order) => order.status).sort()
      expect(statuses).toEqual(["closing", "paid"])
    })

    it("moves the excess to surplus when the cart became cheaper after it was paid", async () => {
      const receivable = await register(100_000)
      const vaOrder = await open(receivable)
      await service.money.recordWebhook(webhook({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 }))
      const cheaper = await register(80_000, { collectionId: receivable.paymentCollectionId })
      expect(cheaper.settlementStatus).toBe("due")
      await service.settlement.recordSettled(receivable.id)
      expect(await reload(receivable)).toMatchObject({ receivedVnd: 80_000, settlementStatus: "settled" })
      const allocations = await service.listSepayAllocations({}, { order: { created_at: "ASC" } })
      const byKind = (kind: string) =>
        allocations.filter((one) => one.kind === kind).reduce((sum, one) => sum + Number(one.amount_vnd), 0)
      expect([byKind("applied"), byKind("surplus")]).toEqual([80_000, 20_000])
    })

    it("settles in one process at a time, and in another one when that process died", async () => {
      const receivable = await register(100_000)
      const vaOrder = await open(receivable)
      await service.money.recordWebhook(webhook({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 }))
      const claims = await Promise.all(Array.from({ length: 8 }, () => service.settlement.claimSettlement(receivable.id, 1)))
      expect(claims.filter((claim) => claim !== null)).toHaveLength(1)
      expect(await service.settlement.listDueReceivableIds(10)).toEqual([])
      await bench().clock.advance({ seconds: 1 })
      expect(await service.settlement.listDueReceivableIds(10)).toEqual([receivable.id])
      expect(await service.settlement.claimSettlement(receivable.id, 30)).not.toBeNull()
    })

    it("believes no text that names two orders, and shows it to a person", async () => {
      const first = await open(await register(100_000))
      const second = await open(await register(100_000))
      const recorded = await service.money.recordWebhook(
        webhook({ accountNumber: first.accountNumber, content: `${first.orderCode} ${second.orderCode}` })
      )
      expect(recorded.allocations).toEqual([expect.objectContaining({ kind: "unmatched", needsAttention: true })])
    })

    it("believes a text that names one order when account and amount fit", async () => {
      const vaOrder = await open(await register(100_000))
      const content = `MBVCB.123.${vaOrder.orderCode.toLowerCase()} chuyen tien`
      const recorded = await service.money.recordWebhook(webhook({ accountNumber: vaOrder.accountNumber, content }))
      expect(recorded.isSettlementDue).toBe(true)
    })

    it("offers no virtual account over another amount than what is left", async () => {
      const receivable = await register(100_000)
      await open(receivable)
      const raised = await register(150_000, { collectionId: receivable.paymentCollectionId })
      expect(await service.payments.describePayment(raised)).toMatchObject({ status: "expired", vietQr: null })
      await open(raised)
      expect(await service.payments.describePayment(raised)).toMatchObject({ status: "waiting", remainingVnd: 150_000 })
    })

    it("counts every transaction once, in whatever order and however often it is reported", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ amountVnd: fc.integer({ min: 1, max: 120_000 }), copies: fc.integer({ min: 1, max: 3 }) }), { minLength: 1, maxLength: 6 }),
          async (transfers) => {
            const receivable = await register(100_000)
            const vaOrder = await open(receivable)
            const deliveries = transfers.flatMap(({ amountVnd, copies }) => {
              const one = webhook({ vaNumber: vaOrder.vaNumber, amountVnd })
              return Array.from({ length: copies }, () => one)
            })
            const recorded = await Promise.all(deliveries.map((one) => service.money.recordWebhook(one)))
            const total = transfers.reduce((sum, one) => sum + one.amountVnd, 0)
            expect(recorded.filter((one) => one.outcome === "recorded")).toHaveLength(transfers.length)
            const after = await reload(receivable)
            expect(after.receivedVnd).toBe(Math.min(total, 100_000))
            const allocations = await service.listSepayAllocations({ va_order_id: vaOrder.id })
            expect(allocations.reduce((sum, one) => sum + Number(one.amount_vnd), 0)).toBe(total)
          }
        ),
        { numRuns: 15 }
      )
    })

    it("leaves a session's virtual account to the session that takes over", async () => {
      const receivable = await register(100_000)
      await open(receivable)
      await service.owed.releaseSession(receivable.paymentSessionId)
      expect((await reload(receivable)).releasedAt).not.toBeNull()
      const takenOver = await register(100_000, { collectionId: receivable.paymentCollectionId })
      expect(takenOver.releasedAt).toBeNull()
      // The old session's deletion may arrive after the new one was made.
      await service.owed.releaseSession(receivable.paymentSessionId)
      expect((await reload(receivable)).releasedAt).toBeNull()
      expect(await service.owed.findReceivableOfSession(receivable.paymentSessionId)).toMatchObject({ id: receivable.id })
    })

    it("closes only what SePay confirms, and leaves a paid order to its money", async () => {
      const unpaid = await register(100_000)
      await open(unpaid)
      const paid = await register(100_000)
      const paidOrder = await open(paid)
      await emulator.transfer({ vaNumber: paidOrder.vaNumber ?? "", amountVnd: 100_000, webhook: { deliver: false } })
      await service.vaOrders.abandonOpenVaOrderOf(unpaid.id, "released")
      await service.vaOrders.abandonOpenVaOrderOf(paid.id, "released")
      expect(await service.vaOrders.closeVaOrders()).toEqual({ closed: 2, postponed: 0 })
      const statuses = (await service.listSepayVaOrders({})).map((order) => order.status).sort()
      expect(statuses).toEqual(["closed", "paid"])
      const late = await service.money.recordWebhook(webhook({ vaNumber: paidOrder.vaNumber, amountVnd: 100_000 }))
      expect(late.isSettlementDue).toBe(true)
    })

    it("closes an order whose opening was not answered", async () => {
      const receivable = await register(100_000)
      emulator.setFaults({ loseResponseAfterCreate: true, status: { status: 503, route: "listOrders" } })
      await expect(service.vaOrders.openVirtualAccount(receivable.id, Date.now() + 1_500)).rejects.toBeDefined()
      emulator.setFaults({})
      await service.vaOrders.abandonOpenVaOrderOf(receivable.id, "released")
      expect(await service.vaOrders.closeVaOrders()).toEqual({ closed: 1, postponed: 0 })
      expect(emulator.snapshot().orders).toEqual([expect.objectContaining({ status: "Cancelled" })])
    })

    it("reads an account that the store sold on, and none that it neither sells nor sold on", async () => {
      const vaOrder = await open(await register(100_000))
      const accounts = await service.listSepayBankAccounts({})
      await bench().sql("sepay_bank_account").update({ is_enabled: false })
      await service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
      const cursors = await service.listSepayReconciliationCursors({})
      expect(accounts.length).toBeGreaterThan(1)
      expect(cursors.map((cursor) => cursor.bank_account_id)).toEqual([vaOrder.bankAccountId])
    })

    it("tries to close a VA order again later when SePay does not answer", async () => {
      const receivable = await register(100_000)
      await open(receivable)
      await service.vaOrders.abandonOpenVaOrderOf(receivable.id, "released")
      emulator.setFaults({ status: { status: 503 } })
      expect(await service.vaOrders.closeVaOrders()).toEqual({ closed: 0, postponed: 1 })
      emulator.setFaults({})
      const [order] = await service.listSepayVaOrders({})
      expect(order).toMatchObject({ status: "closing", last_error: expect.any(String) })
      expect(order?.close_next_attempt_at?.getTime()).toBeGreaterThan(Date.now() + 10_000)
    })
  })
})

describe("a store whose options are wrong", () => {
  it("starts, says what is wrong, and refuses every call", async () => {
    const errors: string[] = []
    const logger = { error: (line: string) => errors.push(line), warn: () => undefined, info: () => undefined }
    const broken = new SepayModuleService(
      { logger, __pg_connection__: undefined, baseRepository: undefined } as never,
      { apiToken: "short", orderCodePrefix: "1x", webhook: { allowedIps: ["not an address"] } }
    )
    expect(errors.join("\n")).toMatch(/apiToken/)
    expect(errors.join("\n")).toMatch(/orderCodePrefix/)
    expect(errors.join("\n")).toMatch(/allowedIps/)
    await expect(broken.bankAccounts.syncBankAccounts()).rejects.toThrow(/not configured/)
  })
})
