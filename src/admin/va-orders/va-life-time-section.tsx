import { PencilSquare } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { QueryBody } from "../components/query-body"
import { SectionRow } from "../components/section-row"
import { SettingsSection } from "../components/settings-section"
import { FLOWS, flowTexts } from "./flows"
import { useFormatLifeTime } from "./use-format-life-time"
import { useSettings } from "./use-settings"
import { VaLifeTimeDrawer } from "./va-life-time-drawer"

/** How long a payer can transfer. */
export function VaLifeTimeSection() {
  const { t } = useTranslation("sepay")
  const settings = useSettings()
  const formatLifeTime = useFormatLifeTime()
  const [isEditing, setIsEditing] = useState(false)
  return (
    <SettingsSection
      title={t("settings.lifeTime.title")}
      description={t("settings.lifeTime.description")}
      aside={
        <Button
          className="shrink-0"
          size="small"
          variant="secondary"
          disabled={!settings.data}
          onClick={() => setIsEditing(true)}
        >
          <PencilSquare aria-hidden />
          {t("settings.lifeTime.edit")}
        </Button>
      }
    >
      <QueryBody query={settings} loadingRows={FLOWS.length}>
        {({ va_duration_seconds: own, default_va_duration_seconds: fromOptions }) =>
          FLOWS.map((flow) => (
            <SectionRow key={flow} title={t(flowTexts[flow])}>
              <span>{formatLifeTime(own[flow] ?? fromOptions[flow])}</span>
              {own[flow] === null && (
                <span className="text-ui-fg-subtle txt-compact-xsmall">{t("settings.lifeTime.fromOptions")}</span>
              )}
            </SectionRow>
          ))
        }
      </QueryBody>
      {isEditing && settings.data && <VaLifeTimeDrawer settings={settings.data} onClose={() => setIsEditing(false)} />}
    </SettingsSection>
  )
}
