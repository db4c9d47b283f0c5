import createClient from "openapi-fetch"
import type { AxiosResponse } from "axios"
import type { RouteContract } from "../../src/api/contract"
import { contracts } from "../../src/api/contracts"
import { signInAsAdmin } from "../support/admin"
import type { paths } from "../support/openapi"
import { expectCapturedOnce } from "../support/orders"
import { describeRunningStore } from "../support/running-store"
import { transfer } from "../support/sepay"
import { eventually } from "../support/shopper"

/** What no route takes for an id: other characters, or too many. */
const MALFORMED_IDS = [
  "%00",
  "septxn_%00",
  "%0A%1B[31m",
  "%F0%9F%92%B8",
  "..%2Fsettings",
  "'%20OR%20'1'='1",
  "a".repeat(101),
]

/** No text at all. In the admin API these fail in Medusa's own middlewares, before any plugin's. */
const UNDECODABLE_IDS = ["%zz", "%80"]

describeRunningStore((store) => {
  let adminHeaders: Record<string, string>

  beforeEach(async () => {
    adminHeaders = await signInAsAdmin(store().api, store().container)
  })

  /** Calls a route as its document says, with what is not as it says. */
  async function call(
    contract: RouteContract,
    { id = "unknown_1", query = "", body = contract.body?.example } = {}
  ): Promise<AxiosResponse> {
    const { api, seeded } = store()
    return api.request({
      method: contract.method,
      url: `${contract.path.replace(":id", id)}${query}`,
      headers: { ...adminHeaders, "x-publishable-api-key": seeded.publishableKey },
      ...(contract.method === "POST" ? { data: body ?? {} } : {}),
      validateStatus: () => true,
    })
  }

  describe("a route with an id in its path", () => {
    const routes = contracts.filter(({ path }) => path.includes(":id"))

    it.each(routes.map((contract): [string, RouteContract] => [`${contract.method} ${contract.path}`, contract]))(
      "%s answers 404 with a sentence where the path holds no id",
      async (_, contract) => {
        const ids = contract.path.startsWith("/store/") ? [...MALFORMED_IDS, ...UNDECODABLE_IDS] : MALFORMED_IDS
        for (const id of ids) {
          const { status, data } = await call(contract, { id })
          expect([id, status, data]).toEqual([
            id,
            404,
            { type: "not_found", message: expect.stringMatching(/^(There is no such|The id in)/) },
          ])
        }
      }
    )
  })

  describe("what a document describes", () => {
    it("is all that a query may hold: anything else is refused", async () => {
      for (const contract of contracts.filter(({ query }) => query !== undefined)) {
        expect([contract.id, (await call(contract, { query: "?undescribed=1" })).status]).toEqual([contract.id, 400])
      }
    })

    it("is all that a body may hold: anything else is refused", async () => {
      for (const contract of contracts.filter(({ body, path }) => body !== undefined && !path.startsWith("/hooks/"))) {
        const body = { ...contract.body?.example, undescribed: 1 }
        expect([contract.id, (await call(contract, { body })).status]).toEqual([contract.id, 400])
      }
    })

    it("is taken: an example is refused for its ids and for nothing in its form", async () => {
      for (const contract of contracts.filter(({ body, path }) => body !== undefined && path.includes(":id"))) {
        expect([contract.id, (await call(contract)).status]).toEqual([contract.id, 404])
      }
    })
  })

  it("a client generated from the document reads a payment and matches a transaction with it", async () => {
    const { api, shopper, emulator, seeded, container, bagVariantId } = store()
    const baseUrl = api.defaults.baseURL
    const shop = createClient<paths>({ baseUrl, headers: { "x-publishable-api-key": seeded.publishableKey } })
    const admin = createClient<paths>({ baseUrl, headers: adminHeaders })
    const { orderId, sessionId } = await shopper.placeOrder(bagVariantId)

    const watched = await shop.GET("/store/sepay/payment-sessions/{id}", { params: { path: { id: sessionId } } })
    expect(watched.data?.payment_session).toMatchObject({ status: "waiting", order_id: orderId })
    const amountVnd = watched.data?.payment_session.amount_vnd
    const accounts = await admin.GET("/admin/sepay/bank-accounts")
    const accountNumber = accounts.data?.bank_accounts.find(({ bank_name }) => bank_name === "BIDV")?.account_number
    expect(accountNumber).toBeDefined()
    await transfer(emulator, { accountNumber, amountVnd, content: "tien hang" })

    const found = await admin.GET("/admin/sepay/money/transactions", {
      params: { query: { status: ["unmatched"], amount_vnd: { $gte: amountVnd } } },
    })
    expect(found.data?.transactions).toEqual([expect.objectContaining({ amount_vnd: amountVnd })])
    const id = found.data?.transactions[0]?.id ?? ""
    const matched = await admin.POST("/admin/sepay/money/transactions/{id}/match", {
      params: { path: { id } },
      body: { order_id: orderId, reason: "The customer sent a screenshot." },
    })
    expect(matched.error).toBeUndefined()
    expect(matched.data?.transaction.allocated_vnd.applied).toBe(amountVnd)
    await expectCapturedOnce(container, orderId)
    await eventually("the paid payment", async () => {
      const { data } = await shop.GET("/store/sepay/payment-sessions/{id}", { params: { path: { id: sessionId } } })
      return data?.payment_session.status === "paid"
    })

    const refused = await admin.GET("/admin/sepay/money/transactions/{id}", { params: { path: { id: "unknown_1" } } })
    expect(refused.error?.message).toContain("unknown_1")
    expect(refused.response.status).toBe(404)
  })
})
