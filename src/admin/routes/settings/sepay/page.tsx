import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CreditCard } from "@medusajs/icons"

import { BankAccountsSection } from "../../../bank-accounts/bank-accounts-section"
import { ErrorBoundary } from "../../../components/error-boundary"
import { FailedPart } from "../../../components/failed-part"
import { ReconciliationSection } from "../../../reconciliation/reconciliation-section"
import { ChecklistSection } from "../../../settings/setup/checklist-section"
import { ConnectionSection } from "../../../settings/setup/connection-section"
import { WebhookSection } from "../../../settings/setup/webhook-section"
import { VaLifeTimeSection } from "../../../va-orders/va-life-time-section"

/** Settings → SePay. */
const SepaySettingsPage = () => (
  <ErrorBoundary name="the settings page" fallback={<FailedPart />}>
    <div className="flex flex-col gap-y-3">
      <ChecklistSection />
      <BankAccountsSection />
      <WebhookSection />
      <ConnectionSection />
      <VaLifeTimeSection />
      <ReconciliationSection />
    </div>
  </ErrorBoundary>
)

export const config = defineRouteConfig({
  label: "settings.title",
  icon: CreditCard,
  translationNs: "sepay",
})

export default SepaySettingsPage
