import { Button } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { activeFilters, type FilterName, type ListState, withoutFilter } from "../list-state"
import { FilterChip } from "./filter-chip"
import { FilterEditor } from "./filter-editor"
import { FILTER_LABELS } from "./filter-labels"
import { useFilterValues } from "./use-filter-values"

interface FilterBarProps {
  state: ListState
  onChange: (changes: Partial<ListState>) => void
  /** The filter that is being chosen; it stands here before it has a value. */
  openFilter: FilterName | null
  onOpenFilterChange: (name: FilterName | null) => void
}

/** The filters that narrow the list. */
export function FilterBar({ state, onChange, openFilter, onOpenFilterChange }: FilterBarProps) {
  const { t } = useTranslation("sepay")
  const describe = useFilterValues(state)
  const active = activeFilters(state)
  const shown = openFilter !== null && !active.includes(openFilter) ? [...active, openFilter] : active
  if (shown.length === 0) {
    return null
  }
  return (
    <div className="flex flex-wrap items-center gap-2 border-t px-6 py-2">
      {shown.map((name) => (
        <FilterChip
          key={name}
          label={t(FILTER_LABELS[name])}
          value={describe(name)}
          isOpen={openFilter === name}
          onOpenChange={(isOpen) => onOpenFilterChange(isOpen ? name : null)}
          onRemove={() => {
            onOpenFilterChange(null)
            onChange(withoutFilter(state, name))
          }}
        >
          <FilterEditor name={name} state={state} onChange={onChange} onDone={() => onOpenFilterChange(null)} />
        </FilterChip>
      ))}
      {active.length > 0 && (
        <Button
          size="small"
          variant="transparent"
          className="text-ui-fg-subtle"
          onClick={() => onChange(active.reduce(withoutFilter, state))}
        >
          {t("transactions.filter.clearAll")}
        </Button>
      )}
    </div>
  )
}
