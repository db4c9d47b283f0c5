import type { RouteContract } from "../../../../contract"
import { adminSepayStatisticsResponseSchema } from "./types"
import { statisticsSchema } from "./validators"

export const adminSepayStatisticsContracts: RouteContract[] = [
  {
    id: "getStatistics",
    method: "GET",
    path: "/admin/sepay/reports/statistics",
    summary: "Get statistics by day",
    description: "What was received, what fits no payment, and how long capturing took, day by day.",
    query: statisticsSchema,
    answer: { schema: adminSepayStatisticsResponseSchema },
  },
]
