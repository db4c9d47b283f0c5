import type { MiddlewareRoute } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../../policies/sepay"

export const adminSepayOrderMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/payments/orders/:id",
    methods: ["GET"],
    policies: [sepayPolicy.readPayments],
  },
  {
    matcher: "/admin/sepay/payments/orders/:id/request",
    methods: ["POST"],
    policies: [sepayPolicy.readPayments, sepayPolicy.updatePayments],
  },
]
