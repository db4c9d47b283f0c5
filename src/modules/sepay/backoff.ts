function doublingSeconds(firstSeconds: number, longestSeconds: number, attempts: number): number {
  const doublings = Math.max(0, Math.min(attempts, 30) - 1)
  return Math.min(longestSeconds, firstSeconds * 2 ** doublings)
}

/**
 * Seconds to wait after this many failed attempts to settle: 2, 4, 8 … at most 5 minutes. Settling never gives up by
 * itself.
 */
export function settlementRetrySeconds(failedAttempts: number): number {
  return doublingSeconds(2, 300, failedAttempts)
}

/** Seconds to wait after SePay was asked this often in vain about a possible duplicate: 10, 20 … at most 10 minutes. */
export function duplicateRetrySeconds(attempts: number): number {
  return doublingSeconds(10, 600, attempts)
}

/** Seconds to wait after this many failed attempts to close a VA order at SePay: 30, 60 … at most a day. */
export function closeRetrySeconds(failedAttempts: number): number {
  return doublingSeconds(30, 86_400, failedAttempts)
}
