import { Funnel } from "@medusajs/icons"
import { DropdownMenu, IconButton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { FilterName } from "../list-state"
import { FILTER_LABELS } from "./filter-labels"

interface FilterMenuProps {
  /** Those that can be added. */
  names: FilterName[]
  onAdd: (name: FilterName) => void
}

/** What the list can be narrowed by. */
export function FilterMenu({ names, onAdd }: FilterMenuProps) {
  const { t } = useTranslation("sepay")
  return (
    // What is added opens at once, and takes the focus: the menu neither gives it back nor keeps others from the mouse.
    <DropdownMenu modal={false}>
      <DropdownMenu.Trigger asChild disabled={names.length === 0}>
        <IconButton size="small" aria-label={t("transactions.filter.add")}>
          <Funnel />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end" onCloseAutoFocus={(event) => event.preventDefault()}>
        {names.map((name) => (
          <DropdownMenu.Item key={name} onClick={() => onAdd(name)}>
            {t(FILTER_LABELS[name])}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
