/** Generated webhooks: whatever the wire brings, it is SePay's or refused, and a webhook or a WebhookBodyError. */
import { createHmac } from "node:crypto"
import { isDeepStrictEqual } from "node:util"
import fc from "fast-check"
import {
  parseWebhookBody,
  signWebhook,
  verifyWebhook,
  WebhookBodyError,
  WebhookVerificationError,
  type SepayWebhook,
} from "../webhook"
import { FUZZ } from "./fuzz"

const NOW = new Date("2026-03-27T03:15:00Z")
const NOW_SECONDS = NOW.getTime() / 1_000
const SECRET = "whsec-current-secret"
const API_KEY = "webhook-api-key-0123456789"
const FORMS = { allowForms: true }

const FIELD_NAMES = [
  "id",
  "gateway",
  "transactionDate",
  "accountNumber",
  "subAccount",
  "code",
  "content",
  "transferType",
  "description",
  "transferAmount",
  "accumulated",
  "referenceCode",
]

/** Names that reach something else where objects are built carelessly. */
const POISONED_NAMES = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "toJSON", "then"]

const text = fc.string({ unit: "binary", maxLength: 40 })
const fieldName = fc.oneof(fc.constantFrom(...FIELD_NAMES, ...POISONED_NAMES), text)
const fieldValue = fc.oneof(
  text,
  fc.constantFrom("in", "out", "", "0", "-1", "1e3", "1000000", "2026-03-27 10:15:00", null, true),
  fc.integer(),
  fc.double(),
  fc.jsonValue({ maxDepth: 6 })
)

/** JSON, written by hand, so that `__proto__` is a field like any other and fields can be there twice. */
const jsonBody = fc
  .array(fc.tuple(fieldName, fieldValue), { maxLength: 20 })
  .map((fields) => `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(",")}}`)

const usableJsonBody = fc
  .tuple(fc.nat(), fc.nat(), jsonBody)
  .map(([id, amount, rest]) =>
    `${rest.slice(0, -1)}${rest === "{}" ? "" : ","}"id":${id},"transferAmount":${amount},"transferType":"in"}`
  )

const body = fc.oneof(
  jsonBody.map((json) => Buffer.from(json)),
  usableJsonBody.map((json) => Buffer.from(json)),
  fc.json().map((json) => Buffer.from(json)),
  fc.array(fc.tuple(fieldName, text)).map(writeForm),
  fc.array(fc.tuple(fieldName, text)).map((fields) => writeMultipart(fields, "xYz")),
  fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  fc.nat(3_000).map((depth) => Buffer.from(`{"id":${"[".repeat(depth)}${"]".repeat(depth)}}`))
)

describe("10,000 bodies", () => {
  it("each is a webhook that can be stored, or refused with a WebhookBodyError; nothing else is touched", async () => {
    const before = Object.getOwnPropertyNames(Object.prototype)
    let accepted = 0
    await fc.assert(
      fc.asyncProperty(body, async (rawBody) => {
        const result = await outcomeOf(rawBody)
        if (result instanceof WebhookBodyError) {
          return result.message.length < 200 && !/[\p{Cc}\p{Cf}]/u.test(result.message)
        }
        accepted += 1
        return isStorable(result)
      }),
      FUZZ
    )
    // Otherwise the generators would only show how well nonsense is refused.
    expect(accepted).toBeGreaterThan(FUZZ.numRuns / 50)
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
  })

  it("a field that hides in a prototype is no field", async () => {
    const hidden = '{"id":1,"transferAmount":5,"transferType":"in"}'
    for (const name of POISONED_NAMES) {
      for (const json of [`{"${name}":${hidden}}`, `{"constructor":{"prototype":${hidden}}}`]) {
        expect(await outcomeOf(Buffer.from(json))).toBeInstanceOf(WebhookBodyError)
      }
      const withPoison = `${hidden.slice(0, -1)},"${name}":{"polluted":true,"amountVnd":1}}`
      const webhook = await parseWebhookBody(Buffer.from(withPoison))
      expect(webhook).toMatchObject({ webhookId: 1, amountVnd: 5 })
      expect(Object.getPrototypeOf(webhook.payload)).toBe(Object.prototype)
      expect(Reflect.get({}, "polluted")).toBeUndefined()
    }
  })
})

describe("10,000 webhooks in three content types", () => {
  /** Texts that would say something else if a body were read in another way than it was written. */
  const forgedText = fc
    .tuple(fc.constantFrom("", "{", "&", "\r\n", "--xYz\r\n", '"', "}"), fc.nat(), fc.constantFrom("&", "\r\n", "--", '"}', ""))
    .chain(([before, amount, after]) =>
      fc.constantFrom(
        `${before}id=1&transferAmount=${amount}&transferType=in${after}`,
        `${before}","id":1,"transferAmount":${amount},"transferType":"in${after}`,
        `${before}--forged\r\nContent-Disposition: form-data; name="transferAmount"\r\n\r\n${amount}\r\n--forged--${after}`
      )
    )
  /** What all three can say: JSON has lone halves of characters, forms have none; forms have a mark that begins a text. */
  const sayable = fc
    .oneof(fc.string({ unit: "binary", maxLength: 60 }), forgedText)
    .map((value) => value.replace(/\p{Cs}|\uFEFF/gu, ""))
  const fields = fc.record({
    id: fc.nat().map(String),
    gateway: sayable,
    transactionDate: fc.oneof(sayable, fc.constant("2026-03-27 10:15:00")),
    accountNumber: sayable,
    subAccount: sayable,
    code: sayable,
    content: sayable,
    transferType: fc.constantFrom("in", "out", " IN "),
    description: sayable,
    transferAmount: fc.nat().map(String),
    accumulated: fc.oneof(sayable, fc.integer().map(String)),
    referenceCode: sayable,
  })
  const inSomeOrder = fields.chain((said) =>
    fc.shuffledSubarray(Object.entries(said), { minLength: FIELD_NAMES.length, maxLength: FIELD_NAMES.length })
  )
  /** A sender takes a boundary that is in none of its values. */
  const boundary = fc.stringMatching(/^[A-Za-z0-9'()+_,./:=?-]{8,60}$/).map((random) => `-0-${random}`)

  it("say the same", async () => {
    await fc.assert(
      fc.asyncProperty(inSomeOrder, boundary, async (entries, line) => {
        const asJson = await parseWebhookBody(writeJson(entries))
        const asForm = await parseWebhookBody(writeForm(entries), FORMS)
        const asMultipart = await parseWebhookBody(writeMultipart(entries, line), FORMS)
        const said = Object.fromEntries(entries)
        return (
          asJson.webhookId === Number(said["id"]) &&
          asJson.amountVnd === Number(said["transferAmount"]) &&
          isDeepStrictEqual({ ...asForm, digest: asJson.digest }, asJson) &&
          isDeepStrictEqual({ ...asMultipart, digest: asJson.digest }, asJson)
        )
      }),
      FUZZ
    )
  })

  it("say nothing at all when one of their fields is there twice", async () => {
    const position = fc.nat(FIELD_NAMES.length - 1)
    const write = fc.constantFrom(writeJson, writeForm, (said: [string, string][]) => writeMultipart(said, "-0-xYz"))
    await fc.assert(
      fc.asyncProperty(inSomeOrder, position, position, sayable, write, async (entries, from, to, value, writeBody) => {
        const [name] = entries[from] ?? [""]
        const outcome = await outcomeOf(writeBody([...entries.slice(0, to), [name, value], ...entries.slice(to)]))
        return outcome instanceof WebhookBodyError && outcome.message.includes(`${name} cannot be used: it is there more`)
      }),
      FUZZ
    )
  })
})

describe("10,000 forgeries", () => {
  const rawBody = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes))
  const hexDigest = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString("hex"))
  const timestamp = fc.oneof(
    fc.integer({ min: NOW_SECONDS - 400, max: NOW_SECONDS + 400 }).map(String),
    fc.constantFrom("", "0", "NaN", "1e9", "-1", ` ${NOW_SECONDS}`, `${NOW_SECONDS}.0`, "9".repeat(400)),
    text
  )
  const notTheSecret = fc.oneof(text, fc.constantFrom("", SECRET.slice(0, -1), `${SECRET} `, SECRET.toUpperCase(), API_KEY))

  /** Everything but the secret is known to whoever writes these. */
  const signature = fc.oneof(
    text,
    hexDigest,
    hexDigest.map((hex) => `sha256=${hex}`),
    fc.array(hexDigest.map((hex) => `sha256=${hex}`), { maxLength: 3 }),
    fc.constantFrom("sha256=", "sha256", "sha1=00", `sha256=${"0".repeat(64)}`, `sha256=${"g".repeat(64)}`)
  )
  const authorization = fc.oneof(
    text,
    fc.constantFrom("Apikey ", "Apikey", `Bearer ${API_KEY}`, API_KEY, `Apikey ${API_KEY}x`, `Apikey ${API_KEY} ${API_KEY}`),
    notTheSecret.filter((word) => word !== API_KEY).map((word) => `Apikey ${word}`)
  )
  const otherHeaders = fc.dictionary(fieldName, fc.oneof(text, fc.array(text), fc.constant(undefined)))

  function verdictOf(input: Omit<Parameters<typeof verifyWebhook>[0], "now">): unknown {
    try {
      return verifyWebhook({ ...input, now: NOW })
    } catch (error) {
      return error
    }
  }

  it("are refused, whatever their headers, and the refusal tells no secret", () => {
    const configured = fc.constantFrom(
      { hmacSecrets: [SECRET] },
      { apiKeys: [API_KEY] },
      { hmacSecrets: [SECRET, "whsec-former-secret"], apiKeys: [API_KEY] },
      { hmacSecrets: [""], apiKeys: [" "] },
      {}
    )
    const forged = fc.record(
      { "X-SePay-Timestamp": timestamp, "x-sepay-signature": signature, Authorization: authorization },
      { requiredKeys: [] }
    )
    fc.assert(
      fc.property(configured, rawBody, otherHeaders, forged, (secrets, bytes, others, headers) => {
        const verdict = verdictOf({ ...secrets, rawBody: bytes, headers: { ...others, ...headers } })
        const told = String(verdict)
        return verdict instanceof WebhookVerificationError && !told.includes(SECRET) && !told.includes(API_KEY)
      }),
      FUZZ
    )
  })

  it("that follow the recipe with another secret, body or time are refused", () => {
    fc.assert(
      fc.property(rawBody, rawBody, timestamp, notTheSecret, fc.boolean(), (bytes, signedBytes, time, secret, isReal) => {
        const key = isReal ? SECRET : secret
        const digest = createHmac("sha256", key).update(`${time}.`).update(signedBytes).digest("hex")
        const headers = { "x-sepay-timestamp": time, "x-sepay-signature": `sha256=${digest}` }
        const isTimely = /^\d+$/.test(time) && Math.abs(Number(time) - NOW_SECONDS) <= 300
        const isGenuine = isReal && bytes.equals(signedBytes) && isTimely
        const verdict = verdictOf({ hmacSecrets: [SECRET], rawBody: bytes, headers })
        return isGenuine ? verdict === "hmac" : verdict instanceof WebhookVerificationError
      }),
      FUZZ
    )
  })

  it("that change one byte of a genuine one are refused; the genuine one is not", () => {
    const change = fc.tuple(fc.constantFrom("body", "timestamp", "signature"), fc.nat(), fc.integer({ min: 1, max: 255 }))
    const someBody = fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes))
    fc.assert(
      fc.property(someBody, change, (bytes, [what, position, difference]) => {
        const genuine = signWebhook({ rawBody: bytes, secret: SECRET, now: NOW })
        const genuineVerdict = verdictOf({ hmacSecrets: [SECRET], rawBody: bytes, headers: genuine })
        const changed = { rawBody: Buffer.from(bytes), headers: { ...genuine } }
        if (what === "body") {
          changeByte(changed.rawBody, position, difference)
        } else if (what === "timestamp") {
          changed.headers["x-sepay-timestamp"] = String(NOW_SECONDS + difference)
        } else {
          const digest = Buffer.from(genuine["x-sepay-signature"].slice(7), "hex")
          changeByte(digest, position, difference)
          changed.headers["x-sepay-signature"] = `sha256=${digest.toString("hex")}`
        }
        const verdict = verdictOf({ hmacSecrets: [SECRET], ...changed })
        return genuineVerdict === "hmac" && verdict instanceof WebhookVerificationError
      }),
      FUZZ
    )
  })
})

function changeByte(bytes: Buffer, position: number, difference: number): void {
  const index = position % bytes.length
  bytes[index] = (bytes[index] ?? 0) ^ difference
}

/** By hand, so that a field can be there twice. */
function writeJson(fields: [string, string][]): Buffer {
  return Buffer.from(`{${fields.map((field) => field.map((part) => JSON.stringify(part)).join(":")).join(",")}}`)
}

function writeForm(fields: [string, string][]): Buffer {
  return Buffer.from(new URLSearchParams(fields).toString())
}

function writeMultipart(fields: [string, string][], boundary: string): Buffer {
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  )
  return Buffer.from(`${parts.join("")}--${boundary}--\r\n`)
}

async function outcomeOf(rawBody: Buffer): Promise<SepayWebhook | WebhookBodyError> {
  try {
    return await parseWebhookBody(rawBody, FORMS)
  } catch (error) {
    if (error instanceof WebhookBodyError) {
      return error
    }
    throw error
  }
}

/** What the ledger's columns take: whole amounts, texts of limited length, no NUL, no half characters. */
function isStorable(webhook: SepayWebhook): boolean {
  const texts = Object.values(webhook).filter((value) => typeof value === "string")
  return (
    [webhook.webhookId, webhook.amountVnd].every((value) => Number.isSafeInteger(value) && value >= 0) &&
    (webhook.transactedAt === null || !Number.isNaN(webhook.transactedAt.getTime())) &&
    texts.every((value) => value.length <= 2_000 && !/\0|\p{Cs}/u.test(value)) &&
    !/\\u(0000|d[89a-f])/.test(JSON.stringify(webhook.payload))
  )
}
