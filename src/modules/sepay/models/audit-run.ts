import { model } from "@medusajs/framework/utils"

/** What one run of the audit did. The newest ones are kept; the last one says where the next begins. */
const SepayAuditRun = model
  .define("sepay_audit_run", {
    id: model.id({ prefix: "sepaur" }).primaryKey(),
    environment: model.enum(["production", "sandbox"]),
    /** What had changed up to this moment is compared. */
    read_until: model.dateTime(),
    duration_milliseconds: model.number(),
    /** Rows that were read to find what changed and to compare it. */
    rows_read: model.number(),
    /** Payments that were compared. */
    payments: model.number(),
    opened: model.number(),
    resolved: model.number(),
  })
  .indexes([{ on: ["environment", "created_at"] }])

export default SepayAuditRun
