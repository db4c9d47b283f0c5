import type { SepayClientError } from "../../client/error"

/** Amounts as they are shown: `124.200 ₫`. */
export interface AmountTexts {
  amount: string
  paid: string
  remaining: string
  /** What of the order is still to be paid. */
  outstanding: string
  refunded: string
  /** What the store still has to send back. */
  toReturn: string
}

/** Every text of `<SepayPayment />`. Each can be replaced by itself. */
export interface SepayPaymentTexts {
  /** The name of the whole, for those who do not see it. */
  title: string

  /** The state, said once more whenever it changes. */
  loading: string
  pending: string
  waiting: string
  partiallyPaid: (amounts: AmountTexts) => string
  paid: string
  outstanding: (amounts: AmountTexts) => string
  /** A part, or all of what was paid. */
  refunded: (amounts: AmountTexts) => string
  /** SePay has counted a transfer whose details have not come yet. */
  confirming: string
  expired: string
  canceled: string
  problem: string

  /** What to do or to expect, below the state. */
  pendingHint: string
  waitingHint: string
  partiallyPaidHint: string
  /** In the place of the two above when the amount, and with it the QR code, is another one than was shown before. */
  amountChangedHint: (amounts: AmountTexts) => string
  paidHint: string
  orderPlacedHint: string
  outstandingHint: string
  /** After a refund or a cancellation, while the store still has money to send back. */
  toReturnHint: (amounts: AmountTexts) => string
  confirmingHint: string
  expiredHint: string
  canceledHint: string

  /** The QR code, for those who do not see it. */
  qrLabel: (amounts: AmountTexts) => string
  /** With the time that is left, as in `23:59:59`. */
  expiresIn: (time: string) => string
  /** Said when a virtual account expires in that many minutes. */
  expiresSoon: (minutes: number) => string
  days: (days: number) => string

  amount: string
  remainingAmount: string
  vaNumber: string
  accountHolder: string
  bank: string
  orderCode: string

  copy: string
  copied: string
  copyFailed: string
  saveImage: string
  shareImage: string
  imageFailed: string
  open: string
  opening: string
  renew: string
  renewing: string

  offline: string
  error: (error: SepayClientError) => string
}
