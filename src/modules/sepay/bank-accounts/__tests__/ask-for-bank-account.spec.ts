import { judgeAnswer } from "../ask-for-bank-account"

const CANDIDATES = [{ id: "sepba_bidv" }, { id: "sepba_icb" }]

describe("the answer of a store's own code about the bank account", () => {
  it.each([
    ["the first candidate", "sepba_bidv", "sepba_bidv"],
    ["another candidate", "sepba_icb", "sepba_icb"],
    ["nothing", undefined, null],
    ["null", null, null],
  ])("is taken: %s", (_, answer, expected) => {
    expect(judgeAnswer(CANDIDATES, answer)).toEqual({ bankAccountId: expected, problem: null })
  })

  it.each([
    ["an unknown account", "sepba_nobody", /"sepba_nobody".*none of the candidates/],
    ["an account's number", "8886158061", /none of the candidates/],
    ["an empty text", "", /none of the candidates/],
    ["a long text, of which the beginning is told", "x".repeat(5_000), /^it answered "x{100}"/],
    ["a number", 1, /a number instead of an account's id/],
    ["an object", { id: "sepba_bidv" }, /an object instead of an account's id/],
    ["a list", ["sepba_bidv"], /an object/],
    ["yes", true, /a boolean/],
  ])("is refused with a sentence: %s", (_, answer, problem) => {
    expect(judgeAnswer(CANDIDATES, answer)).toEqual({ bankAccountId: null, problem: expect.stringMatching(problem) })
  })
})
