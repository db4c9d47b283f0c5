import { decideEntry, type SimilarTransaction } from "../decide-entry"

const SIMILAR: SimilarTransaction = {
  id: "septxn_1",
  hasSameReference: false,
  isSameRow: false,
  isOfSameMinute: false,
  isOfSameDay: false,
}
const SAME_REFERENCE = { ...SIMILAR, id: "septxn_2", hasSameReference: true }
const SAME_MINUTE = { ...SIMILAR, id: "septxn_3", isOfSameMinute: true }

const SAME_DAY = { ...SIMILAR, id: "septxn_4", isOfSameDay: true }
const SAME_ROW = { ...SIMILAR, id: "septxn_5", isSameRow: true }

const RECORD = { action: "record" }
const known = ({ id }: SimilarTransaction) => ({ action: "known", transactionId: id })

describe("a transaction that an admin records", () => {
  it.each<[string, SimilarTransaction[], boolean, object]>([
    ["is recorded when there is nothing like it", [], false, RECORD],
    ["is known by its reference", [SIMILAR, SAME_MINUTE, SAME_REFERENCE], false, known(SAME_REFERENCE)],
    ["is known by its reference, whatever the admin says", [SAME_REFERENCE], true, known(SAME_REFERENCE)],
    ["is known by its minute where a reference is missing", [SIMILAR, SAME_MINUTE], false, known(SAME_MINUTE)],
    ["is recorded beside one of its minute when the admin says so", [SAME_MINUTE], true, RECORD],
    ["is known by its minute before its day", [SAME_DAY, SAME_MINUTE], false, known(SAME_MINUTE)],
    ["is known by its day and text where no time is told", [SIMILAR, SAME_DAY], false, known(SAME_DAY)],
    ["is recorded beside one of its day and text when the admin says so", [SAME_DAY], true, RECORD],
    ["is known as a row of a statement that was imported before", [SAME_DAY, SAME_ROW], false, known(SAME_ROW)],
    ["is known as such a row, whatever the admin says", [SAME_ROW], true, known(SAME_ROW)],
    ["may be one of the same day", [SIMILAR], false, { action: "possible_duplicate", transactionIds: ["septxn_1"] }],
    ["is recorded beside one of the same day when the admin says so", [SIMILAR], true, RECORD],
  ])("%s", (_, similar, isAnother, decision) => {
    expect(decideEntry(similar, isAnother)).toEqual(decision)
  })
})
