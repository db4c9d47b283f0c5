import { Checkbox, clx, Label, Text } from "@medusajs/ui"
import { useId } from "react"

import type { Choice } from "../money/decisions/choice-list"

interface CheckListProps {
  label: string
  choices: Choice[]
  values: string[]
  onChange: (values: string[]) => void
}

/** A list of which several are chosen. What is chosen stays so when the list shows others. */
export function CheckList({ label, choices, values, onChange }: CheckListProps) {
  const id = useId()
  return (
    <div role="group" aria-label={label} className="flex flex-col gap-y-2">
      {choices.map(({ value, title, detail }) => (
        <Label
          key={value}
          htmlFor={`${id}-${value}`}
          className={clx(
            "shadow-borders-base hover:bg-ui-bg-base-hover",
            "flex cursor-pointer items-start gap-x-3 rounded-lg p-3"
          )}
        >
          <Checkbox
            id={`${id}-${value}`}
            checked={values.includes(value)}
            onCheckedChange={(isChecked) =>
              onChange(isChecked === true ? [...values, value] : values.filter((one) => one !== value))
            }
          />
          <span className="flex min-w-0 flex-col gap-y-1">
            <Text as="span" size="small" leading="compact" weight="plus">
              {title}
            </Text>
            <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle break-words">
              {detail}
            </Text>
          </span>
        </Label>
      ))}
    </div>
  )
}
