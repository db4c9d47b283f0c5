import { Container } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { LoadingRows } from "../components/loading-rows"
import { SettingsSection } from "../components/settings-section"
import { usePermissions } from "../lib/use-permissions"
import { MissingPolicy } from "./missing-policy"
import { PersonSection } from "./person-section"
import { RequestsSection } from "./requests-section"
import { RetentionSection } from "./retention-section"

const READ = "sepay_personal_data:read"

/** What is known of payers: of one person, who exported or erased it, and how long it is kept. */
export function PersonalDataPage() {
  const { t } = useTranslation("sepay")
  const permissions = usePermissions()
  if (permissions.isLoading) {
    return (
      <Container className="p-0">
        <LoadingRows />
      </Container>
    )
  }
  if (!permissions.can(READ)) {
    return (
      <SettingsSection level="h1" title={t("personalData.title")}>
        <div className="px-6 py-4">
          <MissingPolicy policies={[READ]} />
        </div>
      </SettingsSection>
    )
  }
  return (
    <div className="flex flex-col gap-y-3">
      <PersonSection can={permissions.can} />
      <RequestsSection />
      <RetentionSection />
    </div>
  )
}
