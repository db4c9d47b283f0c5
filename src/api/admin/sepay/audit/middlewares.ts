import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../policies/sepay"
import { validateQuery } from "../validate-query"
import { acknowledgeFindingSchema, listFindingsSchema } from "./validators"

export const adminSepayAuditMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/audit",
    methods: ["GET"],
    middlewares: [validateQuery(listFindingsSchema)],
    policies: [sepayPolicy.readAudits],
  },
  {
    matcher: "/admin/sepay/audit",
    methods: ["POST"],
    policies: [sepayPolicy.readAudits, sepayPolicy.updateAudits],
  },
  {
    matcher: "/admin/sepay/audit/:id/acknowledge",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(acknowledgeFindingSchema)],
    policies: [sepayPolicy.readAudits, sepayPolicy.updateAudits],
  },
]
