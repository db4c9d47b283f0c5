import { clx } from "@medusajs/ui"

interface SegmentedSwitchProps<T extends string> {
  label: string
  options: Array<{ value: T; label: string; count?: number }>
  value: T
  onChange: (value: T) => void
}

/** One of a few, all of which are seen. */
export function SegmentedSwitch<T extends string>({ label, options, value, onChange }: SegmentedSwitchProps<T>) {
  return (
    <div
      role="group"
      aria-label={label}
      className="bg-ui-bg-subtle shadow-borders-base flex w-fit flex-wrap rounded-md p-0.5"
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={clx(
            "txt-compact-small-plus whitespace-nowrap rounded px-2.5 py-1",
            "focus-visible:shadow-borders-focus outline-none",
            option.value === value
              ? "bg-ui-bg-base text-ui-fg-base shadow-elevation-card-rest"
              : "text-ui-fg-subtle hover:text-ui-fg-base"
          )}
        >
          {option.label}
          {option.count !== undefined && option.count > 0 && (
            <span className="bg-ui-tag-red-bg text-ui-tag-red-text txt-compact-xsmall-plus ml-1.5 rounded-full px-1.5">
              {option.count}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
