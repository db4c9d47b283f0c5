/** What a store's own TypeScript needs of this package: its options, and what its routes answer. */
import type { AdminSepayStatementColumns } from "./api/answers"

export type { default as SepayModuleService } from "./modules/sepay/service"
export type {
  SepayAuditFindingChanged,
  SepayEvent,
  SepayEventData,
  SepayEventName,
  SepayPaymentFlagged,
  SepayPaymentReceived,
  SepayTransactionFlagged,
  SepayTransactionRecorded,
  SepayVirtualAccountEvent,
} from "./workflows/events"
export type { SepayBankAccountQuestion } from "./workflows/bank-accounts/choose-sepay-bank-account"
export type { SettledPayment } from "./workflows/settlement/settle-receivable"
export type { SepayBankAccountCandidate } from "./providers/sepay/ask-store-for-bank-account"
export type { SepayPluginOptions } from "./modules/sepay/options"
export type { SepayProviderOptions } from "./providers/sepay/service"
export type { SepaySessionData } from "./providers/sepay/session-data"
export type * from "./api/answers"

/** What a column of a bank's statement says. */
export type AdminSepayStatementColumn = keyof AdminSepayStatementColumns
