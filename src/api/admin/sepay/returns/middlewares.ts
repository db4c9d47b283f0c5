import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../policies/sepay"
import { validateQuery } from "../validate-query"
import { confirmReturnOwedSchema, listReturnsOwedSchema, undoReturnOwedSchema } from "./validators"

export const adminSepayReturnOwedMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/returns",
    methods: ["GET"],
    middlewares: [validateQuery(listReturnsOwedSchema)],
    policies: [sepayPolicy.readReturns],
  },
  {
    matcher: "/admin/sepay/returns/:id/confirm",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(confirmReturnOwedSchema)],
    policies: [sepayPolicy.readReturns, sepayPolicy.updateReturns],
  },
  {
    matcher: "/admin/sepay/returns/:id/undo",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(undoReturnOwedSchema)],
    policies: [sepayPolicy.readReturns, sepayPolicy.updateReturns],
  },
]
