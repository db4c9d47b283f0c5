import fc from "fast-check"
import { fold } from "../fold"
import { type LedgerTransaction, planImport, type PlannableRow, type RowPlan } from "../plan-import"
import type { StatementEntry } from "../read-statement"

const DAY = new Date("2026-11-26T05:00:00Z")
const ENTRY: StatementEntry = {
  direction: "in",
  amountVnd: 500_000,
  referenceNumber: null,
  content: "ck tien hang",
  transactedAt: DAY,
  isDayOnly: true,
}
const REPORTED: LedgerTransaction = {
  id: "septxn_1",
  source: "webhook",
  direction: "in",
  amountVnd: 500_000,
  referenceNumber: "FT1",
  text: "thanh toan",
  occurredAt: new Date("2026-11-26T09:30:00+07:00"),
  isDayOnly: false,
}
/** What an import made of `ENTRY`. */
const IMPORTED: LedgerTransaction = {
  ...REPORTED,
  source: "statement",
  referenceNumber: null,
  text: "ck tien hang",
  occurredAt: DAY,
  isDayOnly: true,
}
const at = (time: string): Partial<StatementEntry> => ({ transactedAt: new Date(`2026-11-26T${time}+07:00`), isDayOnly: false })

function plan(entries: Array<Partial<StatementEntry>>, ledger: LedgerTransaction[], another: number[] = []): string[] {
  const rows: PlannableRow[] = entries.map((entry, index) => ({
    line: index + 1,
    entry: { ...ENTRY, ...entry },
    isAnother: another.includes(index + 1),
  }))
  const plans = planImport(rows, ledger)
  return rows.map(({ line }) => brief(plans.get(line)))
}

function brief(planned: RowPlan | undefined): string {
  switch (planned?.state) {
    case "known":
      return `known ${planned.transactionId}`
    case "possible_duplicate":
      return ["possible", ...planned.transactionIds, ...(planned.sameAsLine === null ? [] : [`row ${planned.sameAsLine}`])].join(" ")
    default:
      return planned?.state ?? "nothing"
  }
}

const idOf = ({ id }: LedgerTransaction): number => Number(id.slice("septxn_".length))
const two = (one: LedgerTransaction): LedgerTransaction[] => [one, { ...one, id: "septxn_2" }]

describe("the rows of a statement", () => {
  it.each<[string, Array<Partial<StatementEntry>>, LedgerTransaction[], string[]]>([
    ["are new beside nothing", [{}], [], ["new"]],
    ["are new beside another amount or the other way", [{}], [{ ...REPORTED, amountVnd: 1 }, { ...REPORTED, direction: "out" }], ["new"]],
    ["are known by the reference, on any time of the day", [{ referenceNumber: "FT1" }], [REPORTED], ["known septxn_1"]],
    ["are known by the reference, where the bank books a day later", [{ referenceNumber: "FT1", transactedAt: new Date("2026-11-27T05:00:00Z") }], [REPORTED], ["known septxn_1"]],
    ["are known by day and text", [{ content: "Thanh toán" }], [REPORTED], ["known septxn_1"]],
    ["may be one of the day with another text", [{}], [REPORTED], ["possible septxn_1"]],
    ["may be one with another reference", [{ referenceNumber: "FT9", content: "Thanh toán" }], [REPORTED], ["possible septxn_1"]],
    ["are new on another day", [{ transactedAt: new Date("2026-11-24T05:00:00Z"), content: "Thanh toán" }], [REPORTED], ["new"]],
    ["are known by their minute", [at("09:30:40")], [REPORTED], ["known septxn_1"]],
    ["may be one of the same hour", [at("10:00:00")], [REPORTED], ["possible septxn_1"]],
    ["are new hours later, because the time is the bank's", [at("14:00:00")], [REPORTED], ["new"]],
    ["may be one that was typed by hand hours before", [at("14:00:00")], [{ ...REPORTED, source: "manual" }], ["possible septxn_1"]],
    ["are two where the statement has two", [{ referenceNumber: "FT1" }, { referenceNumber: "FT2" }], [REPORTED], ["known septxn_1", "new"]],
    ["that are alike are one and a question", [{}, {}], [], ["new", "possible row 1"]],
    ["that are alike but for the text are two", [{}, { content: "ck lan 2" }], [], ["new", "new"]],
    ["that are alike but for the time are two", [at("09:00:00"), at("09:05:00")], [], ["new", "new"]],
    ["that are alike with the same reference are one and a question", [{ referenceNumber: "A" }, { referenceNumber: "A" }], [], ["new", "possible row 1"]],
    ["with a reference that names a channel are told apart by their texts", [{ referenceNumber: "IBFT" }, { referenceNumber: "IBFT", content: "b" }], [], ["new", "new"]],
    ["are known when they were imported before", [{}, {}], two(IMPORTED), ["known septxn_1", "known septxn_2"]],
    ["are known when they were imported before and SePay reported them since", [{}], [{ ...IMPORTED, referenceNumber: "FT1", occurredAt: REPORTED.occurredAt, isDayOnly: false }], ["known septxn_1"]],
    ["are known when they were imported before, and their texts erased", [{}], [{ ...IMPORTED, text: "" }], ["known septxn_1"]],
    ["are one more than were imported before", [{}, {}], [IMPORTED], ["known septxn_1", "possible row 1"]],
    ["are new beside imported ones with another text", [{ content: "another" }], [IMPORTED], ["new"]],
    ["leave a transaction to the row that names it", [{ content: "Thanh toán" }, { referenceNumber: "FT1" }], [REPORTED], ["new", "known septxn_1"]],
  ])("%s", (_, entries, ledger, plans) => {
    expect(plan(entries, ledger)).toEqual(plans)
  })

  it("leave a transaction that the admin says a row is not", () => {
    expect(plan([{ content: "Thanh toán" }, { content: "THANH TOAN" }], [REPORTED])).toEqual(["known septxn_1", "possible row 1"])
    expect(plan([{ content: "Thanh toán" }, { content: "THANH TOAN" }], [REPORTED], [1])).toEqual(["new", "known septxn_1"])
  })

  it("are known by what the bank says, whatever the admin says", () => {
    expect(plan([{ referenceNumber: "FT1" }, {}], [REPORTED, { ...IMPORTED, id: "septxn_2" }], [1, 2])).toEqual(["known septxn_1", "known septxn_2"])
  })

  it("are all known once they were imported, each by a transaction of its own", () => {
    const entry = fc.record({
      amountVnd: fc.constantFrom(1_000, 2_000),
      referenceNumber: fc.constantFrom(null, "A", "B"),
      content: fc.constantFrom(null, "a", "b"),
      isDayOnly: fc.boolean(),
      transactedAt: fc.constantFrom(DAY, new Date(DAY.getTime() + 30_000), new Date(DAY.getTime() + 3_600_000)),
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, fc.nat()), { maxLength: 8 }), (drawn) => {
        const entries = drawn.map(([one]) => one)
        const ledger = entries.map((one, index): LedgerTransaction => {
          const { transactedAt, content, ...rest } = { ...ENTRY, ...one }
          return { ...rest, id: `septxn_${index}`, source: "statement", occurredAt: transactedAt, text: fold(content ?? "") }
        })
        // In whatever order the database answers.
        const plans = plan(entries, ledger.sort((one, other) => (drawn[idOf(one)]?.[1] ?? 0) - (drawn[idOf(other)]?.[1] ?? 0)))
        expect(plans.every((planned) => planned.startsWith("known"))).toBe(true)
        expect(new Set(plans).size).toBe(entries.length)
      })
    )
  })
})
