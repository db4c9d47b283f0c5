import type { StoreSepayPaymentSession } from "../api/store/sepay/payment-sessions/types"
import { isTransferAwaited } from "../modules/sepay/payments/decide-payment-status"
import { drawQrImage } from "./qr-image"
import { en } from "./texts/en"
import type { MessageTexts, NotificationTexts, NotificationValues } from "./texts/notification-texts"
import { vi } from "./texts/vi"

/** What a message is about: how to pay, that it is time to, that money came. As the events `sepay.payment.*`. */
export type SepayNotificationKind = "instructions" | "reminder" | "received"

/** Languages that messages are written in. */
export type SepayNotificationLocale = "vi" | "en"

/** A line of what a payer needs, in the order in which it is shown. */
export interface SepayNotificationDetail {
  name: "bank" | "va_number" | "account_holder" | "amount" | "expires_at" | "order_code"
  label: string
  value: string
}

/** An attachment as Medusa's notification module takes it. */
export interface SepayNotificationAttachment {
  filename: string
  /** Base64. */
  content: string
  content_type: string
  disposition: "inline"
  /** For `<img src="cid:sepay-qr">`. */
  id: string
}

/** The order that a message is about. */
export interface NotifiedOrder {
  id: string
  display_id: number
  email: string | null
}

/** Everything that an e-mail's, or a text message's, template needs. */
export interface SepayPaymentNotification {
  kind: SepayNotificationKind
  locale: SepayNotificationLocale
  /**
   * Whether it is still true: instructions and reminders only while the transfer is awaited, receipts only while the order
   * is not cancelled and the payment not refunded. Events can come late, and a payer who has paid must not be asked to.
   */
  is_current: boolean
  order: NotifiedOrder
  /** As the store API tells it. */
  payment: StoreSepayPaymentSession
  subject: string
  /** Plain text, without markup. */
  paragraphs: string[]
  /** What to transfer, and where to. Empty when nothing can be transferred. */
  details: SepayNotificationDetail[]
  /** Paragraphs and details as one plain text, for a text part or a text message. */
  text: string
  /** The VietQR to scan; `null` when nothing can be transferred. */
  qr: { svg: string; png: Buffer; png_data_uri: string } | null
  /** The QR as an inline attachment: mail programs such as Gmail show neither SVG nor data URIs. */
  attachments: SepayNotificationAttachment[]
}

const TEXTS: Record<SepayNotificationLocale, NotificationTexts> = { vi, en }
/** Vietnamese banks and shoppers live in one time zone. */
const TIME_ZONE = "Asia/Ho_Chi_Minh"
const QR_ATTACHMENT_ID = "sepay-qr"

/** Writes a message about an order's payment. Pure. */
export function writePaymentNotification(
  kind: SepayNotificationKind,
  locale: SepayNotificationLocale,
  order: NotifiedOrder,
  payment: StoreSepayPaymentSession
): SepayPaymentNotification {
  const texts = TEXTS[locale]
  const values = formatValues(texts.locale, order, payment)
  const { subject, paragraphs } = chooseMessage(texts, kind, payment)
  const isPayable = isTransferAwaited(payment.status)
  const details = isPayable ? listDetails(texts, values, payment) : []
  const written = paragraphs(values)
  const image = payment.vietqr === null ? null : drawQrImage(payment.vietqr)
  const pngBase64 = image?.png.toString("base64")
  return {
    kind,
    locale,
    is_current: kind === "received" ? isReceiptCurrent(payment) : isPayable,
    order,
    payment,
    subject: subject(values),
    paragraphs: written,
    details,
    text: [...written, details.map(({ label, value }) => `${label}: ${value}`).join("\n")].filter(Boolean).join("\n\n"),
    qr: image && { ...image, png_data_uri: `data:image/png;base64,${pngBase64}` },
    attachments:
      pngBase64 === undefined
        ? []
        : [
            {
              filename: `${payment.order_code ?? QR_ATTACHMENT_ID}.png`,
              content: pngBase64,
              content_type: "image/png",
              disposition: "inline",
              id: QR_ATTACHMENT_ID,
            },
          ],
  }
}

function chooseMessage(
  texts: NotificationTexts,
  kind: SepayNotificationKind,
  payment: StoreSepayPaymentSession
): MessageTexts {
  if (kind !== "received") {
    return texts[kind]
  }
  switch (payment.status) {
    case "paid":
      return texts.receivedInFull
    case "outstanding":
      return texts.receivedOutstanding
    case "partially_refunded":
    case "refunded":
      return texts.receivedRefunded
    case "canceled":
      return texts.receivedCanceled
    default:
      return texts.receivedInPart
  }
}

function isReceiptCurrent({ status, paid_amount_vnd, refunded_amount_vnd }: StoreSepayPaymentSession): boolean {
  return paid_amount_vnd > 0 && refunded_amount_vnd === 0 && status !== "canceled"
}

function formatValues(locale: string, order: NotifiedOrder, payment: StoreSepayPaymentSession): NotificationValues {
  const vnd = new Intl.NumberFormat(locale, { style: "currency", currency: "VND", currencyDisplay: "narrowSymbol" })
  const time = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeStyle: "short", timeZone: TIME_ZONE })
  return {
    orderNumber: `#${order.display_id}`,
    amount: vnd.format(payment.amount_vnd),
    paid: vnd.format(payment.paid_amount_vnd),
    remaining: vnd.format(payment.remaining_amount_vnd),
    outstanding: vnd.format(payment.outstanding_amount_vnd ?? 0),
    refunded: vnd.format(payment.refunded_amount_vnd),
    toReturn: payment.to_return_amount_vnd > 0 ? vnd.format(payment.to_return_amount_vnd) : null,
    expiresAt: payment.expires_at === null ? null : time.format(new Date(payment.expires_at)),
  }
}

function listDetails(
  { labels }: NotificationTexts,
  values: NotificationValues,
  payment: StoreSepayPaymentSession
): SepayNotificationDetail[] {
  const details: Array<{ name: SepayNotificationDetail["name"]; label: string; value: string | null }> = [
    { name: "bank", label: labels.bank, value: payment.bank_name },
    { name: "va_number", label: labels.vaNumber, value: payment.va_number },
    { name: "account_holder", label: labels.accountHolder, value: payment.account_holder_name },
    { name: "amount", label: labels.amount, value: values.remaining },
    { name: "expires_at", label: labels.expiresAt, value: values.expiresAt },
    { name: "order_code", label: labels.orderCode, value: payment.order_code },
  ]
  return details.flatMap(({ value, ...detail }) => (value === null ? [] : [{ ...detail, value }]))
}
