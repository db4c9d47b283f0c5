/** What a store's own TypeScript needs of this package: its options, and what its routes answer. */
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
export type * from "./api/admin/sepay/reports/attention/types"
export type * from "./api/admin/sepay/audit/types"
export type * from "./api/admin/sepay/bank-accounts/types"
export type * from "./api/admin/sepay/reports/health/types"
export type * from "./api/admin/sepay/payments/orders/types"
export type * from "./api/admin/sepay/personal-data/types"
export type * from "./api/admin/sepay/reconciliation/types"
export type * from "./api/admin/sepay/reconciliation/unreadable-rows/types"
export type * from "./api/admin/sepay/returns/types"
export type * from "./api/admin/sepay/settings/types"
export type * from "./api/admin/sepay/settings/setup/types"
export type * from "./api/admin/sepay/reports/statistics/types"
export type * from "./api/admin/sepay/money/transactions/types"
export type { SepayProviderOptions } from "./providers/sepay/service"
export type { SepaySessionData } from "./providers/sepay/session-data"
export type {
  StoreSepayPaymentSession,
  StoreSepayPaymentSessionResponse,
} from "./api/store/sepay/payment-sessions/types"
