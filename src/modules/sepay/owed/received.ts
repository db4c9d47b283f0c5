/** What of a receivable says whether everything has arrived. */
export interface ReceivedInput {
  amountVnd: number
  receivedVnd: number
}

/** Whether SePay has reported everything that is to be paid. A receivable over nothing is never received. */
export function isFullyReceived({ amountVnd, receivedVnd }: ReceivedInput): boolean {
  return receivedVnd > 0 && receivedVnd >= amountVnd
}

/** What is still to be paid, in whole VND. */
export function remainingVnd({ amountVnd, receivedVnd }: ReceivedInput): number {
  return Math.max(0, amountVnd - receivedVnd)
}
