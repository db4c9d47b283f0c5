/** What can disagree. `docs/audit.md` says of each what it means and what to do. */
export const FINDING_KINDS = [
  "captured_more_than_received",
  "paid_not_captured",
  "refund_not_recorded",
  "return_without_refund",
  "order_outstanding",
  "order_overpaid",
  "canceled_not_refunded",
  "received_sum",
  "transaction_sum",
  "not_listed_by_sepay",
  "recorded_by_hand",
  "balance_gap",
  "return_without_transfer",
  "sepay_counted_more",
] as const

export type FindingKind = (typeof FINDING_KINDS)[number]

/** A disagreement, as it was just seen. */
export interface Finding {
  kind: FindingKind
  /** The row that it is about. */
  subjectId: string
  /** By how much the books differ, in whole VND. */
  amountVnd: number
  ledgerSays: string
  otherSays: string
  receivableId: string | null
  transactionId: string | null
}

/** What the ledger and Medusa say of one payment. Amounts are VND; Medusa's can have fractions. */
export interface PaymentFacts {
  receivableId: string
  receivedVnd: number
  /** Sum of what is applied to it. */
  appliedVnd: number
  /** What is to be paid, with fractions. */
  exactAmount: number
  isSettled: boolean
  /** Returns owed and returned, as exact as their refunds. */
  returnedExact: number
  /** What Medusa refunded because the money was another payment's: it is received for this one no more. */
  reallocatedExact: number
  /** What Medusa has captured through SePay on the payment's collection. */
  capturedExact: number
  /** What Medusa has refunded of it. */
  refundedExact: number
}

/** Medusa's amounts can have fractions of a đồng, and a transfer cannot: less than one is no disagreement. */
const TOLERANCE_VND = 1

/** Decides where the ledger and Medusa disagree about a payment. Pure. */
export function decidePaymentFindings(facts: PaymentFacts): Finding[] {
  const { receivableId, receivedVnd, appliedVnd, capturedExact, refundedExact, returnedExact } = facts
  const heldExact = capturedExact - facts.reallocatedExact
  const finding = (kind: FindingKind, difference: number, ledgerSays: string, otherSays: string): Finding[] =>
    difference >= TOLERANCE_VND
      ? [{ kind, subjectId: receivableId, amountVnd: Math.round(difference), ledgerSays, otherSays, receivableId, transactionId: null }]
      : []
  const received = `${vnd(receivedVnd)} received`
  const captured = `${vnd(capturedExact)} captured in Medusa`
  const returned = `${vnd(returnedExact)} to return or returned`
  const refunded = `${vnd(refundedExact)} refunded in Medusa`
  return [
    ...finding("captured_more_than_received", heldExact - receivedVnd, received, captured),
    ...(facts.isSettled
      ? finding("paid_not_captured", Math.min(receivedVnd, facts.exactAmount) - heldExact, `${received}, and captured`, captured)
      : []),
    ...finding("refund_not_recorded", refundedExact - returnedExact, returned, refunded),
    ...finding("return_without_refund", returnedExact - refundedExact, returned, refunded),
    ...finding("received_sum", Math.abs(receivedVnd - appliedVnd), received, `its transfers add up to ${vnd(appliedVnd)}`),
  ]
}

/** What Medusa says of an order that was paid through SePay. Amounts are VND and can have fractions. */
export interface OrderFacts {
  orderId: string
  /** Of its newest payment through SePay. */
  receivableId: string
  isCanceled: boolean
  /** What the order still has to pay; below 0, what was captured too much. `null` where only a look at its returns could tell. */
  outstandingExact: number | null
  /** Refunds for which the order got no credit line: it looks unpaid by as much, and is not. */
  refundedWithoutCreditExact: number
  /** What open payment collections of it ask for. */
  askedExact: number
  /** Captured through SePay less refunded. */
  heldExact: number
  /** The payment waits for a person already. */
  isInHand: boolean
}

/**
 * Decides where an order disagrees with what was paid for it. Pure.
 *
 * @param isOld what changed it was at least a day ago. Paying back takes a person that long: until then nothing disagrees.
 */
export function decideOrderFindings(facts: OrderFacts, isOld: boolean): Finding[] {
  const { orderId, receivableId, outstandingExact, askedExact, heldExact } = facts
  const finding = (kind: FindingKind, difference: number, ledgerSays: string, otherSays: string): Finding[] =>
    difference >= TOLERANCE_VND
      ? [{ kind, subjectId: orderId, amountVnd: Math.round(difference), ledgerSays, otherSays, receivableId, transactionId: null }]
      : []
  if (facts.isCanceled) {
    return facts.isInHand
      ? []
      : finding("canceled_not_refunded", heldExact, `${vnd(heldExact)} captured and not returned`, "the order is canceled")
  }
  if (outstandingExact === null) {
    return []
  }
  return [
    ...finding(
      "order_outstanding",
      outstandingExact - facts.refundedWithoutCreditExact - askedExact,
      "its payments are captured",
      `the order has ${vnd(outstandingExact)} outstanding, and payments ask for ${vnd(askedExact)}`
    ),
    ...(isOld
      ? finding("order_overpaid", Math.min(-outstandingExact, heldExact), `${vnd(heldExact)} captured and not returned`, `the order was paid ${vnd(-outstandingExact)} too much`)
      : []),
  ]
}

/** A transaction and what its money is for. */
export interface TransactionFacts {
  transactionId: string
  amountVnd: number
  allocatedVnd: number
}

/** Decides whether a transaction's money is all accounted for. Pure. */
export function decideTransactionFindings({ transactionId, amountVnd, allocatedVnd }: TransactionFacts): Finding[] {
  return amountVnd === allocatedVnd
    ? []
    : [
        {
          kind: "transaction_sum",
          subjectId: transactionId,
          amountVnd: Math.abs(amountVnd - allocatedVnd),
          ledgerSays: `${vnd(allocatedVnd)} allocated`,
          otherSays: `the transfer is over ${vnd(amountVnd)}`,
          receivableId: null,
          transactionId,
        },
      ]
}

/** An amount as it is said: without thousands separators, like all of the plugin's sentences. */
export function vnd(amount: number): string {
  return `${Math.round(amount * 1_000) / 1_000} ₫`
}
