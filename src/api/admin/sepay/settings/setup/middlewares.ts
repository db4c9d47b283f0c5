import type { MiddlewareRoute } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../../policies/sepay"

export const adminSepaySetupMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/settings/setup",
    methods: ["GET"],
    policies: [sepayPolicy.readSettings],
  },
]
