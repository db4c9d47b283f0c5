import { model } from "@medusajs/framework/utils"
import SepayReceivable from "./receivable"
import SepayTransaction from "./transaction"
import SepayVaOrder from "./va-order"

/**
 * What (part of) a transaction's money is for. Append-only: a correction is two more rows, one of them negative. The
 * allocations of a transaction add up to its amount. Postgres refuses anything else (CONTRIBUTING.md, "What the database
 * refuses").
 */
const SepayAllocation = model
  .define("sepay_allocation", {
    id: model.id({ prefix: "sepall" }).primaryKey(),
    kind: model.enum(["applied", "surplus", "late", "unmatched", "returned", "ignored"]),
    /** Signed: negative rows take back what an earlier row said. */
    amount_vnd: model.bigNumber(),
    /**
     * Whether a person has to look at this money. A row that takes such money back says so too, with its negative amount:
     * a transaction needs attention while the sum of these rows is above zero.
     */
    needs_attention: model.boolean().default(false),
    /** When the store's subscribers were told that this money needs attention. */
    announced_at: model.dateTime().nullable(),
    /** In plain words. */
    reason: model.text(),
    /** `system` or the id of the admin who decided. */
    actor_id: model.text().default("system"),
    /** The row that this one takes back because a person got it wrong; `null` for every other row. */
    undoes_id: model.text().nullable(),
    transaction: model.belongsTo(() => SepayTransaction, { mappedBy: "allocations" }),
    /** Whose money it is, or would have been; `null` for money that could not be matched with a payment. */
    receivable: model.belongsTo(() => SepayReceivable, { mappedBy: "allocations" }).nullable(),
    va_order: model.belongsTo(() => SepayVaOrder, { mappedBy: "allocations" }).nullable(),
  })
  .indexes([
    // Of every transaction that ever needed a person, whether it still does is summed up from the index alone.
    { on: ["transaction_id", "amount_vnd"], where: "needs_attention", name: "IDX_sepay_allocation_attention_open" },
    // Money that is not simply a payment's is little, and is looked for by what it is.
    { on: ["kind", "transaction_id", "amount_vnd"], where: "kind <> 'applied'", name: "IDX_sepay_allocation_kind" },
    { on: ["undoes_id"], unique: true, where: "undoes_id IS NOT NULL" },
    {
      on: ["created_at"],
      where: "needs_attention AND amount_vnd > 0 AND announced_at IS NULL",
      name: "IDX_sepay_allocation_unannounced",
    },
  ])

export default SepayAllocation
