import { request as httpRequest, type ClientRequest, type IncomingMessage } from "node:http"
import { inspect } from "node:util"
import type { AxiosResponse } from "axios"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { cancelOrderWorkflow, refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import type { Emulator } from "../../src/emulator"
import type SepayModuleService from "../../src/modules/sepay/service"
import { answering, startScriptedServer } from "../../src/sepay/api/__tests__/scripted-server"
import { closeSepayVaOrdersWorkflow } from "../../src/workflows/va-orders/close-sepay-va-orders"
import { captureLog } from "../support/captured-log"
import { describeRunningStore, type RunningStore } from "../support/running-store"
import { API_KEY, API_TOKEN, HMAC_SECRET, sign, transfer, webhookBody } from "../support/sepay"
import { eventually, expectOk, type Shopper } from "../support/shopper"

/** What SECURITY.md promises, as far as it takes a running store to show it. */

const SECRETS = [API_TOKEN, HMAC_SECRET, API_KEY]

/** What no line of a log may hold, and no secret of its own either. */
const UNSAFE_IN_A_LOG = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

describeRunningStore((store) => {
  let shopper: Shopper
  let container: MedusaContainer
  let sepay: SepayModuleService
  let emulator: Emulator
  let api: RunningStore["api"]
  let sql: RunningStore["sql"]
  let configure: RunningStore["configure"]
  let bagVariantId: string
  const cleanUps: (() => void | Promise<void>)[] = []

  beforeEach(() => {
    ;({ shopper, container, sepay, emulator, api, sql, configure, bagVariantId } = store())
  })

  afterEach(async () => {
    await Promise.all(cleanUps.splice(0).map((cleanUp) => cleanUp()))
  })

  async function postWebhook(raw: string, headers: Record<string, string>): Promise<AxiosResponse> {
    return api.post("/hooks/sepay", raw, {
      headers: { "Content-Type": "application/json", ...headers },
      validateStatus: () => true,
      transformRequest: (data: unknown) => data,
    })
  }

  async function expectNothingStored(): Promise<void> {
    expect(await sepay.listSepayTransactions({})).toHaveLength(0)
    expect(await sepay.listSepayAllocations({})).toHaveLength(0)
  }

  async function expectSettled(paymentSessionId: string): Promise<void> {
    await eventually("the settlement", async () => {
      const receivable = await sepay.owed.findReceivableOfSession(paymentSessionId)
      return receivable?.settlementStatus === "settled"
    })
  }

  describe("a replayed webhook", () => {
    it("counts once, however often the same bytes with the same signature arrive at once", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const { va_number: subAccount, amount_vnd: transferAmount } = await shopper.payment(placed.sessionId)
      const raw = JSON.stringify(webhookBody({ subAccount, transferAmount }))
      const headers = sign(raw)
      const answers = await Promise.all(Array.from({ length: 20 }, () => postWebhook(raw, headers)))
      expect(answers.map((answer) => answer.data)).toEqual(answers.map(() => ({ success: true })))
      await expectSettled(placed.sessionId)
      expect(await sepay.listSepayTransactions({})).toHaveLength(1)
      expect(await sepay.listSepayAllocations({})).toEqual([
        expect.objectContaining({ kind: "applied", amount_vnd: transferAmount }),
      ])
    })

    it("says what it said before, whatever content type it is sent again with", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const { va_number: subAccount, amount_vnd: amountVnd } = await shopper.payment(placed.sessionId)
      // What the payer wrote: a form, when the body is read as one, over the whole amount.
      const forged = new URLSearchParams({ id: "1", transferType: "in", subAccount: subAccount ?? "", transferAmount: `${amountVnd}` })
      const raw = JSON.stringify(webhookBody({ subAccount, transferAmount: 1_000, content: `&${forged.toString()}&x=` }))
      const headers = sign(raw)
      for (const contentType of [
        "application/json",
        "application/x-www-form-urlencoded",
        "application/x-www-form-urlencoded; charset=utf-16",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "text/plain",
        "nonsense",
      ]) {
        expect((await postWebhook(raw, { ...headers, "Content-Type": contentType })).data).toEqual({ success: true })
      }
      expect(await sepay.listSepayTransactions({})).toEqual([
        expect.objectContaining({ webhook_id: "92704", amount_vnd: 1_000 }),
      ])
      expect(await shopper.payment(placed.sessionId)).toMatchObject({ status: "partially_paid", paid_amount_vnd: 1_000 })
    })

    it("is refused later, also when it brings the time of now along", async () => {
      const raw = JSON.stringify(webhookBody())
      const nowSeconds = Math.floor(Date.now() / 1_000)
      const recorded = sign(raw, { timestampSeconds: nowSeconds - 301 })
      expect((await postWebhook(raw, recorded)).status).toBe(401)
      expect((await postWebhook(raw, { ...recorded, "X-SePay-Timestamp": String(nowSeconds) })).status).toBe(401)
      await expectNothingStored()
    })
  })

  describe("the address of a caller", () => {
    const sepayAddress = "171.244.35.2"

    async function postFrom(forwardedFor?: string): Promise<AxiosResponse> {
      const raw = JSON.stringify(webhookBody())
      return postWebhook(raw, { ...sign(raw), ...(forwardedFor === undefined ? {} : { "X-Forwarded-For": forwardedFor }) })
    }

    it("is not what a stranger writes into X-Forwarded-For", async () => {
      configure({ webhook: { hmacSecrets: [HMAC_SECRET], allowedIps: [sepayAddress] } })
      const forgeries = [undefined, sepayAddress, `${sepayAddress}, ${sepayAddress}`, "::ffff:171.244.35.2", ""]
      for (const answer of await Promise.all(forgeries.map(postFrom))) {
        expect(answer.status).toBe(401)
        expect(answer.data.message).toContain("allowedIps")
      }
      await expectNothingStored()
    })

    it("is what the store's own proxy saw, not what was forged in front of it", async () => {
      const webhook = { hmacSecrets: [HMAC_SECRET], allowedIps: [sepayAddress], trustedProxies: ["127.0.0.1", "::1"] }
      configure({ webhook })
      expect((await postFrom("203.0.113.9")).status).toBe(401)
      expect((await postFrom(`${sepayAddress}, 203.0.113.9`)).status).toBe(401)
      await expectNothingStored()
      expect((await postFrom(sepayAddress)).data).toEqual({ success: true })
    })
  })

  describe("a request that wears the store out", () => {
    function open(headers: Record<string, string | number>, write: (request: ClientRequest) => void): Promise<IncomingMessage> {
      return new Promise((resolve, reject) => {
        // A connection of its own: one that is used again could be one that the store has just closed.
        const options = { method: "POST", headers, agent: false }
        const request = httpRequest(`${api.defaults.baseURL}/hooks/sepay`, options, (response) => {
          response.resume()
          resolve(response)
        })
        request.on("error", reject)
        write(request)
      })
    }

    it("is ended with 408 when its body does not come, and when it trickles", async () => {
      const headers = { "Content-Type": "application/json", "Content-Length": 1_000 }
      const startedAt = Date.now()
      const silent = open(headers, (request) => request.write("{"))
      const trickling = open(headers, (request) => {
        const timer = setInterval(() => request.write(" "), 250)
        request.on("close", () => clearInterval(timer))
      })
      const raw = JSON.stringify(webhookBody())
      expect((await postWebhook(raw, sign(raw))).data).toEqual({ success: true })
      for (const response of await Promise.all([silent, trickling])) {
        expect(response.statusCode).toBe(408)
        expect(response.headers.connection).toBe("close")
      }
      expect(Date.now() - startedAt).toBeLessThan(20_000)
    })

    it("is given up when it breaks off, and costs the next one nothing", async () => {
      const log = captureLog(container)
      cleanUps.push(log.stop)
      const headers = { "Content-Type": "application/json", "Content-Length": 1_000 }
      const broken = open(headers, (request) => {
        request.write("{")
        setTimeout(() => request.destroy(), 50)
      })
      await expect(broken).rejects.toThrow("socket hang up")
      await eventually("the refusal", async () => log.everything().includes("answered with 400. The request broke off."))
      const raw = JSON.stringify(webhookBody())
      expect((await postWebhook(raw, sign(raw))).data).toEqual({ success: true })
    })

    it("is refused by Node when its headers have no end", async () => {
      const response = await open({ "X-Flood": "x".repeat(20_000) }, (request) => request.end())
      expect(response.statusCode).toBe(431)
    })
  })

  describe("a stranger", () => {
    it("does not get another's order paid by naming its session, whatever the session data says", async () => {
      const victim = await shopper.placeOrder(bagVariantId)
      const victimPayment = await shopper.payment(victim.sessionId)
      const { cartId } = await shopper.fillCart(bagVariantId)
      const session = await shopper.choose(await shopper.openCollection(cartId), "pp_sepay_prepay", {
        session_id: victim.sessionId,
        va_number: victimPayment.va_number,
        order_code: victimPayment.order_code,
        amount_vnd: 1,
        paid_amount_vnd: victimPayment.amount_vnd,
        status: "captured",
        vietqr: "<script>",
        ["__proto__"]: { session_id: victim.sessionId },
      })
      const own = await shopper.payment(session.id)
      expect(session.data).toMatchObject({
        session_id: session.id,
        va_number: own.va_number,
        order_code: own.order_code,
        amount_vnd: own.amount_vnd,
        vietqr: own.vietqr,
      })
      await transfer(emulator, { vaNumber: own.va_number, amountVnd: own.amount_vnd })
      await expectSettled(session.id)
      expect(await shopper.payment(victim.sessionId)).toMatchObject({ status: "waiting", paid_amount_vnd: 0 })
    })

    it("cannot have another's virtual account closed by a release that was none", async () => {
      const victim = await shopper.placeOrder(bagVariantId)
      const { va_number: vaNumber, amount_vnd: amountVnd } = await shopper.payment(victim.sessionId)
      // What core's clean-up does with a session id out of a client's own data, and a minute later the job.
      await sepay.owed.releaseSession(victim.sessionId)
      await store().clock.advance({ minutes: 2 })
      const { result } = await closeSepayVaOrdersWorkflow(container).run()
      expect(result).toEqual({ closed: 0, postponed: 0 })
      expect(await shopper.payment(victim.sessionId)).toMatchObject({ status: "waiting", va_number: vaNumber })
      await transfer(emulator, { vaNumber, amountVnd })
      await expectSettled(victim.sessionId)
    })

    it("finds no payment session by trying: ids have 80 random bits, and all that is not there looks alike", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      // A ULID: 10 characters of time, 16 random ones of 5 bits.
      expect(placed.sessionId).toMatch(/^payses_[0-9A-HJKMNP-TV-Z]{26}$/)
      const neighbor = `${placed.sessionId.slice(0, -1)}${placed.sessionId.endsWith("0") ? "1" : "0"}`
      const guesses = [
        neighbor,
        placed.sessionId.toLowerCase(),
        placed.orderId,
        placed.collectionId,
        "payses_%25",
        "%00",
        "a%0Ab",
        "%27%20OR%201=1--",
        "%C3%BF".repeat(50),
        "x".repeat(4_000),
        "__proto__",
      ]
      for (const guess of guesses) {
        const path = `/store/sepay/payment-sessions/${guess}`
        for (const answer of [await shopper.get(path), await shopper.post(`${path}/virtual-account`)]) {
          expect(answer.status).toBe(404)
          expect(answer.data).toEqual({ type: "not_found", message: expect.stringMatching(/^There is no (such )?SePay/) })
        }
      }
    })

    it("learns nothing of the customer from a payment session", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const answer = await shopper.get(`/store/sepay/payment-sessions/${placed.sessionId}`)
      expect(Object.keys(answer.data.payment_session).sort()).toEqual([
        "account_holder_name",
        "amount_vnd",
        "bank_bin",
        "bank_name",
        "currency_code",
        "expires_at",
        "flow",
        "id",
        "order_code",
        "order_id",
        "outstanding_amount_vnd",
        "outstanding_payment_session_id",
        "paid_amount_vnd",
        "refunded_amount_vnd",
        "remaining_amount_vnd",
        "status",
        "to_return_amount_vnd",
        "va_number",
        "vietqr",
      ])
      for (const personal of ["lan@example.com", "Nguyễn", "Hàng Bạc"]) {
        expect(JSON.stringify(answer.data)).not.toContain(personal)
      }
    })

    it("cannot spend more than its share of SePay's calls, however many carts are filled", async () => {
      configure({ maximumVaOrdersPerMinute: 2 })
      const first = await shopper.placeOrder(bagVariantId)
      await shopper.placeOrder(bagVariantId)

      const { cartId } = await shopper.fillCart(bagVariantId)
      const collectionId = await shopper.openCollection(cartId)
      const prepaid = await shopper.tryToChoose(collectionId, "pp_sepay_prepay")
      expect(prepaid.status).toBe(422)
      expect(prepaid.data.message).toContain("try again in a minute")
      await shopper.choose(collectionId, "pp_sepay_sepay")
      expect(expectOk(await shopper.complete(cartId))).toMatchObject({
        type: "cart",
        error: { message: expect.stringContaining("try again in a minute") },
      })
      expect(emulator.snapshot().orders).toHaveLength(2)

      // Who has a virtual account keeps it, and when there is room again, trying again works.
      expect(await shopper.payment(first.sessionId)).toMatchObject({ status: "waiting" })
      expectOk(await shopper.post(`/store/sepay/payment-sessions/${first.sessionId}/virtual-account`))
      configure({ maximumVaOrdersPerMinute: 3 })
      expect(expectOk(await shopper.complete(cartId)).type).toBe("order")
    })
  })

  describe("text of others", () => {
    const markup = "<img src=x onerror=alert(1)>\u202e\u0085\r\n2026-03-27 INFO FORGED \u001b[2J"

    it("stays in the ledger: what shoppers see holds nothing of a transfer's text", async () => {
      const placed = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(placed.sessionId)
      const raw = JSON.stringify(
        webhookBody({ subAccount: waiting.va_number, transferAmount: 1_000, content: markup, gateway: markup, description: markup })
      )
      expect((await postWebhook(raw, sign(raw))).data).toEqual({ success: true })
      const [recorded] = await sepay.listSepayTransactions({})
      expect(recorded?.content).toBe(markup)
      const answers = [
        await shopper.get(`/store/sepay/payment-sessions/${placed.sessionId}`),
        await shopper.post(`/store/sepay/payment-sessions/${placed.sessionId}/virtual-account`),
        await shopper.get(`/store/orders/${placed.orderId}?fields=*payment_collections.payment_sessions`),
      ]
      for (const answer of answers) {
        expect(answer.status).toBe(200)
        expect(answer.headers["content-type"]).toMatch(/^application\/json/)
        expect(JSON.stringify(answer.data)).not.toMatch(/onerror|FORGED/)
      }
      expect(answers[0]?.data.payment_session.vietqr).toMatch(/^000201[\x20-\x7e]+6304[0-9A-F]{4}$/)
    })

    it("is one visible line in the log, wherever it comes from", async () => {
      const sepay = await startScriptedServer(answering(422, { status: "error", message: markup, error_code: "validation_error" }))
      cleanUps.push(sepay.stop)
      configure({ baseUrl: sepay.url })
      const log = captureLog(container)
      cleanUps.push(log.stop)

      const { cartId } = await shopper.fillCart(bagVariantId)
      await shopper.tryToChoose(await shopper.openCollection(cartId), "pp_sepay_prepay")
      for (const path of ["FORGED%0A2026", "FORGED%1B%5B2J", "FORGED%E2%80%AE"]) {
        await shopper.get(`/store/sepay/payment-sessions/${path}`)
        await shopper.post(`/store/sepay/payment-sessions/${path}/virtual-account`)
      }
      for (const body of [{ id: markup }, { transferAmount: markup }, { transferType: markup }, { [markup]: 1, id: -1 }]) {
        const raw = JSON.stringify(webhookBody(body))
        expect((await postWebhook(raw, sign(raw))).status).toBe(400)
      }
      await postWebhook("{}", { Authorization: "Apikey FORGED\u0085\u009b", "X-Forwarded-For": "FORGED\u0085" })

      const ours = log.messages().filter((message) => message.includes("FORGED") || message.startsWith("SePay"))
      expect(ours.join()).toContain("\\u{a}2026-03-27 INFO FORGED \\u{1b}[2J")
      expect(ours.filter((message) => UNSAFE_IN_A_LOG.test(message))).toEqual([])
    })
  })

  describe("secrets", () => {
    it("are in no log line, answer or table, whatever fails", async () => {
      const log = captureLog(container)
      cleanUps.push(log.stop)
      const answers: string[] = []
      const interceptor = api.interceptors.response.use((answer) => {
        answers.push(inspect([answer.status, answer.headers, answer.data], { depth: 20, maxStringLength: null }))
        return answer
      })
      cleanUps.push(() => api.interceptors.response.eject(interceptor))

      await failInEveryWay()

      const rows = await readAllTables()
      for (const secret of SECRETS) {
        const start = secret.slice(0, 20)
        expect(log.everything()).not.toContain(start)
        expect(answers.join("\n")).not.toContain(start)
        expect(rows.filter((row) => row.includes(start))).toEqual([])
      }
      // The search would find something: all three were written to, and tables were not empty.
      expect(log.messages().filter((message) => message.startsWith("SePay")).length).toBeGreaterThan(10)
      expect(answers.length).toBeGreaterThan(20)
      for (const known of ["answered with 401", "answered with 503", "SePay refused the API token"]) {
        expect(log.everything()).toContain(known)
      }
      expect(rows.filter((row) => row.startsWith("sepay_")).length).toBeGreaterThan(5)
    })

    async function failInEveryWay(): Promise<void> {
      await refuseWebhooks()
      await refuseOpening()
      const placed = await shopper.placeOrder(bagVariantId)
      await refuseLedger()
      const paid = await shopper.placeOrder(bagVariantId)
      const waiting = await shopper.payment(paid.sessionId)
      await transfer(emulator, { vaNumber: waiting.va_number, amountVnd: waiting.amount_vnd })
      await expectSettled(paid.sessionId)
      await shopper.tryToChoose(paid.collectionId, "pp_sepay_sepay")
      await refund(paid.orderId)
      await cancelOrderWorkflow(container).run({ input: { order_id: placed.orderId } })
      await eventually("the cancellation", async () => (await shopper.payment(placed.sessionId)).status === "canceled")
      emulator.setFaults({ status: { status: 500 } })
      await closeSepayVaOrdersWorkflow(container).run()
      await sepay.bankAccounts.syncBankAccounts().catch(() => undefined)
      emulator.setFaults({})
    }

    async function refuseWebhooks(): Promise<void> {
      const raw = JSON.stringify(webhookBody())
      await postWebhook(raw, {})
      await postWebhook(raw, sign(raw, { secret: `${HMAC_SECRET}x` }))
      await postWebhook(raw, sign(raw, { timestampSeconds: 1 }))
      await postWebhook(raw, { Authorization: `Bearer ${API_KEY}` })
      await postWebhook(raw, { Authorization: `Apikey ${API_KEY}x` })
      await postWebhook("{", { Authorization: `Apikey ${API_KEY}` })
      await postWebhook("x".repeat(70_000), { Authorization: `Apikey ${API_KEY}` })
    }

    async function refuseOpening(): Promise<void> {
      const { cartId } = await shopper.fillCart(bagVariantId)
      const collectionId = await shopper.openCollection(cartId)
      for (const faults of [{ status: { status: 503 } }, { html: true }, { rateLimited: { retryAfterSeconds: 1 } }] as const) {
        emulator.setFaults(faults)
        await shopper.tryToChoose(collectionId, "pp_sepay_prepay")
        await shopper.choose(collectionId, "pp_sepay_sepay")
        await shopper.complete(cartId)
      }
      emulator.setFaults({})
      // A token that SePay refuses.
      configure({ apiToken: `${API_TOKEN.slice(0, -1)}X` })
      await shopper.tryToChoose(collectionId, "pp_sepay_prepay")
      // Options that are wrong, secrets and all.
      configure({ apiToken: `${API_TOKEN}\n`, baseUrl: `http://${API_KEY}:${HMAC_SECRET}@sepay.example/${API_TOKEN}` })
      await shopper.tryToChoose(collectionId, "pp_sepay_prepay")
      await postWebhook("{}", { Authorization: `Apikey ${API_KEY}` })
      configure({})
    }

    /** A webhook that cannot be recorded (503), and a settlement that cannot be written down. */
    async function refuseLedger(): Promise<void> {
      const raw = JSON.stringify(webhookBody({ id: 77 }))
      await sql("ALTER TABLE sepay_transaction RENAME TO sepay_transaction_away")
      await postWebhook(raw, { Authorization: `Apikey ${API_KEY}` })
      await sql("ALTER TABLE sepay_transaction_away RENAME TO sepay_transaction")
      await postWebhook(raw, { Authorization: `Apikey ${API_KEY}` })
    }

    async function refund(orderId: string): Promise<void> {
      const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
        entity: "order",
        fields: ["payment_collections.payments.id"],
        filters: { id: orderId },
      })
      const paymentId = data[0]?.payment_collections?.[0]?.payments?.[0]?.id ?? ""
      await refundPaymentWorkflow(container).run({ input: { payment_id: paymentId, amount: 1_000 } })
      await refundPaymentWorkflow(container).run({ input: { payment_id: paymentId, amount: 1e9 }, throwOnError: false })
    }

    /** Every row of every table, Medusa's sessions and workflow records included, as `table: JSON`. */
    async function readAllTables(): Promise<string[]> {
      const { rows: tables } = (await sql(
        "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
      )) as { rows: { name: string }[] }
      const contents = await Promise.all(
        tables.map(async ({ name }) => {
          const { rows } = (await sql(`SELECT to_jsonb(t)::text AS row FROM ${name} t`)) as { rows: { row: string }[] }
          return rows.map(({ row }) => `${name}: ${row}`)
        })
      )
      return contents.flat()
    }
  })
})
