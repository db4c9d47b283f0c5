import { readFileSync } from "node:fs"
import { join } from "node:path"
import { type SepayEventData, SepayEvents } from "../events"

const account: SepayEventData["sepay.virtual_account.opened"] = {
  order_id: "order_1",
  payment_collection_id: "pay_col_1",
  payment_session_id: "payses_1",
  va_number: "963NQD0001",
  remaining_amount_vnd: 100_000,
  expires_at: null,
}
const finding: SepayEventData["sepay.audit.finding_opened"] = {
  id: "sepfnd_1",
  kind: "transaction_sum",
  amount_vnd: 1,
  receivable_id: null,
  transaction_id: "septxn_1",
  ledger_says: "",
  other_says: "",
}

/** One of each: a field that is added to its type has to be written here, and so in the documentation. */
const EXAMPLES: SepayEventData = {
  "sepay.virtual_account.opened": account,
  "sepay.virtual_account.expiry_approached": account,
  "sepay.virtual_account.expired": account,
  "sepay.transaction.recorded": {
    id: "septxn_1",
    direction: "in",
    amount_vnd: 1,
    account_number: null,
    va_number: null,
    transacted_at: null,
  },
  "sepay.transaction.flagged": { id: "septxn_1", kind: "surplus", amount_vnd: 1, receivable_id: null, reason: "" },
  "sepay.payment.received": {
    order_id: "order_1",
    payment_collection_id: "pay_col_1",
    payment_session_id: "payses_1",
    received_amount_vnd: 1,
    remaining_amount_vnd: 0,
  },
  "sepay.payment.flagged": { id: "seprec_1", payment_collection_id: "pay_col_1", payment_session_id: "payses_1", reason: "" },
  "sepay.audit.finding_opened": finding,
  "sepay.audit.finding_resolved": finding,
}

const PAGE = readFileSync(join(__dirname, "../../../docs/events.md"), "utf8")

/** What the page says of an event: its row of a table, or the paragraph above the table that names it. */
function linesAbout(name: string): string {
  return PAGE.split("\n\n")
    .flatMap((part) => (part.startsWith("|") ? part.split("\n") : [part]))
    .filter((part) => part.includes(`\`${name}\``))
    .join("\n")
}

it("the documentation lists every event and no other", () => {
  const named = new Set([...PAGE.matchAll(/`(sepay\.[a-z_.]+)`/g)].map(([, name]) => name))
  expect([...named].sort()).toEqual(Object.values(SepayEvents).sort())
  expect(Object.keys(EXAMPLES).sort()).toEqual(Object.values(SepayEvents).sort())
})

it.each(Object.entries(EXAMPLES))("the documentation names every field of %s", (name, data) => {
  const said = linesAbout(name)
  const missing = Object.keys(data).filter((field) => !said.includes(`\`${field}\``))
  expect(missing).toEqual([])
})
