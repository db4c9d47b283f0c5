import { clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { timeLeft } from "../lib/time-left"
import { useNow } from "../lib/use-now"

const TEXTS = {
  over: "order.virtualAccount.expired",
  days: "order.virtualAccount.expiresIn.days",
  hours: "order.virtualAccount.expiresIn.hours",
  minutes: "order.virtualAccount.expiresIn.minutes",
  seconds: "order.virtualAccount.expiresIn.seconds",
} as const

interface ExpiryCountdownProps {
  /** ISO 8601. */
  expiresAt: string
}

/** How long a virtual account can still be paid to. No live region: a screen reader would read every second. */
export function ExpiryCountdown({ expiresAt }: ExpiryCountdownProps) {
  const { t } = useTranslation("sepay")
  const left = timeLeft(new Date(expiresAt), useNow())
  const isUrgent = left.unit === "over" || left.unit === "seconds"
  return (
    <span className={clx("tabular-nums", isUrgent ? "text-ui-fg-error" : "text-ui-fg-base")}>
      {t(TEXTS[left.unit], left)}
    </span>
  )
}
