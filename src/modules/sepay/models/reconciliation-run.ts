import { model } from "@medusajs/framework/utils"

/** What one run of the reconciliation did. The newest ones are kept. */
const SepayReconciliationRun = model
  .define("sepay_reconciliation_run", {
    id: model.id({ prefix: "seprru" }).primaryKey(),
    environment: model.enum(["production", "sandbox"]),
    started_at: model.dateTime(),
    duration_milliseconds: model.number(),
    /** Calls to SePay's API. */
    calls: model.number(),
    /** Bank accounts that were read. */
    accounts: model.number(),
    /** Transactions that SePay listed, those of the overlapping page included. */
    seen: model.number(),
    /** Transactions that no webhook had brought. */
    recorded: model.number(),
    /** Payments that were captured because of them. */
    settled: model.number(),
    /** Of the recorded ones, those that fit no payment. */
    unmatched: model.number(),
    /** Why it ended early, or which account could not be read. */
    error: model.text().nullable(),
  })
  .indexes([{ on: ["environment", "started_at"] }])

export default SepayReconciliationRun
