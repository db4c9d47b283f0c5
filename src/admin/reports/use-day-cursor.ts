import { type KeyboardEvent, useState } from "react"

/** Which of the days is pointed at, by the mouse or with the arrow keys. Only one of them is in the tab order. */
export function useDayCursor(count: number) {
  const [active, setActive] = useState<number | null>(null)
  const [reachable, setReachable] = useState(count - 1)
  const tabStop = Math.min(Math.max(reachable, 0), count - 1)

  const moveFocus = (event: KeyboardEvent<SVGGElement>, index: number) => {
    const target = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: count - 1 }[event.key]
    if (target === undefined || target < 0 || target >= count) {
      return
    }
    event.preventDefault()
    const day = event.currentTarget.parentElement?.children[target]
    if (day instanceof SVGElement) {
      day.focus()
    }
  }

  return {
    active,
    dayProps: (index: number) => ({
      tabIndex: index === tabStop ? 0 : -1,
      onFocus: () => {
        setReachable(index)
        setActive(index)
      },
      onBlur: () => setActive(null),
      onMouseEnter: () => setActive(index),
      onMouseLeave: () => setActive(null),
      onKeyDown: (event: KeyboardEvent<SVGGElement>) => moveFocus(event, index),
    }),
  }
}
