import { SepayClientError } from "./error"

/** A time limit for something that its caller can abort as well. */
export interface Deadline {
  signal: AbortSignal
  /** Sets the limit (anew). */
  set(milliseconds: number): void
  /** Ends what still runs, and forgets the limit and the caller. */
  end(): void
}

/**
 * `AbortSignal.any` and `AbortSignal.timeout` would do a part of it, but browsers from before March 2024 and React Native
 * lack them.
 */
export function createDeadline(caller?: AbortSignal): Deadline {
  const controller = new AbortController()
  const abort = () => controller.abort(caller?.reason)
  let timer: ReturnType<typeof setTimeout> | undefined
  caller?.addEventListener("abort", abort, { signal: controller.signal })
  if (caller?.aborted) {
    abort()
  }
  return {
    signal: controller.signal,
    set(milliseconds) {
      clearTimeout(timer)
      timer = setTimeout(
        () => controller.abort(new SepayClientError("The store did not answer in time.", null)),
        milliseconds
      )
    },
    end() {
      clearTimeout(timer)
      abort()
    },
  }
}
