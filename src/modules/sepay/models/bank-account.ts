import { model } from "@medusajs/framework/utils"

/**
 * A bank account of the company at SePay on which VA orders can be opened. Fetched from SePay, never typed by hand; what
 * SePay cannot tell (whether and in which order the store sells on it, `tid`, `va_prefix`, `va_holder_name`) comes from the
 * plugin's options where they name accounts, and from the admin otherwise.
 */
const SepayBankAccount = model
  .define("sepay_bank_account", {
    id: model.id({ prefix: "sepba" }).primaryKey(),
    environment: model.enum(["production", "sandbox"]),
    /** SePay's id in the API version in use: UUID (v2) or integer as text (v1). */
    sepay_id: model.text(),
    /** SePay's short name: BIDV, Sacombank, Vietcombank or VietinBank. */
    bank_name: model.text(),
    bank_bin: model.text(),
    account_number: model.text().searchable(),
    account_holder_name: model.text(),
    label: model.text().nullable(),
    /** Balance in whole VND as SePay last heard of it, `null` when SePay does not tell. */
    balance_vnd: model.bigNumber().nullable(),
    /** Whether SePay says that the account is connected and active. */
    is_active: model.boolean().default(true),
    /** Whether the store sells on it. A disabled account keeps serving the VA orders that it has. */
    is_enabled: model.boolean().default(true),
    is_default: model.boolean().default(false),
    /** Position among the enabled accounts; the default goes first. */
    rank: model.number().default(0),
    tid: model.text().nullable(),
    va_prefix: model.text().nullable(),
    va_holder_name: model.text().nullable(),
    fetched_at: model.dateTime(),
    /** When an order was last opened and cancelled on it to see whether that works. */
    tested_at: model.dateTime().nullable(),
    /** What was wrong then, in plain words; `null` after a test that went well. */
    test_problem: model.text().nullable(),
  })
  .indexes([
    // Postgres cuts names at 63 characters; the generated one is longer.
    { on: ["environment", "bank_name", "account_number"], unique: true, name: "IDX_sepay_bank_account_number_unique" },
  ])

export default SepayBankAccount
