import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"
import { getSepayPaymentNotification, type SepayNotificationKind } from "medusa-payment-sepay/notifications"
import type { SepayVirtualAccountEvent, SepayPaymentReceived } from "medusa-payment-sepay/types"

/**
 * Writes to shoppers: how to pay when the order is placed, a reminder before the account number expires, and a receipt.
 * Copy it to your store's `src/subscribers/`. It needs a notification provider for the channel `email`.
 */
export default async function sendPaymentEmails({
  event,
  container,
}: SubscriberArgs<SepayVirtualAccountEvent | SepayPaymentReceived>): Promise<void> {
  const notification = await getSepayPaymentNotification(container, {
    order_id: event.data.order_id,
    kind: KINDS[event.name] ?? "instructions",
    locale: "vi",
  })
  // The shopper may have paid while the event was on its way.
  if (!notification.is_current || notification.order.email === null) {
    return
  }
  const { details, paragraphs, qr, text, subject } = notification
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    channel: "email",
    to: notification.order.email,
    // Events come at least once. With this key Medusa sends a message once.
    idempotency_key: `${event.name}:${makeKey(event.data)}`,
    // The name of your template at your e-mail provider, and what it can show.
    template: "sepay-payment",
    data: { subject, paragraphs, details, qr_cid: qr && "sepay-qr" },
    // For providers that take a message as it is.
    content: { subject, text, html: makeHtml(paragraphs, details, qr !== null) },
    // Gmail shows neither SVG nor data URIs: the picture goes along, and `cid:sepay-qr` points to it.
    attachments: notification.attachments,
  })
}

const KINDS: Record<string, SepayNotificationKind> = {
  "sepay.virtual_account.opened": "instructions",
  "sepay.virtual_account.expiry_approached": "reminder",
  "sepay.payment.received": "received",
}

function makeKey(data: SepayVirtualAccountEvent | SepayPaymentReceived): string {
  return "va_number" in data ? data.va_number : `${data.order_id}:${data.remaining_amount_vnd}`
}

function makeHtml(paragraphs: string[], details: Array<{ label: string; value: string }>, hasQr: boolean): string {
  const rows = details.map(({ label, value }) => `<tr><th align="left">${escape(label)}</th><td>${escape(value)}</td></tr>`)
  return [
    ...paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`),
    ...(hasQr ? [`<p><img src="cid:sepay-qr" alt="VietQR" width="280" height="280"></p>`] : []),
    ...(rows.length > 0 ? [`<table cellpadding="4">${rows.join("")}</table>`] : []),
  ].join("\n")
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

export const config: SubscriberConfig = { event: Object.keys(KINDS) }
