import { model } from "@medusajs/framework/utils"

/** A row with the columns of the plugin's transactions, and without their indexes and allocations. */
const BenchTransaction = model.define("bench_transaction", {
  id: model.id({ prefix: "bench" }).primaryKey(),
  environment: model.enum(["production", "sandbox"]),
  webhook_id: model.text().nullable(),
  api_id: model.text().nullable(),
  source: model.enum(["webhook", "reconciliation"]),
  direction: model.enum(["in", "out"]),
  amount_vnd: model.bigNumber(),
  bank_name: model.text().nullable(),
  account_number: model.text().nullable(),
  va_number: model.text().nullable(),
  code: model.text().nullable(),
  reference_number: model.text().nullable(),
  content: model.text().nullable(),
  transacted_at: model.dateTime().nullable(),
  payload: model.json(),
})

export default BenchTransaction
