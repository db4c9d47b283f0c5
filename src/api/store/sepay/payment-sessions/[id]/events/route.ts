import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readPathId } from "../../../../../ids"
import { requireReceivable } from "../../describe"
import { StreamRefusal } from "../../streams/payment-streams"
import { findPaymentStreams } from "../../streams/streams-of-process"

/**
 * Tells of a payment as it changes, as server-sent events: `payment_session` with what `GET …/:id` answers, first as it is
 * now, then after each change; `end` with the reason. It listens to the ledger and never asks SePay. Read it with `fetch`:
 * `EventSource` cannot send the publishable key.
 */
export async function GET(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const paymentSessionId = readPathId(request.params.id, "SePay payment session")
  const receivable = await requireReceivable(request.scope, paymentSessionId)
  if (request.method === "HEAD") {
    response.end()
    return
  }
  try {
    await findPaymentStreams().open({
      receivableId: receivable.id,
      paymentSessionId,
      lastEventId: request.get("Last-Event-ID"),
      response,
    })
  } catch (error) {
    if (!(error instanceof StreamRefusal)) {
      throw error
    }
    response.set("Retry-After", String(error.retryAfterSeconds))
    // Scripts of another origin may not read it otherwise.
    response.set("Access-Control-Expose-Headers", "Retry-After")
    response.status(error.status).json({ type: error.type, message: error.message })
  }
}
