import { MAXIMUM_AMOUNT_VND } from "../../../sepay/banks"

/** Either an amount that can be paid by bank transfer, or a sentence that says why not. */
export type PayableAmount = { amountVnd: number; problem: null } | { amountVnd: null; problem: string }

/**
 * Turns a payment session's exact amount into the whole đồng that a bank transfer can carry. Taxes make fractions of a
 * đồng (8% VAT on 12,345 ₫ is 13,332.6 ₫), which nobody can transfer: they are rounded half up, and the ledger keeps
 * both figures.
 */
export function toPayableAmount(exactAmount: number, currencyCode: string): PayableAmount {
  if (currencyCode.toLowerCase() !== "vnd") {
    return refuse(
      `SePay takes Vietnamese đồng only, and this payment is in ${currencyCode.toUpperCase()}. ` +
        "Offer the SePay provider in VND regions only."
    )
  }
  const amountVnd = Math.round(exactAmount)
  if (!Number.isFinite(exactAmount) || amountVnd < 1) {
    return refuse(`A bank transfer needs at least 1 ₫, and this payment is over ${exactAmount} ₫.`)
  }
  if (amountVnd > MAXIMUM_AMOUNT_VND) {
    return refuse(`SePay takes at most ${MAXIMUM_AMOUNT_VND} ₫ an order, and this payment is over ${amountVnd} ₫.`)
  }
  return { amountVnd, problem: null }
}

function refuse(problem: string): PayableAmount {
  return { amountVnd: null, problem }
}
