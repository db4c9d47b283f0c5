import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"
import { findLiveSessionId } from "../../providers/sepay/payment-session"

/** How long a released VA order waits for another session of its collection to take it over. */
const TAKE_OVER_MILLISECONDS = 60_000
const RECEIVABLES_PER_RUN = 50

/**
 * Abandons the VA orders of sessions that were deleted and not replaced, then closes at SePay everything that was
 * abandoned. What cannot be closed now stays in the ledger and is tried again.
 */
export const closeSepayVaOrdersStep = createStep("close-sepay-va-orders", async (_: void, { container }) => {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const released = await sepay.owed.listReleasedReceivables(
    new Date(Date.now() - TAKE_OVER_MILLISECONDS),
    RECEIVABLES_PER_RUN
  )
  for (const receivable of released) {
    // A release can be wrong (core hands the client's own data to `deletePayment` when its last write fails).
    const liveSessionId = await findLiveSessionId(query, receivable.paymentCollectionId)
    if (liveSessionId === null) {
      await sepay.vaOrders.abandonOpenVaOrderOf(receivable.id, "released")
    } else {
      await sepay.owed.clearRelease(receivable.id)
    }
  }
  return new StepResponse(await sepay.vaOrders.closeVaOrders())
})

/** Closes at SePay the VA orders that nobody is to pay any more: replaced, expired, released, or of a cancelled order. */
export const closeSepayVaOrdersWorkflow = createWorkflow("close-sepay-va-orders", () => {
  const result = closeSepayVaOrdersStep()
  return new WorkflowResponse(result)
})
