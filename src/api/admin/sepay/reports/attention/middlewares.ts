import type { MiddlewareRoute } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../../policies/sepay"

export const adminSepayAttentionMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/reports/attention",
    methods: ["GET"],
    policies: [sepayPolicy.readTransactions],
  },
]
