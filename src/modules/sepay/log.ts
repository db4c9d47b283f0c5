import { toLogText } from "../../sepay/log-text"

/** Ids and figures by which a line is found. */
export type LogFields = Record<string, string | number | boolean | null | undefined>

/**
 * A line for the log: a sentence, which may quote others, and `key=value` pairs that a log collector can search by.
 *
 * @example logLine("webhook recorded", { transaction_id: "septxn_1", amount_vnd: 100_000 })
 * // "SePay: webhook recorded transaction_id=septxn_1 amount_vnd=100000"
 */
export function logLine(sentence: string, fields: LogFields): string {
  const pairs = Object.entries(fields).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [`${key}=${value}`]
  )
  return toLogText([`SePay: ${sentence}`, ...pairs].join(" "))
}
