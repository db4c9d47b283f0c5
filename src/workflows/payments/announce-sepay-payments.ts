import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type { ReceivedAnnouncement, VirtualAccountAnnouncement } from "../../modules/sepay/payments/announcements"
import { decideReceivedAnnouncement } from "../../modules/sepay/payments/decide-received-announcement"
import type SepayModuleService from "../../modules/sepay/service"
import { listOrderFacts } from "../../providers/sepay/order-facts"
import { emitSepayEvents, type SepayEvent, SepayEvents } from "../events"

const ANNOUNCED_PER_RUN = 100

/** How many events of each kind were sent. */
export interface AnnouncedPayments {
  opened: number
  expiryApproached: number
  expired: number
  received: number
}

/**
 * Tells the store's subscribers, who write to shoppers. The ledger notes it in the same breath: what a crash interrupts is
 * told again, and nothing is left untold. A payment whose order is not placed yet waits for it: before, there is nobody to
 * write to.
 */
export const announceSepayPaymentsStep = createStep("announce-sepay-payments", async (_: void, { container }) => {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const announceAccounts = (name: VirtualAccountEventName) => async (accounts: VirtualAccountAnnouncement[]) =>
    emitAccounts(container, name, accounts)
  const announced: AnnouncedPayments = {
    opened: await sepay.payments.announceVirtualAccounts(
      "instructions",
      ANNOUNCED_PER_RUN,
      announceAccounts(SepayEvents.VIRTUAL_ACCOUNT_OPENED)
    ),
    expiryApproached: await sepay.payments.announceVirtualAccounts(
      "reminder",
      ANNOUNCED_PER_RUN,
      announceAccounts(SepayEvents.VIRTUAL_ACCOUNT_EXPIRY_APPROACHED)
    ),
    expired: await sepay.payments.announceVirtualAccounts(
      "expired",
      ANNOUNCED_PER_RUN,
      announceAccounts(SepayEvents.VIRTUAL_ACCOUNT_EXPIRED)
    ),
    received: await sepay.payments.announceReceived(ANNOUNCED_PER_RUN, async (payments) => emitReceived(container, payments)),
  }
  return new StepResponse(announced)
})

type VirtualAccountEventName = Extract<SepayEvent["name"], `sepay.virtual_account.${string}`>

/** @returns the ids of those that have an order, and were sent */
async function emitAccounts(
  container: MedusaContainer,
  name: VirtualAccountEventName,
  accounts: readonly VirtualAccountAnnouncement[]
): Promise<string[]> {
  const orderIds = await findOrderIds(container, accounts)
  const sendable = accounts.flatMap((account) => {
    const orderId = orderIds.get(account.paymentCollectionId)
    return orderId === undefined ? [] : [{ account, orderId }]
  })
  const events = sendable.map(({ account, orderId }): SepayEvent => ({
    name,
    data: {
      order_id: orderId,
      payment_collection_id: account.paymentCollectionId,
      payment_session_id: account.paymentSessionId,
      va_number: account.vaNumber,
      remaining_amount_vnd: account.remainingVnd,
      expires_at: account.expiresAt?.toISOString() ?? null,
    },
  }))
  await emitSepayEvents(container, events)
  return sendable.map(({ account }) => account.vaOrderId)
}

/** @returns the ids of those that have an order: they were sent, or there is nothing true to send any more */
async function emitReceived(container: MedusaContainer, payments: readonly ReceivedAnnouncement[]): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const orders = await listOrderFacts(query, payments.map(({ paymentCollectionId }) => paymentCollectionId))
  const decided = payments.flatMap((payment) => {
    const order = orders.get(payment.paymentCollectionId)
    return order ? [{ payment, order, decision: decideReceivedAnnouncement(payment, order) }] : []
  })
  const events = decided.flatMap(({ payment, order, decision }): SepayEvent[] =>
    decision.action === "skip"
      ? []
      : [
          {
            name: SepayEvents.PAYMENT_RECEIVED,
            data: {
              order_id: order.orderId,
              payment_collection_id: payment.paymentCollectionId,
              payment_session_id: payment.paymentSessionId,
              received_amount_vnd: payment.newlyReceivedVnd,
              remaining_amount_vnd: decision.remainingVnd,
            },
          },
        ]
  )
  await emitSepayEvents(container, events)
  return decided.map(({ payment }) => payment.receivableId)
}

async function findOrderIds(
  container: MedusaContainer,
  announcements: ReadonlyArray<{ paymentCollectionId: string }>
): Promise<Map<string, string>> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order_payment_collection",
    fields: ["order_id", "payment_collection_id"],
    filters: { payment_collection_id: announcements.map(({ paymentCollectionId }) => paymentCollectionId) },
  })
  return new Map(data.map((link) => [String(link.payment_collection_id), String(link.order_id)]))
}

/**
 * Emits `sepay.virtual_account.opened`, `.expiry_approached` and `.expired`, and `sepay.payment.received`, for what the shoppers of
 * orders were not told of.
 */
export const announceSepayPaymentsWorkflow = createWorkflow("announce-sepay-payments", () => {
  const announced = announceSepayPaymentsStep()
  return new WorkflowResponse(announced)
})
