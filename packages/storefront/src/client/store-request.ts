import { SepayClientError } from "./error"

/** What a request may set, as far as Medusa's SDK and `fetch` agree. */
export interface StoreRequestInit {
  method?: "GET" | "POST"
  headers?: Record<string, string>
  signal?: AbortSignal
  cache?: "no-store"
}

/** Medusa's `@medusajs/js-sdk`, as far as it is used. */
export interface MedusaSdk {
  client: {
    fetch<Answer>(path: string, init?: StoreRequestInit): Promise<Answer>
  }
}

/** How to reach the store by its address. */
export interface StoreAddress {
  /** The Medusa server's address, as in `https://api.example.com`. */
  baseUrl: string
  /** A publishable API key of the store (`pk_…`). */
  publishableKey: string
  /** Default: the global `fetch`. */
  fetch?: typeof fetch
}

/** How to reach the store: through Medusa's SDK, or by its address and publishable key. */
export type SepayClientOptions = { sdk: MedusaSdk } | StoreAddress

/**
 * Sends a request about a payment session. The answer is the parsed JSON if that is what `headers.accept` asks for, else
 * the `Response`, as it is with Medusa's SDK.
 *
 * @throws SepayClientError
 */
export type StoreRequest = <Answer>(path: string, init: StoreRequestInit) => Promise<Answer>

export const JSON_TYPE = "application/json"

export function createStoreRequest(options: SepayClientOptions): StoreRequest {
  return async <Answer>(path: string, init: StoreRequestInit) => {
    const url = `/store/sepay/payment-sessions/${path}`
    const request: StoreRequestInit = { ...init, cache: "no-store" }
    try {
      return await ("sdk" in options
        ? options.sdk.client.fetch<Answer>(url, request)
        : fetchFrom<Answer>(options, url, request))
    } catch (error) {
      throw toClientError(error)
    }
  }
}

async function fetchFrom<Answer>(store: StoreAddress, path: string, init: StoreRequestInit): Promise<Answer> {
  const response = await (store.fetch ?? fetch)(store.baseUrl.replace(/\/+$/, "") + path, {
    ...init,
    headers: { ...init.headers, "x-publishable-api-key": store.publishableKey },
  })
  if (!response.ok) {
    const answer: { message?: string } = await response.json().catch(() => ({}))
    throw createRefusal(response.status, answer.message, Number(response.headers.get("retry-after")) || null)
  }
  return (init.headers?.accept === JSON_TYPE ? response.json() : response) as Promise<Answer>
}

/** The SDK throws errors with the store's sentence and status. What has no status did not reach the store. */
function toClientError(error: unknown): SepayClientError {
  if (error instanceof SepayClientError) {
    return error
  }
  const { status, message } = error as { status?: number; message?: string }
  return status ? createRefusal(status, message) : new SepayClientError("The store could not be reached.", null)
}

function createRefusal(status: number, message?: string, retryAfterSeconds?: number | null): SepayClientError {
  return new SepayClientError(message || `The store answered with status ${status}.`, status, retryAfterSeconds)
}
