/**
 * The pace of our requests. SePay allows two to three a second per IP and counts those that it refuses, so calls queue
 * here before they are sent. This is the pace of one process; a shared one only has to implement {@link Pace}.
 */
import { sepayFailure, type SepayError } from "./errors"
import type { CallPriority } from "./sepay-api"

/** A call that wants to be sent. */
export interface PacedCall {
  operation: string
  priority: CallPriority
  /** Milliseconds since 1970; the call has no use for a later turn. */
  deadlineAt?: number
  signal?: AbortSignal
}

/**
 * Resolves when the call may be sent, once per attempt.
 *
 * @throws SepayError `rate_limited` when its turn would come too late. Nothing was sent then.
 */
export type Pace = (call: PacedCall) => Promise<void>

/** How fast, and how much may wait. */
export interface PaceOptions {
  /** Whole requests in any 1000 milliseconds; SePay's limits are per IP. */
  requestsPerSecond: number
  /** Calls that would wait longer are refused at once. @default 10000 */
  maximumWaitMilliseconds?: number
  /** Most calls that wait at a time; further ones are refused. @default 100 */
  maximumQueueLength?: number
}

/** A second and a little: what leaves here 1000 ms apart can arrive at SePay less than that apart. */
const WINDOW_MILLISECONDS = 1_020

const RANKS: Readonly<Record<CallPriority, number>> = { shopper: 0, cancellation: 1, reconciliation: 2 }

interface Waiter {
  call: PacedCall
  /** On the monotonic clock. */
  latestAt: number
  proceed(): void
  refuse(error: Error): void
}

/**
 * Creates the pace of one process: never more than `requestsPerSecond` in any 1000 ms, first come first served within a
 * priority, shoppers before cancellations before reconciliation. A call is refused at once when its turn would come
 * after its deadline or after `maximumWaitMilliseconds`, also later, when more important calls pushed it back that far.
 *
 * @throws RangeError when `requestsPerSecond` is not a whole number from 1 to 1000.
 */
export function createPace(options: PaceOptions): Pace {
  const { requestsPerSecond, maximumWaitMilliseconds = 10_000, maximumQueueLength = 100 } = options
  if (!Number.isInteger(requestsPerSecond) || requestsPerSecond < 1 || requestsPerSecond > 1_000) {
    throw new RangeError(`requestsPerSecond must be a whole number from 1 to 1000, not ${requestsPerSecond}.`)
  }
  const queue: Waiter[] = []
  let grantedAt: number[] = []
  let timer: NodeJS.Timeout | undefined

  function serve(): void {
    clearTimeout(timer)
    const now = performance.now()
    for (const { waiter, turnAt } of planTurns(queue, grantedAt, requestsPerSecond, now)) {
      if (turnAt > waiter.latestAt) {
        remove(queue, waiter)
        waiter.refuse(refusedByPace(waiter.call, requestsPerSecond, turnAt - now))
      } else if (turnAt <= now) {
        remove(queue, waiter)
        grantedAt = [...grantedAt, now].slice(-requestsPerSecond)
        waiter.proceed()
      }
    }
    const [next] = planTurns(queue, grantedAt, requestsPerSecond, now)
    if (next) {
      timer = setTimeout(serve, Math.ceil(next.turnAt - now))
    }
  }

  function wait(call: PacedCall): Promise<void> {
    if (queue.length >= maximumQueueLength) {
      return Promise.reject(refusedByPace(call, requestsPerSecond, (queue.length / requestsPerSecond) * 1_000))
    }
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        remove(queue, waiter)
        reject(aborted(call))
      }
      const settle = (action: () => void) => {
        call.signal?.removeEventListener("abort", onAbort)
        action()
      }
      const waiter: Waiter = {
        call,
        latestAt: performance.now() + Math.min(maximumWaitMilliseconds, (call.deadlineAt ?? Infinity) - Date.now()),
        proceed: () => settle(resolve),
        refuse: (error) => settle(() => reject(error)),
      }
      call.signal?.addEventListener("abort", onAbort, { once: true })
      enqueue(queue, waiter)
      serve()
    })
  }

  return async (call) => {
    if (call.signal?.aborted) {
      throw aborted(call)
    }
    return wait(call)
  }
}

/** When each waiter's turn comes, if those that would come too late give up theirs. Pure. */
function planTurns(
  queue: readonly Waiter[],
  grantedAt: readonly number[],
  requestsPerSecond: number,
  now: number
): { waiter: Waiter; turnAt: number }[] {
  const turns = [...grantedAt]
  return queue.map((waiter) => {
    const blocking = turns.length < requestsPerSecond ? undefined : turns[turns.length - requestsPerSecond]
    const turnAt = blocking === undefined ? now : Math.max(now, blocking + WINDOW_MILLISECONDS)
    if (turnAt <= waiter.latestAt) {
      turns.push(turnAt)
    }
    return { waiter, turnAt }
  })
}

/** Behind everything of the same or a higher priority. */
function enqueue(queue: Waiter[], waiter: Waiter): void {
  const rank = RANKS[waiter.call.priority]
  const index = queue.findIndex(({ call }) => RANKS[call.priority] > rank)
  queue.splice(index === -1 ? queue.length : index, 0, waiter)
}

function remove(queue: Waiter[], waiter: Waiter): void {
  const index = queue.indexOf(waiter)
  if (index !== -1) {
    queue.splice(index, 1)
  }
}

/** The refusal of a call whose turn would come too late. Nothing was sent. */
export function refusedByPace(call: PacedCall, requestsPerSecond: number, waitMilliseconds: number): SepayError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMilliseconds / 1_000))
  return sepayFailure({
    kind: "rate_limited",
    operation: call.operation,
    what:
      `our own pace of ${requestsPerSecond} requests a second to SePay has no room in time ` +
      `(next in about ${retryAfterSeconds} s)`,
    retryAfterSeconds,
  })
}

function aborted(call: PacedCall) {
  return sepayFailure({
    kind: "unavailable",
    operation: call.operation,
    what: "the caller gave up before anything was sent",
  })
}
