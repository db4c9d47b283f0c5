import { compactText, findCutOrderCodes, findOrderCodes, isOrderCode } from "../../../sepay/order-code"
import type { ReportedTransaction } from "./reported-transaction"

/** A VA number that a payer writes into a text: so long, in characters, and with so many digits (BIDV's can have three alone). */
const SHORTEST_NUMBER = 8
const LONGEST_NUMBER = 34
const FEWEST_DIGITS = 3
/** Banks and people write numbers in groups of three or four: so many words of a text are read as one. */
const MAXIMUM_GROUPS = 8
/** Most words of a text that are looked at, and most numbers and codes that it can yield. */
const MAXIMUM_WORDS = 100
const MAXIMUM_YIELD = 100

/** What a report says of whom its money is for. */
export type ReportedIdentifiers = Pick<ReportedTransaction, "vaNumber" | "accountNumber" | "code" | "content" | "description">

/** The same in one form, whatever field it came in and however it was written. */
export interface NormalizedIdentifiers {
  /** The VA that took the money: letters A–Z and digits. */
  vaNumber: string | null
  /** The account that took the money; a VA's number, where SePay tells it as the account, is told apart by looking it up. */
  accountNumber: string | null
  /** SePay's code, which can be cut. */
  code: string | null
  /** Whole codes in the texts: with the store's prefix anywhere, with a former prefix as a word of its own. */
  codesInText: string[]
  /** What could be VA numbers in the texts. */
  numbersInText: string[]
  /** What follows the store's prefix in the texts, where a code may have been cut. */
  cutCodes: string[]
  /** A word that has the form of this store's codes. If it is no order's, a person or another store made it. */
  ownCode: string | null
}

/**
 * Brings what webhook and API say of whom a transfer is for into one form: letter case, spaces and separators are what
 * banks and people change, and a number can come in the field of another. Pure; it says what to look for, not whose it is.
 *
 * @param prefix the store's order code prefix.
 */
export function normalizeIdentifiers(reported: ReportedIdentifiers, prefix: string): NormalizedIdentifiers {
  const vaNumber = normalizeNumber(reported.vaNumber)
  const accountNumber = normalizeNumber(reported.accountNumber)
  const code = normalizeNumber(reported.code)
  const texts = [reported.code, reported.content, reported.description].flatMap((text) => text ?? [])
  const text = texts.join(" ")
  const words = texts.flatMap(listWords)
  const numbers = joinNeighbors(texts)
  // The banks' own accounts are digits: what has letters in this field is a virtual account.
  const isVirtual = vaNumber === null && accountNumber !== null && /[A-Z]/.test(accountNumber)
  return {
    vaNumber: isVirtual ? accountNumber : vaNumber,
    accountNumber: isVirtual ? null : accountNumber,
    code,
    codesInText: firstOf([...findOrderCodes(text, prefix), ...numbers.filter((number) => isOrderCode(number))]),
    numbersInText: firstOf(numbers.filter(couldBeVaNumber)),
    cutCodes: findCutOrderCodes(text, prefix),
    ownCode: [code ?? "", ...words].find((word) => isOrderCode(word, prefix)) ?? null,
  }
}

/** An account's or VA's number in one form: upper-case letters and digits; `null` when it has none. */
export function normalizeNumber(number: string | null): string | null {
  return compactText(number ?? "") || null
}

function listWords(text: string): string[] {
  return text
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== "")
    .slice(0, MAXIMUM_WORDS)
}

/** Each word of the texts, and each with its next ones as long as a number can be. */
function joinNeighbors(texts: readonly string[]): string[] {
  const joined = new Set<string>()
  for (const text of texts) {
    const words = listWords(text)
    for (const first of words.keys()) {
      for (let groups = 1; groups <= MAXIMUM_GROUPS; groups += 1) {
        const number = words.slice(first, first + groups).join("")
        if (number.length > LONGEST_NUMBER) {
          break
        }
        if (number.length >= SHORTEST_NUMBER) {
          joined.add(number)
        }
      }
    }
  }
  return [...joined]
}

function couldBeVaNumber(number: string): boolean {
  return number.replace(/\D/g, "").length >= FEWEST_DIGITS
}

function firstOf(candidates: readonly string[]): string[] {
  return [...new Set(candidates)].slice(0, MAXIMUM_YIELD)
}
