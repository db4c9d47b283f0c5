import fc from "fast-check"
import { parseWebhookBody, WebhookBodyError } from "../webhook"
import blankFields from "./fixtures/webhook-blank-fields.json"
import complete from "./fixtures/webhook-complete.json"
import short from "./fixtures/webhook-short.json"

function parseJson(fields: unknown, contentType: string | undefined = "application/json") {
  return parseWebhookBody({ rawBody: Buffer.from(JSON.stringify(fields)), contentType })
}

async function refusalOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => "accepted",
    (reason: unknown) => reason
  )
  expect(error).toBeInstanceOf(WebhookBodyError)
  return error instanceof Error ? error.message : ""
}

const COMPLETE = {
  webhookId: 92704,
  gateway: "BIDV",
  transactedAt: new Date("2024-01-07T07:02:37Z"),
  accountNumber: "8886158061",
  vaNumber: "963NQDORD1234567890AB",
  code: "ORDER2026001",
  content: "ORDER2026001",
  direction: "in",
  description: "BankAPINotify ORDER2026001",
  amountVnd: 1_000_000,
  accumulatedVnd: 0,
  referenceNumber: "c82f48f6-0001",
  isTest: false,
}

describe("what a webhook says", () => {
  it("the complete payload", async () => {
    expect(await parseJson(complete)).toEqual({ ...COMPLETE, payload: complete })
  })

  it("the short payload of the order docs", async () => {
    expect(await parseJson(short)).toMatchObject({
      webhookId: 92705,
      vaNumber: null,
      accountNumber: null,
      content: null,
      referenceNumber: null,
      accumulatedVnd: null,
      amountVnd: 1_000_000,
    })
  })

  it("blank fields, numbers as text, an unknown date", async () => {
    expect(await parseJson(blankFields)).toEqual({
      webhookId: 92706,
      gateway: null,
      transactedAt: null,
      accountNumber: null,
      vaNumber: null,
      code: null,
      content: null,
      direction: "out",
      description: null,
      amountVnd: 1_000_000,
      accumulatedVnd: null,
      referenceNumber: null,
      isTest: false,
      payload: blankFields,
    })
  })

  it("the dashboard's test send", async () => {
    expect(await parseJson({ ...complete, id: 0 })).toMatchObject({ webhookId: 0, isTest: true })
  })

  it("texts as numbers, other things as nothing", async () => {
    const webhook = await parseJson({ ...short, code: 123456, content: { nested: true }, accountNumber: 8886158061 })
    expect(webhook).toMatchObject({ code: "123456", content: null, accountNumber: "8886158061" })
  })
})

describe("content types", () => {
  const form = Object.entries(complete).map(([name, value]) => [name, String(value)] as [string, string])
  const payload = Object.fromEntries(form)

  it("JSON with a charset, with a byte order mark, without a content type", async () => {
    expect(await parseJson(complete, "application/json; charset=utf-8")).toMatchObject(COMPLETE)
    expect(await parseJson(complete, undefined)).toMatchObject(COMPLETE)
    const rawBody = Buffer.from(`\uFEFF${JSON.stringify(complete)}`)
    expect(await parseWebhookBody({ rawBody, contentType: undefined })).toMatchObject(COMPLETE)
  })

  it("application/x-www-form-urlencoded", async () => {
    const rawBody = Buffer.from(new URLSearchParams(form).toString())
    const contentType = "application/x-www-form-urlencoded; charset=UTF-8"
    expect(await parseWebhookBody({ rawBody, contentType })).toEqual({ ...COMPLETE, payload })
  })

  it("multipart/form-data", async () => {
    const data = new FormData()
    form.forEach(([name, value]) => data.append(name, value))
    data.append("attachment", new Blob(["file"]), "file.txt")
    const response = new Response(data)
    const contentType = response.headers.get("content-type") ?? undefined
    const rawBody = Buffer.from(await response.arrayBuffer())
    expect(await parseWebhookBody({ rawBody, contentType })).toEqual({ ...COMPLETE, payload })
  })

  it.each<[string, string | undefined, string]>([
    ["an empty body", "application/json", ""],
    ["broken JSON", "application/json", '{"id":1'],
    ["a page", "text/html", "<html></html>"],
    ["a list", "application/json", "[]"],
    ["a word", "application/json", '"id"'],
    ["null", "application/json", "null"],
    ["an empty form", "application/x-www-form-urlencoded", ""],
    ["multipart without a boundary", "multipart/form-data", "--x"],
    ["multipart that breaks off", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data"],
    ["a body without end", "application/json", `"${"x".repeat(1024 * 1024)}"`],
  ])("refuses %s", async (_situation, contentType, body) => {
    const message = await refusalOf(parseWebhookBody({ rawBody: Buffer.from(body), contentType }))
    expect(message).toMatch(/^The webhook's /)
    expect(message.length).toBeLessThan(200)
  })
})

it.each([
  ["id", {}],
  ["id", { id: null }],
  ["id", { id: -1 }],
  ["id", { id: 1.5 }],
  ["id", { id: 2 ** 53 }],
  ["id", { id: "9007199254740993" }],
  ["id", { id: "abc" }],
  ["transferAmount", { id: 1 }],
  ["transferAmount", { id: 1, transferAmount: 0.5 }],
  ["transferAmount", { id: 1, transferAmount: -5 }],
  ["transferAmount", { id: 1, transferAmount: "1,000" }],
  ["transferType", { id: 1, transferAmount: 5 }],
  ["transferType", { id: 1, transferAmount: 5, transferType: "refund" }],
])("names the field %s that cannot be used: %j", async (field, fields) => {
  const good = field === "transferType" ? {} : { transferType: "in" }
  expect(await refusalOf(parseJson({ ...good, ...fields }))).toContain(`The webhook's ${field} cannot be used`)
})

describe("what a database can keep", () => {
  it("long texts are cut, money is kept", async () => {
    const webhook = await parseJson({ ...complete, content: "x".repeat(50_000), code: "y".repeat(5_000) })
    expect(webhook.amountVnd).toBe(1_000_000)
    expect(webhook.content).toHaveLength(2_000)
    expect(webhook.code).toHaveLength(255)
    expect(webhook.payload["content"]).toHaveLength(2_000)
  })

  it("NUL and half characters are dropped, in names too", async () => {
    const fields = { content: "a\u0000b\ud800c", "na\u0000me": ["\u0000x"], deep: deepObject(50) }
    const webhook = await parseJson({ ...short, ...fields })
    expect(webhook.content).toBe("abc")
    expect(webhook.payload).toMatchObject({ content: "abc", name: ["x"] })
    expect(JSON.stringify(webhook.payload["deep"]).length).toBeLessThan(100)
  })

  it("whatever comes: a webhook or a WebhookBodyError, and a payload without NUL", async () => {
    const anyFields = fc.dictionary(fc.string(), fc.jsonValue())
    await fc.assert(
      fc.asyncProperty(anyFields, async (fields) => {
        const webhook = await parseJson({ ...fields, id: 7, transferAmount: 5, transferType: "in" })
        expect(webhook).toMatchObject({ webhookId: 7, amountVnd: 5, direction: "in" })
        expect(JSON.stringify(webhook.payload)).not.toContain("\\u0000")
      })
    )
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const result: unknown = await parseJson(value).catch((error: unknown) => error)
        expect(result instanceof WebhookBodyError || typeof result === "object").toBe(true)
      })
    )
  })
})

function deepObject(depth: number): unknown {
  return depth === 0 ? "end" : { inner: deepObject(depth - 1) }
}
