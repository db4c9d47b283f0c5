import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { describePaymentSession } from "../api/store/sepay/payment-sessions/describe"
import type { StoreSepayPaymentSession } from "../api/store/sepay/payment-sessions/types"
import { SEPAY_MODULE } from "../modules/sepay"
import { isTransferAwaited } from "../modules/sepay/payments/decide-payment-status"
import type SepayModuleService from "../modules/sepay/service"
import {
  writePaymentNotification,
  type SepayNotificationKind,
  type SepayNotificationLocale,
  type SepayPaymentNotification,
} from "./write-payment-notification"

/** What a message is asked for with. */
export interface GetSepayPaymentNotificationInput {
  order_id: string
  kind: SepayNotificationKind
  /** @default "vi" */
  locale?: SepayNotificationLocale
}

/**
 * Everything that a message to an order's shopper needs: the texts, the virtual account as labelled lines, the VietQR as SVG
 * and PNG. It is what is true now, whatever was true when an event was sent.
 *
 * @throws MedusaError `not_found` when there is no such order, or when it has no payment through SePay.
 */
export async function getSepayPaymentNotification(
  container: MedusaContainer,
  { order_id, kind, locale = "vi" }: GetSepayPaymentNotificationInput
): Promise<SepayPaymentNotification> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "display_id", "email", "payment_collections.id"],
    filters: { id: order_id },
  })
  const order = data[0]
  if (!order) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${order_id}.`)
  }
  const collections: ReadonlyArray<{ id: string } | null> = order.payment_collections ?? []
  const collectionIds = collections.flatMap((collection) => collection?.id ?? [])
  const payment = await describePaymentOf(container, kind, collectionIds)
  if (payment === null) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Order ${order_id} has no payment through SePay.`)
  }
  const notified = { id: order.id, display_id: Number(order.display_id), email: order.email ?? null }
  return writePaymentNotification(kind, locale, notified, payment)
}

/**
 * An order has several after edits: the one that waits for its transfer, otherwise the newest. A receipt is about one that
 * received something.
 */
async function describePaymentOf(
  container: MedusaContainer,
  kind: SepayNotificationKind,
  collectionIds: readonly string[]
): Promise<StoreSepayPaymentSession | null> {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const found = await Promise.all(collectionIds.map((id) => sepay.owed.findReceivableOfCollection(id)))
  const receivables = found
    .flatMap((receivable) => receivable ?? [])
    .sort((one, other) => other.createdAt.getTime() - one.createdAt.getTime())
  const payments = await Promise.all(
    receivables.map(async (receivable) => describePaymentSession(container, receivable.paymentSessionId))
  )
  const all = payments.map(({ payment_session }) => payment_session)
  const received = all.filter(({ paid_amount_vnd }) => paid_amount_vnd > 0)
  const sessions = kind === "received" && received.length > 0 ? received : all
  return sessions.find(({ status }) => isTransferAwaited(status)) ?? sessions[0] ?? null
}
