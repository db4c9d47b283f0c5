import { createHmac } from "node:crypto"
import { inspect } from "node:util"
import fc from "fast-check"
import { signWebhook, verifyWebhook, WebhookVerificationError, type VerifyWebhookInput } from "../webhook"

const NOW = new Date("2026-03-27T03:15:00Z")
const SECRET = "whsec-current-secret"
const OLD_SECRET = "whsec-former-secret"
const API_KEY = "webhook-api-key-0123456789"
const rawBody = Buffer.from('{"id":92704,"transferAmount":1000000,"transferType":"in"}')

function signed(secret = SECRET, now = NOW, body = rawBody) {
  return signWebhook({ rawBody: body, secret, now })
}

function reasonOf(input: Partial<VerifyWebhookInput>): string {
  try {
    return `accepted: ${verifyWebhook({ rawBody, headers: {}, now: NOW, ...input })}`
  } catch (error) {
    if (error instanceof WebhookVerificationError) {
      expect(inspect(error)).not.toContain(SECRET)
      expect(inspect(error)).not.toContain(API_KEY)
      return error.reason
    }
    throw error
  }
}

it("a webhook is signed as SePay documents it", () => {
  const expected = createHmac("sha256", SECRET).update(`1774581300.${rawBody.toString()}`).digest("hex")
  expect(signed()).toEqual({ "x-sepay-timestamp": "1774581300", "x-sepay-signature": `sha256=${expected}` })
})

describe("HMAC", () => {
  const hmacSecrets = [SECRET, OLD_SECRET]
  const { "x-sepay-signature": signature, "x-sepay-timestamp": timestamp } = signed()
  const asDocumented = { "X-SePay-Signature": signature, "X-SePay-Timestamp": timestamp }
  const inCapitals = { ...signed(), "x-sepay-signature": `SHA256=${signature.slice(7).toUpperCase()}` }
  const tenSecondsOld = signed(SECRET, new Date(NOW.getTime() - 10_000))
  const otherTimestamp = { ...signed(), "x-sepay-timestamp": "1774581301" }

  it.each<[string, Partial<VerifyWebhookInput>, string]>([
    ["the present secret", { headers: signed() }, "accepted: hmac"],
    ["the former secret", { headers: signed(OLD_SECRET) }, "accepted: hmac"],
    ["header names as SePay writes them", { headers: asDocumented }, "accepted: hmac"],
    ["a signature in capitals", { headers: inCapitals }, "accepted: hmac"],
    ["300 seconds old", { headers: signed(SECRET, new Date(NOW.getTime() - 300_000)) }, "accepted: hmac"],
    ["300 seconds early", { headers: signed(SECRET, new Date(NOW.getTime() + 300_000)) }, "accepted: hmac"],
    ["301 seconds old", { headers: signed(SECRET, new Date(NOW.getTime() - 301_000)) }, "stale_timestamp"],
    ["301 seconds early", { headers: signed(SECRET, new Date(NOW.getTime() + 301_000)) }, "stale_timestamp"],
    ["a tolerance of its own", { headers: tenSecondsOld, toleranceSeconds: 5 }, "stale_timestamp"],
    ["a timestamp that is none", { headers: { ...signed(), "x-sepay-timestamp": "now" } }, "stale_timestamp"],
    ["an empty timestamp", { headers: { ...signed(), "x-sepay-timestamp": "" } }, "stale_timestamp"],
    ["another timestamp than the signed one", { headers: otherTimestamp }, "wrong_signature"],
    ["another body", { headers: signed(), rawBody: Buffer.from("{}") }, "wrong_signature"],
    ["another secret", { headers: signed("guessed") }, "wrong_signature"],
    ["no signature", { headers: { "x-sepay-timestamp": timestamp } }, "missing_signature"],
    ["no timestamp", { headers: { "x-sepay-signature": signature } }, "missing_signature"],
    ["an empty signature", { headers: { ...signed(), "x-sepay-signature": "" } }, "wrong_signature"],
    ["a short signature", { headers: { ...signed(), "x-sepay-signature": signature.slice(0, -2) } }, "wrong_signature"],
    ["two signatures", { headers: { ...signed(), "x-sepay-signature": [signature, signature] } }, "wrong_signature"],
    ["nothing at all", {}, "missing_signature"],
  ])("%s", (_situation, input, expected) => {
    expect(reasonOf({ hmacSecrets, ...input })).toBe(expected)
  })

  it("notices every changed byte", () => {
    fc.assert(
      fc.property(fc.nat(rawBody.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
        const changed = Buffer.from(rawBody)
        changed[index] = (changed[index] ?? 0) ^ change
        expect(reasonOf({ hmacSecrets, headers: signed(), rawBody: changed })).toBe("wrong_signature")
      })
    )
  })
})

describe("API key", () => {
  const apiKeys = [API_KEY, "former-key"]

  it.each<[string, string | undefined, string]>([
    ["the key", `Apikey ${API_KEY}`, "accepted: api_key"],
    ["another letter case of the scheme", `APIKEY ${API_KEY}`, "accepted: api_key"],
    ["the former key", "Apikey former-key", "accepted: api_key"],
    ["another key", "Apikey guessed", "wrong_api_key"],
    ["half of the key", `Apikey ${API_KEY.slice(0, 10)}`, "wrong_api_key"],
    ["no key", "Apikey ", "missing_api_key"],
    ["another scheme", `Bearer ${API_KEY}`, "missing_api_key"],
    ["no header", undefined, "missing_api_key"],
  ])("%s", (_situation, authorization, expected) => {
    expect(reasonOf({ apiKeys, headers: { authorization } })).toBe(expected)
  })
})

describe("both, or none", () => {
  const authorization = `Apikey ${API_KEY}`
  const signedToo = { ...signed(), authorization }
  const both = { hmacSecrets: [SECRET], apiKeys: [API_KEY] }

  it.each<[string, Partial<VerifyWebhookInput>, string]>([
    ["both configured, signed", { ...both, headers: signed() }, "accepted: hmac"],
    ["both configured, API key", { ...both, headers: { authorization } }, "accepted: api_key"],
    ["a wrong signature decides", { ...both, headers: { ...signed("guessed"), authorization } }, "wrong_signature"],
    ["both configured, neither sent", both, "missing_api_key"],
    ["API key configured, also signed", { apiKeys: [API_KEY], headers: signedToo }, "accepted: api_key"],
    ["HMAC configured, API key sent", { hmacSecrets: [SECRET], headers: { authorization } }, "missing_signature"],
    ["nothing configured", { headers: { ...signed(""), authorization } }, "not_configured"],
    ["empty secrets are none", { hmacSecrets: [""], apiKeys: [" "], headers: signed("") }, "not_configured"],
    ["an empty secret beside a real one", { hmacSecrets: ["", SECRET], headers: signed("") }, "wrong_signature"],
  ])("%s", (_situation, input, expected) => {
    expect(reasonOf(input)).toBe(expected)
  })
})
