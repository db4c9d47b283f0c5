/** What a message says, filled in: amounts and times are texts of its language. */
export interface NotificationValues {
  /** The order's number, as in `#12`. */
  orderNumber: string
  amount: string
  paid: string
  remaining: string
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
  labels: {
    bank: string
    vaNumber: string
    accountHolder: string
    amount: string
    expiresAt: string
    orderCode: string
  }
}
