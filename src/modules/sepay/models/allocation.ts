import { model } from "@medusajs/framework/utils"
import SepayTransaction from "./transaction"
import SepayVaOrder from "./va-order"

/**
 * What (part of) a transaction's money is for. Append-only: a correction is two more rows, one of them negative. The
 * allocations of a transaction add up to its amount.
 */
const SepayAllocation = model
  .define("sepay_allocation", {
    id: model.id({ prefix: "sepall" }).primaryKey(),
    kind: model.enum(["applied", "surplus", "late", "unmatched", "returned", "ignored"]),
    /** Signed: negative rows take back what an earlier row said. */
    amount_vnd: model.bigNumber(),
    /** Whether a person has to look at this money. Cleared by a later row, never by an update. */
    needs_attention: model.boolean().default(false),
    /** In plain words. */
    reason: model.text(),
    /** `system` or the id of the admin who decided. */
    decided_by: model.text().default("system"),
    transaction: model.belongsTo(() => SepayTransaction, { mappedBy: "allocations" }),
    va_order: model.belongsTo(() => SepayVaOrder, { mappedBy: "allocations" }).nullable(),
  })
  .indexes([{ on: ["created_at"], where: "needs_attention", name: "IDX_sepay_allocation_attention" }])

export default SepayAllocation
