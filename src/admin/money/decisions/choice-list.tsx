import { clx, Label, RadioGroup, Text } from "@medusajs/ui"
import { type ReactNode, useId } from "react"

/** One of several things to choose from. */
export interface Choice {
  value: string
  title: ReactNode
  detail: ReactNode
}

interface ChoiceListProps {
  label: string
  choices: Choice[]
  value: string | null
  onChange: (value: string) => void
}

/** A list of which exactly one is chosen. */
export function ChoiceList({ label, choices, value, onChange }: ChoiceListProps) {
  const id = useId()
  return (
    <RadioGroup aria-label={label} value={value ?? ""} onValueChange={onChange} className="gap-y-2">
      {choices.map((choice) => (
        <Label
          key={choice.value}
          htmlFor={`${id}-${choice.value}`}
          className={clx(
            "shadow-borders-base hover:bg-ui-bg-base-hover",
            "flex cursor-pointer items-start gap-x-3 rounded-lg p-3"
          )}
        >
          <RadioGroup.Item id={`${id}-${choice.value}`} value={choice.value} />
          <span className="flex min-w-0 flex-col gap-y-1">
            <Text as="span" size="small" leading="compact" weight="plus">
              {choice.title}
            </Text>
            <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle break-words">
              {choice.detail}
            </Text>
          </span>
        </Label>
      ))}
    </RadioGroup>
  )
}
