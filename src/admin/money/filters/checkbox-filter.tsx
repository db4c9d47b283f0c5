import { Checkbox, Label } from "@medusajs/ui"
import { useId } from "react"

/** Something to filter by. */
export interface FilterOption<T extends string> {
  value: T
  label: string
}

interface CheckboxFilterProps<T extends string> {
  label: string
  options: Array<FilterOption<T>>
  chosen: T[]
  onChange: (chosen: T[]) => void
}

/** Any of several values. */
export function CheckboxFilter<T extends string>({ label, options, chosen, onChange }: CheckboxFilterProps<T>) {
  const id = useId()
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-y-2 p-3">
      {options.map(({ value, label: optionLabel }) => (
        <div key={value} className="flex items-center gap-x-2">
          <Checkbox
            id={`${id}-${value}`}
            checked={chosen.includes(value)}
            onCheckedChange={(isChosen) =>
              onChange(isChosen ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          />
          <Label htmlFor={`${id}-${value}`} size="small" className="cursor-pointer">
            {optionLabel}
          </Label>
        </div>
      ))}
    </div>
  )
}
