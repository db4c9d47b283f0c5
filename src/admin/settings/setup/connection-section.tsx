import { Badge, StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepaySetup } from "../../../api/admin/sepay/settings/setup/types"
import { QueryBody } from "../../components/query-body"
import { SectionRow } from "../../components/section-row"
import { SettingsSection } from "../../components/settings-section"
import { useSetup } from "./use-setup"

/** Which SePay the store talks to, and whether that one lets it. */
export function ConnectionSection() {
  const { t } = useTranslation("sepay")
  const setup = useSetup()
  return (
    <SettingsSection title={t("settings.connection.title")}>
      <QueryBody query={setup}>{({ connection }) => <Connection connection={connection} />}</QueryBody>
    </SettingsSection>
  )
}

function Connection({ connection }: { connection: AdminSepaySetup["connection"] }) {
  const { t } = useTranslation("sepay")
  const unknown = t("settings.connection.unknown")
  return (
    <>
      <SectionRow title={t("settings.connection.environment")}>
        <Environment environment={connection.environment} />
      </SectionRow>
      <SectionRow title={t("settings.connection.apiVersion")}>{connection.api_version ?? unknown}</SectionRow>
      {connection.base_url !== null && (
        <SectionRow title={t("settings.connection.baseUrl")}>
          <span className="break-all">{connection.base_url}</span>
        </SectionRow>
      )}
      <SectionRow title={t("settings.connection.token")}>
        <Token token={connection.token} />
      </SectionRow>
      <SectionRow title={t("settings.connection.orderCodePrefix")}>
        {connection.order_code_prefix === null ? (
          unknown
        ) : (
          <Badge size="2xsmall" className="font-mono">
            {connection.order_code_prefix}
          </Badge>
        )}
      </SectionRow>
    </>
  )
}

function Environment({ environment }: Pick<AdminSepaySetup["connection"], "environment">) {
  const { t } = useTranslation("sepay")
  switch (environment) {
    case "production":
      return <StatusBadge color="green">{t("settings.connection.production")}</StatusBadge>
    case "sandbox":
      return <StatusBadge color="orange">{t("settings.connection.sandbox")}</StatusBadge>
    case null:
      return t("settings.connection.unknown")
  }
}

function Token({ token }: Pick<AdminSepaySetup["connection"], "token">) {
  const { t } = useTranslation("sepay")
  if (token === null) {
    return <StatusBadge color="grey">{t("settings.connection.tokenUnknown")}</StatusBadge>
  }
  return (
    <>
      {token.is_valid ? (
        <StatusBadge color="green">{t("settings.connection.tokenValid")}</StatusBadge>
      ) : (
        <StatusBadge color="red">{t("settings.connection.tokenInvalid")}</StatusBadge>
      )}
      {token.message !== null && (
        <Text size="small" className="break-words">
          {token.message}
        </Text>
      )}
    </>
  )
}
