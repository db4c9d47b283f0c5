import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type { ReceivedAnnouncement, VirtualAccountAnnouncement } from "../../modules/sepay/ledger/payment-announcements"
import type SepayModuleService from "../../modules/sepay/service"
import { SepayEvents, type SepayPaymentInstructions, type SepayPaymentReceived } from "../events"

const ANNOUNCED_PER_RUN = 100

/** How many events of each kind were sent. */
export interface AnnouncedPayments {
  instructions: number
  reminders: number
  received: number
}

/**
 * Tells the store's subscribers, who write to shoppers. The ledger notes it in the same breath: what a crash interrupts is
 * told again, and nothing is left untold. A payment whose order is not placed yet waits for it: before, there is nobody to
 * write to.
 */
export const announceSepayPaymentsStep = createStep("announce-sepay-payments", async (_: void, { container }) => {
  const ledger = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const announceAccounts = (name: string) => async (accounts: VirtualAccountAnnouncement[]) =>
    emitForOrders(container, name, accounts, "vaOrderId", describeAccount)
  const announced: AnnouncedPayments = {
    instructions: await ledger.announceVirtualAccounts(
      "instructions",
      ANNOUNCED_PER_RUN,
      announceAccounts(SepayEvents.PAYMENT_INSTRUCTIONS)
    ),
    reminders: await ledger.announceVirtualAccounts(
      "reminder",
      ANNOUNCED_PER_RUN,
      announceAccounts(SepayEvents.PAYMENT_REMINDER)
    ),
    received: await ledger.announceReceived(ANNOUNCED_PER_RUN, async (payments) =>
      emitForOrders(container, SepayEvents.PAYMENT_RECEIVED, payments, "receivableId", describeReceived)
    ),
  }
  return new StepResponse(announced)
})

type OwnData<Event> = Omit<Event, "order_id" | "payment_collection_id" | "payment_session_id">

function describeAccount(account: VirtualAccountAnnouncement): OwnData<SepayPaymentInstructions> {
  return {
    va_number: account.vaNumber,
    remaining_amount_vnd: account.remainingVnd,
    expires_at: account.expiresAt?.toISOString() ?? null,
  }
}

function describeReceived(payment: ReceivedAnnouncement): OwnData<SepayPaymentReceived> {
  return { received_amount_vnd: payment.newlyReceivedVnd, remaining_amount_vnd: payment.remainingVnd }
}

/** @returns the ids of those that have an order, and were sent */
async function emitForOrders<
  Id extends string,
  Announcement extends Record<Id, string> & { paymentCollectionId: string; paymentSessionId: string },
>(
  container: MedusaContainer,
  name: string,
  announcements: readonly Announcement[],
  idName: Id,
  describe: (announcement: Announcement) => object
): Promise<string[]> {
  const orderIds = await findOrderIds(container, announcements)
  const sendable = announcements.flatMap((announcement) => {
    const orderId = orderIds.get(announcement.paymentCollectionId)
    return orderId === undefined ? [] : [{ announcement, orderId }]
  })
  await container.resolve(Modules.EVENT_BUS).emit(
    sendable.map(({ announcement, orderId }) => ({
      name,
      data: {
        order_id: orderId,
        payment_collection_id: announcement.paymentCollectionId,
        payment_session_id: announcement.paymentSessionId,
        ...describe(announcement),
      },
    }))
  )
  return sendable.map(({ announcement }) => announcement[idName])
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
