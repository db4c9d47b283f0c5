import type { MiddlewareRoute } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../../policies/sepay"

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
]
