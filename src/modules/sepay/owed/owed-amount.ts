import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

/** An amount as Medusa has it: exact (VND totals can have fractions of a đồng), with its currency. */
export interface ExactAmount {
  exactAmount: BigNumberInput
  currencyCode: string
}

/** What an order still has to pay, or what a cart is over while no order is placed. */
export interface OutstandingAmount extends ExactAmount {
  /**
   * Whether a payment collection may be over a part of it. The collection of a cart is over all of it. One that an admin
   * makes on an order can be over less.
   */
  isPayableInParts: boolean
}

/** Amounts of one payment that have to agree before anything is asked for or captured. */
export interface OwedAmounts {
  session: ExactAmount
  collection: ExactAmount
  /** `null` where it is not known, or where the collection has neither an order nor a cart. */
  outstanding: OutstandingAmount | null
}

/** What a payment session asks for, and what is to be paid instead. */
export interface OwedMismatch {
  asked: ExactAmount
  owed: ExactAmount
}

/**
 * Medusa computes the same total at several places and keeps it as JSON and as `numeric`: this much may get lost on the
 * way. It is far below what any tax rate makes of a price.
 */
const TOLERANCE = 0.001

/** Whether two amounts are the same, in the same currency. Pure. */
export function isSameAmount(one: ExactAmount, other: ExactAmount): boolean {
  const difference = MathBN.abs(MathBN.sub(one.exactAmount, other.exactAmount))
  return isSameCurrency(one, other) && MathBN.lt(difference, TOLERANCE)
}

/**
 * Says whether a payment session asks for something else than what is owed; `null` when it does not. Medusa compares
 * nothing of this itself: a session keeps its amount when its cart or order changes after it. Pure.
 */
export function findOwedMismatch({ session, collection, outstanding }: OwedAmounts): OwedMismatch | null {
  if (!isSameAmount(session, collection)) {
    return { asked: session, owed: collection }
  }
  if (outstanding === null || isSameAmount(session, outstanding)) {
    return null
  }
  return outstanding.isPayableInParts && isLess(session, outstanding) ? null : { asked: session, owed: outstanding }
}

/** An amount for a person to read, such as `72397.8 ₫`. */
export function formatAmount({ exactAmount, currencyCode }: ExactAmount): string {
  const amount = MathBN.convert(exactAmount).toString()
  return currencyCode.toLowerCase() === "vnd" ? `${amount} ₫` : `${amount} ${currencyCode.toUpperCase()}`
}

function isLess(one: ExactAmount, other: ExactAmount): boolean {
  return isSameCurrency(one, other) && MathBN.lt(one.exactAmount, other.exactAmount)
}

function isSameCurrency(one: ExactAmount, other: ExactAmount): boolean {
  return one.currencyCode.toLowerCase() === other.currencyCode.toLowerCase()
}
