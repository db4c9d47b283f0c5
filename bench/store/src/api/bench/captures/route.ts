import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { processPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { CaptureSessionsRequest } from "../../../../capture-sessions"

/**
 * Asks Medusa for the capture of all these sessions at once, in both ways in which it comes to one: the workflow of
 * webhooks, and the module's authorization, on which a captured payment follows. What is refused is refused.
 */
export async function POST(request: MedusaRequest<CaptureSessionsRequest>, response: MedusaResponse): Promise<void> {
  const payment = request.scope.resolve(Modules.PAYMENT)
  await Promise.allSettled(
    request.body.session_ids.flatMap((sessionId) => [
      processPaymentWorkflow(request.scope).run({
        input: { action: "captured", data: { session_id: sessionId } as { session_id: string; amount: number } },
        throwOnError: false,
      }),
      payment.authorizePaymentSession(sessionId, {}),
    ])
  )
  response.status(200).json({})
}
