import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
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
  const ledger = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const released = await ledger.listReleasedReceivables(
    new Date(Date.now() - TAKE_OVER_MILLISECONDS),
    RECEIVABLES_PER_RUN
  )
  for (const receivable of released) {
    // A release can be wrong (core hands the client's own data to `deletePayment` when its last write fails).
    const liveSessionId = await findLiveSessionId(query, receivable.paymentCollectionId)
    if (liveSessionId === null) {
      await ledger.abandonVaOrder(receivable.id, "released")
    } else {
      await ledger.clearRelease(receivable.id)
    }
  }
  return new StepResponse(await ledger.closeVaOrders())
})
