import { EllipsisHorizontal } from "@medusajs/icons"
import { DropdownMenu, IconButton } from "@medusajs/ui"
import { Fragment, type ReactNode } from "react"

/** Something that can be done. */
export interface MenuAction {
  label: string
  icon: ReactNode
  onClick: () => void
  isDisabled?: boolean
}

interface ActionMenuProps {
  /** For those who cannot see what the menu stands beside. */
  label: string
  /** Groups are parted by a line; empty ones are left out. */
  groups: MenuAction[][]
}

/** The three dots and what is behind them. */
export function ActionMenu({ label, groups }: ActionMenuProps) {
  const shown = groups.filter((actions) => actions.length > 0)
  if (shown.length === 0) {
    return null
  }
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton size="small" variant="transparent" aria-label={label}>
          <EllipsisHorizontal />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        {shown.map((actions, index) => (
          <Fragment key={actions.map((action) => action.label).join()}>
            {index > 0 && <DropdownMenu.Separator />}
            <DropdownMenu.Group>
              {actions.map((action) => (
                <DropdownMenu.Item
                  key={action.label}
                  disabled={action.isDisabled}
                  onClick={action.onClick}
                  className="[&_svg]:text-ui-fg-subtle flex items-center gap-x-2"
                >
                  {action.icon}
                  <span>{action.label}</span>
                </DropdownMenu.Item>
              ))}
            </DropdownMenu.Group>
          </Fragment>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
