import { useCallback } from "react"
import { useTranslation } from "react-i18next"

import { startOfDay } from "../money/list-state"

/** Writes a day such as `2026-03-27` in the admin's language. */
export function useDateFormat(): (day: string) => string {
  const { i18n } = useTranslation("sepay")
  return useCallback(
    (day) => new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium" }).format(startOfDay(day, 0)),
    [i18n.language]
  )
}
