import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import type { AdminSepayPersonalDataRequestListResponse } from "../../api/admin/sepay/personal-data/types"
import { QueryBody } from "../components/query-body"
import { SectionRow } from "../components/section-row"
import { SettingsSection } from "../components/settings-section"
import { useRequests } from "./use-requests"

const DAYS_PER_YEAR = 365.25

/** How long payers' personal data is kept, what is removed then, and what stays and why. */
export function RetentionSection() {
  const { t } = useTranslation("sepay")
  const query = useRequests(0)
  return (
    <SettingsSection title={t("personalData.retention.title")}>
      <QueryBody query={query}>
        {({ retention }) => (
          <>
            <SectionRow title={t("personalData.retention.period")}>
              <Period retention={retention} />
            </SectionRow>
            <SectionRow title={t("personalData.retention.removed")}>{t("personalData.retention.removedText")}</SectionRow>
            <SectionRow title={t("personalData.retention.stays")}>{t("personalData.retention.staysText")}</SectionRow>
            <SectionRow title={t("personalData.retention.longer")}>
              {t("personalData.retention.longerText")}
              <Overdue count={retention.overdue_transactions} />
            </SectionRow>
            <SectionRow title={t("personalData.retention.outside")}>{t("personalData.retention.outsideText")}</SectionRow>
          </>
        )}
      </QueryBody>
    </SettingsSection>
  )
}

function Period({ retention }: Pick<AdminSepayPersonalDataRequestListResponse, "retention">) {
  const { t, i18n } = useTranslation("sepay")
  const { days } = retention
  if (days === null) {
    return t("personalData.retention.forever")
  }
  const format = (value: number) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(value)
  return (
    <>
      <Text size="small" weight="plus" className="text-ui-fg-base">
        {days < DAYS_PER_YEAR
          ? t("personalData.retention.days", { days: format(days) })
          : t("personalData.retention.years", { days: format(days), years: format(days / DAYS_PER_YEAR) })}
      </Text>
      {t("personalData.retention.periodText")}
    </>
  )
}

function Overdue({ count }: { count: number }) {
  const { t } = useTranslation("sepay")
  return count === 0 ? null : (
    <Link to="/sepay?view=attention" className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover">
      {t("personalData.retention.overdue", { count })}
    </Link>
  )
}
