import { XMarkMini } from "@medusajs/icons"
import { clx, Popover } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

interface FilterChipProps {
  label: string
  /** What is chosen; empty while nothing is. */
  value: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onRemove: () => void
  /** Where it is chosen. */
  children: ReactNode
}

/** A filter that narrows the list: what it says, a way to change it, and one to take it away. */
export function FilterChip({ label, value, isOpen, onOpenChange, onRemove, children }: FilterChipProps) {
  const { t } = useTranslation("sepay")
  return (
    <Popover open={isOpen} onOpenChange={onOpenChange}>
      <div className="bg-ui-bg-field shadow-borders-base txt-compact-small flex overflow-hidden rounded-md">
        <Popover.Trigger className="hover:bg-ui-bg-base-hover focus-visible:bg-ui-bg-base-hover px-2 py-1 outline-none">
          <span className="text-ui-fg-subtle">{label}</span>
          {value !== "" && <span className="text-ui-fg-base ml-2">{value}</span>}
        </Popover.Trigger>
        <button
          type="button"
          aria-label={t("transactions.filter.remove", { filter: label })}
          onClick={onRemove}
          className={clx(
            "text-ui-fg-subtle hover:bg-ui-bg-base-hover border-l px-1",
            "focus-visible:bg-ui-bg-base-hover outline-none"
          )}
        >
          <XMarkMini />
        </button>
      </div>
      <Popover.Content aria-label={label} align="start" sideOffset={8} collisionPadding={16} className="p-0">
        {children}
      </Popover.Content>
    </Popover>
  )
}
