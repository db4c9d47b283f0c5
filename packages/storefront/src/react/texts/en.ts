import type { SepayPaymentTexts } from "./types"

export const en: SepayPaymentTexts = {
  title: "Pay by bank transfer",

  loading: "Loading the payment…",
  pending: "No account number yet",
  waiting: "Waiting for your transfer",
  partiallyPaid: ({ paid, remaining }) => `${paid} received, ${remaining} still to pay`,
  paid: "Payment received",
  outstanding: ({ paid, outstanding }) => `${paid} received, ${outstanding} of the order still to pay`,
  refunded: ({ refunded }) => `${refunded} refunded`,
  confirming: "Your transfer was reported",
  expired: "Expired",
  canceled: "Payment canceled",
  problem: "The payment is not available",

  pendingHint: "You get the account number when you place the order.",
  waitingHint: "Scan the code with your banking app, or transfer exactly this amount.",
  partiallyPaidHint: "Pay the rest to the same account.",
  amountChangedHint: ({ remaining }) => `The amount has changed to ${remaining}. Please use the new QR code.`,
  paidHint: "Your order is being confirmed…",
  orderPlacedHint: "Thank you for your order.",
  outstandingHint: "Please contact the store to pay the rest.",
  toReturnHint: ({ toReturn }) => `The store transfers ${toReturn} back to you.`,
  confirmingHint: "We are waiting for its details from the bank. Please do not transfer again.",
  expiredHint: "Please do not transfer to the old account number any more.",
  canceledHint: "Please do not transfer any money.",

  qrLabel: ({ remaining }) => `VietQR code to pay ${remaining}`,
  expiresIn: (time) => `Expires in ${time}`,
  expiresSoon: (minutes) => (minutes === 1 ? "1 minute left to pay" : `${minutes} minutes left to pay`),
  days: (days) => (days === 1 ? "1 day" : `${days} days`),

  amount: "Amount",
  remainingAmount: "Amount still to pay",
  vaNumber: "Account number",
  accountHolder: "Account holder",
  bank: "Bank",
  orderCode: "Payment code",

  copy: "Copy",
  copied: "Copied",
  copyFailed: "Please select the text and copy it.",
  saveImage: "Save QR image",
  shareImage: "Share QR code",
  imageFailed: "Please take a screenshot instead.",
  open: "Get an account number",
  opening: "Getting an account number…",
  renew: "Get a new account number",
  renewing: "Getting a new account number…",

  offline: "You are offline. This page updates by itself once you are back.",
  error: ({ status }) => {
    if (status === null) {
      return "The store cannot be reached. Please check your connection."
    }
    if (status === 429) {
      return "Too many requests. Please wait a minute and try again."
    }
    if (status === 404) {
      return "There is no such payment. Please contact the store."
    }
    return "The store could not do that. Please try again in a few minutes."
  },
}
