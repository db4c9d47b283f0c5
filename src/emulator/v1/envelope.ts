import type { Reply } from "../http/reply"

/** v1's success, for everything but orders. */
export function v1Success(data: Record<string, unknown>): Reply {
  return { status: 200, body: { status: 200, error: null, messages: { success: true }, ...data } }
}

/** v1 writes amounts as text with two decimals. */
export function v1Amount(amountVnd: number): string {
  return amountVnd.toFixed(2)
}
