import { model } from "@medusajs/framework/utils"

/**
 * What SePay told of a transaction and cannot be read: an amount with a fraction, a negative reversal. Its money is in no
 * sum of the ledger; a person looks at it, and the reading goes on.
 */
const SepayUnreadableRow = model
  .define("sepay_unreadable_row", {
    id: model.id({ prefix: "sepunr" }).primaryKey(),
    environment: model.enum(["production", "sandbox"]),
    /** `api`: a row of SePay's list of transactions; `webhook`: the body of a webhook that was verified. */
    source: model.enum(["api", "webhook"]),
    /** What tells it from others: SePay's id, or the digest of its text where the id cannot be read. */
    row_key: model.text(),
    /** SePay's id of the transaction, where it can be read. */
    sepay_id: model.text().nullable(),
    bank_name: model.text().nullable(),
    account_number: model.text().nullable(),
    /** What cannot be read in it. */
    problem: model.text(),
    /** As it came, cut at 4,000 characters. Text everywhere, never markup, never trusted. */
    raw: model.text(),
    /** `open`: a person has to look; `read`: it could be read later, and is in the ledger; `dismissed`: a person has looked. */
    status: model.enum(["open", "read", "dismissed"]).default("open"),
    /** The id of the admin who dismissed it. */
    actor_id: model.text().nullable(),
    /** In plain words. */
    reason: model.text().nullable(),
    closed_at: model.dateTime().nullable(),
    /** When its text was removed, because it can hold a payer's personal data. */
    anonymized_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["environment", "source", "row_key"], unique: true },
    { on: ["created_at"], where: "status = 'open'", name: "IDX_sepay_unreadable_row_open" },
    { on: ["created_at"], where: "anonymized_at IS NULL", name: "IDX_sepay_unreadable_row_personal_data" },
  ])

export default SepayUnreadableRow
