import type { MiddlewareRoute } from "@medusajs/framework/http"
import { sepayPolicy } from "../../../../../policies/sepay"
import { validateQuery } from "../../validate-query"
import { statisticsSchema } from "./validators"

export const adminSepayStatisticsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sepay/reports/statistics",
    methods: ["GET"],
    middlewares: [validateQuery(statisticsSchema)],
    policies: [sepayPolicy.readTransactions],
  },
]
