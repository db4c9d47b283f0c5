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

  /** Counts a call until it ends. What it throws is of no interest any more. */
  add(call: Promise<unknown>): void {
    this.#count += 1
    void call
      .catch(() => undefined)
      .finally(() => {
        this.#count -= 1
      })
  }
}
