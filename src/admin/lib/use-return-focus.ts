import { useCallback, useState } from "react"

/**
 * For what opens without a trigger of its own: the handler of `onCloseAutoFocus` gives the focus back to where it was,
 * so that who works with the keyboard goes on from there.
 */
export function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(findOpener)
  return useCallback(
    (event) => {
      event.preventDefault()
      opener?.focus()
    },
    [opener]
  )
}

function findOpener(): HTMLElement | null {
  const focused = document.activeElement
  // The entry of a menu is gone by then; its button is not.
  const menuButtonId = focused?.closest("[role=menu]")?.getAttribute("aria-labelledby")
  const opener = menuButtonId ? document.getElementById(menuButtonId) : focused
  return opener instanceof HTMLElement ? opener : null
}
