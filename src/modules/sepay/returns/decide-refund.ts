import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

/** A return that was recorded for a payment, sent or not. */
export interface RecordedReturn {
  amountVnd: number
  exactAmount: BigNumberInput
}

/** Either the whole đồng to send, or a sentence that says why nothing is. */
export type RefundDecision = { amountVnd: number; problem: null } | { amountVnd: null; problem: string }

/**
 * Decides how many đồng a refund sends back. Refunds can have fractions of a đồng, and a transfer cannot: it is the sum of a
 * payment's refunds that is rounded, so that three thirds of it come to the whole. All returns of a payment together are
 * never more than what was received for it, whatever Medusa has captured. Pure.
 *
 * @param earlier all returns of the payment so far.
 */
export function decideRefund(
  exactAmount: BigNumberInput,
  earlier: readonly RecordedReturn[],
  receivedVnd: number
): RefundDecision {
  const returnedVnd = earlier.reduce((sum, { amountVnd }) => sum + amountVnd, 0)
  const exactSum = earlier.reduce((sum, one) => MathBN.add(sum, one.exactAmount), MathBN.convert(exactAmount))
  const amountVnd = Math.round(exactSum.toNumber()) - returnedVnd
  const leftVnd = Math.max(0, receivedVnd - returnedVnd)
  if (leftVnd === 0 || amountVnd > leftVnd) {
    return refuse(
      `${receivedVnd} ₫ were received for this payment and ${returnedVnd} ₫ of them are refunded already. ` +
        (leftVnd === 0 ? "Nothing is left to refund." : `Refund at most ${leftVnd} ₫.`)
    )
  }
  if (amountVnd < 1) {
    const amount = MathBN.convert(exactAmount).toString()
    return refuse(`A bank transfer carries whole đồng only, and a refund of ${amount} ₫ comes to none. Refund at least 1 ₫.`)
  }
  return { amountVnd, problem: null }
}

function refuse(problem: string): RefundDecision {
  return { amountVnd: null, problem }
}
