import { defineLink } from "@medusajs/framework/utils"
import PaymentModule from "@medusajs/medusa/payment"
import SepayModule from "../modules/sepay"

/**
 * `payment_collection.sepay_receivable`: what a payment collection owes through SePay, with everything that hangs on it, for
 * `query.graph` and for the `fields` of Medusa's own routes. It only reads: the receivable keeps the collection's id itself.
 */
export default defineLink(
  { linkable: PaymentModule.linkable.paymentCollection, field: "id" },
  { ...SepayModule.linkable.sepayReceivable.id, primaryKey: "payment_collection_id" },
  { readOnly: true }
)
