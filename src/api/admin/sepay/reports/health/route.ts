import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { SEPAY_MODULE } from "../../../../../modules/sepay"
import type SepayModuleService from "../../../../../modules/sepay/service"
import { describeHealth } from "./describe"
import type { AdminSepayHealthResponse } from "./types"

/** How SePay payments are doing: for the admin, and for a monitor with an admin API key. */
export async function GET(request: MedusaRequest, response: MedusaResponse<AdminSepayHealthResponse>): Promise<void> {
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  response.json({ health: await describeHealth(sepay) })
}
