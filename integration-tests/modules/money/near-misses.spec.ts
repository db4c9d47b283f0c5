import { normalizeNumber } from "../../../src/modules/sepay/money/normalize-identifiers"
import { describeLedger, type Payment, type WebhookStyle } from "../../support/ledger"

const BIDV = "8886158061"
/** With the form of this store's codes, and no order's. */
const NOBODYS = "ABCDEFGHJKMN"

describe("what is nearly one of the store's numbers", () => {
  describeLedger((bench) => {
    let payment: Payment

    beforeEach(async () => {
      payment = await bench().openPayment(100_000)
    })

    /** Money on the real account; the webhook says what `fields` say, and nothing else of whom it is for. */
    async function deliver(fields: WebhookStyle["fields"], amountVnd = 100_000) {
      const transaction = await bench().pay({ accountNumber: BIDV, amountVnd, content: "chuyen tien" })
      const recorded = await bench().deliver(transaction, { fields: { code: null, description: "", ...fields } })
      return { transaction, recorded }
    }

    const prefix = () => payment.vaOrder.orderCode.slice(0, 3)
    const attention = async () => (await bench().service.reports.describeHealth()).counts.transactionsNeedingAttention
    const suggested = () => [
      expect.objectContaining({ kind: "unmatched", needsAttention: true, receivableId: payment.receivable.id, vaOrderId: null }),
    ]

    it.each<[string, (vaNumber: string, code: string) => WebhookStyle["fields"]]>([
      ["its VA in lower case", (vaNumber) => ({ subAccount: vaNumber.toLowerCase() })],
      ["its VA with spaces", (vaNumber) => ({ subAccount: vaNumber.replace(/(.{4})/g, "$1 ") })],
      ["its VA as the account", (vaNumber) => ({ accountNumber: vaNumber })],
      ["its VA as the account, in lower case with spaces", (vaNumber) => ({ accountNumber: ` ${vaNumber.toLowerCase().replace(/(.{4})/g, "$1 ")}` })],
      ["its code with separators", (_, code) => ({ code: `${code.slice(0, 5)}-${code.slice(5)}` })],
      ["its code cut to 8 on its account, over its amount", (_, code) => ({ code: code.slice(0, 8) })],
      ["its VA in the text only, over its amount", (vaNumber) => ({ content: `CK ${vaNumber.toLowerCase()} cam on` })],
      ["its VA in the text in groups", (vaNumber) => ({ content: `CK ${vaNumber.replace(/(.{4})/g, "$1 ")}` })],
      ["its code in the text, broken in two", (_, code) => ({ content: `CK ${code.slice(0, 9)} ${code.slice(9)}` })],
    ])("pays the order: %s", async (_situation, write) => {
      const { recorded } = await deliver(write(payment.vaOrder.vaNumber, payment.vaOrder.orderCode))
      expect(recorded.allocations).toEqual([expect.objectContaining({ kind: "applied", receivableId: payment.receivable.id })])
      expect(recorded.isSettlementDue).toBe(true)
      expect(await attention()).toBe(0)
    })

    it.each<[string, (vaNumber: string, code: string) => WebhookStyle["fields"], number]>([
      ["a code cut to 8, over another amount", (_, code) => ({ code: code.slice(0, 8) }), 99_000],
      ["a code cut to 8, without an account", (_, code) => ({ code: code.slice(0, 8), accountNumber: "" }), 100_000],
      ["a code cut in the text", (_, code) => ({ content: `${code.slice(0, 10)} chuyen tien` }), 100_000],
      ["a code cut to 8 in the text, glued to words", (_, code) => ({ content: `CK.${code.slice(0, 8)}chuyentien` }), 100_000],
      ["a code whose last letter is wrong", (_, code) => ({ content: `${code.slice(0, 14)}${code.endsWith("2") ? "3" : "2"}` }), 100_000],
      ["a VA in the text, over another amount", (vaNumber) => ({ content: vaNumber }), 99_000],
      ["a code in the text, on another virtual account", (_, code) => ({ content: code, subAccount: "963NQDOTHER01" }), 100_000],
    ])("is shown to a person with the order that is suggested: %s", async (_situation, write, amountVnd) => {
      const { recorded } = await deliver(write(payment.vaOrder.vaNumber, payment.vaOrder.orderCode), amountVnd)
      expect(recorded.allocations).toEqual(suggested())
      expect((await bench().reload(payment.receivable)).receivedVnd).toBe(0)
      expect(await attention()).toBe(1)
      const details = await bench().service.reports.requireTransaction(recorded.transactionId)
      expect(details.paymentCollectionIds).toEqual([payment.receivable.paymentCollectionId])
    })

    it("is shown to a person without a suggestion when a text names two orders", async () => {
      const other = await bench().openPayment(100_000)
      const { recorded } = await deliver({ content: `${payment.vaOrder.orderCode} ${other.vaOrder.vaNumber}` })
      expect(recorded.allocations).toEqual([expect.objectContaining({ kind: "unmatched", receivableId: null, needsAttention: true })])
    })

    it.each<[string, WebhookStyle["fields"]]>([
      ["SePay's own accounts", { content: "SEPBND73333", code: "SEPBND73333" }],
      ["SePay's own words", { content: "SEPAY8386 hang thang" }],
      ["another store's virtual account", { subAccount: "963NQDOTHERSTORE" }],
      ["income without a word", { content: "tien luong thang 3" }],
    ])("raises no alarm when it is certainly not the store's: %s", async (_situation, fields) => {
      const { recorded } = await deliver(fields)
      expect(recorded.allocations).toEqual([expect.objectContaining({ kind: "unmatched", needsAttention: false })])
      expect(await attention()).toBe(0)
    })

    it("raises no alarm on another store's virtual account, where that store has the same prefix", async () => {
      const code = `${prefix()}${NOBODYS}`
      const { recorded } = await deliver({ code, content: code, subAccount: "963NQDOTHERSTORE" })
      expect(recorded.allocations).toEqual([
        expect.objectContaining({ needsAttention: false, reason: expect.stringContaining("another store of the same SePay company") }),
      ])
      const [stored] = await bench().service.listSepayTransactions({})
      expect(stored).toMatchObject({ unknown_code: code, va_number: "963NQDOTHERSTORE" })
      expect((await bench().service.reports.describeHealth()).counts.foreignCodes).toBe(1)
    })

    it("asks about a code with the store's prefix that is no order's, until the VA is known to be another store's", async () => {
      const code = `${prefix()}${NOBODYS}`
      const { transaction, recorded } = await deliver({ content: code })
      expect(recorded.allocations).toEqual([expect.objectContaining({ kind: "unmatched", needsAttention: true })])
      const fields = { code: null, description: "", content: code, subAccount: "963NQDOTHERSTORE" }
      expect(await bench().deliver(transaction, { fields })).toMatchObject({ outcome: "merged" })
      expect(await attention()).toBe(0)
    })

    it("gives way when the second report names the VA, and counts once", async () => {
      const { transaction, recorded } = await deliver({ content: payment.vaOrder.orderCode }, 40_000)
      expect(recorded.allocations).toEqual(suggested())
      const again = await bench().deliver(transaction, { fields: { subAccount: payment.vaOrder.vaNumber } })
      expect(again).toMatchObject({ outcome: "merged", transactionId: recorded.transactionId })
      expect((await bench().reload(payment.receivable)).receivedVnd).toBe(40_000)
      expect(await attention()).toBe(0)
      expect(await bench().countTransactions()).toBe(1)
    })

    it("gives way to another order when the API's row names that order's VA", async () => {
      const other = await bench().openPayment(50_000)
      const transaction = await bench().pay({ vaNumber: other.vaOrder.vaNumber, amountVnd: 50_000 })
      const fields = { subAccount: null, code: null, description: "", content: `${payment.vaOrder.orderCode.slice(0, 10)}` }
      expect((await bench().deliver(transaction, { fields })).allocations).toEqual(suggested())
      await bench().service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
      expect((await bench().reload(other.receivable)).receivedVnd).toBe(50_000)
      expect((await bench().reload(payment.receivable)).receivedVnd).toBe(0)
      expect(await bench().countTransactions()).toBe(1)
      expect(await attention()).toBe(0)
    })

    it("is the same transfer whether webhook and API write the VA alike or not", async () => {
      const { vaNumber } = payment.vaOrder
      const transaction = await bench().pay({ vaNumber, amountVnd: 40_000 })
      await bench().deliver(transaction, { fields: { accountNumber: vaNumber.toLowerCase(), subAccount: null, referenceCode: null } })
      await bench().service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
      await bench().askAboutDuplicates()
      expect((await bench().reload(payment.receivable)).receivedVnd).toBe(40_000)
      expect(await bench().countTransactions()).toBe(1)
      const [stored] = await bench().service.listSepayTransactions({})
      expect(stored).toMatchObject({ va_number: normalizeNumber(vaNumber), account_number: BIDV })
    })

    it("confirms no return by a part of a code", async () => {
      const { receivable, vaOrder } = payment
      await bench().deliver(await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd: 100_000 }))
      const content = `hoan tien ${vaOrder.orderCode.slice(0, 10)}`
      const out = await bench().pay({ direction: "out", accountNumber: BIDV, amountVnd: 30_000, content })
      const recorded = await bench().deliver(out, { fields: { code: null } })
      expect(recorded.allocations).toEqual([expect.objectContaining({ kind: "ignored", receivableId: null })])
      expect((await bench().reload(receivable)).receivedVnd).toBe(100_000)
    })
  })
})
