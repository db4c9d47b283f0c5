/** Which SePay to talk to: real money, or SePay's "Test mode". */
export type SepayEnvironment = "production" | "sandbox"

/**
 * Says what is wrong with an address of SePay's API, `null` when nothing is. Every request carries the API token there,
 * so it is an address of the operator's own choice that says all of itself: nothing in front of the host that could be
 * mistaken for it, nothing behind the path that requests would be glued to. The sentence repeats nothing of the address,
 * which may hold a password.
 */
export function findBaseUrlProblem(baseUrl: string, environment: SepayEnvironment): string | null {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password
  if (!isPlain || /[?#]/.test(baseUrl)) {
    return "must be an http(s) address without user, password, query and fragment"
  }
  if (environment === "production" && sendsTokenInClear(baseUrl)) {
    return (
      "must be https, because http sends the API token in clear text; http is for this machine only (127.0.0.1), or " +
      'for an emulator elsewhere with environment "sandbox"'
    )
  }
  return null
}

/** Whether the API token would leave this machine unencrypted. */
export function sendsTokenInClear(baseUrl: string): boolean {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null
  return url !== null && url.protocol === "http:" && !isLoopback(url.hostname)
}

/** `URL` has written every form of an IPv4 address (`127.1`, `0x7f000001`) as four numbers by now. */
function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname)
}
