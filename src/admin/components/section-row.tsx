import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

interface SectionRowProps {
  title: string
  /** A text, or something that is more than a text. */
  children: ReactNode
}

/** A fact of a section, as the dashboard's own detail pages show them. */
export function SectionRow({ title, children }: SectionRowProps) {
  return (
    <div className="text-ui-fg-subtle grid grid-cols-1 items-start gap-x-4 gap-y-1 px-6 py-4 sm:grid-cols-2">
      <Text size="small" leading="compact" weight="plus">
        {title}
      </Text>
      <div className="txt-compact-small flex min-w-0 flex-col items-start gap-y-1">{children}</div>
    </div>
  )
}
