import { useEffect, useState } from "react"

const TICK_MILLISECONDS = 1000

/**
 * How long it is until then, every second, by the browser's clock. It is `null` on the server and at first in the
 * browser, so that both render the same.
 *
 * @param end ISO 8601; `null`: there is nothing to wait for.
 */
export function useRemainingSeconds(end: string | null): number | null {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    if (end === null) {
      return undefined
    }
    const tick = () => setNow(Date.now())
    tick()
    const timer = setInterval(tick, TICK_MILLISECONDS)
    return () => clearInterval(timer)
  }, [end])
  return end === null || now === null ? null : Math.max(0, Math.ceil((Date.parse(end) - now) / 1000))
}
