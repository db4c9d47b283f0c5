import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../policies/sepay"
import { startReconciliationSchema } from "./validators"

export const adminSepayReconciliationMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/reconciliation",
    methods: ["GET"],
    policies: [sepayPolicy.readReconciliations],
  },
  {
    matcher: "/admin/sepay/reconciliation",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(startReconciliationSchema)],
    policies: [sepayPolicy.readReconciliations, sepayPolicy.createReconciliations],
  },
]
