import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../../policies/sepay"
import { validateQuery } from "../../validate-query"
import { dismissUnreadableRowSchema, listUnreadableRowsSchema } from "./validators"

export const adminSepayUnreadableRowMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/reconciliation/unreadable-rows",
    methods: ["GET"],
    middlewares: [validateQuery(listUnreadableRowsSchema)],
    policies: [sepayPolicy.readTransactions],
  },
  {
    matcher: "/admin/sepay/reconciliation/unreadable-rows/:id/dismiss",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(dismissUnreadableRowSchema)],
    policies: [sepayPolicy.readTransactions, sepayPolicy.updateTransactions],
  },
]
