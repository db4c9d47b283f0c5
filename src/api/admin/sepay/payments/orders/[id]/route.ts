import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readPathId } from "../../../../../ids"
import { describeOrderPayments } from "../describe"
import type { AdminSepayOrderResponse } from "../types"

/** The SePay payments of an order, with everything that ever happened to them, and whether another one can be asked for. */
export async function GET(request: MedusaRequest, response: MedusaResponse<AdminSepayOrderResponse>): Promise<void> {
  response.json(await describeOrderPayments(request.scope, readPathId(request.params["id"], "order")))
}
