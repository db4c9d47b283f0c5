import { defineLink } from "@medusajs/framework/utils"
import PaymentModule from "@medusajs/medusa/payment"
import SepayModule from "../modules/sepay"

/** `sepay_receivable.payment_collection`: the way back, to the collection and from there to its order or cart. It only reads. */
export default defineLink(
  { linkable: SepayModule.linkable.sepayReceivable, field: "payment_collection_id" },
  PaymentModule.linkable.paymentCollection,
  { readOnly: true }
)
