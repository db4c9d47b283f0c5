import type { MedusaContainer, RefundDTO } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules, PaymentEvents } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { addOrderTransactionStep, emitEventStep } from "@medusajs/medusa/core-flows"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"

/** One refund of a captured SePay payment. */
export interface RefundSepayPaymentInput {
  payment_id: string
  /** In đồng, as exact as the capture. */
  amount: number
  /** Shown with the refund. It names what is refunded: a refund of this payment with the same note is this one. */
  note: string
}

/** A refund, and what its order's books need of it. */
interface MadeRefund {
  refund_id: string
  amount: number
  currency_code: string
  order_id: string | null
}

/** Longer than a refund takes. */
const LOCK_TIMEOUT_SECONDS = 30

/**
 * Makes a refund once, whatever dies in between: Medusa writes its refund, asks the provider (which records the return), and
 * then sums up the payment collection. Whoever comes after a crash finds the refund by its note and does the rest again,
 * which changes nothing where it was done.
 *
 * @throws MedusaError what Medusa or the ledger refuses; nothing is refunded then.
 */
const refundSepayPaymentOnceStep = createStep(
  "refund-sepay-payment-once",
  async (input: RefundSepayPaymentInput, { container }) => {
    const locking = container.resolve(Modules.LOCKING)
    const refund = await locking.execute(`sepay-refund:${input.payment_id}`, () => refundLocked(container, input), {
      timeout: LOCK_TIMEOUT_SECONDS,
    })
    return new StepResponse(refund)
  }
)

async function refundLocked(container: MedusaContainer, input: RefundSepayPaymentInput): Promise<MadeRefund> {
  const payments = container.resolve(Modules.PAYMENT)
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "payment",
    fields: ["id", "currency_code", "captured_at", "payment_session.id", "payment_collection_id", "payment_collection.order.id"],
    filters: { id: input.payment_id },
  })
  const [payment] = data
  if (!payment) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no payment ${input.payment_id}.`)
  }
  let refund = await findRefund(container, input)
  if (refund === undefined) {
    await payments.refundPayment(input)
    refund = await findRefund(container, input)
  } else {
    await recordReturn(container, refund, payment.payment_collection_id, payment.payment_session?.id)
    if (payment.captured_at) {
      // Captures nothing more of what is captured, and sums up the payment collection again.
      await payments.capturePayment({ payment_id: payment.id })
    }
  }
  if (refund === undefined) {
    throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `Medusa lists no refund of payment ${payment.id} after making it.`)
  }
  return {
    refund_id: refund.id,
    amount: Number(refund.amount),
    currency_code: payment.currency_code,
    order_id: payment.payment_collection.order?.id ?? null,
  }
}

async function findRefund(container: MedusaContainer, input: RefundSepayPaymentInput): Promise<RefundDTO | undefined> {
  const refunds = await container.resolve(Modules.PAYMENT).listRefunds({ payment_id: input.payment_id })
  return refunds.find(({ note }) => note === input.note)
}

/** The provider's half of a refund. What it refuses is no refund: Medusa takes its row back then, and so does this. */
async function recordReturn(
  container: MedusaContainer,
  refund: RefundDTO,
  paymentCollectionId: string,
  paymentSessionId: string | undefined
): Promise<void> {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const receivable = await sepay.owed.findReceivableOfCollection(paymentCollectionId)
  try {
    await sepay.returns.recordReturnOwed({
      refundId: refund.id,
      receivableId: receivable?.id ?? "",
      paymentSessionId: paymentSessionId ?? "",
      exactAmount: Number(refund.amount),
    })
  } catch (error) {
    if (error instanceof MedusaError && error.type === MedusaError.Types.NOT_ALLOWED) {
      await container.resolve(Modules.PAYMENT).deleteRefunds([refund.id])
    }
    throw error
  }
}

/**
 * Refunds an amount of a captured SePay payment, and books the refund on its order. Core's own workflow for it refuses orders
 * that are canceled; its workflow for several payments hides what a payment's provider refuses, and books the refund all the
 * same.
 *
 * Run again with the same note it completes the refund that was begun, and refunds nothing twice.
 */
export const refundSepayPaymentWorkflow = createWorkflow("refund-sepay-payment", (input: RefundSepayPaymentInput) => {
  const refund = refundSepayPaymentOnceStep(input)
  // By the refund's id, as core does: a payment can be refunded more than once.
  const transactions = transform(refund, ({ refund_id, amount, currency_code, order_id }) =>
    order_id === null ? [] : [{ order_id, amount: -amount, currency_code, reference: "refund", reference_id: refund_id }]
  )
  addOrderTransactionStep(transactions)
  emitEventStep({ eventName: PaymentEvents.REFUNDED, data: { id: input.payment_id } })
  return new WorkflowResponse(refund)
})
