import type { AdminSepayStatementRow } from "../../../../api/admin/sepay/money/transactions/types"
import { chooseColumn, chooseRow, countStates, isToBeRecorded, type RowChoices } from "../statement-rows"

const NONE: RowChoices = new Map()
const ENTRY = {
  direction: "in",
  amount_vnd: 1_000,
  transacted_at: "2026-11-27T05:00:00.000Z",
  is_day_only: true,
  reference_number: null,
  content: null,
} as const
const NEW: AdminSepayStatementRow = { line: 2, state: "new", entry: ENTRY, suggested_order: null }
const POSSIBLE: AdminSepayStatementRow = { ...NEW, line: 3, state: "possible_duplicate", transactions: [], same_as_line: 2 }
const KNOWN: AdminSepayStatementRow = { line: 4, state: "known", entry: ENTRY, transactions: [] }

describe("the rows of a statement", () => {
  it("are recorded when they are new, and possible duplicates when they are chosen", () => {
    expect([NEW, POSSIBLE, KNOWN].map((row) => isToBeRecorded(row, NONE))).toEqual([true, false, false])
    const chosen = chooseRow(chooseRow(NONE, NEW, false), POSSIBLE, true)
    expect([NEW, POSSIBLE].map((row) => isToBeRecorded(row, chosen))).toEqual([false, true])
    expect([...chosen]).toEqual([
      [2, "skip"],
      [3, "record"],
    ])
  })

  it("say nothing of a row once it is as it was", () => {
    const chosen = chooseRow(chooseRow(NONE, NEW, false), POSSIBLE, true)
    expect([...chooseRow(chooseRow(chosen, NEW, true), POSSIBLE, false)]).toEqual([])
    expect(isToBeRecorded(POSSIBLE, chooseRow(chosen, POSSIBLE, false))).toBe(false)
  })

  it("are counted by what they are", () => {
    expect(countStates([NEW, NEW, KNOWN])).toEqual({ new: 2, possible_duplicate: 0, known: 1, unreadable: 0, skipped: 0 })
  })
})

describe("the columns of a statement", () => {
  const columns = { date: 0, time: null, credit: 2, debit: 3, amount: null, reference: null, content: 4 }

  it.each([
    ["one column of amounts instead of two", "amount", 5, { credit: null, debit: null, amount: 5 }],
    ["a column that said something else", "reference", 4, { reference: 4, content: null }],
    ["day and time in one column", "time", 0, { time: 0 }],
    ["no column", "content", null, { content: null }],
  ] as const)("can be %s", (_, role, column, changed) => {
    expect(chooseColumn(columns, role, column)).toEqual({ ...columns, ...changed })
  })

  it("can be two columns of amounts instead of one", () => {
    const one = { ...columns, credit: null, debit: null, amount: 2 }
    expect(chooseColumn(one, "credit", 2)).toEqual({ ...columns, debit: null })
  })
})
