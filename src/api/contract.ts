import { z } from "@medusajs/framework/zod"

/** Statuses of refusals. A route names those that are special to it; `scripts/openapi/` adds those of its kind. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 408 | 413 | 422 | 429 | 500 | 503

/**
 * What a route takes and answers. `docs/openapi.yaml` is written from it, and every answer of the tests over HTTP is parsed
 * with it. The validators are those of the route's middlewares.
 */
export interface RouteContract {
  /** The operation's name in the document, and in clients that are generated from it. */
  id: string
  method: "GET" | "POST" | "DELETE"
  /** As Express writes it: `/admin/sepay/audit/:id/acknowledge`. */
  path: `/${"admin" | "store" | "hooks"}/sepay${string}`
  /** A few words. */
  summary: string
  /** Whole sentences: what it does, and what to know before it is called. */
  description: string
  params?: z.ZodObject
  query?: z.ZodObject
  headers?: z.ZodObject
  body?: {
    schema: z.ZodType
    /** A body that the schema takes. */
    example: Record<string, unknown>
    /** Default: `application/json` only. */
    contentTypes?: readonly string[]
  }
  answer: {
    schema: z.ZodType
    /** Default: 200. */
    status?: 202
    /** Default: `application/json`. */
    contentType?: "text/csv" | "text/event-stream"
  }
  /** When it refuses, by status. */
  errors?: Partial<Record<ErrorStatus, string>>
}

/** How Medusa answers what it refuses. */
export const errorSchema = z
  .strictObject({
    type: z.string().optional().describe("The kind of error: `not_found`, `invalid_data`, `not_allowed` …"),
    code: z.string().optional(),
    message: z.string().describe("What is wrong and what to do, in plain English."),
  })
  .meta({ id: "Error", description: "Why a request was refused. Nothing was changed." })
