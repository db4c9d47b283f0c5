import { Heading } from "@medusajs/ui"
import type { ReactNode } from "react"

/** The name of a part of the payment's section. */
export function SectionTitle({ children }: { children: ReactNode }) {
  return (
    <Heading level="h3" className="txt-compact-small-plus px-6 pb-1 pt-4">
      {children}
    </Heading>
  )
}
