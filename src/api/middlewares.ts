import { defineMiddlewares } from "@medusajs/framework/http"
import { adminSepayAttentionMiddlewares } from "./admin/sepay/attention/middlewares"
import { adminSepayBankAccountMiddlewares } from "./admin/sepay/bank-accounts/middlewares"
import { adminSepayHealthMiddlewares } from "./admin/sepay/health/middlewares"
import { adminSepayOrderMiddlewares } from "./admin/sepay/orders/middlewares"
import { adminSepayPaymentCollectionMiddlewares } from "./admin/sepay/payment-collections/middlewares"
import { adminSepayReconciliationMiddlewares } from "./admin/sepay/reconciliations/middlewares"
import { adminSepayReturnOwedMiddlewares } from "./admin/sepay/returns-owed/middlewares"
import { adminSepaySettingsMiddlewares } from "./admin/sepay/settings/middlewares"
import { adminSepaySetupMiddlewares } from "./admin/sepay/setup/middlewares"
import { adminSepayStatisticsMiddlewares } from "./admin/sepay/statistics/middlewares"
import { adminSepayTransactionMiddlewares } from "./admin/sepay/transactions/middlewares"

export default defineMiddlewares({
  routes: [
    {
      // The route verifies the signature over the bytes before anything parses them.
      matcher: "/hooks/sepay",
      methods: ["POST"],
      bodyParser: false,
    },
    ...adminSepayAttentionMiddlewares,
    ...adminSepayBankAccountMiddlewares,
    ...adminSepayHealthMiddlewares,
    ...adminSepayOrderMiddlewares,
    ...adminSepayPaymentCollectionMiddlewares,
    ...adminSepayReconciliationMiddlewares,
    ...adminSepayReturnOwedMiddlewares,
    ...adminSepaySettingsMiddlewares,
    ...adminSepaySetupMiddlewares,
    ...adminSepayStatisticsMiddlewares,
    ...adminSepayTransactionMiddlewares,
  ],
})
