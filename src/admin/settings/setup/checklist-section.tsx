import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayChecklistItem } from "../../../api/admin/sepay/settings/setup/types"
import { QueryBody } from "../../components/query-body"
import { SettingsSection } from "../../components/settings-section"
import { ChecklistLine } from "./checklist-line"
import { useSetup } from "./use-setup"

const LINES = 7

/** What has to work before the first transfer; its lines turn green by themselves. */
export function ChecklistSection() {
  const { t } = useTranslation("sepay")
  const setup = useSetup()
  return (
    <SettingsSection
      level="h1"
      title={t("settings.title")}
      description={t("settings.checklist.description")}
      aside={
        <div role="status" className="shrink-0">
          {setup.data && <Progress checklist={setup.data.checklist} />}
        </div>
      }
    >
      <QueryBody query={setup} loadingRows={LINES}>
        {({ checklist }) => (
          <ul className="py-2">
            {checklist.map((item) => (
              <ChecklistLine key={item.key} item={item} />
            ))}
          </ul>
        )}
      </QueryBody>
    </SettingsSection>
  )
}

function Progress({ checklist }: { checklist: AdminSepayChecklistItem[] }) {
  const { t } = useTranslation("sepay")
  const done = checklist.filter((item) => item.is_done).length
  return done === checklist.length ? (
    <StatusBadge color="green">{t("settings.checklist.complete")}</StatusBadge>
  ) : (
    <StatusBadge color="orange">{t("settings.checklist.progress", { done, total: checklist.length })}</StatusBadge>
  )
}
