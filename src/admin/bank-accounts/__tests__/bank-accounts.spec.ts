import { VA_HOLDER_NAME_PATTERN } from "../../../sepay/banks"
import { describeAccountState } from "../account-state"
import { HOLDER_NAME_PATTERN, suggestHolderName } from "../holder-name"
import { findMoves, sortByTurn } from "../turn"

const account = (account_number: string, rank: number, is_default = false) => ({ account_number, rank, is_default })

describe("the order of bank accounts", () => {
  it("begins with the default, whatever its rank", () => {
    const sorted = sortByTurn([account("3", 0), account("1", 1), account("2", 2, true)])
    expect(sorted.map(({ account_number }) => account_number)).toEqual(["2", "3", "1"])
  })

  it("is the same for equal ranks every time", () => {
    const sorted = sortByTurn([account("2", 0), account("1", 0)])
    expect(sorted.map(({ account_number }) => account_number)).toEqual(["1", "2"])
  })

  it.each([
    ["the default does not move", 0, { up: null, down: null }],
    ["nothing passes the default", 1, { up: null, down: 2 }],
    ["the last one only moves up", 2, { up: 1, down: null }],
  ])("%s", (_, index, moves) => {
    expect(findMoves([account("1", 5, true), account("2", 6), account("3", 7)], index)).toEqual(moves)
  })

  it("lets the first one move down where there is no default", () => {
    expect(findMoves([account("1", 0), account("2", 1)], 0)).toEqual({ up: null, down: 1 })
  })
})

describe("whether order VAs work on an account", () => {
  const at = "2026-03-27T03:15:00.000Z"
  const NO_TERMINAL = { code: "tid_required" as const, message: "tid is missing" }

  it.each([
    ["not_usable", [NO_TERMINAL], { at, problem: null }, [NO_TERMINAL]],
    ["test_failed", [], { at, problem: "Refused" }, [{ code: "other" as const, message: "Refused" }]],
    ["works", [], { at, problem: null }, []],
    ["untested", [], null, []],
  ])("%s", (state, problems, last_test, reasons) => {
    expect(describeAccountState({ problems, last_test })).toEqual({ state, reasons })
  })
})

describe("BIDV's payee name", () => {
  it("is checked here as it is on the server", () => {
    expect(HOLDER_NAME_PATTERN.source).toBe(VA_HOLDER_NAME_PATTERN.source)
  })

  it.each([
    ["Cà phê Phố Cổ", "CA PHE PHO CO"],
    ["Công ty Đường Sữa", "CONG TY DUONG SUA"],
    ["  a--b_c  ", "A B C"],
    ["!!!", ""],
    [`${"a".repeat(69)} bc`, "A".repeat(69)],
  ])("%s is suggested as %s", (typed, name) => expect(suggestHolderName(typed)).toBe(name))
})
