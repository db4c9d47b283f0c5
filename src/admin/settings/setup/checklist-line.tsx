import { CheckCircleSolid, CircleDottedLine } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import type { AdminSepayChecklistItem } from "../../../api/admin/sepay/settings/setup/types"
import { checklistTexts } from "./checklist-texts"

interface ChecklistLineProps {
  item: AdminSepayChecklistItem
}

/** A line of the checklist: done, or what to do next. */
export function ChecklistLine({ item }: ChecklistLineProps) {
  const { t } = useTranslation("sepay")
  const texts = checklistTexts[item.key]
  return (
    <li className="flex gap-x-3 px-6 py-2" data-checklist={item.key} data-done={item.is_done}>
      {item.is_done ? (
        <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon mt-0.5 shrink-0" />
      ) : (
        <CircleDottedLine aria-hidden className="text-ui-fg-subtle mt-0.5 shrink-0" />
      )}
      <div className="flex min-w-0 flex-col gap-y-1">
        <Text size="small" weight="plus">
          {t(texts.title)}
          <span className="sr-only">
            : {item.is_done ? t("settings.checklist.isDone") : t("settings.checklist.isOpen")}
          </span>
        </Text>
        {!item.is_done && (
          <>
            <Text size="small" className="text-ui-fg-subtle">
              {t(texts.next)}
              {item.key === "region" && (
                <>
                  {" "}
                  <Link to="/settings/regions" className="text-ui-fg-base underline">
                    {t("settings.checklist.region.link")}
                  </Link>
                </>
              )}
            </Text>
            {item.message !== null && (
              <Text size="small" className="text-ui-fg-subtle break-words" lang="en">
                {item.message}
              </Text>
            )}
          </>
        )}
      </div>
    </li>
  )
}
