import type { RouteContract } from "../../../contract"
import { adminSepaySettingsResponseSchema } from "./types"
import { updateSettingsSchema } from "./validators"

export const adminSepaySettingsContracts: RouteContract[] = [
  {
    id: "getSettings",
    method: "GET",
    path: "/admin/sepay/settings",
    summary: "Get the settings",
    description: "What admins set for the whole store.",
    answer: { schema: adminSepaySettingsResponseSchema },
  },
  {
    id: "updateSettings",
    method: "POST",
    path: "/admin/sepay/settings",
    summary: "Change the settings",
    description: "Sets how long virtual accounts live. It applies to those that are opened from now on.",
    body: { schema: updateSettingsSchema, example: { va_duration_seconds: { order_first: 86_400, pay_first: null } } },
    answer: { schema: adminSepaySettingsResponseSchema },
  },
]
