import { Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

interface SettingsSectionProps {
  title: string
  description?: string
  /** The page's first section names the page: `h1`. */
  level?: "h1" | "h2"
  /** Stands beside the title: a button, or how far something is. */
  aside?: ReactNode
  children: ReactNode
}

/** A section of the settings page, as the dashboard's own settings show them. */
export function SettingsSection({ title, description, level = "h2", aside, children }: SettingsSectionProps) {
  return (
    <Container className="divide-y p-0">
      <div className="flex items-start justify-between gap-x-4 px-6 py-4">
        <div>
          <Heading level={level}>{title}</Heading>
          {description !== undefined && (
            <Text size="small" className="text-ui-fg-subtle">
              {description}
            </Text>
          )}
        </div>
        {aside}
      </div>
      {children}
    </Container>
  )
}
