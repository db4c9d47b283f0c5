/** What a cell says of an amount. */
export type ParsedAmount =
  | { kind: "amount"; amountVnd: number }
  /** Nothing, a dash or zero. */
  | { kind: "none" }
  | { kind: "wrong"; why: "bad_amount" | "amount_has_fraction" }

const NONE: ParsedAmount = { kind: "none" }
const BAD: ParsedAmount = { kind: "wrong", why: "bad_amount" }
const FRACTION: ParsedAmount = { kind: "wrong", why: "amount_has_fraction" }

/** A cell is not longer, in characters. */
const LONGEST = 40
const CURRENCY = /(vnd|vnđ|đồng|dong|₫|đ|d)$/i
const GROUPED = /^[1-9]\d{0,2}(?:[.,' ]\d{3})+$/

/**
 * Reads an amount of whole VND as Vietnamese banks and spreadsheets write it: `1.234.567`, `1,234,567.00 VND`, `+500,000`,
 * `(500.000)`, `-500.000`. The amount is negative where the cell says so. Pure.
 *
 * A single separator with three digits behind it can be a thousand's or a fraction's. Đồng have no fractions, so it is a
 * thousand's; a fraction that is not zero is refused.
 */
export function parseAmount(cell: string): ParsedAmount {
  const compact = cell.replace(/[\s\u00a0\u202f]+/g, " ").trim()
  if (compact === "" || /^[-–—]$/.test(compact)) {
    return NONE
  }
  if (compact.length > LONGEST) {
    return BAD
  }
  const { isNegative, digits } = takeSign(compact)
  const whole = toWhole(digits)
  if (typeof whole !== "string") {
    return whole
  }
  const amountVnd = Number(whole)
  if (amountVnd === 0) {
    return NONE
  }
  return Number.isSafeInteger(amountVnd) ? { kind: "amount", amountVnd: isNegative ? -amountVnd : amountVnd } : BAD
}

/** Takes sign, parentheses and currency away. */
function takeSign(text: string): { isNegative: boolean; digits: string } {
  let rest = text.replace(/^(vnd|vnđ|₫|đ)\s*/i, "").replace(CURRENCY, "").trim()
  let isNegative = false
  const inParentheses = /^\((.*)\)$/.exec(rest)
  if (inParentheses) {
    isNegative = true
    rest = (inParentheses[1] ?? "").replace(CURRENCY, "").trim()
  }
  const signed = /^([+\-−–])\s*(.*)$/.exec(rest) ?? /^(.*?)\s*([+\-−–])$/.exec(rest)
  if (!signed) {
    return { isNegative, digits: rest }
  }
  const [, first = "", second = ""] = signed
  const [sign, digits] = /^[+\-−–]$/.test(first) ? [first, second] : [second, first]
  // Two signs, as in "(-500)", mean nothing that can be relied on.
  return inParentheses ? { isNegative, digits: "" } : { isNegative: sign !== "+", digits }
}

/** The whole number's digits, or what is wrong. */
function toWhole(text: string): string | ParsedAmount {
  if (/^\d+$/.test(text)) {
    return text
  }
  if (!/^\d[\d.,' ]*\d$/.test(text)) {
    return BAD
  }
  const separators = [...new Set(text.replace(/\d/g, ""))]
  if (separators.length === 1) {
    return readOneSeparator(text, separators[0] ?? "")
  }
  if (separators.length !== 2) {
    return BAD
  }
  // Two separators: the last one is a fraction's, and stands once.
  const last = /[.,' ](?=\d*$)/.exec(text)
  const at = last?.index ?? -1
  const [before, fraction] = [text.slice(0, at), text.slice(at + 1)]
  const isOnce = text.split(text.charAt(at)).length === 2
  if (!isOnce || !GROUPED.test(before) || fraction.length > 2) {
    return BAD
  }
  return /^0+$/.test(fraction) ? before.replace(/\D/g, "") : FRACTION
}

function readOneSeparator(text: string, separator: string): string | ParsedAmount {
  if (GROUPED.test(text)) {
    return text.replace(/\D/g, "")
  }
  const [whole = "", fraction = "", ...more] = text.split(separator)
  const isFraction = more.length === 0 && (separator === "." || separator === ",")
  if (!isFraction) {
    return BAD
  }
  return /^0+$/.test(fraction) ? whole : FRACTION
}
