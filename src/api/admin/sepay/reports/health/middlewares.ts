import type { MiddlewareRoute } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../../policies/sepay"

export const adminSepayHealthMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/reports/health",
    methods: ["GET"],
    policies: [sepayPolicy.readSettings],
  },
]
