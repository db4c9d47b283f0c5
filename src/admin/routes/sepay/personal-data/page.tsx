import { defineRouteConfig } from "@medusajs/admin-sdk"

import { ErrorBoundary } from "../../../components/error-boundary"
import { FailedPart } from "../../../components/failed-part"
import { PersonalDataPage } from "../../../personal-data/personal-data-page"

/** SePay → Personal data, in the navigation. */
const SepayPersonalDataPage = () => (
  <ErrorBoundary name="the page of the personal data" fallback={<FailedPart />}>
    <PersonalDataPage />
  </ErrorBoundary>
)

export const config = defineRouteConfig({
  label: "personalData.nav",
  translationNs: "sepay",
})

export default SepayPersonalDataPage
