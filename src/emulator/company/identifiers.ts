import { randomInt, randomUUID } from "node:crypto"
import type { BankName } from "../../sepay/banks"

const DIGITS = "0123456789"
const UPPER_CASE_ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

/** How VA numbers of a bank look: what they start with (Sacombank: the merchant's prefix) and how they go on. */
const VA_NUMBER_SHAPES: Readonly<Record<BankName, { start: string; alphabet: string; randomLength: number }>> = {
  BIDV: { start: "963NQDORD", alphabet: UPPER_CASE_ALPHANUMERIC, randomLength: 12 },
  Sacombank: { start: "", alphabet: DIGITS, randomLength: 7 },
  Vietcombank: { start: "97049700", alphabet: DIGITS, randomLength: 8 },
  // No example of VietinBank's was seen.
  VietinBank: { start: "108", alphabet: DIGITS, randomLength: 13 },
}

function randomText(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join("")
}

/** A new VA number in the bank's shape. `prefix` is Sacombank's. The caller makes sure that it is unused. */
export function randomVaNumber(bank: BankName, prefix: string): string {
  const shape = VA_NUMBER_SHAPES[bank]
  return `${shape.start}${prefix}${randomText(shape.alphabet, shape.randomLength)}`
}

/** An order code for a merchant who sent none; short enough for every bank. */
export function randomOrderCode(): string {
  return `SP${randomText(UPPER_CASE_ALPHANUMERIC, 12)}`
}

/** A bank reference number. */
export function randomReferenceNumber(): string {
  return randomUUID()
}
