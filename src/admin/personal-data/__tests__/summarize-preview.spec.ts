import type { AdminSepayPersonalDataPreview } from "../../../api/admin/sepay/personal-data/types"
import { summarizePreview } from "../summarize-preview"

const NOTHING: AdminSepayPersonalDataPreview = { transactions: [], returns_owed: 0, unreadable_rows: [], admin_actions: 0 }
const AT = "2026-12-03T08:00:00.000Z"
const TRANSACTION: AdminSepayPersonalDataPreview["transactions"][number] = {
  id: "septxn_1",
  occurred_at: AT,
  is_day_only: false,
  direction: "in",
  amount_vnd: 50_000,
  bank_name: "BIDV",
  reference_number: "FT1",
  orders: [],
  anonymized_at: null,
  kept_because: null,
}
const ROW = { id: "sepunr_1", created_at: AT, anonymized_at: null, kept_because: null }

describe("what an erasure would do", () => {
  it.each<[string, Partial<AdminSepayPersonalDataPreview>, object]>([
    ["for a person of whom nothing is known", {}, { erasable: 0, kept: 0, erased: 0, isEmpty: true }],
    [
      "for transactions and unreadable reports",
      { transactions: [TRANSACTION], unreadable_rows: [ROW] },
      { erasable: 2, kept: 0, erased: 0, isEmpty: false },
    ],
    [
      "for money that is open",
      {
        transactions: [TRANSACTION, { ...TRANSACTION, kept_because: "return_owed" }],
        unreadable_rows: [{ ...ROW, kept_because: "needs_attention" }],
      },
      { erasable: 1, kept: 2, erased: 0, isEmpty: false },
    ],
    [
      "for what was removed before, even if its money is open again",
      { transactions: [{ ...TRANSACTION, anonymized_at: AT, kept_because: "return_owed" }] },
      { erasable: 0, kept: 0, erased: 1, isEmpty: false },
    ],
    ["for notes of admins alone", { admin_actions: 1 }, { erasable: 0, kept: 0, erased: 0, isEmpty: false }],
    ["for refunds alone", { returns_owed: 1 }, { erasable: 0, kept: 0, erased: 0, isEmpty: false }],
  ])("%s is counted", (_title, given, summary) => {
    expect(summarizePreview({ ...NOTHING, ...given })).toEqual(summary)
  })
})
