import { container } from "@medusajs/framework"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { SEPAY_MODULE } from "../../../../../modules/sepay"
import type SepayModuleService from "../../../../../modules/sepay/service"
import { describePaymentSession } from "../describe"
import { PaymentStreams } from "./payment-streams"

/** One for each ledger that this process has: one, but for tests that start a store after another. */
const streamsOfLedgers = new WeakMap<SepayModuleService, PaymentStreams>()

/** The streams of this process. They outlive the request that opens the first: what they read with is the application's. */
export function findPaymentStreams(): PaymentStreams {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const known = streamsOfLedgers.get(sepay)
  if (known) {
    return known
  }
  const { maximumStreams, maximumStreamsPerPayment } = sepay.options
  const streams = new PaymentStreams({
    maximum: maximumStreams,
    maximumPerPayment: maximumStreamsPerPayment,
    read: async (paymentSessionId) => (await describePaymentSession(container, paymentSessionId)).payment_session,
    watch: (receivableId, watcher) => sepay.payments.watchPayment(receivableId, watcher),
    logger: container.resolve(ContainerRegistrationKeys.LOGGER),
  })
  streamsOfLedgers.set(sepay, streams)
  return streams
}
