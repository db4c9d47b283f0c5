import { Tooltip } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { formatMoment, formatVietnamMoment } from "../lib/format-moment"

interface MomentProps {
  /** ISO 8601. */
  at: string
}

/** A date and time in the browser's zone; on hover and focus the time in Vietnam. */
export function Moment({ at }: MomentProps) {
  const { t, i18n } = useTranslation("sepay")
  const date = new Date(at)
  return (
    <Tooltip content={t("common.vietnamTime", { time: formatVietnamMoment(date, i18n.language) })}>
      <time dateTime={at} tabIndex={0} className="whitespace-nowrap tabular-nums">
        {formatMoment(date, i18n.language)}
      </time>
    </Tooltip>
  )
}
