import { execFileSync } from "node:child_process"
import { createHmac } from "node:crypto"
import axios from "axios"
import { startEmulator, type Emulator } from "../../src/emulator"
import type { SepayWebhook } from "../../src/sepay/webhook"

/** What the store under test and the emulator share. */
export const HMAC_SECRET = "test-hmac-secret-0123456789"
export const API_KEY = "test-api-key-0123456789"
export const API_TOKEN = "T".repeat(64)

/** Starts SePay for a store under test, and points the store's environment to it before the store is loaded. */
export async function startSepay(): Promise<Emulator> {
  const emulator = await startEmulator({ apiToken: API_TOKEN, requestsPerSecond: { v1: null, v2: null } })
  process.env.SEPAY_BASE_URL = emulator.v2BaseUrl
  process.env.SEPAY_API_TOKEN = API_TOKEN
  process.env.SEPAY_API_VERSION = "v2"
  process.env.SEPAY_REQUESTS_PER_SECOND = "1000"
  process.env.SEPAY_RECONCILIATION_SECONDS = "0"
  process.env.SEPAY_WEBHOOK_HMAC_SECRET = HMAC_SECRET
  process.env.SEPAY_WEBHOOK_API_KEY = API_KEY
  return emulator
}

/**
 * A free port, found without waiting: `moduleIntegrationTestRunner` takes a module's options when the tests are declared,
 * before anything asynchronous can run.
 */
export function findFreePortSync(): number {
  const script = 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'
  return Number(execFileSync(process.execPath, ["-e", script], { encoding: "utf8", timeout: 10_000 }))
}

/** A delivery as the emulator reports it. */
export interface Delivery {
  status: number | null
  ok: boolean
  responseBody: string | null
}

/** Plays the payer's bank; answers what the store said to the webhook. A refusal by the bank is returned as its status. */
export async function transfer(
  emulator: Emulator,
  input: Record<string, unknown> & { webhook?: Record<string, unknown> }
): Promise<{ status: number; deliveries: Delivery[]; message: string | undefined }> {
  const answer = await axios.post(
    `${emulator.url}/_emulator/transfers`,
    { ...input, webhook: { wait: true, ...input.webhook } },
    { validateStatus: () => true, proxy: false }
  )
  return { status: answer.status, deliveries: answer.data?.data?.deliveries ?? [], message: answer.data?.message }
}

/** A webhook's body as SePay's order VAs send it. */
export function webhookBody(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 92_704,
    gateway: "BIDV",
    transactionDate: "2026-03-27 10:15:00",
    accountNumber: "8886158061",
    subAccount: null,
    code: null,
    content: "chuyen tien",
    transferType: "in",
    description: "",
    transferAmount: 50_000,
    accumulated: 0,
    referenceCode: "FT123",
    ...overrides,
  }
}

/** A webhook after it was verified and parsed, saying as little as SePay may say: for recording without HTTP. */
export function parsedWebhook({ webhookId = 1, ...overrides }: Partial<SepayWebhook>): SepayWebhook {
  return {
    webhookId,
    digest: `${webhookId}`.padStart(64, "0"),
    gateway: "BIDV",
    transactedAt: new Date("2026-03-27T03:15:00Z"),
    accountNumber: null,
    vaNumber: null,
    code: null,
    content: null,
    direction: "in",
    description: null,
    amountVnd: 100_000,
    accumulatedVnd: null,
    referenceNumber: null,
    isTest: false,
    payload: {},
    ...overrides,
  }
}

/** SePay's signature headers over a body, as the documentation describes them. */
export function sign(rawBody: string, options: { secret?: string; timestampSeconds?: number } = {}) {
  const timestamp = String(options.timestampSeconds ?? Math.floor(Date.now() / 1000))
  const signature = createHmac("sha256", options.secret ?? HMAC_SECRET).update(`${timestamp}.${rawBody}`).digest("hex")
  return { "X-SePay-Timestamp": timestamp, "X-SePay-Signature": `sha256=${signature}` }
}
