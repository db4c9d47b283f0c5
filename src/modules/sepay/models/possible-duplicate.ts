import { model } from "@medusajs/framework/utils"

/**
 * An incoming transfer that may be one that the ledger has already, reported once more under another reference. Its money
 * counts nothing until SePay's `paid_amount` of the VA order, or a person, has said what it is.
 */
const SepayPossibleDuplicate = model
  .define("sepay_possible_duplicate", {
    id: model.id({ prefix: "seppdu" }).primaryKey(),
    environment: model.enum(["production", "sandbox"]),
    transaction_id: model.text(),
    receivable_id: model.text(),
    va_order_id: model.text(),
    /** `open`: SePay is to be asked; `duplicate`: it is another one; `separate`: it is a transfer of its own; `person`: a person decides. */
    status: model.enum(["open", "duplicate", "separate", "person"]),
    /** How often SePay was asked in vain. */
    attempts: model.number().default(0),
    next_attempt_at: model.dateTime(),
  })
  .indexes([
    { on: ["transaction_id"], unique: true },
    { on: ["next_attempt_at"], where: "status = 'open'", name: "IDX_sepay_possible_duplicate_open" },
    { on: ["va_order_id"] },
    { on: ["receivable_id"] },
  ])

export default SepayPossibleDuplicate
