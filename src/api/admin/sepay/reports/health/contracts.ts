import type { RouteContract } from "../../../../contract"
import { adminSepayHealthResponseSchema } from "./types"

export const adminSepayHealthContracts: RouteContract[] = [
  {
    id: "getHealth",
    method: "GET",
    path: "/admin/sepay/reports/health",
    summary: "Get the health report",
    description: "How SePay payments are doing: for the admin, and for a monitor with a secret API key.",
    answer: { schema: adminSepayHealthResponseSchema },
  },
]
