/**
 * Text of others (SePay's messages, a payer's transfer text, ids from a URL) on its way into a log line. A line break in
 * it would forge a line of its own, an escape sequence would repaint a terminal, a change of direction would show
 * something else than what is there.
 */

/** Control characters, invisible ones that change how others are shown, line separators, halves of characters. */
const UNSAFE_CHARACTERS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/** Longest text that a log line takes over, in characters. */
const MAXIMUM_LENGTH = 4_000

/** What Postgres' errors have for a code: SQLSTATE. */
const SQLSTATE = /^[0-9A-Z]{5}$/
/** Between the statement and what Postgres says, where Knex has put the one before the other. */
const AFTER_STATEMENT = " - "

/** A text as one visible line: what could do harm is written out, as in `\u{a}`, and what is too long is cut. */
export function toLogText(text: string): string {
  const cut = text.length > MAXIMUM_LENGTH ? `${text.slice(0, MAXIMUM_LENGTH)}…` : text
  return cut.replace(UNSAFE_CHARACTERS, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}

/**
 * What went wrong, as one visible line. Only the message: an error's other fields can hold a request and its headers. Errors of
 * Medusa's workflow steps are plain objects with a message.
 */
export function toLogReason(error: unknown): string {
  return toLogText(toReason(error))
}

/**
 * The message of whatever was thrown. An error that crossed a process or a workflow arrives as a plain object with the same
 * fields. Of a database error it is what Postgres says and its SQLSTATE, without the statement.
 */
export function toReason(error: unknown): string {
  if (typeof error !== "object" || error === null) {
    return String(error)
  }
  if (!("message" in error) || typeof error.message !== "string") {
    return "The error has no message."
  }
  const isOfPostgres = "severity" in error && "code" in error && typeof error.code === "string" && SQLSTATE.test(error.code)
  return isOfPostgres ? `${withoutStatement(error.message)} (SQLSTATE ${String(error.code)})` : error.message
}

function withoutStatement(message: string): string {
  const end = message.lastIndexOf(AFTER_STATEMENT)
  return end < 0 ? message : message.slice(end + AFTER_STATEMENT.length)
}
