import { defineMiddlewares } from "@medusajs/framework/http"
import { adminSepayAttentionMiddlewares } from "./admin/sepay/reports/attention/middlewares"
import { adminSepayAuditMiddlewares } from "./admin/sepay/audit/middlewares"
import { adminSepayBankAccountMiddlewares } from "./admin/sepay/bank-accounts/middlewares"
import { adminSepayHealthMiddlewares } from "./admin/sepay/reports/health/middlewares"
import { adminSepayOrderMiddlewares } from "./admin/sepay/payments/orders/middlewares"
import { adminSepayPaymentCollectionMiddlewares } from "./admin/sepay/payments/payment-collections/middlewares"
import { adminSepayPersonalDataMiddlewares } from "./admin/sepay/personal-data/middlewares"
import { adminSepayReconciliationMiddlewares } from "./admin/sepay/reconciliation/middlewares"
import { adminSepayReturnOwedMiddlewares } from "./admin/sepay/returns/middlewares"
import { adminSepaySettingsMiddlewares } from "./admin/sepay/settings/middlewares"
import { adminSepaySetupMiddlewares } from "./admin/sepay/settings/setup/middlewares"
import { adminSepayStatisticsMiddlewares } from "./admin/sepay/reports/statistics/middlewares"
import { adminSepayTransactionMiddlewares } from "./admin/sepay/money/transactions/middlewares"
import { adminSepayUnreadableRowMiddlewares } from "./admin/sepay/reconciliation/unreadable-rows/middlewares"
import { refuseUndecodablePath } from "./refuse-undecodable-path"

export default defineMiddlewares({
  routes: [
    { matcher: "/store/sepay", middlewares: [refuseUndecodablePath] },
    {
      // The route verifies the signature over the bytes before anything parses them.
      matcher: "/hooks/sepay",
      methods: ["POST"],
      bodyParser: false,
    },
    ...adminSepayAttentionMiddlewares,
    ...adminSepayAuditMiddlewares,
    ...adminSepayBankAccountMiddlewares,
    ...adminSepayHealthMiddlewares,
    ...adminSepayOrderMiddlewares,
    ...adminSepayPaymentCollectionMiddlewares,
    ...adminSepayPersonalDataMiddlewares,
    ...adminSepayReconciliationMiddlewares,
    ...adminSepayReturnOwedMiddlewares,
    ...adminSepaySettingsMiddlewares,
    ...adminSepaySetupMiddlewares,
    ...adminSepayStatisticsMiddlewares,
    ...adminSepayTransactionMiddlewares,
    ...adminSepayUnreadableRowMiddlewares,
  ],
})
