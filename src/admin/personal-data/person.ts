import type { PersonName } from "../lib/sepay-admin-api"

/** The ways to say whose personal data is meant, in the order in which they are offered. */
export const PERSON_WAYS = ["email", "order", "customer", "transactions", "unreadable"] as const
export type PersonWay = (typeof PERSON_WAYS)[number]

/** Whose personal data is meant, as an admin said it. */
export type Person =
  | { way: "email"; email: string }
  | { way: "order"; id: string; displayId: number }
  | { way: "customer"; id: string; email: string }
  | { way: "transactions" | "unreadable"; ids: string[] }

/** The policy without which the search of a way is refused; `null`: none but the one to read personal data. */
export const WAY_POLICIES: Record<PersonWay, string | null> = {
  email: null,
  order: "order:read",
  customer: "customer:read",
  transactions: "sepay_transaction:read",
  unreadable: "sepay_transaction:read",
}

/** How the server is told of a person. Pure. */
export function toPersonName(person: Person): PersonName {
  switch (person.way) {
    case "email":
      return { email: person.email }
    case "order":
      return { order_id: person.id }
    case "customer":
      return { customer_id: person.id }
    case "transactions":
      return { transaction_ids: person.ids }
    case "unreadable":
      return { unreadable_row_ids: person.ids }
  }
}

/**
 * What has to be typed before a person's data is erased: what names the person, or how many rows were chosen. Pure.
 */
export function confirmationOf(person: Person): string {
  switch (person.way) {
    case "email":
    case "customer":
      return person.email
    case "order":
      return `#${person.displayId}`
    case "transactions":
    case "unreadable":
      return String(person.ids.length)
  }
}

/** Whether what was typed confirms an erasure: spaces around it, and capitals, make no difference. Pure. */
export function isConfirmedBy(person: Person, typed: string): boolean {
  return typed.trim().toLowerCase() === confirmationOf(person).toLowerCase()
}

/** Whether this can be an e-mail address, as far as it is worth asking the server. Pure. */
export function isEmail(text: string): boolean {
  return /^\S+@\S+$/.test(text) && text.length <= 320
}
