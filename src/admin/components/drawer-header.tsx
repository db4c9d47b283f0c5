import { XMark } from "@medusajs/icons"
import { Drawer, IconButton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

interface DrawerHeaderProps {
  title: string
  description?: string
}

/** The head of a drawer. (The button of Medusa UI's own has no name for a screen reader.) */
export function DrawerHeader({ title, description }: DrawerHeaderProps) {
  const { t } = useTranslation("sepay")
  return (
    <div className="border-ui-border-base flex items-start justify-between gap-x-4 border-b px-6 py-4">
      <div className="flex min-w-0 flex-col gap-y-1">
        <Drawer.Title>{title}</Drawer.Title>
        {description !== undefined && (
          <Drawer.Description className="text-ui-fg-subtle txt-small">{description}</Drawer.Description>
        )}
      </div>
      <Drawer.Close asChild>
        <IconButton size="small" type="button" variant="transparent" aria-label={t("common.action.close")}>
          <XMark />
        </IconButton>
      </Drawer.Close>
    </div>
  )
}
