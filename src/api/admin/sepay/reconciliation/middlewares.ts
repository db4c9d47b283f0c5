import type { MiddlewareRoute } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../policies/sepay"

export const adminSepayReconciliationMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/reconciliation",
    methods: ["GET"],
    policies: [sepayPolicy.readReconciliations],
  },
  {
    matcher: "/admin/sepay/reconciliation",
    methods: ["POST"],
    policies: [sepayPolicy.readReconciliations, sepayPolicy.createReconciliations],
  },
]
