import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { describeSetup } from "./describe"
import type { AdminSepaySetupResponse } from "./types"

/** How the store is connected with SePay, and what is left to do. */
export async function GET(request: MedusaRequest, response: MedusaResponse<AdminSepaySetupResponse>): Promise<void> {
  const setup = await describeSetup(request.scope, `${originOf(request)}/hooks/sepay`)
  response.json({ setup })
}

/** The address under which the admin called this server, in front of a reverse proxy too. It is shown, and decides nothing. */
function originOf(request: MedusaRequest): string {
  const protocol = firstOf(request.headers["x-forwarded-proto"]) ?? request.protocol
  const host = firstOf(request.headers["x-forwarded-host"]) ?? request.headers.host ?? "localhost"
  return `${protocol === "https" ? "https" : "http"}://${host}`
}

function firstOf(header: string | string[] | undefined): string | undefined {
  return (Array.isArray(header) ? header[0] : header)?.split(",")[0]?.trim()
}
