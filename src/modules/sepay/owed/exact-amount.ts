import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

/** An amount as Medusa has it: exact (VND totals can have fractions of a đồng), with its currency. */
export interface ExactAmount {
  exactAmount: BigNumberInput
  currencyCode: string
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

/** Whether two amounts are in the same currency, however its code is written. Pure. */
export function isSameCurrency(one: ExactAmount, other: ExactAmount): boolean {
  return one.currencyCode.toLowerCase() === other.currencyCode.toLowerCase()
}

/** An exact amount as a number: VND amounts are far below 2^53, and their fractions are rounded away. */
export function toExactNumber({ exactAmount }: ExactAmount): number {
  return MathBN.convert(exactAmount).toNumber()
}

/** An amount for a person to read, such as `72397.8 ₫`. */
export function formatAmount({ exactAmount, currencyCode }: ExactAmount): string {
  const amount = MathBN.convert(exactAmount).toString()
  return currencyCode.toLowerCase() === "vnd" ? `${amount} ₫` : `${amount} ${currencyCode.toUpperCase()}`
}
