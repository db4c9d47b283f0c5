/** An HTTP answer before it is written. */
export interface Reply {
  status: number
  headers?: Record<string, string>
  /** Text is sent as it is, anything else as JSON, `undefined` as an empty body. */
  body?: unknown
}

/** What can be done about a request: answer it, let its connection die, or never answer. */
export type Outcome = Reply | "destroy" | "silence"

/** A parsed request, as routes see it. */
export interface ApiRequest {
  /** Decoded parts of the path, by their name in the route's template. */
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  /** The body's fields; empty without a body. */
  body: Readonly<Record<string, unknown>>
}
