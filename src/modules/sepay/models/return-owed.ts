import { model } from "@medusajs/framework/utils"
import SepayReceivable from "./receivable"

/**
 * Money that the store owes back to a payer because an admin refunded a payment. SePay cannot send money from most
 * banks, so it stays on the attention list until somebody confirms the transfer.
 */
const SepayReturnOwed = model
  .define("sepay_return_owed", {
    id: model.id({ prefix: "sepret" }).primaryKey(),
    environment: model.enum(["production", "sandbox"]),
    /** The Medusa refund's id: recording the same refund twice is one return. */
    refund_id: model.text().unique(),
    payment_session_id: model.text(),
    /** Whole VND to send. */
    amount_vnd: model.bigNumber(),
    /** The refund's exact amount. */
    exact_amount: model.bigNumber(),
    /** `reallocated`: nothing is sent. The money was matched with the payment by mistake, and is another one's. */
    status: model.enum(["owed", "returned", "reallocated"]).default("owed"),
    /** The bank's reference of the transfer, once confirmed. */
    reference_number: model.text().nullable(),
    /** The outgoing transaction that proves the transfer, where SePay reported one. */
    transaction_id: model.text().nullable(),
    /** `system` when the outgoing transaction was recognized, else the id of the admin who confirmed. */
    actor_id: model.text().nullable(),
    /** In plain words. */
    confirmed_reason: model.text().nullable(),
    confirmed_at: model.dateTime().nullable(),
    receivable: model.belongsTo(() => SepayReceivable, { mappedBy: "returns_owed" }),
  })
  .indexes([
    { on: ["status", "created_at"] },
    { on: ["created_at"], where: "status = 'owed'", name: "IDX_sepay_return_owed_open" },
  ])

export default SepayReturnOwed
