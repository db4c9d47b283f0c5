import { useCallback } from "react"
import { useTranslation } from "react-i18next"

import { toDuration } from "./describe-days"

const TEXTS = {
  seconds: "transactions.chart.duration.seconds",
  minutes: "transactions.chart.duration.minutes",
  hours: "transactions.chart.duration.hours",
} as const

/** Writes a duration in the unit that fits it. */
export function useDurationFormat(): (seconds: number) => string {
  const { t, i18n } = useTranslation("sepay")
  return useCallback(
    (seconds) => {
      const { unit, value } = toDuration(seconds)
      return t(TEXTS[unit], { value: value.toLocaleString(i18n.language) })
    },
    [t, i18n.language]
  )
}
