import { useTranslation } from "react-i18next"

import { type FilterName, type ListState, STATUS_FILTERS } from "../list-state"
import { AmountFilter } from "./amount-filter"
import { CheckboxFilter } from "./checkbox-filter"
import { DateFilter } from "./date-filter"
import { DIRECTION_LABELS, FILTER_LABELS, SOURCE_LABELS, STATUS_LABELS } from "./filter-labels"
import { RadioFilter } from "./radio-filter"
import { useAccountOptions } from "./use-account-options"

interface FilterEditorProps {
  name: FilterName
  state: ListState
  onChange: (changes: Partial<ListState>) => void
  /** One choice was all there is to choose. */
  onDone: () => void
}

/** Where the value of a filter is chosen. */
export function FilterEditor({ name, state, onChange, onDone }: FilterEditorProps) {
  const { t } = useTranslation("sepay")
  const accounts = useAccountOptions(state.accountNumbers)
  const label = t(FILTER_LABELS[name])
  const changeAndClose = (changes: Partial<ListState>) => {
    onChange(changes)
    onDone()
  }
  switch (name) {
    case "status":
      return (
        <CheckboxFilter
          label={label}
          options={STATUS_FILTERS.map((value) => ({ value, label: t(STATUS_LABELS[value]) }))}
          chosen={state.status}
          onChange={(status) => onChange({ status })}
        />
      )
    case "account":
      return (
        <CheckboxFilter
          label={label}
          options={accounts}
          chosen={state.accountNumbers}
          onChange={(accountNumbers) => onChange({ accountNumbers })}
        />
      )
    case "direction":
      return (
        <RadioFilter
          label={label}
          options={[
            { value: "in", label: t(DIRECTION_LABELS.in) },
            { value: "out", label: t(DIRECTION_LABELS.out) },
          ]}
          chosen={state.direction}
          onChange={(direction) => changeAndClose({ direction })}
        />
      )
    case "source":
      return (
        <RadioFilter
          label={label}
          options={[
            { value: "webhook", label: t(SOURCE_LABELS.webhook) },
            { value: "reconciliation", label: t(SOURCE_LABELS.reconciliation) },
            { value: "manual", label: t(SOURCE_LABELS.manual) },
            { value: "statement", label: t(SOURCE_LABELS.statement) },
          ]}
          chosen={state.source}
          onChange={(source) => changeAndClose({ source })}
        />
      )
    case "date":
      return <DateFilter fromDay={state.fromDay} toDay={state.toDay} onChange={onChange} />
    case "amount":
      return <AmountFilter minimumVnd={state.minimumVnd} maximumVnd={state.maximumVnd} onApply={changeAndClose} />
  }
}
