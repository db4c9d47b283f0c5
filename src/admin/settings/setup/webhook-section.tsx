import { Alert, Badge, Code } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepaySetup } from "../../../api/admin/sepay/settings/setup/types"
import { CopyButton } from "../../components/copy-button"
import { Moment } from "../../components/moment"
import { QueryBody } from "../../components/query-body"
import { SectionRow } from "../../components/section-row"
import { SettingsSection } from "../../components/settings-section"
import { useSetup } from "./use-setup"

/** Where SePay reports transfers, and how it proves that it is SePay. */
export function WebhookSection() {
  const { t } = useTranslation("sepay")
  const setup = useSetup()
  return (
    <SettingsSection title={t("settings.webhook.title")} description={t("settings.webhook.description")}>
      <QueryBody query={setup}>{({ webhook }) => <Webhook webhook={webhook} />}</QueryBody>
    </SettingsSection>
  )
}

type Webhook = AdminSepaySetup["webhook"]

/** The texts of the ways in which SePay proves itself. */
const authenticationTexts: Record<Webhook["authentications"][number], string> = {
  hmac: "settings.webhook.hmac",
  api_key: "settings.webhook.apiKey",
}

function Webhook({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation("sepay")
  return (
    <>
      <SectionRow title={t("settings.webhook.url")}>
        <div className="flex min-w-0 items-center gap-x-1">
          <Code className="break-all">{webhook.url}</Code>
          <CopyButton content={webhook.url} label={t("settings.webhook.url")} />
        </div>
      </SectionRow>
      <SectionRow title={t("settings.webhook.authentication")}>
        <Authentications authentications={webhook.authentications} />
      </SectionRow>
      <SectionRow title={t("settings.webhook.allowedIps")}>
        {webhook.allowed_ip_count === 0
          ? t("settings.webhook.anyIp")
          : t("settings.webhook.ipCount", { count: webhook.allowed_ip_count })}
      </SectionRow>
      <SectionRow title={t("settings.webhook.last")}>
        {webhook.last_at === null ? t("settings.webhook.never") : <Moment at={webhook.last_at} />}
      </SectionRow>
    </>
  )
}

function Authentications({ authentications }: Pick<Webhook, "authentications">) {
  const { t } = useTranslation("sepay")
  if (authentications.length === 0) {
    return (
      <Alert variant="warning">
        <span className="txt-compact-small-plus block">{t("settings.webhook.noneTitle")}</span>
        {t("settings.webhook.none")}
      </Alert>
    )
  }
  return (
    <div className="flex flex-wrap gap-1">
      {authentications.map((authentication) => (
        <Badge key={authentication} size="2xsmall">
          {t(authenticationTexts[authentication])}
        </Badge>
      ))}
    </div>
  )
}
