import { model } from "@medusajs/framework/utils"
import SepayAllocation from "./allocation"
import SepayReceivable from "./receivable"
import SepayVirtualAccount from "./virtual-account"

/**
 * A SePay order. Written before SePay is called, so that an order whose answer was lost is found again by its order code.
 */
const SepayVaOrder = model
  .define("sepay_va_order", {
    id: model.id({ prefix: "sepvao" }).primaryKey(),
    environment: model.enum(["production", "sandbox"]),
    /** Our own code; SePay keeps it unique per company, the ledger for ever. */
    order_code: model.text().searchable(),
    /** The bank account's row, and what of it the order was opened with. */
    bank_account_id: model.text(),
    bank_name: model.text(),
    bank_bin: model.text(),
    account_number: model.text(),
    sepay_bank_account_id: model.text(),
    /** The generation of SePay's API under which it was opened, and under which SePay is asked about it. */
    api_version: model.enum(["v2", "v1"]).default("v2"),
    sepay_order_id: model.text().nullable(),
    amount_vnd: model.bigNumber(),
    /** Sum of what was applied through this order. */
    paid_amount_vnd: model.bigNumber(),
    status: model.enum(["opening", "open", "partially", "paid", "closing", "closed"]).default("opening"),
    duration_seconds: model.number(),
    expires_at: model.dateTime().nullable(),
    /** While a virtual account of it is being opened: until when the process that does may take. Then another one recovers it. */
    opening_until: model.dateTime().nullable(),
    opened_at: model.dateTime().nullable(),
    /** Why it is being closed. @see CloseReason in `va-orders/va-order.ts` */
    close_reason: model.text().nullable(),
    close_attempts: model.number().default(0),
    close_next_attempt_at: model.dateTime().nullable(),
    closed_at: model.dateTime().nullable(),
    /** When the payer of an order was told of its newest number (`sepay.virtual_account.opened`), reminded of it, … */
    instructions_announced_at: model.dateTime().nullable(),
    reminder_announced_at: model.dateTime().nullable(),
    /** … and told that it expired unpaid. */
    expired_announced_at: model.dateTime().nullable(),
    /**
     * A person has to look: it holds a part of its amount, and SePay takes no more on it; SePay has counted money that was not
     * found; or SePay does not know it.
     */
    needs_attention: model.boolean().default(false),
    last_error: model.text().nullable(),
    /** The most that SePay said to have counted on the order; written only where the ledger had less. */
    reported_paid_vnd: model.bigNumber().nullable(),
    reported_at: model.dateTime().nullable(),
    /** When what SePay has counted and the ledger lacks is searched for next; `null`: nothing is missing. */
    search_at: model.dateTime().nullable(),
    /** When SePay last answered that it does not know the order: that proves nothing. */
    unknown_to_sepay_at: model.dateTime().nullable(),
    receivable: model.belongsTo(() => SepayReceivable, { mappedBy: "va_orders" }),
    virtual_accounts: model.hasMany(() => SepayVirtualAccount, { mappedBy: "va_order" }),
    allocations: model.hasMany(() => SepayAllocation, { mappedBy: "va_order" }),
  })
  .indexes([
    { on: ["environment", "order_code"], unique: true },
    {
      on: ["receivable_id"],
      unique: true,
      where: "status IN ('opening', 'open', 'partially') AND deleted_at IS NULL",
      name: "IDX_sepay_va_order_one_open_per_receivable",
    },
    { on: ["close_next_attempt_at"], where: "status = 'closing'", name: "IDX_sepay_va_order_closing" },
    { on: ["opening_until"], where: "status = 'opening'", name: "IDX_sepay_va_order_opening" },
    { on: ["expires_at"], where: "status IN ('open', 'partially')", name: "IDX_sepay_va_order_expiry" },
    { on: ["updated_at"], where: "needs_attention", name: "IDX_sepay_va_order_attention" },
    {
      on: ["opened_at"],
      where: "status IN ('open', 'partially') AND instructions_announced_at IS NULL",
      name: "IDX_sepay_va_order_unannounced",
    },
    {
      on: ["closed_at"],
      where: "status = 'closed' AND close_reason = 'expired' AND expired_announced_at IS NULL",
      name: "IDX_sepay_va_order_expired_unannounced",
    },
    { on: ["bank_account_id"] },
    {
      on: ["environment", "api_version", "bank_account_id"],
      where: "status IN ('opening', 'open', 'partially', 'closing')",
      name: "IDX_sepay_va_order_unfinished",
    },
    { on: ["search_at"], where: "search_at IS NOT NULL", name: "IDX_sepay_va_order_search" },
  ])

export default SepayVaOrder
