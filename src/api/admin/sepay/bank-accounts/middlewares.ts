import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../policies/sepay"
import { updateBankAccountSchema } from "./validators"

export const adminSepayBankAccountMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/bank-accounts",
    methods: ["GET"],
    policies: [sepayPolicy.readBankAccounts],
  },
  {
    matcher: "/admin/sepay/bank-accounts/refresh",
    methods: ["POST"],
    policies: [sepayPolicy.readBankAccounts, sepayPolicy.updateBankAccounts],
  },
  {
    matcher: "/admin/sepay/bank-accounts/:id",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(updateBankAccountSchema)],
    policies: [sepayPolicy.readBankAccounts, sepayPolicy.updateBankAccounts],
  },
  {
    matcher: "/admin/sepay/bank-accounts/:id/verify",
    methods: ["POST"],
    policies: [sepayPolicy.readBankAccounts, sepayPolicy.updateBankAccounts],
  },
  {
    matcher: "/admin/sepay/bank-accounts/:id/choices",
    methods: ["GET"],
    policies: [sepayPolicy.readBankAccounts],
  },
]
