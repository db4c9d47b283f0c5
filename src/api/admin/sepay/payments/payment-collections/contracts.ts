import { z } from "@medusajs/framework/zod"
import type { RouteContract } from "../../../../contract"
import { idSchema } from "../../../../ids"
import { adminSepayOrderPaymentResponseSchema } from "../orders/types"
import { paidAnotherWaySchema } from "./validators"

const params = z.strictObject({ id: idSchema.describe("Id of the Medusa payment collection.") })
const answer = { schema: adminSepayOrderPaymentResponseSchema }

export const adminSepayPaymentCollectionContracts: RouteContract[] = [
  {
    id: "checkPayment",
    method: "POST",
    path: "/admin/sepay/payments/payment-collections/:id/check",
    summary: "Check a payment at SePay",
    description:
      "Asks SePay now what became of a payment, and captures what it finds paid. `problem` says what it could not ask.",
    params,
    answer,
    errors: { 400: "No virtual account was opened for the payment: SePay does not know it." },
  },
  {
    id: "openVirtualAccount",
    method: "POST",
    path: "/admin/sepay/payments/payment-collections/:id/virtual-account",
    summary: "Open another virtual account",
    description: "Opens a virtual account over what is still to be paid, instead of the one that is open.",
    params,
    answer,
    errors: { 400: "Nothing is to be paid any more, or SePay refused." },
  },
  {
    id: "cancelVirtualAccount",
    method: "DELETE",
    path: "/admin/sepay/payments/payment-collections/:id/virtual-account",
    summary: "Close the virtual account",
    description: "Closes the open virtual account at SePay, so that nothing can be transferred to it.",
    params,
    answer,
    errors: { 400: "No virtual account is open." },
  },
  {
    id: "markPaidAnotherWay",
    method: "POST",
    path: "/admin/sepay/payments/payment-collections/:id/paid-another-way",
    summary: "Mark a payment as paid another way",
    description:
      "Says that what the payment still waits for was paid another way, after its virtual account is closed at SePay.",
    params,
    body: { schema: paidAnotherWaySchema, example: { reason: "Paid in cash in the shop." } },
    answer,
    errors: { 400: "The payment waits for nothing, or its virtual account could not be closed." },
  },
]
