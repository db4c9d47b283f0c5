import { model } from "@medusajs/framework/utils"
import SepayAllocation from "./allocation"

/** Money that moved on a bank account, as SePay reported it. A duplicate report adds what was not known; nothing that was said is changed. */
const SepayTransaction = model
  .define("sepay_transaction", {
    id: model.id({ prefix: "septxn" }).primaryKey(),
    environment: model.enum(["production", "sandbox"]),
    /** The webhook's integer id (v1: also the API's), the same across retries and replays. */
    webhook_id: model.text().nullable(),
    /** Hex SHA-256 of the first webhook's bytes: the same bytes never count twice, however their fields were read. */
    webhook_digest: model.text().nullable(),
    /** The v2 API's UUID. It shares no key with the webhook's id. */
    api_id: model.text().nullable(),
    /** When SePay's list was first seen to have what a webhook told of. Only in v1: in v2, `api_id` says it. */
    listed_at: model.dateTime().nullable(),
    /** How it became known. */
    source: model.enum(["webhook", "reconciliation", "manual", "statement"]),
    /** The admin who recorded it, by hand or from a bank's statement; `null` where SePay reported it first. It stays when SePay reports it later. */
    entered_by: model.text().nullable(),
    direction: model.enum(["in", "out"]),
    amount_vnd: model.bigNumber(),
    /** The bank's name as the webhook's `gateway` spells it. */
    bank_name: model.text().nullable(),
    account_number: model.text().searchable().nullable(),
    va_number: model.text().searchable().nullable(),
    code: model.text().searchable().nullable(),
    reference_number: model.text().searchable().nullable(),
    /** Free text of the payer: text everywhere, never markup, never trusted. */
    content: model.text().searchable().nullable(),
    transacted_at: model.dateTime().nullable(),
    /** A bank's statement told only the day: `transacted_at` is some moment of it, until SePay tells the time. */
    is_day_only: model.boolean().default(false),
    payload: model.json(),
    /** A code in it that looks like this store's and is no VA order's: another store may have the same prefix. */
    unknown_code: model.text().nullable(),
    /** The transaction that this one is, reported once more under another reference; `null` for a transfer of its own. */
    duplicate_of_id: model.text().nullable(),
    /** When the store's subscribers were told of it (`sepay.transaction.recorded`). */
    announced_at: model.dateTime().nullable(),
    /** When the payer's personal data was removed from it: `content`, and what of `payload` can tell who paid. */
    anonymized_at: model.dateTime().nullable(),
    allocations: model.hasMany(() => SepayAllocation, { mappedBy: "transaction" }),
  })
  .indexes([
    { on: ["environment", "webhook_id"], unique: true, where: "webhook_id IS NOT NULL" },
    { on: ["environment", "api_id"], unique: true, where: "api_id IS NOT NULL" },
    { on: ["environment", "webhook_digest"], unique: true, where: "webhook_digest IS NOT NULL" },
    { on: ["created_at"] },
    // When the last webhook came, also where only the API has brought transactions for a long time.
    { on: ["created_at"], where: "source = 'webhook'", name: "IDX_sepay_transaction_webhook" },
    // A webhook and the API's row of the same transfer share no id: they are recognized as duplicate reports by these.
    { on: ["reference_number"], where: "reference_number IS NOT NULL" },
    { on: ["amount_vnd"], where: "webhook_id IS NULL", name: "IDX_sepay_transaction_without_webhook" },
    { on: ["amount_vnd"], where: "api_id IS NULL", name: "IDX_sepay_transaction_without_api" },
    { on: ["created_at"], where: "unknown_code IS NOT NULL", name: "IDX_sepay_transaction_unknown_code" },
    { on: ["duplicate_of_id"], where: "duplicate_of_id IS NOT NULL" },
    { on: ["va_number"], where: "va_number IS NOT NULL" },
    { on: ["id"], where: "announced_at IS NULL AND duplicate_of_id IS NULL", name: "IDX_sepay_transaction_unannounced" },
    { on: ["created_at"], where: "anonymized_at IS NULL", name: "IDX_sepay_transaction_personal_data" },
    // What an admin looks for (the order of the list, amounts, words) are expressions, whose indexes are in a migration of
    // their own.
  ])

export default SepayTransaction
