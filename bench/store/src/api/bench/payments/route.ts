import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { processPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { forEachAtConcurrency } from "../../../../../support/concurrency"
import { monotonicMilliseconds } from "../../../../../support/monotonic-clock"
import type { ProcessPaymentsAnswer, ProcessPaymentsRequest } from "../../../../process-payments"

/**
 * Runs the bare `processPaymentWorkflow`, in the process where the plugin's settlement runs. It takes the time itself:
 * the request that asks for it is none of the workflow's doing.
 */
export async function POST(
  request: MedusaRequest<ProcessPaymentsRequest>,
  response: MedusaResponse<ProcessPaymentsAnswer>
): Promise<void> {
  const { session_ids, concurrency } = request.body
  const startedAtMilliseconds = monotonicMilliseconds()
  await forEachAtConcurrency(session_ids, concurrency, async (sessionId) => {
    await processPaymentWorkflow(request.scope).run({
      // Without an amount, like the plugin: the workflow captures the session's.
      input: { action: "captured", data: { session_id: sessionId } as { session_id: string; amount: number } },
    })
  })
  response.status(200).json({ started_at_milliseconds: startedAtMilliseconds })
}
