/** What a store's own TypeScript needs of this package: its options, and what its store routes answer. */
export type { default as SepayModuleService } from "./modules/sepay/service"
export type { SepayPaymentNeedsAttention, SepayTransactionNeedsAttention } from "./workflows/events"
export type { SepayPluginOptions } from "./modules/sepay/options"
export type { AdminSepayHealth, AdminSepayHealthResponse } from "./api/admin/sepay/health/types"
export type { SepayProviderOptions } from "./providers/sepay/service"
export type { SepaySessionData } from "./providers/sepay/session-data"
export type {
  StoreSepayPaymentSession,
  StoreSepayPaymentSessionResponse,
} from "./api/store/sepay/payment-sessions/types"
