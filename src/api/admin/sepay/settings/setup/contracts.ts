import type { RouteContract } from "../../../../contract"
import { adminSepaySetupResponseSchema } from "./types"

export const adminSepaySetupContracts: RouteContract[] = [
  {
    id: "getSetup",
    method: "GET",
    path: "/admin/sepay/settings/setup",
    summary: "Get the setup checklist",
    description: "How the store is connected with SePay, and what is left to do before it takes its first transfer.",
    answer: { schema: adminSepaySetupResponseSchema },
  },
]
