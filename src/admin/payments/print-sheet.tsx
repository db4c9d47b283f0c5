import type { ReactNode } from "react"
import { createPortal } from "react-dom"

/** Of the page, only the sheet is printed; of the sheet, nothing is seen on a screen. */
const STYLE = `
  [data-sepay-print] { display: none }
  @media print {
    body > *:not([data-sepay-print]) { display: none !important }
    [data-sepay-print] { display: flex; flex-direction: column; align-items: center; gap: 24px; padding: 24px }
    html, body, [data-sepay-print] { background: #ffffff !important; color: #000000 !important }
  }
`

/** What `window.print` prints while it is there. */
export function PrintSheet({ children }: { children: ReactNode }) {
  return createPortal(
    <div data-sepay-print="" aria-hidden>
      <style>{STYLE}</style>
      {children}
    </div>,
    document.body
  )
}
