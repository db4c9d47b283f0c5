import type { Transaction } from "../../../src/emulator"
import type { StatementColumns } from "../../../src/modules/sepay/money/statement/find-columns"
import type { ImportedOutcome, RowChoice } from "../../../src/modules/sepay/money/statement/import-statement"
import { describeLedger, type LedgerBench } from "../../support/ledger"

/** Bank statements that an admin imports, beside what SePay reports. */

const WHO = { actorId: "user_1", reason: "SePay was not available this morning." }
const COLUMNS: StatementColumns = { date: 0, time: null, credit: 2, debit: 1, amount: null, reference: 3, content: 4 }
const HEAD = "Ngày giao dịch;Ghi nợ;Ghi có;Số tham chiếu;Nội dung"
const HOUR_MILLISECONDS = 3_600_000

/** A moment as banks write it. */
function written(at: Date, withTime: boolean): string {
  const [day = "", time = ""] = new Date(at.getTime() + 7 * HOUR_MILLISECONDS).toISOString().split("T")
  return `${day.split("-").reverse().join("/")}${withTime ? ` ${time.slice(0, 8)}` : ""}`
}

interface Line {
  at?: Date
  withTime?: boolean
  inVnd?: number
  outVnd?: number
  reference?: string
  content?: string
}

function toStatement(lines: readonly Line[]): Buffer {
  const rows = lines.map(({ at = new Date(), withTime = false, inVnd, outVnd, reference = "", content = "" }) =>
    [written(at, withTime), outVnd ?? "", inVnd ?? "", reference, content].join(";")
  )
  return Buffer.from([HEAD, ...rows, ";1.000;9.000;;Tổng cộng"].join("\n"))
}

/** What became of each line, in a word. */
function brief(rows: readonly ImportedOutcome[]): string[] {
  return rows.map(({ outcome }) => outcome)
}

function describeImports(bench: () => LedgerBench): void {
  const ACCOUNT = "8886158061"

  async function importLines(lines: readonly Line[], choices: Array<[line: number, choice: RowChoice]> = [], accountNumber = ACCOUNT) {
    const file = { bytes: toStatement(lines), accountNumber }
    return bench().service.money.importStatement(file, COLUMNS, new Map(choices), WHO)
  }

  async function preview(lines: readonly Line[], accountNumber = ACCOUNT) {
    const { rows } = await bench().service.money.previewStatement({ bytes: toStatement(lines), accountNumber }, COLUMNS)
    return rows
  }

  const states = async (lines: readonly Line[], accountNumber = ACCOUNT) =>
    (await preview(lines, accountNumber)).map(({ state }) => state)

  /** A transfer that SePay has made and not reported, and what the bank's statement says of it. */
  async function transferUnreported(amountVnd: number, line: Line = {}) {
    const { receivable, vaOrder } = await bench().openPayment(amountVnd)
    const transaction = await bench().pay({ vaNumber: vaOrder.vaNumber, amountVnd, force: true })
    const told: Line = { inVnd: amountVnd, reference: transaction.referenceNumber, content: "tien hang", ...line }
    return { receivable, vaOrder, transaction, line: told, account: transaction.accountNumber }
  }

  async function reconcile() {
    await bench().clock.advance({ hours: 1 })
    await bench().service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
  }

  async function onlyTransaction() {
    const [only, ...others] = await bench().service.listSepayTransactions({})
    expect(others).toEqual([])
    return only
  }

  it("pays nothing by itself, and says who recorded it, from what and why", async () => {
    const { receivable, line, account } = await transferUnreported(100_000)
    const { importId, rows } = await importLines([line, { outVnd: 20_000, content: "phi" }], [], account)
    expect(brief(rows)).toEqual(["recorded", "recorded"])
    expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 0, settlementStatus: "none" })
    const transactions = await bench().service.listSepayTransactions({}, { order: { amount_vnd: "ASC" } })
    expect(transactions).toEqual([
      expect.objectContaining({ source: "statement", direction: "out", entered_by: "user_1", is_day_only: true }),
      expect.objectContaining({ source: "statement", direction: "in", entered_by: "user_1", reference_number: line.reference }),
    ])
    expect(await bench().service.settings.findLastAdminAction("transactions.import")).toMatchObject({
      id: importId,
      actorId: "user_1",
      details: { reason: WHO.reason, account_number: account, rows: 2, rows_new: 2 },
    })
    expect(await bench().service.settings.findLastAdminAction("transaction.record")).toMatchObject({
      details: { reason: WHO.reason, source: "statement", import_id: importId, line: 3 },
    })
    // A statement lists all that came: what names no order raises no alarm.
    expect((await bench().service.reports.describeHealth()).counts.transactionsNeedingAttention).toBe(0)
  })

  it("records nothing new when it is imported twice, or twice at once, whatever is chosen", async () => {
    const lines: Line[] = [
      { inVnd: 50_000, content: "ck" },
      { inVnd: 50_000, content: "ck" },
      { inVnd: 50_000, content: "ck", withTime: true },
      { inVnd: 60_000, reference: "FT1" },
      { inVnd: 60_000, reference: "IBFT", content: "a" },
      { inVnd: 60_000, reference: "IBFT", content: "b" },
      { outVnd: 50_000 },
    ]
    const asked = await importLines(lines)
    expect(brief(asked.rows).filter((outcome) => outcome !== "recorded").length).toBeGreaterThan(0)
    const choices = lines.map((_, index): [number, RowChoice] => [index + 2, "record"])
    await Promise.all([importLines(lines, choices), importLines(lines, choices)])
    expect(await bench().countTransactions()).toBe(lines.length)
    const again = await importLines(lines, choices)
    expect(brief(again.rows)).toEqual(lines.map(() => "known"))
    expect(new Set(await states(lines))).toEqual(new Set(["known", "skipped"]))
    expect(await bench().countTransactions()).toBe(lines.length)
  })

  it.each<[string, Line]>([
    ["by its reference, on its day", {}],
    ["by its minute", { reference: "", withTime: true }],
  ])("knows a transfer that SePay has reported %s", async (_, line) => {
    const { transaction, line: told, account, receivable } = await transferUnreported(70_000, line)
    const { transactionId } = await bench().deliver(transaction)
    const [row] = await preview([told], account)
    expect(row).toMatchObject({ state: "known", transactions: [{ id: transactionId }] })
    expect((await importLines([told], [], account)).rows).toEqual([{ line: 2, outcome: "known", transactionId }])
    expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 70_000 })
    expect(await bench().countTransactions()).toBe(1)
  })

  it("asks about a transfer of the day without a reference, and records it when the admin says that it is another one", async () => {
    const { transaction, line, account } = await transferUnreported(70_000, { reference: "" })
    const { transactionId } = await bench().deliver(transaction)
    expect((await preview([line], account))[0]).toMatchObject({ state: "possible_duplicate", transactions: [{ id: transactionId }] })
    expect(brief((await importLines([line], [], account)).rows)).toEqual(["undecided"])
    expect(await bench().countTransactions()).toBe(1)
    expect(brief((await importLines([line], [[2, "record"]], account)).rows)).toEqual(["recorded"])
    expect(brief((await importLines([line], [[2, "record"]], account)).rows)).toEqual(["known"])
    expect(await bench().countTransactions()).toBe(2)
  })

  it("asks about the second of two equal rows, and leaves out what the admin leaves out", async () => {
    const line: Line = { inVnd: 80_000, content: "ck" }
    expect(await preview([line, line])).toMatchObject([{ state: "new" }, { state: "possible_duplicate", sameAsLine: 2 }, { state: "skipped" }])
    expect(brief((await importLines([line, line], [[2, "skip"]])).rows)).toEqual(["left_out", "undecided"])
    expect(await bench().countTransactions()).toBe(0)
    expect(brief((await importLines([line, line], [[3, "record"]])).rows)).toEqual(["recorded", "recorded"])
    expect(await bench().countTransactions()).toBe(2)
  })

  it("keeps no good row back for a bad one", async () => {
    await bench().sql.raw(`CREATE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no such row'; END $$`)
    await bench().sql.raw(
      `CREATE TRIGGER refuse_row BEFORE INSERT ON sepay_transaction FOR EACH ROW WHEN (NEW.amount_vnd = 66666) EXECUTE FUNCTION refuse_row()`
    )
    try {
      const lines = [{ inVnd: 10_000 }, { inVnd: 66_666 }, { inVnd: 0.5 }, { inVnd: 20_000 }]
      const { rows } = await importLines(lines)
      expect(rows.map(({ line, outcome }) => `${line} ${outcome}`)).toEqual(["2 recorded", "3 failed", "5 recorded"])
      expect((await preview(lines))[2]).toMatchObject({ line: 4, state: "unreadable", why: "amount_has_fraction", value: "0.5" })
      expect(await bench().countTransactions()).toBe(2)
    } finally {
      await bench().sql.raw("DROP TRIGGER refuse_row ON sepay_transaction; DROP FUNCTION refuse_row")
    }
    expect(brief((await importLines([{ inVnd: 10_000 }, { inVnd: 66_666 }])).rows)).toEqual(["known", "recorded"])
  })

  it("suggests the order that a row names, and lets SePay's report decide", async () => {
    const { receivable, vaOrder, transaction, line, account } = await transferUnreported(90_000)
    const named = { ...line, content: `ck ${vaOrder.orderCode} cam on` }
    expect((await preview([named], account))[0]).toMatchObject({
      state: "new",
      suggestedCollectionId: receivable.paymentCollectionId,
    })
    await importLines([named], [], account)
    const { id } = (await onlyTransaction()) ?? { id: "" }
    const [allocation] = await bench().service.listSepayAllocations({ transaction_id: id })
    expect(allocation).toMatchObject({ kind: "unmatched", receivable_id: receivable.id, va_order_id: null, needs_attention: true })
    const details = await bench().service.reports.requireTransaction(id)
    expect(await bench().service.reports.listMatchCandidates(details)).toEqual([
      expect.objectContaining({ paymentCollectionId: receivable.paymentCollectionId, why: "same_payment" }),
    ])
    expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 0 })
    expect(await bench().deliver(transaction)).toMatchObject({ outcome: "merged", transactionId: id })
    expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 90_000, settlementStatus: "due" })
  })

  describe("SePay's report that comes later", () => {
    async function importAndMatch(line: Line = {}) {
      const made = await transferUnreported(60_000, line)
      const { rows } = await importLines([made.line], [], made.account)
      const transactionId = rows[0] && "transactionId" in rows[0] ? rows[0].transactionId : ""
      await bench().service.money.matchTransaction({ transactionId, receivableId: made.receivable.id, ...WHO })
      expect(await bench().reload(made.receivable)).toMatchObject({ receivedVnd: 60_000 })
      return { ...made, transactionId }
    }

    const reports: Array<[string, (transaction: Transaction) => Promise<unknown>]> = [
      ["a webhook", async (transaction) => bench().deliver(transaction)],
      ["the API's row", reconcile],
      ["both", async (transaction) => [await bench().deliver(transaction), await reconcile()]],
    ]
    it.each(reports)("as %s is recognized by its reference, counts once and tells the time", async (_, report) => {
      const { receivable, transaction, transactionId } = await importAndMatch()
      expect(await onlyTransaction()).toMatchObject({ is_day_only: true })
      await report(transaction)
      const reported = await onlyTransaction()
      expect(reported).toMatchObject({ id: transactionId, source: "statement", is_day_only: false })
      expect(reported?.transacted_at).toEqual(new Date(`${transaction.transactedAt.replace(" ", "T")}+07:00`))
      expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 60_000 })
    })

    it.each(reports)("as %s without the statement's reference is left to a person", async (_, report) => {
      const { receivable, transaction, transactionId } = await importAndMatch({ reference: "" })
      await report(transaction)
      await bench().askAboutDuplicates()
      expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 60_000 })
      expect(await bench().countTransactions()).toBe(2)
      const attention = await bench().service.listSepayAllocations({ needs_attention: true })
      expect(attention).toEqual([expect.objectContaining({ kind: "unmatched", reason: expect.stringContaining(transactionId) })])
    })

    it("is recognized by its minute where the statement has times", async () => {
      const { receivable, transaction, transactionId } = await importAndMatch({ reference: "", withTime: true })
      expect(await bench().deliver(transaction)).toMatchObject({ outcome: "merged", transactionId })
      expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 60_000 })
    })

    it("is a transfer of its own hours after a row with a time", async () => {
      const before = new Date(Date.now() - 3 * HOUR_MILLISECONDS)
      const { receivable, transaction, account } = await transferUnreported(60_000)
      await importLines([{ inVnd: 60_000, reference: "OTHER", at: before, withTime: true }], [], account)
      expect(await bench().deliver(transaction)).toMatchObject({ outcome: "recorded" })
      expect(await bench().reload(receivable)).toMatchObject({ receivedVnd: 60_000 })
    })
  })

  it("lets the migration that brought it be taken back, and applied again", async () => {
    await importLines([{ inVnd: 10_000 }])
    await bench().migrate("down", "Migration20261127200000")
    await bench().migrate("up", "Migration20261127200000")
    expect(await onlyTransaction()).toMatchObject({ source: "manual", entered_by: "user_1", is_day_only: false })
  })

  it.each([
    [/"columns": say which column has the date and the amount/, { ...COLUMNS, date: null, debit: null, credit: null }, []],
    [/"choices": row 9 of the file is no transfer/, COLUMNS, [9]],
  ])("is refused with a sentence, and changes nothing: %s", async (sentence, columns, lines) => {
    const file = { bytes: toStatement([{ inVnd: 1_000 }]), accountNumber: ACCOUNT }
    const choices = new Map(lines.map((line) => [line, "record" as const]))
    await expect(bench().service.money.importStatement(file, columns, choices, WHO)).rejects.toThrow(sentence)
    expect(await bench().countTransactions()).toBe(0)
    expect(await bench().service.settings.findLastAdminAction("transactions.import")).toBeNull()
  })
}

describe("a statement beside SePay's API v2", () => {
  describeLedger(describeImports)
})

describe("a statement beside SePay's API v1", () => {
  describeLedger(describeImports, { options: { apiVersion: "v1" } })
})
