/** Building blocks for zod schemas of what SePay sends: fields that may be anything, and fields that must be right. */
import { z } from "zod"

/** A field that may be missing, and is never wrong: `read` makes the best of it. */
export function lenient<Value>(read: (value: unknown) => Value) {
  return z.unknown().optional().transform(read)
}

/** A field that everything else is useless without: `read` answers `undefined` for what cannot be used. */
export function strict<Value>(expected: string, read: (value: unknown) => Value | undefined) {
  return z
    .unknown()
    .optional()
    .transform((value, context) => {
      const result = read(value)
      if (result === undefined) {
        context.addIssue({ code: "custom", message: `expected ${expected}` })
        return z.NEVER
      }
      return result
    })
}

/** Postgres takes neither NUL nor half of a character. */
const UNSTORABLE_CHARACTERS = /\0|\p{Surrogate}/gu

/** A text that every database takes, cut to so many characters. */
export function storableText(text: string, maximumLength: number): string {
  return text.slice(0, maximumLength).replace(UNSTORABLE_CHARACTERS, "")
}

/** A text, trimmed and storable; numbers count as text. `null` for an empty one and for anything else. */
export function readText(value: unknown, maximumLength: number): string | null {
  const text = typeof value === "number" ? String(value) : value
  return typeof text === "string" ? storableText(text.trim(), maximumLength) || null : null
}
