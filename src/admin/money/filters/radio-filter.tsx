import { Label, RadioGroup } from "@medusajs/ui"
import { useId } from "react"

import type { FilterOption } from "./checkbox-filter"

interface RadioFilterProps<T extends string> {
  label: string
  options: Array<FilterOption<T>>
  chosen: T | null
  onChange: (chosen: T) => void
}

/** One of several values. */
export function RadioFilter<T extends string>({ label, options, chosen, onChange }: RadioFilterProps<T>) {
  const id = useId()
  const choose = (text: string) => {
    const option = options.find(({ value }) => value === text)
    if (option) {
      onChange(option.value)
    }
  }
  return (
    <RadioGroup aria-label={label} value={chosen ?? ""} onValueChange={choose} className="gap-y-2 p-3">
      {options.map(({ value, label: optionLabel }) => (
        <div key={value} className="flex items-center gap-x-2">
          <RadioGroup.Item id={`${id}-${value}`} value={value} />
          <Label htmlFor={`${id}-${value}`} size="small" className="cursor-pointer">
            {optionLabel}
          </Label>
        </div>
      ))}
    </RadioGroup>
  )
}
