import type { SepayPaymentSession } from "medusa-payment-sepay-storefront"

import { type BankAnswer, transfer } from "./bank"

/** The ways to transfer that the panel offers. */
export type TransferKind = "exact" | "part" | "late" | "twice"

/** A number that lives longer is not waited for. */
const LONGEST_WAIT_SECONDS = 65
/** The bank's clock and ours differ by less. */
const SURELY_EXPIRED_MILLISECONDS = 1_500
/** Somebody who pays a part pays round thousands. */
const ROUND_VND = 1_000

/** Why nothing was transferred. */
export type NoTransfer = "nothing_to_pay" | "too_long"

export interface TransferPlan {
  vaNumber: string
  /** In this order. */
  amountsVnd: number[]
  /** Before the first transfer. */
  waitMilliseconds: number
}

/** Decides what is transferred, and when. Pure. */
export function planTransfers(kind: TransferKind, payment: SepayPaymentSession, now: Date): TransferPlan | NoTransfer {
  const { va_number: vaNumber, expires_at: expiresAt } = payment
  if (vaNumber === null) {
    return "nothing_to_pay"
  }
  const amountVnd = payment.remaining_amount_vnd || payment.amount_vnd
  if (kind !== "late") {
    return { vaNumber, amountsVnd: chooseAmounts(kind, amountVnd), waitMilliseconds: 0 }
  }
  const leftMilliseconds = expiresAt === null ? Infinity : Date.parse(expiresAt) - now.getTime()
  if (leftMilliseconds > LONGEST_WAIT_SECONDS * 1_000) {
    return "too_long"
  }
  const waitMilliseconds = Math.max(leftMilliseconds + SURELY_EXPIRED_MILLISECONDS, 0)
  return { vaNumber, amountsVnd: [amountVnd], waitMilliseconds }
}

function chooseAmounts(kind: Exclude<TransferKind, "late">, amountVnd: number): number[] {
  const amounts = { exact: [amountVnd], part: [takePart(amountVnd)], twice: [amountVnd, amountVnd] }
  return amounts[kind]
}

/** One after the other; the bank's answers as they come. */
export async function makeTransfers(
  { vaNumber, amountsVnd }: TransferPlan,
  onAnswer: (answer: BankAnswer) => void
): Promise<void> {
  for (const amountVnd of amountsVnd) {
    onAnswer(await transfer(vaNumber, amountVnd))
  }
}

function takePart(remainingVnd: number): number {
  return Math.max(Math.floor(remainingVnd / 2 / ROUND_VND) * ROUND_VND, 1)
}
