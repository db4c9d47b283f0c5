import Medusa from "@medusajs/js-sdk"

import { waitingPayment } from "../../__tests__/support/payments"
import { PUBLISHABLE_KEY, StoreServer } from "../../__tests__/support/store-server"
import { createSepayClient } from "../create-client"
import { SepayClientError } from "../error"
import type { SepayClient } from "../types"

const PATH = "/store/sepay/payment-sessions/payses_01"

let store: StoreServer

beforeEach(async () => {
  store = await StoreServer.start(waitingPayment({ id: "payses_01" }))
})

afterEach(async () => {
  await store.stop()
})

const ways: Array<[string, (publishableKey: string) => SepayClient]> = [
  ["plain fetch", (publishableKey) => createSepayClient({ baseUrl: `${store.url}/`, publishableKey })],
  [
    "Medusa's SDK",
    (publishableKey) => createSepayClient({ sdk: new Medusa({ baseUrl: store.url, publishableKey }) }),
  ],
]

async function catchError(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => null,
    (error: unknown) => error
  )
}

describe.each(ways)("the client by %s", (_, createClient) => {
  it("reads a payment, and asks for it anew each time", async () => {
    const client = createClient(PUBLISHABLE_KEY)
    expect(await client.get("payses_01")).toEqual(waitingPayment({ expires_at: expect.any(String) }))
    store.change({ status: "paid" })
    expect(await client.get("payses_01")).toMatchObject({ status: "paid" })
    expect(store.requests).toEqual([
      expect.objectContaining({ method: "GET", path: PATH }),
      expect.objectContaining({ method: "GET", path: PATH }),
    ])
  })

  it("renews a payment", async () => {
    expect(await createClient(PUBLISHABLE_KEY).renew("payses_01")).toMatchObject({ status: "waiting" })
    expect(store.requests).toEqual([expect.objectContaining({ method: "POST", path: `${PATH}/virtual-account` })])
  })

  it("says what the store refuses, and why", async () => {
    const unknown = await catchError(createClient(PUBLISHABLE_KEY).get("payses/02"))
    expect(unknown).toBeInstanceOf(SepayClientError)
    expect(unknown).toMatchObject({ status: 404, message: "There is no such SePay payment session." })
    expect(store.requests[0]?.path).toBe("/store/sepay/payment-sessions/payses%2F02")

    const wrongKey = await catchError(createClient("pk_wrong").renew("payses_01"))
    expect(wrongKey).toMatchObject({ status: 400, message: "Publishable API key required" })

    store.refusal = { status: 502, body: "<h1>Bad gateway</h1>" }
    const brokenProxy = await catchError(createClient(PUBLISHABLE_KEY).get("payses_01"))
    expect(brokenProxy).toBeInstanceOf(SepayClientError)
    expect(brokenProxy).toMatchObject({ status: 502, message: expect.stringMatching(/\S/) })
  })

  it("says when the store cannot be reached", async () => {
    const client = createClient(PUBLISHABLE_KEY)
    await store.stop()
    const error = await catchError(client.get("payses_01"))
    expect(error).toBeInstanceOf(SepayClientError)
    expect(error).toMatchObject({ status: null, message: "The store could not be reached." })
  })

  it("stops asking when its caller does not want to know any more", async () => {
    const caller = new AbortController()
    const answer = catchError(createClient(PUBLISHABLE_KEY).get("payses_01", { signal: caller.signal }))
    caller.abort(new Error("The page is left."))
    expect(await answer).toMatchObject({ message: "The page is left." })
    const late = catchError(createClient(PUBLISHABLE_KEY).get("payses_01", { signal: caller.signal }))
    expect(await late).toMatchObject({ message: "The page is left." })
  })
})

describe("the client by plain fetch", () => {
  it("says how long the store asks to wait", async () => {
    const client = createSepayClient({ baseUrl: store.url, publishableKey: PUBLISHABLE_KEY })
    const body = JSON.stringify({ type: "not_allowed", message: "Many payments are being prepared." })
    store.refusal = { status: 429, body, headers: { "retry-after": "7" } }
    expect(await catchError(client.renew("payses_01"))).toMatchObject({ status: 429, retryAfterSeconds: 7 })
  })

  it("uses the fetch that it is given", async () => {
    const urls: string[] = []
    const client = createSepayClient({
      baseUrl: store.url,
      publishableKey: PUBLISHABLE_KEY,
      fetch: (input, init) => {
        urls.push(String(input))
        return fetch(input, init)
      },
    })
    await client.get("payses_01")
    expect(urls).toEqual([`${store.url}${PATH}`])
  })
})
