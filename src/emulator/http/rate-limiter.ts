const WINDOW_MILLISECONDS = 1000
/** Clients that are remembered; beyond it, those whose second is over are forgotten. */
const MAXIMUM_CLIENTS = 1000

interface Window {
  count: number
  endsAtMilliseconds: number
}

/** What the limiter says about one request. */
export interface RateLimitUsage {
  limit: number
  remaining: number
  /** When the client's second is over, in seconds since 1970. */
  resetAtUnixSeconds: number
  isExceeded: boolean
  /** Whole seconds, at least 1. */
  retryAfterSeconds: number
}

/** Counts requests per client IP and second, as SePay does before it looks at the token. */
export class RateLimiter {
  private readonly windows = new Map<string, Window>()

  /** @param requestsPerSecond `null` switches it off. */
  constructor(private readonly requestsPerSecond: number | null) {}

  /** Counts one request; `null` when the limiter is off. */
  count(clientIp: string, nowMilliseconds: number): RateLimitUsage | null {
    if (this.requestsPerSecond === null) {
      return null
    }
    const window = this.currentWindow(clientIp, nowMilliseconds)
    window.count += 1
    return {
      limit: this.requestsPerSecond,
      remaining: Math.max(0, this.requestsPerSecond - window.count),
      resetAtUnixSeconds: Math.ceil(window.endsAtMilliseconds / 1000),
      isExceeded: window.count > this.requestsPerSecond,
      retryAfterSeconds: Math.max(1, Math.ceil((window.endsAtMilliseconds - nowMilliseconds) / 1000)),
    }
  }

  reset(): void {
    this.windows.clear()
  }

  private currentWindow(clientIp: string, nowMilliseconds: number): Window {
    const known = this.windows.get(clientIp)
    if (known && nowMilliseconds < known.endsAtMilliseconds) {
      return known
    }
    if (this.windows.size >= MAXIMUM_CLIENTS) {
      this.windows.forEach(
        ({ endsAtMilliseconds }, ip) => endsAtMilliseconds <= nowMilliseconds && this.windows.delete(ip)
      )
    }
    const window = { count: 0, endsAtMilliseconds: nowMilliseconds + WINDOW_MILLISECONDS }
    this.windows.set(clientIp, window)
    return window
  }
}
