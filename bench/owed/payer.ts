import { setTimeout as wait } from "node:timers/promises"
import type { StoreSepayPaymentSession } from "../../src/api/store/sepay/payment-sessions/types"
import { BankRefusal } from "../../src/emulator"
import { eventually } from "../../integration-tests/support/shopper"
import type { Bench } from "../benchmark"

const MOST_TRANSFERS = 4
/** A page that asks for something else than before does so within this time. */
const NUMBER_TIMEOUT_MILLISECONDS = 15_000
const REFUSAL_PAUSE_MILLISECONDS = 200
const POLL_MILLISECONDS = 100

/** Transfers what a page asks for, again where it then asks for a rest. @returns how much that was */
export async function payWhatIsAsked({ shopper, emulator }: Bench, sessionId: string): Promise<number> {
  let paidVnd = 0
  for (let transfers = 0; transfers < MOST_TRANSFERS; transfers += 1) {
    const page = await eventually(
      `a number to pay to for ${sessionId}`,
      async () => answerOf(await shopper.payment(sessionId)),
      NUMBER_TIMEOUT_MILLISECONDS,
      POLL_MILLISECONDS
    )
    const { va_number: vaNumber, remaining_amount_vnd: amountVnd, vietqr } = page
    if (vietqr === null || vaNumber === null) {
      return paidVnd
    }
    try {
      await emulator.transfer({ vaNumber, amountVnd, webhook: { wait: true } })
      paidVnd += amountVnd
    } catch (error) {
      if (!(error instanceof BankRefusal)) {
        throw error
      }
      // The number was replaced in this moment: the payer looks at the page again.
      await wait(REFUSAL_PAUSE_MILLISECONDS)
    }
  }
  return paidVnd
}

/** A page that asks for a transfer, or for none; `null` while it is not said where to. */
function answerOf(page: StoreSepayPaymentSession): StoreSepayPaymentSession | null {
  const isBetweenNumbers = page.vietqr === null && ["pending", "expired", "partially_paid"].includes(page.status)
  return isBetweenNumbers ? null : page
}
