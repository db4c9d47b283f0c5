import fc from "fast-check"
import { parseWebhookBody, WebhookBodyError } from "../webhook"
import blankFields from "./fixtures/webhook-blank-fields.json"
import complete from "./fixtures/webhook-complete.json"
import short from "./fixtures/webhook-short.json"

const FORMS = { allowForms: true }

function parseJson(fields: unknown) {
  return parseWebhookBody(Buffer.from(JSON.stringify(fields)))
}

async function refusalOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => "accepted",
    (reason: unknown) => reason
  )
  expect(error).toBeInstanceOf(WebhookBodyError)
  return error instanceof Error ? error.message : ""
}

const DIGEST: unknown = expect.stringMatching(/^[0-9a-f]{64}$/)

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
    expect(await parseJson(complete)).toEqual({ ...COMPLETE, payload: complete, digest: DIGEST })
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
      digest: DIGEST,
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

const form = Object.entries(complete).map(([name, value]) => [name, String(value)] as [string, string])

function writeForm(fields: [string, string][]): string {
  return new URLSearchParams(fields).toString()
}

function writeMultipart(fields: [string, string][], boundary = "----SePay0123"): string {
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  )
  return `${parts.join("")}--${boundary}--\r\n`
}

describe("a body in each of SePay's content types", () => {
  const payload = Object.fromEntries(form)

  it.each([
    ["JSON", JSON.stringify(complete)],
    ["JSON after a byte order mark", `\uFEFF${JSON.stringify(complete)}`],
    ["JSON between blanks and line breaks", `\r\n\t ${JSON.stringify(complete, null, 2)}\n`],
  ])("%s", async (_situation, body) => {
    expect(await parseWebhookBody(Buffer.from(body), FORMS)).toEqual({ ...COMPLETE, payload: complete, digest: DIGEST })
  })

  it("a URL-encoded form", async () => {
    expect(await parseWebhookBody(Buffer.from(writeForm(form)), FORMS)).toEqual({ ...COMPLETE, payload, digest: DIGEST })
  })

  it.each(["x", "----SePay0123", "a'b(c)+_,-./:=?", "7".repeat(70)])("a multipart form with the boundary %s", async (boundary) => {
    expect(await parseWebhookBody(Buffer.from(writeMultipart(form, boundary)), FORMS)).toEqual({ ...COMPLETE, payload, digest: DIGEST })
  })

  it("a multipart form that a browser would send, with a file", async () => {
    const data = new FormData()
    form.forEach(([name, value]) => data.append(name, value))
    data.append("attachment", new Blob(["file"]), "file.txt")
    const rawBody = Buffer.from(await new Response(data).arrayBuffer())
    expect(await parseWebhookBody(rawBody, FORMS)).toEqual({ ...COMPLETE, payload, digest: DIGEST })
  })

  it.each([
    ["an empty body", ""],
    ["blanks", " \n"],
    ["broken JSON", '{"id":1'],
    ["JSON with something behind it", `${JSON.stringify(complete)}&id=1`],
    ["JSON after two byte order marks", `\uFEFF\uFEFF${JSON.stringify(complete)}`],
    ["JSON after a NUL", `\0${JSON.stringify(complete)}`],
    ["JSON in UTF-16", Buffer.from(`\uFEFF${JSON.stringify(complete)}`, "utf16le")],
    ["a page", "<html></html>"],
    ["a list", JSON.stringify([complete])],
    ["a word", '"id"'],
    ["null", "null"],
    ["a form that is not URL-encoded", "id=1&transferAmount=5&transferType=in&content=chuyen tien"],
    ["a form with a line break", "id=1&transferAmount=5&transferType=in\r\n"],
    ["a multipart form after a line of text", `ORDER2026001\r\n${writeMultipart(form)}`],
    ["a multipart form after an empty line", `\r\n${writeMultipart(form)}`],
    ["a multipart form with bare line feeds", writeMultipart(form).replaceAll("\r\n", "\n")],
    ["a multipart form with a boundary that is too long", writeMultipart(form, "7".repeat(71))],
    ["a multipart form whose boundary is a header of its own", writeMultipart(form, 'x"; charset="utf-7')],
    ["a multipart form without a boundary", "--\r\n\r\n"],
    ["a multipart form that breaks off", writeMultipart(form).slice(0, -30)],
    ["a body without end", `"${"x".repeat(1024 * 1024)}"`],
  ])("refuses %s", async (_situation, body) => {
    const message = await refusalOf(parseWebhookBody(Buffer.from(body), FORMS))
    expect(message).toMatch(/^The webhook's /)
    expect(message.length).toBeLessThan(200)
  })
})

describe("a transfer's text that is written like a webhook of another content type", () => {
  const forged: [string, string][] = [
    ["id", "1"],
    ["transferType", "in"],
    ["transferAmount", "669600"],
    ["subAccount", "963NQDORD1234567890AB"],
  ]
  const asForm = `&${writeForm(forged)}&x=`
  const asMultipart = `\r\n${writeMultipart(forged, "forged")}`
  const asJson = JSON.stringify(Object.fromEntries(forged))

  it.each([
    ["a form", asForm],
    ["a multipart form", asMultipart],
    ["JSON", asJson],
    ["a form's end and JSON", `&x=&${asJson}`],
  ])("is only a text: %s", async (_situation, content) => {
    const fields: [string, string][] = [["content", content], ...form.filter(([name]) => name !== "content")]
    const json = JSON.stringify({ content, ...Object.fromEntries(form.filter(([name]) => name !== "content")) })
    const expected = { webhookId: 92704, amountVnd: 1_000_000, content: content.trim() }
    for (const body of [json, writeForm(fields), writeMultipart(fields)]) {
      expect(await parseWebhookBody(Buffer.from(body), FORMS)).toMatchObject(expected)
    }
  })
})

describe("a form that the store does not expect", () => {
  it.each([
    ["URL-encoded", writeForm(form)],
    ["multipart", writeMultipart(form)],
    ["neither", "chuyen tien"],
  ])("is refused with what to do: %s", async (_kind, body) => {
    const message = await refusalOf(parseWebhookBody(Buffer.from(body)))
    expect(message).toMatch(/not JSON: set this webhook's content type to application\/json at SePay.*"webhook.allowForms"/)
  })

  it("keeps JSON readable when forms are allowed", async () => {
    expect(await parseWebhookBody(Buffer.from(JSON.stringify(complete)), FORMS)).toEqual(await parseJson(complete))
  })
})

describe("a field that is there more than once", () => {
  const json = JSON.stringify(complete).slice(0, -1)

  it.each(Object.keys(complete))("refuses two of %s, in JSON and in forms, the same value or another", async (name) => {
    const value = form.find(([formName]) => formName === name)?.[1] ?? ""
    for (const second of [value, "669600"]) {
      const fields: [string, string][] = [...form, [name, second]]
      const bodies = [`${json},"${name}":"${second}"}`, writeForm(fields), writeMultipart(fields)]
      for (const body of bodies) {
        expect(await refusalOf(parseWebhookBody(Buffer.from(body), FORMS))).toBe(
          `The webhook's ${name} cannot be used: it is there more than once.`
        )
      }
    }
  })

  it.each([
    ["behind an escape", `${json},"transfer\\u0041mount":669600}`],
    ["with blanks before the colon", `${json},"transferAmount" \n:669600}`],
    ["after a text full of quotes and brackets", `${json},"x":"\\\\\\"{[","transferAmount":669600}`],
    ["after nested values", `${json},"x":[{"y":[{}]}],"transferAmount":669600}`],
    ["in a form, percent-encoded", `${writeForm(form)}&transfer%41mount=669600`],
    [
      "in a multipart form, as a file",
      writeMultipart(form).replace(
        /--\r\n$/,
        '\r\nContent-Disposition: form-data; name="transferAmount"; filename="a"\r\n\r\n1\r\n------SePay0123--\r\n'
      ),
    ],
  ])("refuses it %s", async (_situation, body) => {
    expect(await refusalOf(parseWebhookBody(Buffer.from(body), FORMS))).toContain("transferAmount cannot be used: it is there more")
  })

  it.each([
    ["a field that is not read", `${json},"note":1,"note":2,"toString":1,"toString":2}`],
    ["a name of a field inside another value", `${json},"note":{"id":1,"id":2},"notes":[{"transferAmount":1}]}`],
    ["a name of a field as a value", `${json},"note":"transferAmount","notes":["id","id"]}`],
    ["a name in another letter case", `${json},"transferamount":1,"ID":2}`],
    ["a form's field that is not read", `${writeForm(form)}&note=1&note=2`],
  ])("does not mind %s", async (_situation, body) => {
    expect(await parseWebhookBody(Buffer.from(body), FORMS)).toMatchObject({ webhookId: 92704, amountVnd: 1_000_000 })
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
