import type { MiddlewareRoute } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../policies/sepay"

export const adminSepayReconciliationMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/reconciliations",
    methods: ["GET"],
    policies: [sepayPolicy.readReconciliations],
  },
  {
    matcher: "/admin/sepay/reconciliations",
    methods: ["POST"],
    policies: [sepayPolicy.readReconciliations, sepayPolicy.createReconciliations],
  },
]
