import { z } from "@medusajs/framework/zod"

const REQUEST_TIMEOUT_MS = 60_000

type Request = { method?: "GET" | "POST"; body?: Record<string, unknown> }

/** Calls the store over HTTP as a storefront or as the admin would, and checks what it answers. */
export type StoreClient = <T>(path: string, answer: z.ZodType<T>, request?: Request) => Promise<T>

/** A client that sends these headers with every request. */
export function createStoreClient(storeUrl: string, headers: Record<string, string>): StoreClient {
  return async (path, answer, { method = "GET", body } = {}) => {
    const response = await fetch(`${storeUrl}${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    })
    const text = await response.text()
    if (!response.ok) {
      throw new Error(`${method} ${path} answered HTTP ${response.status}: ${text.slice(0, 500)}`)
    }
    const parsed = answer.safeParse(JSON.parse(text))
    if (!parsed.success) {
      throw new Error(`${method} ${path} answered something unexpected: ${z.prettifyError(parsed.error)}\n${text}`)
    }
    return parsed.data
  }
}

/** Logs in to the admin API. */
export async function logInAsAdmin(storeUrl: string, email: string, password: string): Promise<StoreClient> {
  const logIn = createStoreClient(storeUrl, {})
  const { token } = await logIn("/auth/user/emailpass", z.object({ token: z.string() }), {
    method: "POST",
    body: { email, password },
  })
  return createStoreClient(storeUrl, { authorization: `Bearer ${token}` })
}
