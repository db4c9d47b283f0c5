import { type MiddlewareRoute, validateAndTransformBody } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../policies/sepay"
import { updateSettingsSchema } from "./validators"

export const adminSepaySettingsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/settings",
    methods: ["GET"],
    policies: [sepayPolicy.readSettings],
  },
  {
    matcher: "/admin/sepay/settings",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(updateSettingsSchema)],
    policies: [sepayPolicy.readSettings, sepayPolicy.updateSettings],
  },
]
