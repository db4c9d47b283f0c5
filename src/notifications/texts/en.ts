import type { NotificationTexts } from "./notification-texts"

const EXACT_AMOUNT =
  "This account number is for your order alone. Please transfer exactly this amount; no transfer note is needed."

/** English. */
export const en: NotificationTexts = {
  locale: "en-GB",
  instructions: {
    subject: ({ orderNumber }) => `How to pay for order ${orderNumber}`,
    paragraphs: ({ orderNumber, remaining, expiresAt }) => [
      `Thank you for your order. To complete order ${orderNumber}, please transfer ${remaining}: scan the QR code with your ` +
        "banking app, or transfer to the account number below.",
      EXACT_AMOUNT,
      ...(expiresAt === null ? [] : [`The account number takes money until ${expiresAt}.`]),
    ],
  },
  reminder: {
    subject: ({ orderNumber }) => `Order ${orderNumber} is waiting for your transfer`,
    paragraphs: ({ orderNumber, remaining, expiresAt }) => [
      `We have not received the full amount for order ${orderNumber} yet. Still to be transferred: ${remaining}.`,
      ...(expiresAt === null ? [] : [`The account number below expires at ${expiresAt}.`]),
      EXACT_AMOUNT,
      "If you have just made the transfer, please ignore this message.",
    ],
  },
  receivedInFull: {
    subject: ({ orderNumber }) => `We have received your payment for order ${orderNumber}`,
    paragraphs: ({ orderNumber, paid }) => [`We have received ${paid} for order ${orderNumber}. Thank you!`],
  },
  receivedInPart: {
    subject: ({ orderNumber, remaining }) => `Order ${orderNumber}: ${remaining} still to be paid`,
    paragraphs: ({ orderNumber, paid, remaining, amount }) => [
      `We have received ${paid} of ${amount} for order ${orderNumber}.`,
      `Please transfer the remaining ${remaining}. Your order goes on as soon as we have all of it.`,
    ],
  },
  receivedOutstanding: {
    subject: ({ orderNumber, outstanding }) => `Order ${orderNumber}: ${outstanding} still to be paid`,
    paragraphs: ({ orderNumber, paid, outstanding }) => [
      `We have received ${paid} for order ${orderNumber}. Thank you!`,
      `The order has been changed, and ${outstanding} is still to be paid. Please contact us to pay the rest.`,
    ],
  },
  receivedRefunded: {
    subject: ({ orderNumber }) => `Refund for order ${orderNumber}`,
    paragraphs: ({ orderNumber, paid, refunded }) => [
      `We have received ${paid} for order ${orderNumber}, and have refunded ${refunded}.`,
    ],
  },
  receivedCanceled: {
    subject: ({ orderNumber }) => `Order ${orderNumber} has been cancelled`,
    paragraphs: ({ orderNumber, toReturn }) => [
      `Order ${orderNumber} has been cancelled. Please do not transfer any money for it.`,
      ...(toReturn === null ? [] : [`We will transfer ${toReturn} back to you.`]),
    ],
  },
  labels: {
    bank: "Bank",
    vaNumber: "Account number",
    accountHolder: "Account holder",
    amount: "Amount",
    expiresAt: "Expires at",
    orderCode: "Payment code",
  },
}
