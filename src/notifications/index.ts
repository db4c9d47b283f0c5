export { getSepayPaymentNotification, type GetSepayPaymentNotificationInput } from "./get-payment-notification"
export type {
  NotifiedOrder,
  SepayNotificationAttachment,
  SepayNotificationDetail,
  SepayNotificationKind,
  SepayNotificationLocale,
  SepayPaymentNotification,
} from "./write-payment-notification"
