/**
 * SePay's webhooks: is it SePay's (signing and verifying side by side, so that tests use the same recipe), and what
 * does it say. Payload fields: everything but `id`, `transferAmount` and `transferType` may be missing, `""` or `null`.
 */
import { createHash, createHmac, timingSafeEqual } from "node:crypto"
import { z } from "zod"
import { lenient, readText, storableText, strict } from "./fields"
import { parseVietnamTime } from "./time"
import { parseBalanceVnd, parseWholeVnd } from "./vnd"

// --- Is it SePay's? -------------------------------------------------------------------------------------------------

/** How far a signature's time may be from ours, either way, as SePay documents it. */
export const WEBHOOK_TOLERANCE_SECONDS = 300

const TIMESTAMP_HEADER = "x-sepay-timestamp"
const SIGNATURE_HEADER = "x-sepay-signature"

/** Why a webhook is not taken for SePay's. */
export type WebhookVerificationReason =
  | "not_configured"
  | "missing_signature"
  | "stale_timestamp"
  | "wrong_signature"
  | "missing_api_key"
  | "wrong_api_key"

/** A webhook that is not SePay's, or cannot be told from one. The message is safe to log and to answer. */
export class WebhookVerificationError extends Error {
  override readonly name = "WebhookVerificationError"

  constructor(
    readonly reason: WebhookVerificationReason,
    message: string
  ) {
    super(message)
  }
}

/** What a webhook is checked with. */
export interface VerifyWebhookInput {
  /** The body as it came over the wire: parsed and written again it has another signature. */
  rawBody: Buffer
  /** As Node gives them; names in any letter case. */
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** Any of them will do: during a rotation there are two. Empty texts are ignored. */
  hmacSecrets?: readonly string[]
  /** As `hmacSecrets`, for `Authorization: Apikey …`. */
  apiKeys?: readonly string[]
  /** @default the present */
  now?: Date
  /** @default {@link WEBHOOK_TOLERANCE_SECONDS} */
  toleranceSeconds?: number
}

/** How a webhook proved to be SePay's. */
export type WebhookAuthentication = "hmac" | "api_key"

/** The headers with which SePay signs: hex HMAC-SHA256 over `<unix seconds>.<raw body>`. */
export function signWebhook({ rawBody, secret, now = new Date() }: { rawBody: Buffer; secret: string; now?: Date }) {
  const timestamp = String(Math.floor(now.getTime() / 1_000))
  return {
    [TIMESTAMP_HEADER]: timestamp,
    [SIGNATURE_HEADER]: `sha256=${hmac(secret, timestamp, rawBody).toString("hex")}`,
  }
}

/**
 * Checks that a webhook is SePay's. Where HMAC secrets are configured and a signature came along, the signature
 * decides; otherwise the API key does, if API keys are configured. Without either, every webhook is refused.
 *
 * @returns how it was proved.
 * @throws WebhookVerificationError
 */
export function verifyWebhook(input: VerifyWebhookInput): WebhookAuthentication {
  const hmacSecrets = withoutEmpty(input.hmacSecrets)
  const apiKeys = withoutEmpty(input.apiKeys)
  if (hmacSecrets.length === 0 && apiKeys.length === 0) {
    throw new WebhookVerificationError(
      "not_configured",
      "No webhook secret is configured, so every webhook is refused: configure an HMAC secret or an API key."
    )
  }
  const signature = header(input.headers, SIGNATURE_HEADER)
  if (hmacSecrets.length > 0 && (signature !== null || apiKeys.length === 0)) {
    verifySignature(input, signature, hmacSecrets)
    return "hmac"
  }
  verifyApiKey(header(input.headers, "authorization"), apiKeys)
  return "api_key"
}

function verifySignature(input: VerifyWebhookInput, signature: string | null, secrets: readonly string[]): void {
  const timestamp = header(input.headers, TIMESTAMP_HEADER)
  if (signature === null || timestamp === null) {
    throw new WebhookVerificationError(
      "missing_signature",
      "X-SePay-Signature or X-SePay-Timestamp is missing: switch HMAC authentication on for this webhook at SePay."
    )
  }
  const { now = new Date(), toleranceSeconds = WEBHOOK_TOLERANCE_SECONDS, rawBody } = input
  const ageSeconds = /^\d{1,12}$/.test(timestamp) ? Math.abs(now.getTime() / 1_000 - Number(timestamp)) : Infinity
  if (!(ageSeconds <= toleranceSeconds)) {
    throw new WebhookVerificationError(
      "stale_timestamp",
      `X-SePay-Timestamp is not within ${toleranceSeconds} seconds of this server's time: check the server's clock.`
    )
  }
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(signature)?.[1]
  const claimed = Buffer.from(hex ?? "", "hex")
  if (!matchesAny(claimed, secrets, (secret) => hmac(secret, timestamp, rawBody))) {
    throw new WebhookVerificationError(
      "wrong_signature",
      "X-SePay-Signature is wrong: check that SePay's webhook and this server have the same HMAC secret."
    )
  }
}

function verifyApiKey(authorization: string | null, apiKeys: readonly string[]): void {
  const apiKey = /^apikey +(\S+) *$/i.exec(authorization ?? "")?.[1]
  if (apiKey === undefined) {
    throw new WebhookVerificationError(
      "missing_api_key",
      "Authorization: Apikey is missing: switch API key authentication on for this webhook at SePay."
    )
  }
  // Digests have one length, so the comparison does not tell the key's.
  if (!matchesAny(sha256(apiKey), apiKeys, sha256)) {
    throw new WebhookVerificationError(
      "wrong_api_key",
      "The API key is wrong: check that SePay's webhook and this server have the same API key."
    )
  }
}

/** Compares with every secret, in a time that does not depend on which one fits. */
function matchesAny(claimed: Buffer, secrets: readonly string[], digest: (secret: string) => Buffer): boolean {
  const matches = secrets.map((secret) => {
    const expected = digest(secret)
    return claimed.length === expected.length && timingSafeEqual(claimed, expected)
  })
  return matches.includes(true)
}

function hmac(secret: string, timestamp: string, rawBody: Buffer): Buffer {
  return createHmac("sha256", secret).update(`${timestamp}.`).update(rawBody).digest()
}

function sha256(content: string | Buffer): Buffer {
  return createHash("sha256").update(content).digest()
}

/** An empty secret would be one that everybody knows. */
function withoutEmpty(secrets: readonly string[] = []): string[] {
  return secrets.filter((secret) => secret.trim() !== "")
}

function header(headers: VerifyWebhookInput["headers"], wanted: string): string | null {
  const [, value] = Object.entries(headers).find(([name]) => name.toLowerCase() === wanted) ?? []
  return (Array.isArray(value) ? value.join(", ") : value) ?? null
}

// --- What does it say? ----------------------------------------------------------------------------------------------

/** A transaction as the webhook tells it. */
export interface SepayWebhook {
  /** The same across retries and replays: the key against duplicates. 0 in the dashboard's "Test send". */
  webhookId: number
  /** The bank by a name of SePay's, which can differ from the one elsewhere (MBBank, MB). */
  gateway: string | null
  transactedAt: Date | null
  accountNumber: string | null
  /** The VA that took the money, SePay's `subAccount`. */
  vaNumber: string | null
  /** The order code, as far as SePay recognized it: it can be cut short. */
  code: string | null
  /** The transfer's text. */
  content: string | null
  direction: "in" | "out"
  description: string | null
  /** Whole VND, never negative. */
  amountVnd: number
  /** The account's balance in VND afterwards. */
  accumulatedVnd: number | null
  referenceNumber: string | null
  /** No money: the dashboard's "Test send". */
  isTest: boolean
  /** Hex SHA-256 of the body's bytes: the same bytes are the same webhook, however they are read. */
  digest: string
  /** All fields as they came, cut where they are too long to keep. */
  payload: Record<string, unknown>
}

/** A webhook that says nothing that could be recorded. The message names the field and is safe to log and answer. */
export class WebhookBodyError extends Error {
  override readonly name = "WebhookBodyError"
}

/** SePay's webhooks have less than 2 KiB. */
const MAXIMUM_BODY_BYTES = 1024 * 1024
const MAXIMUM_NAME_LENGTH = 255
const MAXIMUM_TEXT_LENGTH = 2_000
const MAXIMUM_FIELDS = 100
const MAXIMUM_DEPTH = 4

/**
 * Reads a webhook's body: JSON or, where the store allows it, a URL-encoded or multipart form, as the webhook is configured
 * at SePay. The bytes alone decide which of them it is. SePay's signature does not cover the `Content-Type` header: if the
 * header decided, whoever replays a signed body could choose between two readings of it.
 *
 * Texts that are too long are cut, not refused: money must not be lost over them.
 *
 * @throws WebhookBodyError when the body cannot be read or is a form that is not allowed, when a field that is read
 *   is there more than once, or when `id`, `transferAmount` or `transferType` cannot be used.
 */
export async function parseWebhookBody(rawBody: Buffer, { allowForms = false } = {}): Promise<SepayWebhook> {
  const { fields, names } = await readBody(rawBody, allowForms)
  refuseRepeatedFields(names)
  const parsed = webhookSchema.safeParse(fields)
  if (parsed.success) {
    return { ...parsed.data, payload: storableFields(fields, MAXIMUM_DEPTH), digest: sha256(rawBody).toString("hex") }
  }
  const [issue] = parsed.error.issues
  throw new WebhookBodyError(
    `The webhook's ${issue?.path.join(".") || "body"} cannot be used: ${issue?.message ?? "it is not as documented"}.`
  )
}

/** A body's fields, and their names as often as they are there. */
interface WebhookBody {
  fields: object
  names: string[]
}

async function readBody(rawBody: Buffer, allowForms: boolean): Promise<WebhookBody> {
  if (rawBody.length > MAXIMUM_BODY_BYTES) {
    throw new WebhookBodyError(`The webhook's body has more than ${MAXIMUM_BODY_BYTES} bytes.`)
  }
  const text = rawBody.toString("utf8")
  // `trimStart` removes a byte order mark as well.
  if (text.trimStart().startsWith("{")) {
    return readJson(text)
  }
  if (!allowForms) {
    throw new WebhookBodyError(
      "The webhook's body is not JSON: set this webhook's content type to application/json at SePay. If it has to send forms, " +
        'set the option "webhook.allowForms".'
    )
  }
  return text.startsWith("--") ? readMultipartForm(rawBody, text) : readUrlEncodedForm(text)
}

function readJson(text: string): WebhookBody {
  const json = text.replace(/^\uFEFF/, "")
  try {
    const fields: object = JSON.parse(json)
    return { fields, names: memberNames(json) }
  } catch {
    throw new WebhookBodyError("The webhook's body begins like JSON and is not valid JSON.")
  }
}

/** A text with the colon that makes it a name, or a bracket. In valid JSON there is nothing between them that matters. */
const JSON_TOKEN_PATTERN = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[{}[\]]/g

/**
 * The names of an object's own members as often as they are there: `JSON.parse` keeps the last of several and does not
 * say so.
 *
 * @param json valid JSON of an object.
 */
function memberNames(json: string): string[] {
  const names: string[] = []
  let depth = 0
  for (const [token, text, colon] of json.matchAll(JSON_TOKEN_PATTERN)) {
    if (text === undefined) {
      depth += token === "{" || token === "[" ? 1 : -1
    } else if (depth === 1 && colon !== undefined) {
      names.push(String(JSON.parse(text)))
    }
  }
  return names
}

/** The first line of a multipart body: two hyphens and the boundary, in the characters that RFC 2046 allows. */
const FIRST_BOUNDARY_PATTERN = /^--([\w'()+,./:=? -]{1,70})\r\n/

async function readMultipartForm(rawBody: Buffer, text: string): Promise<WebhookBody> {
  const incomplete = new WebhookBodyError("The webhook's body begins like a multipart form and is not a complete one.")
  const boundary = FIRST_BOUNDARY_PATTERN.exec(text)?.[1]
  if (boundary === undefined) {
    throw incomplete
  }
  // The boundary comes from the bytes. With the one of the request's header, other parts of the body could be fields.
  const headers = { "content-type": `multipart/form-data; boundary="${boundary}"` }
  const form = await new Response(new Uint8Array(rawBody), { headers }).formData().catch(() => {
    throw incomplete
  })
  const entries = [...form]
  return {
    fields: Object.fromEntries(entries.filter(([, value]) => typeof value === "string")),
    names: entries.map(([name]) => name),
  }
}

/** What is left in a URL-encoded form when everything else is encoded: no space, no line break, no quote, no brace. */
const URL_ENCODED_PATTERN = /^[\w.~!$'()*+,;:@/?%&=[\]-]+$/

function readUrlEncodedForm(text: string): WebhookBody {
  if (!text.includes("=") || !URL_ENCODED_PATTERN.test(text)) {
    throw new WebhookBodyError("The webhook's body is neither JSON nor a form: check its content type at SePay.")
  }
  const entries = [...new URLSearchParams(text)]
  return { fields: Object.fromEntries(entries), names: entries.map(([name]) => name) }
}

/** A field with two values has two meanings, and each parser chooses one of them. Fields that are not read may repeat. */
function refuseRepeatedFields(names: readonly string[]): void {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name) && Object.hasOwn(webhookFields.shape, name)) {
      throw new WebhookBodyError(`The webhook's ${name} cannot be used: it is there more than once.`)
    }
    seen.add(name)
  }
}

/** What a database takes: no NUL, no endless texts, lists or nesting. */
function storableFields(fields: object, depthLeft: number): Record<string, unknown> {
  const entries = Object.entries(fields).slice(0, MAXIMUM_FIELDS)
  return Object.fromEntries(
    entries.map(([name, value]) => [storableText(name, MAXIMUM_NAME_LENGTH), storableValue(value, depthLeft - 1)])
  )
}

function storableValue(value: unknown, depthLeft: number): unknown {
  if (typeof value === "string") {
    return storableText(value, MAXIMUM_TEXT_LENGTH)
  }
  if (typeof value !== "object" || value === null) {
    return value
  }
  if (depthLeft <= 0) {
    return null
  }
  return Array.isArray(value)
    ? value.slice(0, MAXIMUM_FIELDS).map((item) => storableValue(item, depthLeft - 1))
    : storableFields(value, depthLeft)
}

function text(maximumLength: number) {
  return lenient((value) => readText(value, maximumLength))
}

function readDirection(value: unknown): "in" | "out" | undefined {
  const word = typeof value === "string" ? value.trim().toLowerCase() : undefined
  return word === "in" || word === "out" ? word : undefined
}

function readId(value: unknown): number | undefined {
  const id = typeof value === "string" && /^\d{1,16}$/.test(value.trim()) ? Number(value) : value
  return typeof id === "number" && Number.isSafeInteger(id) && id >= 0 ? id : undefined
}

const webhookFields = z.object({
  id: strict("a whole number from 0 to 2^53 - 1", readId),
  gateway: text(MAXIMUM_NAME_LENGTH),
  transactionDate: lenient((value) => (typeof value === "string" ? parseVietnamTime(value) : null)),
  accountNumber: text(MAXIMUM_NAME_LENGTH),
  subAccount: text(MAXIMUM_NAME_LENGTH),
  code: text(MAXIMUM_NAME_LENGTH),
  content: text(MAXIMUM_TEXT_LENGTH),
  transferType: strict('"in" or "out"', readDirection),
  description: text(MAXIMUM_TEXT_LENGTH),
  transferAmount: strict("an amount in whole VND", (value) => parseWholeVnd(value) ?? undefined),
  accumulated: lenient(parseBalanceVnd),
  referenceCode: text(MAXIMUM_NAME_LENGTH),
})

const webhookSchema = webhookFields.transform((fields) => ({
  webhookId: fields.id,
  gateway: fields.gateway,
  transactedAt: fields.transactionDate,
  accountNumber: fields.accountNumber,
  vaNumber: fields.subAccount,
  code: fields.code,
  content: fields.content,
  direction: fields.transferType,
  description: fields.description,
  amountVnd: fields.transferAmount,
  accumulatedVnd: fields.accumulated,
  referenceNumber: fields.referenceCode,
  isTest: fields.id === 0,
}))
