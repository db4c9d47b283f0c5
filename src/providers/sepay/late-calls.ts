import { setTimeout as sleep } from "node:timers/promises"

/**
 * With so many calls of a hook in this process that were not waited for and have not ended, no other one is begun: a hook that
 * never ends would fill the memory.
 */
const MAXIMUM_LATE_CALLS = 10

/** Calls of one of the store's hooks that took longer than the plugin waits for it, and have not ended yet. */
export class LateCalls {
  #count = 0

  /** Whether no other call is to be begun. */
  get isFull(): boolean {
    return this.#count >= MAXIMUM_LATE_CALLS
  }

  /**
   * Waits for a call, and no longer than that. One that has not ended then is counted until it does; what it throws is of no
   * interest any more.
   *
   * @returns what the call came to; `null`: it has not ended in time.
   * @throws what the call throws in time
   */
  async waitFor<T>(call: Promise<T>, milliseconds: number): Promise<{ value: T } | null> {
    const ending = new AbortController()
    const late = sleep(Math.max(0, milliseconds), null, { signal: ending.signal, ref: false }).catch(() => null)
    try {
      const ended = await Promise.race([call.then((value) => ({ value })), late])
      if (ended === null) {
        this.#add(call)
      }
      return ended
    } finally {
      ending.abort()
    }
  }

  #add(call: Promise<unknown>): void {
    this.#count += 1
    void call
      .catch(() => undefined)
      .finally(() => {
        this.#count -= 1
      })
  }
}
