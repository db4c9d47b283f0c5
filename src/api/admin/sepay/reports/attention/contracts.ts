import type { RouteContract } from "../../../../contract"
import { adminSepayAttentionResponseSchema } from "./types"

export const adminSepayAttentionContracts: RouteContract[] = [
  {
    id: "getAttention",
    method: "GET",
    path: "/admin/sepay/reports/attention",
    summary: "Count what waits for a person",
    description: "What waits for a person, in numbers. All are 0 while the plugin is not configured.",
    answer: { schema: adminSepayAttentionResponseSchema },
  },
]
