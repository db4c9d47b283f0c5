/**
 * Order codes: what a VA order is called at SePay (`order_code`), and what a payer may copy into the transfer's text.
 *
 * Alphanumeric because banks strip separators, upper-case because they change letter case, without the characters
 * that people mistake for one another, and short enough for Vietcombank, which takes 15 characters at most.
 */
import { randomInt } from "node:crypto"
import { BANKS } from "./banks"

/** A–Z and 0–9 without `0`/`O` and `1`/`I`/`L`: 31 characters, 4.95 bits each. */
export const ORDER_CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

/** Length that every bank accepts, in characters, prefix included. */
export const ORDER_CODE_LENGTH = Math.min(...Object.values(BANKS).map((bank) => bank.orderCodeLength.maximum))

/** Two to five characters A–Z, 0–9, the first a letter. */
export const ORDER_CODE_PREFIX_PATTERN = /^[A-Z][A-Z0-9]{1,4}$/

/** Longest prefix, in characters. */
const MAXIMUM_PREFIX_LENGTH = 5

/** Below ten random characters (49.5 bits), codes could be guessed or collide. */
const MINIMUM_RANDOM_CHARACTERS = 10

/** Longest text that is searched for codes, in characters; transfer texts have at most a few hundred. */
const MAXIMUM_SEARCHED_LENGTH = 2_000

/** Most candidates that one text can yield. */
const MAXIMUM_CANDIDATES = 10

/** How a store's order codes look. */
export interface OrderCodeFormat {
  /** Two to five characters A–Z, 0–9, starting with a letter: tells the store's codes from other text. */
  prefix: string
  /**
   * Length of the whole code in characters; more than 15 is cut to 15, which every bank takes.
   * @default 15
   */
  maximumLength?: number
}

/**
 * Creates an order code such as `SPA7KQ2M9XWTC4R`: the prefix and cryptographically random characters. With a
 * three-letter prefix that is 59 bits, with the longest one 49.5.
 *
 * @throws RangeError when the prefix is not valid or leaves fewer than ten random characters.
 */
export function createOrderCode(format: OrderCodeFormat): string {
  const randomCharacters = Array.from({ length: orderCodeLength(format) - format.prefix.length }, randomCharacter)
  return format.prefix + randomCharacters.join("")
}

/**
 * Finds what could be order codes inside a transfer's text, in the order of appearance, each once, at most ten.
 * Letter case and separators do not matter: banks change the one and remove or insert the other.
 *
 * The answer is a list of *suggestions*. Anyone can write a text: look the codes up and check account and amount.
 *
 * @param text only the first 2,000 characters are searched.
 * @throws RangeError when the prefix is not valid.
 */
export function findOrderCodes(text: string, prefix: string, maximumLength = ORDER_CODE_LENGTH): string[] {
  const length = orderCodeLength({ prefix, maximumLength })
  return findAfterPrefix(text, prefix, (found) => {
    const candidate = found.slice(0, length)
    return candidate.length === length && isCodeText(candidate.slice(prefix.length)) ? candidate : null
  })
}

/** Shortest beginning of a code that is looked for, in characters. Banks were seen to cut codes to eight. */
const SHORTEST_BEGINNING = 8

/** So many random characters (25 bits) a beginning has at least: with fewer it could be a word. */
const SHORTEST_RANDOM_BEGINNING = 5

/** Length of the shortest beginning of a code that says which order is meant, in characters, prefix included. */
export function shortestBeginning(prefix: string): number {
  return Math.max(SHORTEST_BEGINNING, prefix.length + SHORTEST_RANDOM_BEGINNING)
}

/**
 * Finds what could be the beginnings of order codes inside a transfer's text, each with what follows it up to a code's
 * length: where the code ends and other text begins cannot be seen. In the order of appearance, each once, at most ten.
 *
 * The answer is a list of *suggestions*, as that of {@link findOrderCodes}, and weaker ones.
 *
 * @param text only the first 2,000 characters are searched.
 * @throws RangeError when the prefix is not valid.
 */
export function findCutOrderCodes(text: string, prefix: string): string[] {
  const length = orderCodeLength({ prefix })
  return findAfterPrefix(text, prefix, (found) => {
    const candidate = found.slice(0, length)
    const end = [...candidate].findIndex((character, index) => index >= prefix.length && !isCodeText(character))
    const beginning = end === -1 ? candidate : candidate.slice(0, end)
    return beginning.length >= shortestBeginning(prefix) ? beginning : null
  })
}

/** Whether a word has the form of a whole order code. @param prefix omitted: with any prefix */
export function isOrderCode(word: string, prefix = ""): boolean {
  const randomPart = word.slice(prefix.length || MAXIMUM_PREFIX_LENGTH)
  return word.length === ORDER_CODE_LENGTH && word.startsWith(prefix) && isCodeText(randomPart)
}

/** A text's letters and digits, upper-case, without what banks put between them. */
export function compactText(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, "")
}

/** What `read` makes of a text from each occurrence of the prefix on, separators left out. */
function findAfterPrefix(text: string, prefix: string, read: (found: string) => string | null): string[] {
  const compact = compactText(text.slice(0, MAXIMUM_SEARCHED_LENGTH))
  const candidates = new Set<string>()
  let start = compact.indexOf(prefix)
  while (start !== -1 && candidates.size < MAXIMUM_CANDIDATES) {
    const candidate = read(compact.slice(start, start + ORDER_CODE_LENGTH))
    if (candidate !== null) {
      candidates.add(candidate)
    }
    start = compact.indexOf(prefix, start + 1)
  }
  return [...candidates]
}

function orderCodeLength({ prefix, maximumLength = ORDER_CODE_LENGTH }: OrderCodeFormat): number {
  if (!ORDER_CODE_PREFIX_PATTERN.test(prefix)) {
    throw new RangeError(
      `The order code prefix ${JSON.stringify(prefix.slice(0, 20))} is not valid: use 2 to 5 characters A-Z or 0-9, ` +
        "the first a letter, such as \"SPA\"."
    )
  }
  const length = Math.min(Math.trunc(maximumLength), ORDER_CODE_LENGTH)
  if (!(length - prefix.length >= MINIMUM_RANDOM_CHARACTERS)) {
    throw new RangeError(
      `Order codes of ${maximumLength} characters leave fewer than ${MINIMUM_RANDOM_CHARACTERS} random ones after ` +
        `the prefix "${prefix}": allow ${MINIMUM_RANDOM_CHARACTERS + prefix.length} to ${ORDER_CODE_LENGTH} characters.`
    )
  }
  return length
}

function randomCharacter(): string {
  return ORDER_CODE_ALPHABET.charAt(randomInt(ORDER_CODE_ALPHABET.length))
}

function isCodeText(text: string): boolean {
  return [...text].every((character) => ORDER_CODE_ALPHABET.includes(character))
}
