import { PencilSquare } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { QueryBody } from "../components/query-body"
import { SectionRow } from "../components/section-row"
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
    <Container className="divide-y p-0">
      <div className="flex items-start justify-between gap-x-4 px-6 py-4">
        <div>
          <Heading level="h2">{t("settings.lifeTime.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("settings.lifeTime.description")}
          </Text>
        </div>
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
      </div>
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
    </Container>
  )
}
