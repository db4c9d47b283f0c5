/** What a message says, filled in: amounts and times are texts of its language. */
export interface NotificationValues {
  /** The order's number, as in `#12`. */
  orderNumber: string
  amount: string
  paid: string
  remaining: string
  /** What the order still has to be paid. */
  outstanding: string
  refunded: string
  /** What the store still has to send back; `null`: nothing. */
  toReturn: string | null
  /** When the virtual account stops taking money; `null`: it does not. */
  expiresAt: string | null
}

/** One message. */
export interface MessageTexts {
  subject: (values: NotificationValues) => string
  paragraphs: (values: NotificationValues) => string[]
}

/** All messages in one language. */
export interface NotificationTexts {
  /** For `Intl`. */
  locale: string
  instructions: MessageTexts
  reminder: MessageTexts
  receivedInFull: MessageTexts
  receivedInPart: MessageTexts
  /** All of this payment is there, and the order has something outstanding beyond it. */
  receivedOutstanding: MessageTexts
  /** A receipt that came too late: (a part of) the payment was refunded. */
  receivedRefunded: MessageTexts
  /** A receipt that came too late: the order was cancelled. */
  receivedCanceled: MessageTexts
  labels: {
    bank: string
    vaNumber: string
    accountHolder: string
    amount: string
    expiresAt: string
    orderCode: string
  }
}
