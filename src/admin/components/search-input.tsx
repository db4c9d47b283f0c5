import { MagnifyingGlass } from "@medusajs/icons"
import { Input } from "@medusajs/ui"

import type { FieldControl } from "./form-field"

interface SearchInputProps extends Partial<FieldControl> {
  value: string
  onChange: (value: string) => void
  placeholder: string
  /** Where no label stands beside it. */
  "aria-label"?: string
  size?: "base" | "small"
}

/** Where something is searched for. (The icon of Medusa UI's own search input has a role, but no name.) */
export function SearchInput({ onChange, ...input }: SearchInputProps) {
  return (
    <div className="relative">
      <Input
        {...input}
        type="text"
        inputMode="search"
        autoComplete="off"
        className="pl-8"
        onChange={(event) => onChange(event.target.value)}
        // Enter searches; it does not submit the form around.
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      <MagnifyingGlass
        aria-hidden
        className="text-ui-fg-muted pointer-events-none absolute left-2 top-1/2 -translate-y-1/2"
      />
    </div>
  )
}
