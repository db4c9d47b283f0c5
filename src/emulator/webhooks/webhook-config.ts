import { z } from "zod"

/** How a webhook's body is written. */
export type WebhookContentType = "json" | "form" | "multipart"

/** All fields, or the short set of the order-VA documentation. */
export type WebhookPayloadKind = "full" | "short"

/**
 * How a webhook proves where it comes from. `forged`: an HMAC (without a secret: an API key) that is wrong. `stale`: a
 * right HMAC whose time is an hour ago.
 */
export type WebhookSigning = "hmac" | "apikey" | "none" | "forged" | "stale"

/** Where and how SePay sends webhooks, as set up in its dashboard. */
export interface WebhookConfig {
  /** Address of the store's endpoint. Without it, nothing is sent. */
  url?: string
  /** Sign with HMAC-SHA256 (`X-SePay-Timestamp`, `X-SePay-Signature`). Goes before `apiKey`. */
  hmacSecret?: string
  /** Send `Authorization: Apikey <key>`. */
  apiKey?: string
  /** @default "json" */
  contentType?: WebhookContentType
  /** Try again after 1, 1, 2, 3, 5, 8 and 13 minutes (times the emulator's `timeScale`). @default true */
  retry?: boolean
  /** @default "full" */
  payload?: WebhookPayloadKind
  /** How long SePay waits for the answer. @default 30000 */
  timeoutMilliseconds?: number
}

/** What can differ from the configuration for one webhook. */
export interface WebhookRequestOptions {
  contentType?: WebhookContentType
  payload?: WebhookPayloadKind
  /** @default "hmac" with an HMAC secret, else "apikey" with an API key, else "none" */
  sign?: WebhookSigning
  url?: string
}

const url = z.url({ protocol: /^https?$/ })
const contentType = z.enum(["json", "form", "multipart"])
const payload = z.enum(["full", "short"])

/** The zod shape of {@link WebhookRequestOptions}. */
export const webhookRequestShape = {
  contentType: contentType.optional(),
  payload: payload.optional(),
  sign: z.enum(["hmac", "apikey", "none", "forged", "stale"]).optional(),
  url: url.optional(),
}

/** Checks {@link WebhookRequestOptions}. */
export const webhookRequestSchema = z.strictObject(webhookRequestShape)

/** Checks a {@link WebhookConfig} and fills its defaults in. */
export const webhookConfigSchema = z.strictObject({
  url: url.optional(),
  hmacSecret: z.string().min(1).optional(),
  apiKey: z.string().min(1).optional(),
  contentType: contentType.default("json"),
  retry: z.boolean().default(true),
  payload: payload.default("full"),
  timeoutMilliseconds: z.number().int().min(1).max(30_000).default(30_000),
})

/** A {@link WebhookConfig} with its defaults. */
export type CheckedWebhookConfig = z.output<typeof webhookConfigSchema>
