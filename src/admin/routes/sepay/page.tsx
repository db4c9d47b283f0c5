import { defineRouteConfig } from "@medusajs/admin-sdk"

import { ErrorBoundary } from "../../components/error-boundary"
import { FailedPart } from "../../components/failed-part"
import { AttentionIcon } from "../../money/attention-icon"
import { TransactionsPage } from "../../money/transactions-page"

/** SePay, in the navigation. */
const SepayPage = () => (
  <ErrorBoundary name="the page of the transactions" fallback={<FailedPart />}>
    <TransactionsPage />
  </ErrorBoundary>
)

export const config = defineRouteConfig({
  label: "transactions.nav",
  icon: AttentionIcon,
  translationNs: "sepay",
})

export default SepayPage
