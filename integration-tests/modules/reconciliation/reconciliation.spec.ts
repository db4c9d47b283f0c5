import fc from "fast-check"
import type { Transaction } from "../../../src/emulator"
import type { ReconcileResult } from "../../../src/modules/sepay/reconciliation/reconcile-transactions"
import { describeLedger, type LedgerBench, type WebhookStyle } from "../../support/ledger"
import { eventually } from "../../support/shopper"

/** `DUPLICATE_RUNS=1000 npm test -- modules reconciliation` looks longer. */
const RUNS = Number(process.env.DUPLICATE_RUNS ?? 25)
const LONGEST_SECONDS = Math.max(90, RUNS * 1.5)
const BIDV = "8886158061"
const PLAIN: WebhookStyle = { kind: "full" }
const SHORT: WebhookStyle = { kind: "short" }
/** The least that a webhook can say. */
const BARE: WebhookStyle = { kind: "short", fields: { code: null } }
const UNDATED: WebhookStyle = { kind: "short", fields: { transactionDate: "" } }
const STYLES = { PLAIN, SHORT, BARE, UNDATED }
/** What some banks do: the webhook's reference is not the one that the API lists. */
const OTHER_REFERENCE: WebhookStyle = { fields: { referenceCode: "c82f48f6-0000" } }
const OTHER_MINUTE: WebhookStyle = { kind: "short", fields: { transactionDate: "2026-01-07 14:02:37" } }
const ALL_STYLES = [...Object.values(STYLES), OTHER_REFERENCE, OTHER_MINUTE]

/** Every account, whenever it was read last. */
function reconcile(bench: LedgerBench): Promise<ReconcileResult> {
  return bench.service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
}

async function income(bench: LedgerBench, count: number, amountVnd = 10_000): Promise<Transaction[]> {
  const booked: Transaction[] = []
  for (let index = 0; index < count; index += 1) {
    booked.push(await bench.pay({ accountNumber: BIDV, amountVnd: amountVnd + index }))
  }
  return booked
}

describe("reconciliation with API v2", () => {
  describeLedger((bench) => {
    describe("a transfer that no webhook reported", () => {
      it("is recorded, and the payment is due", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 })
        const run = await reconcile(bench())
        expect(run).toMatchObject({ accounts: 4, seen: 1, recorded: 1, unmatched: 0, error: null })
        expect(run.dueReceivableIds).toEqual([receivable.id])
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
        expect(await bench().service.settlement.listDueReceivableIds(10)).toEqual([receivable.id])
        expect(await reconcile(bench())).toMatchObject({ recorded: 0, dueReceivableIds: [] })
      })

      it("is recorded without alarm when it has nothing to do with the store", async () => {
        await bench().pay({ accountNumber: BIDV, amountVnd: 5_000, content: "tien nha thang 3" })
        await bench().pay({ accountNumber: BIDV, amountVnd: 7_000, direction: "out", content: "tra luong" })
        expect(await reconcile(bench())).toMatchObject({ seen: 2, recorded: 2, unmatched: 1 })
        const { counts } = await bench().service.reports.describeHealth()
        expect(counts.transactionsNeedingAttention).toBe(0)
        expect([await bench().sumOf("unmatched"), await bench().sumOf("ignored")]).toEqual([5_000, 7_000])
      })

      it("confirms a return when the outgoing transfer carries the order's code and the exact amount", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 }))
        for (const amountVnd of [40_000, 30_000]) {
          await bench().service.returns.recordReturnOwed({
            refundId: `ref_${amountVnd}`,
            receivableId: receivable.id,
            paymentSessionId: receivable.paymentSessionId,
            exactAmount: amountVnd,
          })
        }
        const content = `Hoan tien ${vaOrder.orderCode}`
        await bench().pay({ accountNumber: BIDV, direction: "out", amountVnd: 39_999, content })
        await bench().pay({ accountNumber: BIDV, direction: "out", amountVnd: 40_000, content: "Hoan tien" })
        await reconcile(bench())
        expect((await bench().service.reports.describeHealth()).returnsOwed).toEqual({ count: 2, amountVnd: 70_000 })
        const proof = await bench().pay({ accountNumber: BIDV, direction: "out", amountVnd: 40_000, content })
        await reconcile(bench())
        expect((await bench().service.reports.describeHealth()).returnsOwed).toEqual({ count: 1, amountVnd: 30_000 })
        // A webhook that says nothing of the text: only the API's row shows what the transfer is.
        const later = await bench().pay({ accountNumber: BIDV, direction: "out", amountVnd: 30_000, content })
        await bench().deliver(later, SHORT)
        expect((await bench().service.reports.describeHealth()).returnsOwed).toEqual({ count: 1, amountVnd: 30_000 })
        await reconcile(bench())
        const returns = await bench().service.listSepayReturnOweds({}, { order: { amount_vnd: "DESC" } })
        expect(returns).toEqual(
          [proof, later].map(({ referenceNumber }) =>
            expect.objectContaining({ status: "returned", actor_id: "system", reference_number: referenceNumber })
          )
        )
        expect([await bench().sumOf("returned"), await bench().sumOf("ignored")]).toEqual([70_000, 79_999])
        expect(await bench().countTransactions()).toBe(5)
      })
    })

    describe("a transfer that both the webhook and the API report", () => {
      for (const [name, style] of Object.entries(STYLES)) {
        it(`is counted once, whoever is first (${name.toLowerCase()} webhook)`, async () => {
          const first = await bench().openPayment(100_000)
          const byWebhook = await bench().pay({ vaNumber: first.vaOrder.vaNumber, amountVnd: 100_000 })
          expect(await bench().deliver(byWebhook, style)).toMatchObject({ outcome: "recorded" })
          await reconcile(bench())
          const second = await bench().openPayment(200_000)
          const byApi = await bench().pay({ vaNumber: second.vaOrder.vaNumber, amountVnd: 200_000 })
          await reconcile(bench())
          expect(await bench().deliver(byApi, style)).toMatchObject({ outcome: "merged", allocations: [] })
          expect(await bench().deliver(byApi, style)).toMatchObject({ outcome: "known" })
          for (const { receivable } of [first, second]) {
            expect(await bench().reload(receivable)).toMatchObject({
              receivedVnd: receivable.amountVnd,
              settlementStatus: "due",
            })
          }
          expect(await bench().countTransactions()).toBe(2)
          expect((await bench().service.reports.describeHealth()).counts.transactionsNeedingAttention).toBe(0)
        })
      }

      it("pays the payment as soon as the API reports the VA that the webhook left out", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        const transaction = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 })
        const recorded = await bench().deliver(transaction, BARE)
        expect(recorded.allocations).toEqual([expect.objectContaining({ kind: "unmatched", needsAttention: false })])
        expect((await reconcile(bench())).dueReceivableIds).toEqual([receivable.id])
        expect([await bench().sumOf("unmatched"), await bench().sumOf("applied", receivable)]).toEqual([0, 100_000])
        const [stored] = await bench().service.listSepayTransactions({})
        expect(stored).toMatchObject({ va_number: vaOrder.vaNumber, source: "webhook", code: vaOrder.orderCode })
      })

      it("is not confused with unrelated income of the same minute and amount", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        const paid = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 })
        await bench().deliver(paid, SHORT)
        // Listed newest first: the unrelated one is compared before the payment's own.
        await bench().pay({ accountNumber: BIDV, amountVnd: 100_000, content: "chuyen khoan" })
        await reconcile(bench())
        expect(await bench().countTransactions()).toBe(2)
        expect([await bench().sumOf("applied", receivable), await bench().sumOf("surplus")]).toEqual([100_000, 0])
        expect(await bench().sumOf("unmatched")).toBe(100_000)
      })

      it("is merged with the payment's own transfer first when another of the same minute names no payment", async () => {
        const one = await bench().openPayment(100_000)
        const other = await bench().openPayment(100_000)
        const unnamed = await bench().pay({ vaNumber: other.vaOrder.vaNumber, amountVnd: 100_000 })
        await bench().deliver(unnamed, BARE)
        const named = await bench().pay({ vaNumber: one.vaOrder.vaNumber, amountVnd: 100_000 })
        await bench().deliver(named, SHORT)
        await reconcile(bench())
        for (const { receivable } of [one, other]) {
          expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
        }
        expect([await bench().countTransactions(), await bench().sumOf("surplus")]).toEqual([2, 0])
      })

      it("is kept apart from equal transfers of the same minute, to one VA and to two", async () => {
        const twice = await bench().openPayment(100_000)
        const once = await bench().openPayment(50_000)
        const transfers = [
          await bench().pay({ vaNumber: twice.vaOrder.vaNumber, amountVnd: 50_000 }),
          await bench().pay({ vaNumber: twice.vaOrder.vaNumber, amountVnd: 50_000 }),
          await bench().pay({ vaNumber: once.vaOrder.vaNumber, amountVnd: 50_000 }),
        ]
        const [first, second, third] = transfers
        if (!first || !second || !third) {
          throw new Error("Three transfers were made")
        }
        await bench().deliver(second, SHORT)
        await reconcile(bench())
        await bench().deliver(first, SHORT)
        await bench().deliver(third, SHORT)
        expect(await bench().countTransactions()).toBe(3)
        expect(await bench().reload(twice.receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
        expect(await bench().reload(once.receivable)).toMatchObject({ receivedVnd: 50_000, settlementStatus: "due" })
        expect(await bench().sumOf("surplus")).toBe(0)
      })

      it("is counted once, in whatever order and however often it is reported", async () => {
        const step = fc.oneof(
          fc.record({
            kind: fc.constant("webhook" as const),
            transfer: fc.nat(7),
            copies: fc.integer({ min: 1, max: 3 }),
            style: fc.constantFrom(...ALL_STYLES),
          }),
          fc.record({ kind: fc.constant("reconcile" as const), isOtherProcess: fc.boolean() })
        )
        const other = bench().startProcess()
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.record({ payment: fc.nat(2), amountVnd: fc.constantFrom(50_000, 100_000) }), { minLength: 1, maxLength: 6 }),
            fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
            async (wanted, waves) => {
              const before = await bench().countTransactions()
              const payments = [await bench().openPayment(150_000), await bench().openPayment(150_000), await bench().openPayment(150_000)]
              const transfers: Transaction[] = []
              for (const { payment, amountVnd } of wanted) {
                const vaNumber = payments[payment]?.vaOrder.vaNumber ?? ""
                transfers.push(await bench().pay({ vaNumber, amountVnd, force: true }))
              }
              for (const wave of waves) {
                await Promise.all(
                  wave.flatMap((one): Promise<unknown>[] => {
                    if (one.kind === "reconcile") {
                      return [(one.isOtherProcess ? other : bench().service).reconciliation.reconcileTransactions({ unreadForSeconds: 0 })]
                    }
                    const transfer = transfers[one.transfer % transfers.length]
                    return transfer ? Array.from({ length: one.copies }, () => bench().deliver(transfer, one.style)) : []
                  })
                )
              }
              await reconcile(bench())
              await bench().askAboutDuplicates()
              expect(await bench().countTransactions()).toBe(before + transfers.length)
              for (const [index, { receivable }] of payments.entries()) {
                const totalVnd = wanted.reduce((sum, one) => sum + (one.payment === index ? one.amountVnd : 0), 0)
                const kinds = [await bench().sumOf("applied", receivable), await bench().sumOf("surplus", receivable)]
                expect(kinds).toEqual([Math.min(totalVnd, 150_000), Math.max(0, totalVnd - 150_000)])
                expect((await bench().reload(receivable)).receivedVnd).toBe(kinds[0])
              }
            }
          ),
          { numRuns: RUNS, interruptAfterTimeLimit: LONGEST_SECONDS * 1_000 }
        )
      }, (LONGEST_SECONDS + 30) * 1_000)
    })

    describe("a webhook that comes after the API's row of its transfer", () => {
      it("counts nothing under another reference, and the payment waits for the other half", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        const half = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 50_000 })
        await reconcile(bench())
        const retried = await bench().deliver(half, OTHER_REFERENCE)
        expect(retried).toMatchObject({ outcome: "recorded", hasPossibleOriginal: true, isSettlementDue: false })
        await bench().askAboutDuplicates()
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 50_000, settlementStatus: "none" })
        expect([await bench().countTransactions(), await bench().sumOf("surplus")]).toEqual([1, 0])
      })

      it.each([
        ["without a date, an hour later", UNDATED, 3_600],
        ["with another minute", OTHER_MINUTE, 0],
      ])("counts nothing %s", async (_, style, laterSeconds) => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        const half = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 50_000 })
        await reconcile(bench())
        await bench().clock.advance({ seconds: laterSeconds })
        await bench().deliver(half, style)
        await bench().askAboutDuplicates()
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 50_000 })
        expect(await bench().countTransactions()).toBe(1)
      })

      it("counts a transfer to the plain account that carries the order's code: SePay counts none of these", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 50_000 })
        await reconcile(bench())
        const plain = { accountNumber: BIDV, amountVnd: 50_000, code: vaOrder.orderCode, listedAfterSeconds: 3_600 }
        const recorded = await bench().deliver(await bench().pay(plain))
        expect(recorded).toMatchObject({ hasPossibleOriginal: false, isSettlementDue: true })
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
      })

      it("counts once what a person matched before SePay listed it, also when its order was cancelled meanwhile", async () => {
        const { receivable } = await bench().openPayment(100_000)
        const real = await bench().pay({ accountNumber: BIDV, amountVnd: 30_000, content: "chuyen tien" })
        const { transactionId } = await bench().deliver(real, SHORT)
        const decision = { transactionId, actorId: "user_1", reason: "She sent the receipt." }
        await bench().service.money.matchTransaction({ ...decision, receivableId: receivable.id })
        await bench().service.vaOrders.cancelReceivables([receivable.paymentCollectionId])
        expect(await reconcile(bench())).toMatchObject({ recorded: 0 })
        expect([await bench().countTransactions(), await bench().sumOf("late")]).toEqual([1, 30_000])
      })

      it("leaves a transfer whose text names the order, over another amount, to a person", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().pay({ accountNumber: BIDV, amountVnd: 130_000, content: `CK ${vaOrder.orderCode} GD 1` })
        await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 130_000, force: true }))
        await reconcile(bench())
        await bench().askAboutDuplicates()
        expect([await bench().sumOf("unmatched", receivable), await bench().sumOf("surplus", receivable)]).toEqual([130_000, 30_000])
      })

      it("counts when SePay has counted it besides the one that is listed", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 50_000 })
        await reconcile(bench())
        const second = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 50_000, listedAfterSeconds: 3_600 })
        await bench().deliver(second, OTHER_REFERENCE)
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 50_000 })
        const { dueReceivableIds, calls } = await bench().service.reconciliation.askAboutDuplicates([receivable.id])
        expect([dueReceivableIds, calls]).toEqual([[receivable.id], 1])
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
      })

      it("counts after all when the API lists it under its own reference, whatever SePay's order said", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 }))
        await reconcile(bench())
        // SePay's order is paid, and does not count what comes on top of it.
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000, force: true })
        await reconcile(bench())
        const third = await bench().pay({
          vaNumber: vaOrder.vaNumber,
          amountVnd: 100_000,
          force: true,
          listedAfterSeconds: 60,
        })
        await bench().deliver(third)
        await bench().askAboutDuplicates()
        expect(await bench().sumOf("surplus", receivable)).toBe(100_000)
        bench().emulator.advanceTime(61)
        await reconcile(bench())
        expect([await bench().sumOf("surplus", receivable), await bench().countTransactions()]).toEqual([200_000, 3])
      })

      it("waits while SePay cannot be asked, and then goes to a person, who decides", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        const half = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 50_000 })
        await reconcile(bench())
        const { transactionId } = await bench().deliver(half, OTHER_REFERENCE)
        bench().emulator.setFaults({ status: { status: 503 } })
        await bench().service.reconciliation.askAboutDuplicates(null)
        const attention = async () => (await bench().service.reports.describeHealth()).counts.transactionsNeedingAttention
        expect([await attention(), (await bench().reload(receivable)).receivedVnd]).toEqual([0, 50_000])
        await bench().askAboutDuplicates()
        bench().emulator.setFaults({})
        expect([await attention(), (await bench().reload(receivable)).receivedVnd]).toEqual([1, 50_000])
        const decision = { transactionId, actorId: "user_anna", reason: "The bank's statement shows one transfer." }
        await bench().service.money.ignoreTransaction(decision)
        expect([await attention(), (await bench().reload(receivable)).receivedVnd]).toEqual([0, 50_000])
      })

      it("is left alone when a person has decided while SePay was being asked", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        const half = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 50_000 })
        await reconcile(bench())
        const { transactionId } = await bench().deliver(half, OTHER_REFERENCE)
        const decision = { transactionId, actorId: "user_anna", reason: "Both are on the statement." }
        await bench().service.money.matchTransaction({ ...decision, receivableId: receivable.id })
        await bench().askAboutDuplicates()
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
      })
    })

    describe("a webhook and an API row with different references", () => {
      it("are one transfer when SePay has counted no more on the VA order", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        const transaction = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 40_000 })
        await bench().deliver(transaction, { fields: { referenceCode: "FT-OTHER" } })
        const run = await reconcile(bench())
        expect(run.recorded).toBe(0)
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 40_000 })
        expect(await bench().countTransactions()).toBe(1)
      })

      it("are two transfers when SePay has counted both", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        const first = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 40_000 })
        await bench().deliver(first, { fields: { referenceCode: "FT-OTHER" } })
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 40_000 })
        await reconcile(bench())
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 80_000 })
        expect(await bench().countTransactions()).toBe(2)
      })

      it("are one transfer also after an admin has returned or ignored a part of it", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        const transaction = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 })
        const { paymentCollectionId } = receivable
        await bench().register(60_000, { collectionId: paymentCollectionId })
        const recorded = await bench().deliver(transaction, { fields: { referenceCode: "FT-OTHER" } })
        const decision = { actorId: "user_1", reason: "The payer wants to keep it as credit." }
        await bench().service.money.ignoreTransaction({ transactionId: recorded.transactionId, ...decision })
        await reconcile(bench())
        expect([await bench().countTransactions(), await bench().sumOf("surplus")]).toEqual([1, 0])
      })

      it("cost no call to SePay where equal references show the pairs", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        for (const amountVnd of [50_000, 50_000]) {
          await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd }))
        }
        await reconcile(bench())
        expect(bench().requests("GET", "/orders/:orderId")).toBe(0)
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000 })
        const pairs = await bench().service.listSepayTransactions({})
        const { transactions } = bench().emulator.snapshot()
        for (const pair of pairs) {
          expect(transactions.find(({ uuid }) => uuid === pair.api_id)?.id).toBe(Number(pair.webhook_id))
        }
      })
    })

    describe("how far a reconciliation reads", () => {
      it("begins when the store came to know the account, not with the account's history", async () => {
        await bench().sql("sepay_bank_account").delete()
        await income(bench(), 3)
        await bench().clock.advance({ hours: 1 })
        await bench().service.bankAccounts.syncBankAccounts()
        await bench().clock.advance({ hours: 1 })
        await income(bench(), 2, 20_000)
        expect(await reconcile(bench())).toMatchObject({ seen: 2, recorded: 2 })
      })

      it("costs the same few calls, however many virtual accounts are open", async () => {
        for (let index = 0; index < 15; index += 1) {
          await bench().openPayment(100_000 + index)
        }
        await income(bench(), 5)
        const before = bench().listCalls()
        expect(await reconcile(bench())).toMatchObject({ calls: 4, seen: 5 })
        expect(await reconcile(bench())).toMatchObject({ calls: 4 })
        expect(bench().listCalls() - before).toBe(8)
      })

      it("follows more than a thousand transactions, then reads no more than a page again", async () => {
        await income(bench(), 120)
        expect(await reconcile(bench())).toMatchObject({ calls: 5, recorded: 120 })
        await income(bench(), 950, 500_000)
        const run = await reconcile(bench())
        expect(run).toMatchObject({ recorded: 950, error: null })
        expect(run.calls).toBeLessThanOrEqual(Math.ceil((950 + 100) / 100) + 4)
        const again = await reconcile(bench())
        expect(again).toMatchObject({ recorded: 0, seen: 100 })
        expect(again.calls).toBeLessThanOrEqual(5)
        expect(await bench().countTransactions()).toBe(1_070)
      })

      it("finds what SePay lists late, at a place that was read already", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        await income(bench(), 110)
        await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000, listedAfterSeconds: 600 })
        await income(bench(), 60, 700_000)
        expect(await reconcile(bench())).toMatchObject({ recorded: 170, dueReceivableIds: [] })
        await bench().clock.advance({ minutes: 10 })
        expect(await reconcile(bench())).toMatchObject({ recorded: 1, dueReceivableIds: [receivable.id] })
      })

      it("reads by time when SePay has forgotten the transaction that it had come to, and goes on from there", async () => {
        await income(bench(), 130)
        await reconcile(bench())
        bench().emulator.reset()
        await income(bench(), 20, 900_000)
        const run = await reconcile(bench())
        expect(run).toMatchObject({ recorded: 20, error: null })
        // The forgotten one is not asked for again and again.
        expect(await reconcile(bench())).toMatchObject({ calls: 4, recorded: 0, error: null })
      })

      it("reads the other accounts when one cannot be read, and says which", async () => {
        await income(bench(), 1)
        await bench().pay({ accountNumber: "0602345678", amountVnd: 33_000 })
        await bench().pay({ accountNumber: "102871015203", amountVnd: 44_000 })
        bench().emulator.setFaults({ html: { status: 200, route: "listTransactions", remaining: 2 } })
        const run = await reconcile(bench())
        expect(run.accounts).toBe(4)
        // Both that failed are named, with what happened.
        expect(run.error?.match(/(BIDV|Sacombank|Vietcombank|VietinBank) \d+: The transactions could not be read\. listTransactions: /g)).toHaveLength(2)
        expect(await reconcile(bench())).toMatchObject({ error: null })
        expect(await bench().countTransactions()).toBe(3)
      })

      it("goes on after a transaction that cannot be recorded, and reports it", async () => {
        await income(bench(), 3)
        await bench().sql.raw(
          `ALTER TABLE sepay_transaction ADD CONSTRAINT refuses_one CHECK (amount_vnd <> 10001) NOT VALID`
        )
        const run = await reconcile(bench())
        await bench().sql.raw("ALTER TABLE sepay_transaction DROP CONSTRAINT refuses_one")
        expect(run).toMatchObject({ accounts: 4, recorded: 2 })
        expect(run.error).toMatch(/BIDV 8886158061.*23514, refuses_one/)
        expect(await reconcile(bench())).toMatchObject({ recorded: 1, error: null })
      })
    })

    describe("reconciling processes", () => {
      it("never read an account at once", async () => {
        const processes = [bench().service, bench().startProcess(), bench().startProcess()]
        await income(bench(), 3)
        bench().emulator.setFaults({ latencyMilliseconds: { milliseconds: 300, route: "listTransactions" } })
        const runs = await Promise.all(processes.map((service) => service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })))
        // Each account is read at least once, and only one after the other.
        const cursors = await bench().service.listSepayReconciliationCursors({})
        expect(cursors).toHaveLength(4)
        expect(cursors.every((cursor) => cursor.lease_until === null)).toBe(true)
        expect(runs.reduce((sum, run) => sum + run.recorded, 0)).toBe(3)
        expect(runs.every((run) => run.error === null)).toBe(true)
      })

      it("leave an account alone that another process reads, and take over when that process died", async () => {
        await reconcile(bench())
        await income(bench(), 2)
        await bench().sql("sepay_reconciliation_cursor").update({ lease_until: bench().sql.raw("now() + interval '1 minute'") })
        expect(await reconcile(bench())).toMatchObject({ accounts: 0, calls: 0 })
        await bench().clock.advance({ minutes: 1, seconds: 1 })
        expect(await bench().startProcess().reconciliation.reconcileTransactions({ unreadForSeconds: 0 })).toMatchObject({ accounts: 4, recorded: 2 })
      })

      it("together read an account no more often than they are asked to, and one without a number every 20 minutes", async () => {
        await bench().openPayment(100_000)
        const other = bench().startProcess()
        expect(await bench().service.reconciliation.reconcileTransactions({ unreadForSeconds: 300 })).toMatchObject({ accounts: 4 })
        expect(await other.reconciliation.reconcileTransactions({ unreadForSeconds: 300 })).toMatchObject({ accounts: 0, calls: 0 })
        await bench().clock.advance({ seconds: 240 })
        expect(await other.reconciliation.reconcileTransactions({ unreadForSeconds: 300 })).toMatchObject({ accounts: 0 })
        await bench().clock.advance({ seconds: 61 })
        const runs = await Promise.all([bench().service, other].map((service) => service.reconciliation.reconcileTransactions({ unreadForSeconds: 300 })))
        expect(runs.reduce((sum, run) => sum + run.accounts, 0)).toBe(1)
        await bench().clock.advance({ minutes: 16 })
        expect(await other.reconciliation.reconcileTransactions({ unreadForSeconds: 300 })).toMatchObject({ accounts: 4 })
      })

      it("stop at once when they are shut down, and leave the rest to the others", async () => {
        await income(bench(), 250)
        const stopped = bench().startProcess()
        bench().emulator.setFaults({ latencyMilliseconds: { milliseconds: 400, route: "listTransactions" } })
        const running = stopped.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
        await eventually("the first call", async () => bench().listCalls() > 0, 15_000, 5)
        await stopped.__hooks.onApplicationPrepareShutdown()
        const run = await running
        expect(run.accounts).toBe(1)
        expect(run.recorded).toBe(0)
        bench().emulator.setFaults({})
        expect(await stopped.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })).toMatchObject({ accounts: 0 })
        expect(await reconcile(bench())).toMatchObject({ accounts: 4, recorded: 250 })
      })
    })

    it("keeps the results of the newest 200 runs", async () => {
      const result = { durationMilliseconds: 5, accounts: 1, seen: 2, recorded: 1, settled: 1, unmatched: 0, error: null }
      const beganAt = Date.UTC(2026, 0, 1)
      for (let index = 0; index < 203; index += 1) {
        await bench().service.reconciliation.recordRun({ ...result, startedAt: new Date(beganAt + index * 1_000), calls: index })
      }
      const runs = await bench().service.reconciliation.listRuns(500)
      expect(runs).toHaveLength(200)
      expect([runs[0]?.calls, runs.at(-1)?.calls]).toEqual([202, 3])
      expect((await bench().service.reports.describeHealth()).lastRun).toEqual({ ...result, startedAt: new Date(beganAt + 202_000), calls: 202 })
      expect(await bench().service.reconciliation.listRuns(1)).toHaveLength(1)
    })
  })
})

describe("reconciliation with API v1", () => {
  describeLedger(
    (bench) => {
      it("recognizes a webhook's transaction by its id, and records what no webhook reported", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        const told = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 40_000 })
        await bench().deliver(told, UNDATED)
        const untold = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 60_000 })
        expect(await reconcile(bench())).toMatchObject({ calls: 1, seen: 2, recorded: 1, dueReceivableIds: [receivable.id] })
        expect(await bench().deliver(untold, BARE)).toMatchObject({ outcome: "known" })
        expect(await reconcile(bench())).toMatchObject({ calls: 1, recorded: 0, error: null })
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
        expect(await bench().countTransactions()).toBe(2)
      })

      it("pays the payment when a webhook that named nothing came before the row of the same id, once only", async () => {
        const { receivable, vaOrder } = await bench().openPayment(100_000)
        const transaction = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 })
        await bench().deliver(transaction, BARE)
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 0 })
        expect((await reconcile(bench())).dueReceivableIds).toEqual([receivable.id])
        expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 100_000, settlementStatus: "due" })
        await reconcile(bench())
        await bench().deliver(transaction)
        expect([await bench().countTransactions(), await bench().sumOf("surplus"), await bench().sumOf("unmatched")]).toEqual([1, 0, 0])
      })

      it("follows transactions by id, and reads by period what is too much for one answer", async () => {
        await income(bench(), 150)
        expect(await reconcile(bench())).toMatchObject({ calls: 1, recorded: 150 })
        expect(await reconcile(bench())).toMatchObject({ calls: 1, seen: 100, recorded: 0 })
        const many: Transaction[] = []
        for (let part = 0; part < 3; part += 1) {
          many.push(...(await income(bench(), 1_700, 1_000_000)))
          await bench().clock.advance({ seconds: 15 })
        }
        const missed = [many[0], many[2_600], many[5_099]].map((transaction) => transaction?.id)
        await storeAsKnown(bench(), many.filter(({ id }) => !missed.includes(id)))
        const run = await reconcile(bench())
        expect(run).toMatchObject({ recorded: 3, error: null })
        expect(await bench().countTransactions()).toBe(150 + 5_100)
        expect(await reconcile(bench())).toMatchObject({ calls: 1, seen: 100, recorded: 0 })
      })
    },
    { options: { apiVersion: "v1" }, emulatorOptions: { bankAccounts: [{ bank: "BIDV" }] } }
  )
})

/** Writes webhooks' transactions at once, over 1 VND each: there are many. */
async function storeAsKnown(bench: LedgerBench, transactions: Transaction[]): Promise<void> {
  await bench.sql.raw(
    `WITH stored AS (
       INSERT INTO sepay_transaction (id, environment, webhook_id, source, direction, amount_vnd, raw_amount_vnd, payload)
       SELECT 'septxn_' || id, 'production', id::text, 'webhook', 'in', 1, '{"value":"1","precision":20}', '{}'
         FROM unnest(?::bigint[]) AS known (id) RETURNING id, amount_vnd, raw_amount_vnd)
     INSERT INTO sepay_allocation (id, transaction_id, kind, amount_vnd, raw_amount_vnd, reason)
     SELECT 'sepall_' || id, id, 'unmatched', amount_vnd, raw_amount_vnd, 'It was known.' FROM stored`,
    [transactions.map(({ id }) => id)]
  )
}
