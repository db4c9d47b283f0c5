import { useCallback } from "react"
import { useTranslation } from "react-i18next"

import { type LifeTimeUnit, splitLifeTime } from "./life-time"

const countTexts: Record<LifeTimeUnit, string> = {
  minutes: "settings.lifeTime.minutes",
  hours: "settings.lifeTime.hours",
  days: "settings.lifeTime.days",
}

/** A life time in words. */
export function useFormatLifeTime(): (seconds: number) => string {
  const { t } = useTranslation("sepay")
  return useCallback(
    (seconds) => {
      const { count, unit } = splitLifeTime(seconds)
      return t(countTexts[unit], { count })
    },
    [t]
  )
}
