/**
 * The rate limit of our requests. SePay allows two to three a second per IP and counts those that it refuses, so calls queue
 * here before they are sent. Where turns are counted is exchangeable: see {@link Turns}.
 */
import { sepayFailure, type SepayError } from "./errors"
import type { CallPriority } from "./sepay-api"

/** A call that wants to be sent. */
export interface LimitedCall {
  operation: string
  priority: CallPriority
  /** Milliseconds since 1970; the call has no use for a later turn. */
  deadlineAt?: number
  signal?: AbortSignal
}

/** Makes calls wait for their turn. */
export interface RateLimiter {
  /**
   * Resolves when the call may be sent, once per attempt.
   *
   * @throws SepayError `rate_limited` when its turn would come too late. Nothing was sent then.
   */
  (call: LimitedCall): Promise<void>
  /** SePay refused a call nevertheless: nobody else should be sent for so many seconds. */
  holdBack?(seconds: number): Promise<void>
}

/** Who asks for a turn. */
export interface TurnRequest {
  /** 0 for the most important calls; see {@link RANKS}. */
  rank: number
  /** How many calls of this rank wait for a turn here. */
  waiting: number
}

/** Where turns come from: counted here, or by several processes together. */
export interface Turns {
  /**
   * Takes a turn if there is one now, never ahead: a turn belongs to whoever is about to send.
   *
   * @returns 0 when it was taken, otherwise after how many milliseconds there may be one.
   */
  take(request: TurnRequest): Promise<number>
  /** Gives no turns for so many milliseconds. */
  holdBack(milliseconds: number): Promise<void>
}

/** How fast, and how much may wait. */
export interface RateLimiterOptions {
  /** Whole requests in any 1000 milliseconds; SePay's limits are per IP. */
  requestsPerSecond: number
  /** Longest wait of a call that has no deadline. @default 10000 */
  maximumWaitMilliseconds?: number
  /** Most calls that wait at a time; of more, the least important one is refused. @default 100 */
  maximumQueueLength?: number
  /** @default turns that are counted in this process */
  turns?: Turns
}

/** A second and a little: what leaves here 1000 ms apart can arrive at SePay less than that apart. */
export const WINDOW_MILLISECONDS = 1_020
/** Longest wait of a call whatever its deadline, and longest time that a 429 holds everything back. */
const LONGEST_WAIT_MILLISECONDS = 60_000
/** When more important calls took every turn for that long, one of the less important goes first. */
const STARVED_MILLISECONDS = 60_000

const RANKS: Readonly<Record<CallPriority, number>> = { shopper: 0, cancellation: 1, reconciliation: 2 }

/** When it makes sense to ask for a turn, on the monotonic clock, and the rank of the calls to which that was said. */
interface NextTurn {
  at: number
  rank: number
}

const AT_ONCE: NextTurn = { at: 0, rank: 0 }

interface Waiter {
  call: LimitedCall
  rank: number
  /** On the monotonic clock. */
  latestAt: number
  proceed(): void
  refuse(error: unknown): void
}

/**
 * Creates a rate limiter: never more than `requestsPerSecond` in any 1000 ms, first come first served within a priority, shoppers
 * before cancellations before reconciliation. A call is refused at once when its turn is certain to come after its
 * deadline (`maximumWaitMilliseconds` without one), also later, when more important calls pushed it back that far.
 *
 * One call at a time asks for a turn, the most important one, and whoever is the most important when the turn comes gets
 * it: a call that is given up while it waits costs the others nothing.
 *
 * @throws RangeError when `requestsPerSecond` is not a whole number from 1 to 1000.
 */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const { requestsPerSecond, maximumWaitMilliseconds = 10_000, maximumQueueLength = 100 } = options
  if (!Number.isInteger(requestsPerSecond) || requestsPerSecond < 1 || requestsPerSecond > 1_000) {
    throw new RangeError(`requestsPerSecond must be a whole number from 1 to 1000, not ${requestsPerSecond}.`)
  }
  const turns = options.turns ?? countTurns(requestsPerSecond)
  const queue: Waiter[] = []
  /** Since when calls of a priority wait or are refused, and none is sent. */
  const unservedSince = new Map<CallPriority, number>()
  let nextTurn = AT_ONCE
  let isAsking = false
  let timer: NodeJS.Timeout | undefined

  function serve(): void {
    clearTimeout(timer)
    const now = performance.now()
    if ((queue[0]?.rank ?? Infinity) < nextTurn.rank) {
      // What was said to less important calls does not hold for this one.
      nextTurn = AT_ONCE
    }
    refuseLate(now)
    const [head] = queue
    if (!head) {
      return
    }
    if (!isAsking && now >= nextTurn.at) {
      isAsking = true
      void ask(head)
    }
    const wakeAt = Math.min(isAsking ? Infinity : nextTurn.at, ...queue.map(({ latestAt }) => latestAt))
    timer = setTimeout(serve, Math.max(1, Math.ceil(wakeAt - now)))
  }

  async function ask(head: Waiter): Promise<void> {
    try {
      const waiting = queue.filter(({ rank }) => rank === head.rank).length
      const waitMilliseconds = await turns.take({ rank: head.rank, waiting })
      if (waitMilliseconds > 0) {
        nextTurn = { at: performance.now() + waitMilliseconds, rank: head.rank }
      } else {
        nextTurn = AT_ONCE
        proceed()
      }
    } catch (error) {
      remove(queue, head)
      head.refuse(error)
    } finally {
      isAsking = false
      serve()
    }
  }

  function proceed(): void {
    refuseLate(performance.now())
    const waiter = queue.shift()
    if (waiter) {
      unservedSince.delete(waiter.call.priority)
      waiter.proceed()
    }
  }

  function refuseLate(now: number): void {
    let ahead = 0
    for (const waiter of [...queue]) {
      const turnAt = earliestTurn(ahead, Math.max(now, nextTurn.at), requestsPerSecond)
      if (turnAt > waiter.latestAt) {
        remove(queue, waiter)
        waiter.refuse(refusedByRateLimit(waiter.call, requestsPerSecond, turnAt - now))
      } else {
        ahead += 1
      }
    }
  }

  function wait(call: LimitedCall): Promise<void> {
    const full = (refused: LimitedCall) =>
      refusedByRateLimit(refused, requestsPerSecond, (queue.length / requestsPerSecond) * 1_000)
    if (queue.length >= maximumQueueLength) {
      const last = queue.at(-1)
      if (!last || last.rank <= RANKS[call.priority]) {
        return Promise.reject(full(call))
      }
      remove(queue, last)
      last.refuse(full(last.call))
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
      const now = performance.now()
      const maximum = call.deadlineAt === undefined ? maximumWaitMilliseconds : call.deadlineAt - Date.now()
      const goesFirst = isStarved(call.priority, now)
      const waiter: Waiter = {
        call,
        rank: goesFirst ? 0 : RANKS[call.priority],
        latestAt: now + Math.min(maximum, LONGEST_WAIT_MILLISECONDS),
        proceed: () => settle(resolve),
        refuse: (error) => settle(() => reject(error)),
      }
      call.signal?.addEventListener("abort", onAbort, { once: true })
      const index = goesFirst ? 0 : queue.findIndex(({ rank }) => rank > waiter.rank)
      queue.splice(index === -1 ? queue.length : index, 0, waiter)
      serve()
    })
  }

  /** Whether a call's priority has starved so long that this one goes first: one call a minute at the most. */
  function isStarved(priority: CallPriority, now: number): boolean {
    const since = unservedSince.get(priority) ?? now
    const hasStarved = now - since > STARVED_MILLISECONDS
    unservedSince.set(priority, hasStarved ? now : since)
    return hasStarved
  }

  const rateLimiter = async (call: LimitedCall): Promise<void> => {
    if (call.signal?.aborted) {
      throw aborted(call)
    }
    return wait(call)
  }
  const holdBack = (seconds: number) => turns.holdBack(Math.min(seconds * 1_000, LONGEST_WAIT_MILLISECONDS))
  return Object.assign(rateLimiter, { holdBack })
}

/** When the call at that place of the queue can be sent at best, if its first one is sent at `nextTurnAt`. Pure. */
function earliestTurn(index: number, nextTurnAt: number, requestsPerSecond: number): number {
  return nextTurnAt + Math.floor(index / requestsPerSecond) * WINDOW_MILLISECONDS
}

/** Turns of one process alone. */
function countTurns(requestsPerSecond: number): Turns {
  let takenAt: number[] = []
  let heldBackUntil = 0
  return {
    async take() {
      const now = performance.now()
      const blocking = takenAt.length < requestsPerSecond ? undefined : takenAt[0]
      const freeAt = Math.max(heldBackUntil, blocking === undefined ? now : blocking + WINDOW_MILLISECONDS)
      if (freeAt <= now) {
        takenAt = [...takenAt, now].slice(-requestsPerSecond)
      }
      return Math.max(0, freeAt - now)
    },
    async holdBack(milliseconds) {
      heldBackUntil = Math.max(heldBackUntil, performance.now() + milliseconds)
    },
  }
}

function remove(queue: Waiter[], waiter: Waiter): void {
  const index = queue.indexOf(waiter)
  if (index !== -1) {
    queue.splice(index, 1)
  }
}

/** The refusal of a call whose turn would come too late. Nothing was sent. */
export function refusedByRateLimit(call: LimitedCall, requestsPerSecond: number, waitMilliseconds: number): SepayError {
  const retryAfterSeconds = Math.max(1, Math.ceil(waitMilliseconds / 1_000))
  return sepayFailure({
    kind: "rate_limited",
    operation: call.operation,
    what:
      `our own limit of ${requestsPerSecond} requests a second to SePay has no room in time ` +
      `(next in about ${retryAfterSeconds} s)`,
    retryAfterSeconds,
  })
}

function aborted(call: LimitedCall) {
  return sepayFailure({
    kind: "unavailable",
    operation: call.operation,
    what: "the caller gave up before anything was sent",
  })
}
