import { Hint, Label } from "@medusajs/ui"
import { type ReactNode, useId } from "react"

/** What ties an input to its label, hint and error. */
export interface FieldControl {
  id: string
  "aria-describedby": string | undefined
  "aria-invalid": boolean
}

interface FormFieldProps {
  label: string
  hint?: string
  error?: string
  children: (control: FieldControl) => ReactNode
}

/** A field of a form: its name, the input, and what is wrong with what was entered. */
export function FormField({ label, hint, error, children }: FormFieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? hint
  return (
    <div className="flex flex-col gap-y-2">
      <Label htmlFor={id} size="small" weight="plus">
        {label}
      </Label>
      {children({ id, "aria-describedby": note ? noteId : undefined, "aria-invalid": error !== undefined })}
      {note && (
        <Hint id={noteId} variant={error ? "error" : "info"} role={error ? "alert" : undefined}>
          {note}
        </Hint>
      )}
    </div>
  )
}
