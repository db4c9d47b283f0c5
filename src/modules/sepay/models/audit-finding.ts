import { model } from "@medusajs/framework/utils"

/**
 * A disagreement between two of the three books: SePay's, the ledger, Medusa's. It is open until the books agree again, which
 * nobody has to say.
 */
const SepayAuditFinding = model
  .define("sepay_audit_finding", {
    id: model.id({ prefix: "sepfnd" }).primaryKey(),
    environment: model.enum(["production", "sandbox"]),
    /** What disagrees: docs/audit.md has a section for each. */
    kind: model.text(),
    /** The row that the finding is about: a receivable, a transaction, a return. */
    subject_id: model.text(),
    status: model.enum(["open", "resolved"]).default("open"),
    /** By how much the books differ, in whole VND. */
    amount_vnd: model.bigNumber(),
    /** What the ledger says, and what the other book says, in words with amounts. */
    ledger_says: model.text(),
    other_says: model.text(),
    receivable_id: model.text().nullable(),
    transaction_id: model.text().nullable(),
    /** When the books were last seen to differ. */
    last_seen_at: model.dateTime(),
    resolved_at: model.dateTime().nullable(),
    /** When an admin said that it is known, who, and why. It stays open until the books agree. */
    acknowledged_at: model.dateTime().nullable(),
    actor_id: model.text().nullable(),
    reason: model.text().nullable(),
    /** When subscribers were told that it opened, and that it was resolved. */
    opened_announced_at: model.dateTime().nullable(),
    resolved_announced_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      on: ["environment", "kind", "subject_id"],
      unique: true,
      where: "status = 'open'",
      name: "IDX_sepay_audit_finding_open_unique",
    },
    { on: ["created_at"] },
    { on: ["created_at"], where: "opened_announced_at IS NULL", name: "IDX_sepay_audit_finding_unannounced" },
    {
      on: ["resolved_at"],
      where: "status = 'resolved' AND resolved_announced_at IS NULL",
      name: "IDX_sepay_audit_finding_resolved_unannounced",
    },
  ])

export default SepayAuditFinding
