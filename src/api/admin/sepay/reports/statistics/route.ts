import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { SEPAY_MODULE } from "../../../../../modules/sepay"
import type SepayModuleService from "../../../../../modules/sepay/service"
import type { AdminSepayStatisticsResponse } from "./types"
import type { statisticsSchema } from "./validators"

/** What was received, what fits no payment, and how long capturing took, day by day. */
export async function GET(
  request: MedusaRequest,
  response: MedusaResponse<AdminSepayStatisticsResponse>
): Promise<void> {
  const { days, time_zone } = request.validatedQuery as z.output<typeof statisticsSchema>
  const statistics = await request.scope.resolve<SepayModuleService>(SEPAY_MODULE).reports.loadStatistics(days, time_zone)
  response.json({
    days: statistics.map((day) => ({
      date: day.date,
      received_vnd: day.receivedVnd,
      received_count: day.receivedCount,
      unmatched_vnd: day.unmatchedVnd,
      unmatched_count: day.unmatchedCount,
      captured_count: day.capturedCount,
      time_to_captured_p50_seconds: day.timeToCapturedP50Seconds,
      time_to_captured_p95_seconds: day.timeToCapturedP95Seconds,
    })),
  })
}
