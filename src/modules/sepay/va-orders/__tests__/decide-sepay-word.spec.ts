import type { ApiOrder } from "../../../../sepay/api/sepay-api"
import { decideSepayWord, type SepayWord, type SepayWordDecision, toSepayWord } from "../decide-sepay-word"

const NOW = new Date("2026-03-27T03:00:00Z")

type OrderWord = Extract<SepayWord, { kind: "order" }>
const order = (status: OrderWord["status"], also: Partial<OrderWord> = {}): OrderWord => ({
  kind: "order",
  status,
  paidAmountVnd: 0,
  takesMoney: false,
  ...also,
})
const open = order("Pending", { takesMoney: true })
const part = order("Partially", { paidAmountVnd: 60_000 })

describe("what SePay's word of an order over 100,000 means", () => {
  it.each<[string, SepayWord, number, SepayWordDecision, SepayWordDecision]>([
    ["it waits for its money", open, 0, { action: "go_on" }, { action: "ask_again" }],
    ["it has expired unpaid", order("Pending"), 0, { action: "go_on" }, { action: "ask_again" }],
    ["it was cancelled", order("Cancelled"), 0, { action: "over", status: "closed" }, { action: "over", status: "closed" }],
    ["it is paid, and recorded", order("Paid", { paidAmountVnd: 100_000 }), 100_000, { action: "over", status: "paid" }, { action: "over", status: "paid" }],
    [
      "it is paid in part, and recorded, and takes no more",
      part,
      60_000,
      { action: "go_on" },
      { action: "over", status: "closed" },
    ],
    ["it is paid in part, and recorded, and takes more", { ...part, takesMoney: true }, 60_000, { action: "go_on" }, { action: "ask_again" }],
    ["more is recorded than SePay has counted", part, 100_000, { action: "go_on" }, { action: "over", status: "closed" }],
  ])("%s", (_, word, recordedVnd, forNumber, forClose) => {
    const input = { word, amountVnd: 100_000, recordedVnd }
    expect(decideSepayWord({ ...input, question: "give_out_number" })).toEqual(forNumber)
    expect(decideSepayWord({ ...input, question: "close" })).toEqual(forClose)
  })

  it.each<[string, SepayWord, number, SepayWordDecision]>([
    ["nothing of it is recorded", order("Paid", { paidAmountVnd: 100_000 }), 0, { action: "find_money", missingVnd: 100_000, status: "paid" }],
    ["SePay does not say how much", order("Paid"), 30_000, { action: "find_money", missingVnd: 70_000, status: "paid" }],
    ["more was paid than the order is over", order("Paid", { paidAmountVnd: 120_000 }), 100_000, { action: "find_money", missingVnd: 20_000, status: "paid" }],
    ["a part is not recorded, and it takes more", { ...part, takesMoney: true }, 0, { action: "find_money", missingVnd: 60_000, status: "open" }],
    ["a part is not recorded, and it was cancelled", order("Cancelled", { paidAmountVnd: 60_000 }), 0, { action: "find_money", missingVnd: 60_000, status: "closed" }],
    ["SePay does not know it", { kind: "unknown" }, 0, { action: "ask_person" }],
    ["SePay cannot be asked", { kind: "unreachable" }, 0, { action: "ask_again" }],
  ])("whatever is asked for, when %s", (_, word, recordedVnd, decision) => {
    for (const question of ["give_out_number", "close"] as const) {
      expect(decideSepayWord({ question, word, amountVnd: 100_000, recordedVnd })).toEqual(decision)
    }
  })

  it("whose part is not recorded and which takes no more, is that another number can be added, or that it is closed", () => {
    const input = { word: part, amountVnd: 100_000, recordedVnd: 20_000 }
    const found = { action: "find_money", missingVnd: 40_000 }
    expect(decideSepayWord({ ...input, question: "give_out_number" })).toEqual({ ...found, status: "open" })
    expect(decideSepayWord({ ...input, question: "close" })).toEqual({ ...found, status: "closed" })
  })

  it.each([
    ["Unpaid", null, true],
    ["Unpaid", new Date(NOW.getTime() + 1), true],
    ["Unpaid", NOW, false],
    ["Cancelled", null, false],
    ["Paid", null, false],
  ] as const)("a number that is %s and expires at %p takes money: %p", (status, expiresAt, takesMoney) => {
    const number = { vaNumber: "963NQ1", vaHolderName: null, amountVnd: 100_000, status, paidAt: null, expiresAt }
    const answer = { status: "Pending", paidAmountVnd: 0, virtualAccounts: [number] } as unknown as ApiOrder
    expect(toSepayWord(answer, NOW)).toEqual({ kind: "order", status: "Pending", paidAmountVnd: 0, takesMoney })
  })
})
