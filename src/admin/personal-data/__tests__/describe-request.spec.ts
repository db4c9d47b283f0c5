import type { AdminSepayPersonalDataRequest } from "../../../api/admin/sepay/personal-data/types"
import { describeRequest } from "../describe-request"

const REQUEST: AdminSepayPersonalDataRequest = {
  id: "sepact_1",
  action: "personal_data.erase",
  actor_id: "user_1",
  actor_name: "Mai",
  subject_id: null,
  details: {},
  created_at: "2026-12-03T08:00:00.000Z",
}
const UNKNOWN = { namedBy: null, path: null, reason: null, rowCount: 0, keptCount: 0 }

describe("a row of the log of exports and erasures", () => {
  it.each<[string, Partial<AdminSepayPersonalDataRequest>, object]>([
    [
      "of an erasure of an order's payer",
      {
        subject_id: "order_1",
        details: {
          named_by: "order_id",
          reason: "By mail.",
          transaction_ids: ["a", "b"],
          unreadable_row_ids: ["c"],
          kept: [{ id: "d", why: "return_owed" }],
        },
      },
      { namedBy: "order", path: "/orders/order_1", reason: "By mail.", rowCount: 3, keptCount: 1 },
    ],
    [
      "of an export of a customer",
      {
        action: "personal_data.export",
        subject_id: "cus_1",
        details: { named_by: "customer_id", reason: "By mail.", transaction_ids: [] },
      },
      { namedBy: "customer", path: "/customers/cus_1", reason: "By mail.", rowCount: 0, keptCount: 0 },
    ],
    ["by an address, which is not kept", { details: { named_by: "email" } }, { ...UNKNOWN, namedBy: "email" }],
    ["of chosen transactions", { details: { named_by: "transaction_ids" } }, { ...UNKNOWN, namedBy: "transactions" }],
    ["of unreadable reports", { details: { named_by: "unreadable_row_ids" } }, { ...UNKNOWN, namedBy: "unreadable" }],
    [
      "of an export of the list",
      { action: "transactions.export", details: { has_search_text: true } },
      { ...UNKNOWN, namedBy: "list", rowCount: null },
    ],
    ["whose reason was removed", { details: { reason_removed: true } }, UNKNOWN],
    ["that another version wrote", { details: { named_by: "phone", transaction_ids: "a", reason: 7 } }, UNKNOWN],
  ])("%s says what it can", (_title, given, described) => {
    expect(describeRequest({ ...REQUEST, ...given })).toEqual(described)
  })
})
