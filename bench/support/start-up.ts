import { setTimeout as wait } from "node:timers/promises"
import type { Emulator } from "../../src/emulator"
import { sumCalls } from "./calls"

const QUIET_MILLISECONDS = 2_000
const TIMEOUT_MILLISECONDS = 30_000

/**
 * A store that starts fetches the company's bank accounts from SePay. Waits until it has: it asked at least once, and
 * then nothing for a while.
 *
 * @param callsBefore how often SePay had been asked before the store was started
 */
export async function untilBankAccountsAreKnown(emulator: Emulator, callsBefore: number): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MILLISECONDS
  let known = callsBefore
  while (Date.now() < deadline) {
    await wait(QUIET_MILLISECONDS)
    const counts = sumCalls(emulator)
    if (counts > callsBefore && counts === known) {
      return
    }
    known = counts
  }
  throw new Error(`The store did not fetch the bank accounts in ${TIMEOUT_MILLISECONDS / 1000} s.`)
}
