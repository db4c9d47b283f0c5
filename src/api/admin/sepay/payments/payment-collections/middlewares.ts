import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../../policies/sepay"
import { paidAnotherWaySchema } from "./validators"

export const adminSepayPaymentCollectionMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/payments/payment-collections/:id/check",
    methods: ["POST"],
    policies: [sepayPolicy.readPayments, sepayPolicy.updatePayments],
  },
  {
    matcher: "/admin/sepay/payments/payment-collections/:id/virtual-account",
    methods: ["POST"],
    policies: [sepayPolicy.readPayments, sepayPolicy.updatePayments],
  },
  {
    matcher: "/admin/sepay/payments/payment-collections/:id/virtual-account",
    methods: ["DELETE"],
    policies: [sepayPolicy.readPayments, sepayPolicy.updatePayments],
  },
  {
    matcher: "/admin/sepay/payments/payment-collections/:id/paid-another-way",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(paidAnotherWaySchema)],
    policies: [sepayPolicy.readPayments, sepayPolicy.updatePayments],
  },
]
