import { z } from "@medusajs/framework/zod"
import { findBaseUrlProblem } from "../../sepay/api/base-url"
import { BANKS, MAXIMUM_DURATION_SECONDS, VA_HOLDER_NAME_PATTERN } from "../../sepay/banks"
import { isAddressOrRange } from "../../sepay/caller-address"
import { ORDER_CODE_PREFIX_PATTERN } from "../../sepay/order-code"

/**
 * Whoever sees one webhook can try secrets against it for as long as they like, without asking the store: 16 characters are
 * the least that takes too long, if they are random.
 */
const SHORTEST_SECRET = 16
const TOO_SHORT = `must have at least ${SHORTEST_SECRET} characters, better 32: make one with "openssl rand -hex 32", and set the same at SePay`

const hmacSecret = z.string().trim().min(SHORTEST_SECRET, TOO_SHORT)

/** What arrives unchanged in an HTTP header, where a space ends the value: visible ASCII. */
const HEADER_VALUE_PATTERN = /^[!-~]+$/
const NOT_SENDABLE =
  "has a character that cannot be sent in an HTTP header, so that it would never match: use letters and digits without accents and spaces"

const apiKey = z.string().trim().min(SHORTEST_SECRET, TOO_SHORT).regex(HEADER_VALUE_PATTERN, NOT_SENDABLE)

const address = z
  .string()
  .trim()
  .refine((entry) => isAddressOrRange(entry), "must be an IP address or a CIDR range such as 10.0.0.0/8")

const webhookSchema = z
  .strictObject({
    hmacSecrets: z.array(hmacSecret).max(5).default([]),
    apiKeys: z.array(apiKey).max(5).default([]),
    allowForms: z.boolean().default(false),
    allowedIps: z.array(address).max(100).default([]),
    trustedProxies: z.array(address).max(20).default([]),
  })
  .prefault({})

const bankAccountSchema = z.strictObject({
  accountNumber: z.string().trim().min(3).max(50),
  tid: z.string().trim().min(1).max(50).optional(),
  vaPrefix: z.string().trim().min(1).max(20).optional(),
  vaHolderName: z
    .string()
    .trim()
    .regex(VA_HOLDER_NAME_PATTERN, "must be A–Z, 0–9 and spaces, at most 70 characters (BIDV's va_holder_name)")
    .optional(),
})

/** For each call a second that SePay allows: nearly all of them, and a rest for closing and reconciling. */
const DEFAULT_VA_ORDERS_PER_MINUTE = 50

/** The life time of a virtual account, in seconds. */
export const durationSeconds = z.number().int().min(60).max(MAXIMUM_DURATION_SECONDS)

const apiToken = z
  .string()
  .trim()
  .min(16, "must be the API token of SePay (64 letters and digits)")
  .regex(HEADER_VALUE_PATTERN, NOT_SENDABLE)

const previousApiSchema = z.strictObject({
  apiVersion: z.enum(["v2", "v1"]).optional(),
  apiToken: apiToken.optional(),
  baseUrl: z.string().trim().optional(),
})

/** @see {@link SepayPluginOptions} for what each one means. */
const optionsSchema = z
  .strictObject({
    apiToken,
    apiVersion: z.enum(["v2", "v1"]).default("v2"),
    environment: z.enum(["production", "sandbox"]).default("production"),
    baseUrl: z.string().trim().optional(),
    previousApi: previousApiSchema.optional(),
    webhook: webhookSchema,
    bankAccounts: z.array(bankAccountSchema).min(1).max(50).optional(),
    orderCodePrefix: z
      .string()
      .regex(ORDER_CODE_PREFIX_PATTERN, "must be 2 to 5 characters A–Z and 0–9 that start with a letter")
      .default("MDZ"),
    vaDurationSeconds: z
      .strictObject({ orderFirst: durationSeconds.default(86_400), payFirst: durationSeconds.default(1_800) })
      .prefault({}),
    cancelUnpaidAfterSeconds: z.number().int().min(0).max(30 * 86_400).nullable().default(3_600),
    unpaidOrderLimitSeconds: z.number().int().min(600).max(365 * 86_400).nullable().default(7 * 86_400),
    remindBeforeExpirySeconds: z.number().int().min(60).max(30 * 86_400).nullable().default(7_200),
    reconciliation: z
      .strictObject({ intervalSeconds: z.number().int().min(30).max(86_400).nullable().default(300) })
      .prefault({}),
    personalDataRetentionDays: z.number().int().min(30).max(36_525).nullable().default(3_653),
    maximumVaOrdersPerHour: z.number().int().min(1).max(1_000).default(10),
    maximumVaOrdersPerMinute: z.number().int().min(1).max(60_000).optional(),
    maximumStreams: z.number().int().min(0).max(100_000).default(1_000),
    maximumStreamsPerPayment: z.number().int().min(1).max(10_000).default(20),
    requestsPerSecond: z.number().int().min(1).max(1_000).default(2),
    requestTimeoutMilliseconds: z.number().int().min(500).max(30_000).default(5_000),
  })
  .refine((options) => options.apiVersion === "v2" || options.environment === "production" || options.baseUrl, {
    path: ["environment"],
    message: 'API v1 has no sandbox: use apiVersion "v2", or environment "production"',
  })
  .superRefine(({ baseUrl, previousApi, environment }, context) => {
    for (const [path, url] of [[["baseUrl"], baseUrl], [["previousApi", "baseUrl"], previousApi?.baseUrl]] as const) {
      const problem = url === undefined ? null : findBaseUrlProblem(url, environment)
      if (problem !== null) {
        context.addIssue({ code: "custom", path: [...path], message: problem })
      }
    }
  })
  .superRefine(({ previousApi, ...current }, context) => {
    const problem = previousApi === undefined ? null : findPreviousApiProblem(previousApi, current)
    if (problem !== null) {
      context.addIssue({ code: "custom", path: ["previousApi"], message: problem })
    }
  })
  .transform((options) => ({
    ...options,
    maximumVaOrdersPerMinute: options.maximumVaOrdersPerMinute ?? options.requestsPerSecond * DEFAULT_VA_ORDERS_PER_MINUTE,
  }))

/** What was before has to be something else, and to have an address. */
function findPreviousApiProblem(
  previous: z.output<typeof previousApiSchema>,
  current: { apiVersion: "v2" | "v1"; apiToken: string; baseUrl?: string | undefined; environment: "production" | "sandbox" }
): string | null {
  const apiVersion = previous.apiVersion ?? current.apiVersion
  if (apiVersion === current.apiVersion && (previous.apiToken ?? current.apiToken) === current.apiToken) {
    return "names what the plugin asks now: give the apiVersion or the apiToken that was before, or leave it out"
  }
  if (apiVersion === "v1" && current.environment === "sandbox" && previous.baseUrl === undefined) {
    return "names API v1, which has no sandbox: leave it out"
  }
  return null
}

/** The options after validation, every default filled in. */
export type ResolvedSepayOptions = z.output<typeof optionsSchema>

/**
 * Options of the plugin in `medusa-config.ts`. Secrets come from the environment and never reach the database, session
 * data, logs or a browser.
 *
 * @example
 * plugins: [
 *   {
 *     resolve: "medusa-payment-sepay",
 *     options: {
 *       apiToken: process.env.SEPAY_API_TOKEN,
 *       webhook: { hmacSecrets: [process.env.SEPAY_WEBHOOK_HMAC_SECRET] },
 *     },
 *   },
 * ]
 */
export type SepayPluginOptions = {
  /** SePay's API token: my.sepay.vn → API access. */
  apiToken: string
  /**
   * API generation: `v2`, or `v1` (BIDV enterprise accounts only, no longer developed).
   * @default "v2"
   */
  apiVersion?: "v2" | "v1"
  /**
   * SePay's environment; ledger rows of the two never mix.
   * @default "production"
   */
  environment?: "production" | "sandbox"
  /**
   * Another address of the API, as in `https://userapi.sepay.vn/v2`. For the emulator and for tests. The API token is sent
   * there: with environment `production` it is https, or http to this machine (`127.0.0.1`, `localhost`).
   */
  baseUrl?: string
  /**
   * What the plugin asked SePay with before, after an upgrade from API v1 to v2 or another company's API token: the numbers
   * that were opened with it are closed and looked up with it. Leave it there until none of them is open. What is omitted is as
   * it is now, but for `baseUrl`: that is SePay's own. An upgrade in production with the same token needs no entry.
   */
  previousApi?: {
    apiVersion?: "v2" | "v1"
    apiToken?: string
    baseUrl?: string
  }
  /** How SePay proves that a webhook is SePay's. Without a secret or key every webhook is refused. */
  webhook?: {
    /** Secrets of SePay's HMAC-SHA256 signature, at least 16 characters each; several at once while you rotate. */
    hmacSecrets?: string[]
    /**
     * Keys of SePay's "API Key" authentication (`Authorization: Apikey …`), at least 16 visible ASCII characters each: others
     * do not arrive as they were sent. Several at once while you rotate.
     */
    apiKeys?: string[]
    /**
     * Take webhooks whose content type at SePay is `application/x-www-form-urlencoded` or `multipart/form-data`, too. SePay's
     * default is JSON, and what a store does not expect it need not read: leave it off unless the webhook has to send forms.
     * @default false
     */
    allowForms?: boolean
    /** Only these addresses or CIDR ranges may call. Empty: any address with a valid signature. */
    allowedIps?: string[]
    /**
     * Addresses or CIDR ranges of your own reverse proxies. Only behind one of them is `X-Forwarded-For` believed;
     * otherwise the caller's address is the socket's.
     */
    trustedProxies?: string[]
  }
  /**
   * Narrows the accounts that SePay lists to these, in this order (the first is the default), and gives the fields that
   * their bank needs. Without it every active account of a bank with order VAs is used.
   */
  bankAccounts?: Array<{
    /** The account number as SePay shows it. */
    accountNumber: string
    /** Vietcombank's terminal id, such as `20933557` (required by Vietcombank; never SePay's UUID). */
    tid?: string
    /** Sacombank's VA prefix (required by Sacombank). */
    vaPrefix?: string
    /** BIDV: the name that the payer sees, if that feature is on. A–Z, 0–9, space, at most 70. */
    vaHolderName?: string
  }>
  /**
   * What our order codes start with: 2 to 5 characters A–Z and 0–9, the first a letter. Codes are 15 characters long,
   * which every bank takes. Stores that share a company at SePay need different ones. Not `SEP`: SePay's own names begin so.
   * @default "MDZ"
   */
  orderCodePrefix?: string
  /** Life time of a virtual account in seconds, by flow. */
  vaDurationSeconds?: {
    /** @default 86400 (24 h) */
    orderFirst?: number
    /** @default 1800 (30 min) */
    payFirst?: number
  }
  /**
   * `order_first`: how long after its last virtual account expired an unpaid order is cancelled and its stock released,
   * in seconds; only after SePay confirmed that it takes no more money. `null`: never.
   * @default 3600 (1 h)
   */
  cancelUnpaidAfterSeconds?: number | null
  /**
   * `order_first`: the longest time for which an unpaid order holds its stock, in seconds from its first virtual account, however
   * often the shopper asks for another number. No number takes money beyond it. An order of which a part was paid by then goes
   * to a person. `null`: no limit.
   * @default 604800 (7 days)
   */
  unpaidOrderLimitSeconds?: number | null
  /**
   * How long before a virtual account expires the event `sepay.virtual_account.expiry_approached` is sent, in seconds; at most a quarter of
   * its life. `null`: never.
   * @default 7200 (2 h)
   */
  remindBeforeExpirySeconds?: number | null
  /** Looking at SePay for transactions that no webhook brought. */
  reconciliation?: {
    /**
     * Time between two runs, in seconds, at least 30. `null`: no runs by themselves; run the workflow or the script. An account
     * on which no number was ever opened is read every 20 minutes at most.
     * @default 300 (5 min)
     */
    intervalSeconds?: number | null
  }
  /**
   * How long payers' personal data is kept, in days from when the store heard of a transaction: their texts, what SePay sent,
   * and the reasons that admins wrote. Amounts, references and decisions stay. Accounting law asks for ten years in Vietnam.
   * `null`: for ever.
   * @default 3653 (10 years)
   */
  personalDataRetentionDays?: number | null
  /**
   * How many VA orders one payment collection may open in an hour: each costs one of SePay's two calls a second, and
   * shoppers are anonymous.
   * @default 10
   */
  maximumVaOrdersPerHour?: number
  /**
   * How many VA orders all payments of the store together may open in a minute. Whoever fills carts without end can spend
   * no more than this of SePay's calls; closing and reconciling have the rest.
   * @default 50 for each of `requestsPerSecond`, five sixths of the calls: 100
   */
  maximumVaOrdersPerMinute?: number
  /**
   * How many event streams (`GET /store/sepay/payment-sessions/:id/events`) one process holds open; a storefront that gets
   * none polls. 0: streams are switched off.
   * @default 1000
   */
  maximumStreams?: number
  /**
   * How many event streams of one payment a process holds open: tabs and devices of one shopper.
   * @default 20
   */
  maximumStreamsPerPayment?: number
  /**
   * Calls to SePay per second by all processes of the store together, counted in Postgres per API token. SePay allows 2
   * per second and IP address: stores that share an address need less.
   * @default 2
   */
  requestsPerSecond?: number
  /**
   * Longest wait for one answer of SePay. All SePay work behind one call of the store has 8 s, retries included.
   * @default 5000
   */
  requestTimeoutMilliseconds?: number
}

/** Either options that can be worked with, or sentences that say what is wrong with them. */
export type OptionsCheck = { options: ResolvedSepayOptions; problems: [] } | { options: null; problems: string[] }

function removeUndefined(values: unknown): unknown {
  // `[process.env.UNSET]` is how an optional secret is written in practice: an absent one is not an error.
  if (Array.isArray(values)) {
    return values.filter((value) => value !== undefined && value !== "").map(removeUndefined)
  }
  if (values !== null && typeof values === "object") {
    return Object.fromEntries(
      Object.entries(values)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => [key, removeUndefined(value)])
    )
  }
  return values
}

/**
 * Validates the plugin's options. It answers sentences instead of throwing: an exception in a module's loader would also
 * break `medusa db:migrate` and `medusa user`.
 */
export function checkOptions(input: Record<string, unknown> | undefined): OptionsCheck {
  // Medusa adds its own database settings to every module's options.
  const { database, ...own } = input ?? {}
  const result = optionsSchema.safeParse(removeUndefined(own))
  if (!result.success) {
    return { options: null, problems: result.error.issues.map(describeIssue) }
  }
  return { options: result.data, problems: [] }
}

function describeIssue(issue: { path: PropertyKey[]; message: string; code?: string }): string {
  const path = issue.path.map(String).join(".")
  return path === "" ? issue.message : `Option "${path}": ${issue.message}`
}

/** Every bank with order VAs, for messages. */
export const SUPPORTED_BANK_NAMES = Object.keys(BANKS).join(", ")
