import { adminSepayAuditContracts } from "./admin/sepay/audit/contracts"
import { adminSepayBankAccountContracts } from "./admin/sepay/bank-accounts/contracts"
import { adminSepayTransactionContracts } from "./admin/sepay/money/transactions/contracts"
import { adminSepayOrderContracts } from "./admin/sepay/payments/orders/contracts"
import { adminSepayPaymentCollectionContracts } from "./admin/sepay/payments/payment-collections/contracts"
import { adminSepayPersonalDataContracts } from "./admin/sepay/personal-data/contracts"
import { adminSepayReconciliationContracts } from "./admin/sepay/reconciliation/contracts"
import { adminSepayUnreadableRowContracts } from "./admin/sepay/reconciliation/unreadable-rows/contracts"
import { adminSepayAttentionContracts } from "./admin/sepay/reports/attention/contracts"
import { adminSepayHealthContracts } from "./admin/sepay/reports/health/contracts"
import { adminSepayStatisticsContracts } from "./admin/sepay/reports/statistics/contracts"
import { adminSepayReturnOwedContracts } from "./admin/sepay/returns/contracts"
import { adminSepaySettingsContracts } from "./admin/sepay/settings/contracts"
import { adminSepaySetupContracts } from "./admin/sepay/settings/setup/contracts"
import type { RouteContract } from "./contract"
import { sepayWebhookContracts } from "./hooks/sepay/contracts"
import { storeSepayPaymentSessionContracts } from "./store/sepay/payment-sessions/contracts"

/** The contracts of all routes: what `docs/openapi.yaml` is written from. */
export const contracts: RouteContract[] = [
  ...storeSepayPaymentSessionContracts,
  ...sepayWebhookContracts,
  ...adminSepayOrderContracts,
  ...adminSepayPaymentCollectionContracts,
  ...adminSepayTransactionContracts,
  ...adminSepayReturnOwedContracts,
  ...adminSepayAuditContracts,
  ...adminSepayReconciliationContracts,
  ...adminSepayUnreadableRowContracts,
  ...adminSepayBankAccountContracts,
  ...adminSepayAttentionContracts,
  ...adminSepayHealthContracts,
  ...adminSepayStatisticsContracts,
  ...adminSepaySettingsContracts,
  ...adminSepaySetupContracts,
  ...adminSepayPersonalDataContracts,
]
