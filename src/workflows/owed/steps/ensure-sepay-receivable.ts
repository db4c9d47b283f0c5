import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import { SEPAY_MODULE } from "../../../modules/sepay"
import type SepayModuleService from "../../../modules/sepay/service"
import { DEFAULT_PROVIDER_ID } from "../../../providers/sepay/provider-id"

/** A payment, by its order or its payment collection. */
export interface EnsureSepayReceivableInput {
  order_id?: string
  payment_collection_id?: string
}

/**
 * Finds the receivable of an order or a payment collection. One that was never to be paid through SePay gets a session of
 * SePay's.
 *
 * @throws MedusaError `not_found` when there is no such order, or nothing of it is to be paid; `not_allowed` when it is not
 *   clear which of several payments is meant.
 */
export const ensureSepayReceivableStep = createStep(
  "ensure-sepay-receivable",
  async (input: EnsureSepayReceivableInput, { container }) => {
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    const collectionId = await chooseCollection(container, input)
    const known = await sepay.owed.findReceivableOfCollection(collectionId)
    if (known) {
      return new StepResponse(known.id)
    }
    await createPaymentSessionsWorkflow(container).run({
      input: { payment_collection_id: collectionId, provider_id: DEFAULT_PROVIDER_ID },
    })
    const registered = await sepay.owed.findReceivableOfCollection(collectionId)
    if (!registered) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `Payment collection ${collectionId} has no SePay payment.`)
    }
    return new StepResponse(registered.id)
  }
)

async function chooseCollection(container: MedusaContainer, input: EnsureSepayReceivableInput): Promise<string> {
  if (input.payment_collection_id) {
    return input.payment_collection_id
  }
  if (!input.order_id) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, 'Say which payment: "order_id" or "payment_collection_id".')
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order_payment_collection",
    fields: ["payment_collection.id", "payment_collection.status"],
    filters: { order_id: input.order_id },
  })
  const unpaid = data.flatMap(({ payment_collection: collection }) =>
    collection && collection.status !== "completed" ? [collection] : []
  )
  const [only] = unpaid
  if (!only) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Nothing is to be paid for order ${input.order_id}.`)
  }
  const open = unpaid.filter(({ status }) => status !== "canceled")
  if (open.length > 1) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Order ${input.order_id} has several payments (${open.map(({ id }) => id).join(", ")}): say "payment_collection_id".`
    )
  }
  return (open[0] ?? only).id
}
