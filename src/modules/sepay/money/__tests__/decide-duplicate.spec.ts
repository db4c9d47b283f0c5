import fc from "fast-check"
import { decideDuplicate, MAXIMUM_ATTEMPTS, type PossibleDuplicateFacts, type RefereeAnswer } from "../decide-duplicate"

const FACTS: PossibleDuplicateFacts = {
  amountVnd: 50_000,
  hasBothReports: false,
  originalId: "septxn_1",
  entryId: null,
  countedVnd: 50_000,
  otherOpenVnd: 0,
  attempts: 0,
}
const LAST = MAXIMUM_ATTEMPTS - 1
const counts = (paidAmountVnd: number): RefereeAnswer => ({ paidAmountVnd, problem: null })
const silent = (isFinal: boolean): RefereeAnswer => ({ paidAmountVnd: null, problem: "SePay is not available.", isFinal })

describe("a transfer that may be one that the ledger has", () => {
  it.each<[string, Partial<PossibleDuplicateFacts>, RefereeAnswer | null, string]>([
    ["has both reports of its own", { hasBothReports: true }, null, "separate"],
    ["may be one that an admin recorded by hand", { originalId: null, entryId: "septxn_9" }, null, "person"],
    ["is the only one of its amount without a second report", { originalId: null }, null, "separate"],
    ["is to be asked about", {}, null, "ask"],
    ["is not counted by SePay besides the other", {}, counts(50_000), "duplicate"],
    ["is counted by SePay besides the other", {}, counts(100_000), "separate"],
    ["is one of two that SePay has counted besides the other", { otherOpenVnd: 50_000 }, counts(150_000), "separate"],
    ["is counted together with something that nobody has reported", {}, counts(120_000), "wait"],
    ["does not fit in what SePay has counted", {}, counts(70_000), "wait"],
    ["does not fit, and SePay was asked often enough", { attempts: LAST }, counts(70_000), "person"],
    ["cannot be asked about now", {}, silent(false), "wait"],
    ["could not be asked about all the time", { attempts: LAST }, silent(false), "person"],
    ["is of an order that SePay does not know", {}, silent(true), "person"],
  ])("%s", (_, facts, answer, action) => {
    expect(decideDuplicate({ ...FACTS, ...facts }, answer).action).toBe(action)
  })

  it("tells a person which transaction it may be, what the sums are, and what to do", () => {
    const decision = decideDuplicate({ ...FACTS, attempts: LAST }, counts(70_000))
    expect(decision).toMatchObject({ reason: expect.stringMatching(/septxn_1.*statement.*70000 ₫.*50000 ₫/) })
  })

  it("never makes the ledger count more than SePay has", () => {
    fc.assert(
      fc.property(
        fc.record({
          amountVnd: fc.integer({ min: 1, max: 200 }),
          hasBothReports: fc.constant(false),
          originalId: fc.constant("septxn_1"),
          entryId: fc.constant(null),
          countedVnd: fc.nat(400),
          otherOpenVnd: fc.nat(200),
          attempts: fc.nat(MAXIMUM_ATTEMPTS),
        }),
        fc.nat(600),
        (facts, paidAmountVnd) => {
          const { action } = decideDuplicate(facts, counts(paidAmountVnd))
          return action !== "separate" || facts.countedVnd + facts.amountVnd <= paidAmountVnd
        }
      )
    )
  })
})
