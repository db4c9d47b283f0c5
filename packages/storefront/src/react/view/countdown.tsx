import type { ReactElement } from "react"

import { splitTime } from "../lib/format"
import type { SepayPaymentTexts } from "../texts/types"

const URGENT_SECONDS = 5 * 60

interface CountdownProps {
  seconds: number | null
  texts: SepayPaymentTexts
}

/** How long a virtual account can still be paid to. Its room is there before it is. Nobody is read every second. */
export function Countdown({ seconds, texts }: CountdownProps): ReactElement {
  return (
    <p
      role="timer"
      aria-live="off"
      className="sepay-countdown"
      data-urgent={seconds !== null && seconds < URGENT_SECONDS ? "" : undefined}
    >
      {seconds !== null && texts.expiresIn(describeTime(seconds, texts))}
    </p>
  )
}

function describeTime(seconds: number, texts: SepayPaymentTexts): string {
  const { days, clock } = splitTime(seconds)
  return days === 0 ? clock : `${texts.days(days)} ${clock}`
}
