import { createHmac } from "node:crypto"
import type { Emulator, TransferWebhookOptions, WebhookConfig } from "../index"
import { RETRY_DELAYS_MINUTES } from "../index"
import { waitForFirst } from "../../sepay/__tests__/waits"
import { call, openOrder, start, startReceiver, stopEverythingAfterEach } from "./support"
import type { AnswerWebhook, ReceivedWebhook } from "./support"

stopEverythingAfterEach()

const SECRET = "hmac-secret"

/** An emulator whose webhooks go to an endpoint that answers like this; a retry minute is 2 milliseconds. */
async function startBoth(config: WebhookConfig = {}, answer?: AnswerWebhook) {
  const receiver = await startReceiver(answer)
  const emulator = await start({ timeScale: 2 / 60_000, webhook: { url: receiver.url, ...config } })
  return { emulator, received: receiver.received, url: receiver.url }
}

/** Moves 1,000 VND and waits for the first round of webhooks. */
function transfer(emulator: Emulator, webhook: TransferWebhookOptions = {}) {
  return emulator.transfer({ accountNumber: "8886158061", amountVnd: 1000, webhook: { wait: true, ...webhook } })
}

function signatureOf({ headers, body }: ReceivedWebhook, secret: string): string {
  const timestamp = String(headers["x-sepay-timestamp"])
  return `sha256=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`
}

function ageSeconds({ headers }: ReceivedWebhook): number {
  return Date.now() / 1000 - Number(headers["x-sepay-timestamp"])
}

describe("webhook: payload", () => {
  it("has all fields", async () => {
    const { emulator, received } = await startBoth()
    const order = await openOrder(emulator, "BIDV")
    const { transaction } = await emulator.transfer({
      vaNumber: order.vaNumber,
      amountVnd: 500_000,
      referenceNumber: "c82f48f6",
      webhook: { wait: true },
    })
    expect(received[0]?.headers["content-type"]).toBe("application/json")
    expect(JSON.parse(String(received[0]?.body))).toEqual({
      id: transaction.id,
      gateway: "BIDV",
      transactionDate: transaction.transactedAt,
      accountNumber: "8886158061",
      subAccount: order.vaNumber,
      code: order.orderCode,
      content: order.orderCode,
      transferType: "in",
      description: `BankAPINotify ${order.orderCode}`,
      transferAmount: 500_000,
      accumulated: 500_000,
      referenceCode: "c82f48f6",
    })
  })

  it.each([
    ["configuration", { payload: "short" as const }, {}],
    ["transfer", {}, { payload: "short" as const }],
  ])("is short when the %s says so", async (_where, config, options) => {
    const { emulator, received } = await startBoth(config)
    await transfer(emulator, options)
    expect(Object.keys(JSON.parse(String(received[0]?.body)) as object).sort()).toEqual(
      ["code", "gateway", "id", "transactionDate", "transferAmount", "transferType"]
    )
  })

  it.each(["form", "multipart"] as const)("can be a %s", async (contentType) => {
    const { emulator, received } = await startBoth({ hmacSecret: SECRET })
    const { transaction } = await transfer(emulator, { contentType })
    const [webhook] = received
    const form = await new Response(webhook?.body, {
      headers: { "content-type": String(webhook?.headers["content-type"]) },
    }).formData()
    expect(form.get("id")).toBe(String(transaction.id))
    expect(form.get("transferAmount")).toBe("1000")
    expect(form.get("subAccount")).toBe("")
    expect(webhook?.headers["x-sepay-signature"]).toBe(webhook && signatureOf(webhook, SECRET))
  })

  it("has the id 0 when it is a test", async () => {
    const { emulator, received } = await startBoth()
    const { json } = await call(emulator, "POST /_emulator/test-send", { body: {} })
    expect(json["data"]).toEqual([expect.objectContaining({ transactionId: 0, ok: true })])
    expect(JSON.parse(String(received[0]?.body))).toMatchObject({ id: 0 })
    expect(emulator.snapshot().transactions).toEqual([])
  })
})

describe("webhook: authentication", () => {
  it("is an HMAC over time and raw body", async () => {
    const { emulator, received } = await startBoth({ hmacSecret: SECRET })
    await transfer(emulator)
    const webhook = received[0] as ReceivedWebhook
    expect(webhook.headers["x-sepay-signature"]).toBe(signatureOf(webhook, SECRET))
    expect(Math.abs(ageSeconds(webhook))).toBeLessThan(5)
  })

  it("is an API key", async () => {
    const { emulator, received } = await startBoth({ apiKey: "key" })
    await transfer(emulator)
    expect(received[0]?.headers.authorization).toBe("Apikey key")
    expect(received[0]?.headers).not.toHaveProperty("x-sepay-signature")
  })

  it("can be left out", async () => {
    const { emulator, received } = await startBoth({ hmacSecret: SECRET })
    await transfer(emulator, { sign: "none" })
    expect(received[0]?.headers).not.toHaveProperty("x-sepay-signature")
  })

  it("can be forged", async () => {
    const hmac = await startBoth({ hmacSecret: SECRET })
    await transfer(hmac.emulator, { sign: "forged" })
    const webhook = hmac.received[0] as ReceivedWebhook
    expect(webhook.headers["x-sepay-signature"]).toMatch(/^sha256=[0-9a-f]{64}$/)
    expect(webhook.headers["x-sepay-signature"]).not.toBe(signatureOf(webhook, SECRET))
    const apiKey = await startBoth({ apiKey: "key" })
    await transfer(apiKey.emulator, { sign: "forged" })
    expect(apiKey.received[0]?.headers.authorization).toBe("Apikey forged")
  })

  it("can be stale: rightly signed an hour ago", async () => {
    const { emulator, received } = await startBoth({ hmacSecret: SECRET })
    await transfer(emulator, { sign: "stale" })
    const webhook = received[0] as ReceivedWebhook
    expect(webhook.headers["x-sepay-signature"]).toBe(signatureOf(webhook, SECRET))
    expect(ageSeconds(webhook)).toBeGreaterThan(3500)
  })
})

describe("webhook: success", () => {
  it.each<[number, string, boolean]>([
    [200, '{"success": true}', true],
    [201, '{"success":true,"more":1}', true],
    [202, '{"success": true}', false],
    [204, "", false],
    [200, "OK", false],
    [200, '{"success": false}', false],
    [200, '{"success": "true"}', false],
    [200, "null", false],
    [302, '{"success": true}', false],
    [500, '{"success": true}', false],
  ])("is judged by status and body: %d %s", async (status, body, ok) => {
    const { emulator } = await startBoth({ retry: false }, () => ({ status, body: status === 204 ? undefined : body }))
    const { deliveries, transaction } = await transfer(emulator)
    expect(deliveries).toEqual([
      expect.objectContaining({
        transactionId: transaction.id,
        attempt: 1,
        status,
        ok,
        responseBody: body,
        outcome: ok ? "succeeded" : "failed",
        durationMilliseconds: expect.any(Number),
        at: expect.any(String),
      }),
    ])
    expect(transaction.webhookSucceeded).toBe(ok)
  })

  it("shows in v2's transactions", async () => {
    const { emulator } = await startBoth()
    const { transaction } = await transfer(emulator)
    const { json } = await call(emulator, `GET /v2/transactions/${transaction.uuid}`)
    expect(json["data"]?.["webhook_success"]).toBe(1)
  })

  it("fails when the answer comes too late", async () => {
    const { emulator } = await startBoth({ retry: false, timeoutMilliseconds: 30 }, () => ({
      status: 200,
      body: '{"success": true}',
      afterMilliseconds: 200,
    }))
    const { deliveries } = await transfer(emulator)
    expect(deliveries[0]).toMatchObject({ ok: false, status: null, error: "no answer within 30 ms" })
  })

  it("keeps no more than the beginning of a long answer", async () => {
    const { emulator } = await startBoth({ retry: false }, () => ({ status: 200, body: "x".repeat(200_000) }))
    const { deliveries } = await transfer(emulator)
    expect(deliveries[0]?.responseBody).toHaveLength(2000)
  })
})

describe("webhook: retries", () => {
  it.each<[string, AnswerWebhook]>([
    ["5xx", () => ({ status: 500 })],
    ["4xx", () => ({ status: 404 })],
    ["a redirect", () => ({ status: 307 })],
    ["a broken connection", () => null],
  ])("follow %s, seven times, with the same id", async (_what, answer) => {
    const { emulator, received } = await startBoth({ hmacSecret: SECRET }, answer)
    await transfer(emulator)
    await emulator.idle()
    const { deliveries, transactions } = emulator.snapshot()
    expect(deliveries.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(new Set(deliveries.map(({ transactionId }) => transactionId))).toEqual(new Set([transactions[0]?.id]))
    expect(received).toHaveLength(8)
    expect(transactions[0]?.webhookSucceeded).toBe(false)
  })

  it("wait 1, 1, 2, 3, 5, 8 and 13 minutes", () => {
    expect(RETRY_DELAYS_MINUTES).toEqual([1, 1, 2, 3, 5, 8, 13])
  })

  it("end with the first success", async () => {
    const { emulator, received } = await startBoth({}, (n) =>
      n < 3 ? { status: 503 } : { status: 200, body: '{"success": true}' }
    )
    await transfer(emulator)
    await emulator.idle()
    expect(received).toHaveLength(3)
    expect(emulator.snapshot().transactions[0]?.webhookSucceeded).toBe(true)
  })

  it.each([
    ["a 200 with a wrong body", {}, { status: 200, body: "OK" }],
    ["a 204", {}, { status: 204 }],
    ["5xx when they are switched off", { retry: false }, { status: 500 }],
  ])("do not follow %s", async (_what, config, answer) => {
    const { emulator, received } = await startBoth(config, () => answer)
    await transfer(emulator)
    await emulator.idle()
    expect(received).toHaveLength(1)
  })

  it("are forgotten by a reset", async () => {
    const receiver = await startReceiver(() => ({ status: 500 }))
    const emulator = await start({ webhook: { url: receiver.url } })
    await transfer(emulator)
    await expect(emulator.idle(20)).rejects.toThrow("pending after 20 ms")
    emulator.reset()
    await emulator.idle(1000)
    expect(emulator.deliveries()).toEqual([])
    expect(receiver.received).toHaveLength(1)
  })
})

describe("webhook: delivery on request", () => {
  it("sends nothing without an address, or when told not to", async () => {
    const { emulator, received } = await startBoth()
    expect((await transfer(emulator, { deliver: false })).deliveries).toEqual([])
    emulator.setWebhook({})
    expect((await transfer(emulator)).deliveries).toEqual([])
    expect(received).toHaveLength(0)
  })

  it("sends 100 duplicates at once", async () => {
    const { emulator, received } = await startBoth()
    const { deliveries, transaction } = await transfer(emulator, { times: 100 })
    expect(deliveries).toHaveLength(100)
    expect(deliveries.every(({ ok }) => ok)).toBe(true)
    const ids = received.map(({ body }) => (JSON.parse(body) as { id: number }).id)
    expect(new Set(ids)).toEqual(new Set([transaction.id]))
  })

  it("waits when asked to", async () => {
    const { emulator, received } = await startBoth()
    const startedAt = performance.now()
    const { deliveries } = await transfer(emulator, { delayMilliseconds: 50, wait: false })
    expect(deliveries[0]).toMatchObject({ outcome: "scheduled", status: null, at: null })
    expect(received).toHaveLength(0)
    await emulator.idle()
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(45)
    expect(received).toHaveLength(1)
  })

  it("goes to another address when asked to", async () => {
    const { emulator, received } = await startBoth()
    const other = await startReceiver()
    await transfer(emulator, { url: other.url })
    expect([received.length, other.received.length]).toEqual([0, 1])
  })

  it("replays a delivery with the same payload and a fresh signature", async () => {
    const { emulator, received } = await startBoth({ hmacSecret: SECRET }, (n) => ({
      status: n === 1 ? 400 : 200,
      body: '{"success": true}',
    }))
    emulator.setWebhook({ ...emulator.describeWebhook(), retry: false })
    const { deliveries } = await transfer(emulator)
    const { json } = await call(emulator, `POST /_emulator/deliveries/${deliveries[0]?.id}/replay`)
    expect(json["data"]).toEqual([expect.objectContaining({ replayOf: deliveries[0]?.id, ok: true, attempt: 1 })])
    expect(received[1]?.body).toBe(received[0]?.body)
    expect(emulator.snapshot().transactions[0]?.webhookSucceeded).toBe(true)
  })

  it("cannot replay an unknown delivery", async () => {
    const emulator = await start()
    expect((await call(emulator, "POST /_emulator/deliveries/99/replay")).status).toBe(404)
  })

  it("drops webhooks by a fault and does not try again", async () => {
    const { emulator, received } = await startBoth()
    emulator.setFaults({ dropWebhooks: { remaining: 1 } })
    const { deliveries, transaction } = await transfer(emulator)
    expect(deliveries).toEqual([expect.objectContaining({ outcome: "dropped", ok: false, status: null })])
    expect(transaction.webhookSucceeded).toBeNull()
    await emulator.idle()
    await transfer(emulator)
    expect(received).toHaveLength(1)
  })

  it("stops in the middle of everything", async () => {
    const { emulator, received } = await startBoth({}, () => ({ status: 200, afterMilliseconds: 15_000 }))
    const waiting = transfer(emulator)
    await transfer(emulator, { delayMilliseconds: 60_000, wait: false })
    await waitForFirst(received)
    await emulator.stop()
    const { deliveries } = await waiting
    expect(deliveries[0]).toMatchObject({ ok: false, error: "The emulator was stopped" })
    await emulator.idle(1000)
  })
})
