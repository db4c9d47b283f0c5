import { model } from "@medusajs/framework/utils"

/** How far the transactions of one bank account were read from SePay's API. One process at a time reads an account. */
const SepayReconciliationCursor = model
  .define("sepay_reconciliation_cursor", {
    id: model.id({ prefix: "seprcu" }).primaryKey(),
    environment: model.enum(["production", "sandbox"]),
    bank_account_id: model.text(),
    /** Ids of the two API generations have nothing in common. */
    api_version: model.enum(["v2", "v1"]),
    /**
     * Where a reading by time begins: at first when the store came to know the account, for what moved before is not its
     * business; later a day before the last complete reading.
     */
    read_from: model.dateTime(),
    /**
     * The API's id after which the next run reads: a page before the newest transaction that was seen, so that what SePay
     * adds late is found. `null` until there were that many.
     */
    since_id: model.text().nullable(),
    /** The process that reads holds this lease and renews it with every page. */
    lease_until: model.dateTime().nullable(),
    last_read_at: model.dateTime().nullable(),
    /** When its last days were counted at SePay and in the ledger, for what SePay listed late. */
    recounted_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["bank_account_id", "api_version"], unique: true, name: "IDX_sepay_reconciliation_cursor_account_unique" },
  ])

export default SepayReconciliationCursor
