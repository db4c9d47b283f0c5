import { DEFAULT_BANK_ACCOUNTS, startEmulator, type Emulator, type Faults } from "../../../emulator"
import { adoptOrder, createOrAdoptOrder, findOrderByCode } from "../create-or-adopt-order"
import { createSepayApi } from "../create-sepay-api"
import { sepayFailure } from "../errors"
import type { CreateOrderInput, SepayApi, SepayApiVersion, ApiOrder, ApiVirtualAccount } from "../sepay-api"
import { quickestOf } from "../../__tests__/waits"
import { rejectionOf } from "./rejection"

const INPUT: CreateOrderInput = { amountVnd: 250_000, orderCode: "SPA7KQ2M9XWTC4R", durationSeconds: 3_600 }
const TIMEOUT_MILLISECONDS = 600

let emulator: Emulator

beforeAll(async () => {
  emulator = await startEmulator({ requestsPerSecond: { v1: null, v2: null } })
})

afterEach(() => emulator.reset())
afterAll(() => emulator.stop())

describe.each<SepayApiVersion>(["v2", "v1"])("API %s", (version) => {
  const { id, v1Id } = DEFAULT_BANK_ACCOUNTS.BIDV
  const account = version === "v2" ? id : String(v1Id)
  let api: SepayApi

  beforeAll(() => {
    api = createSepayApi({
      version,
      apiToken: emulator.apiToken,
      environment: "production",
      baseUrl: version === "v2" ? emulator.v2BaseUrl : emulator.v1BaseUrl,
      timeoutMilliseconds: TIMEOUT_MILLISECONDS,
    })
  })

  function orders() {
    return emulator.snapshot().orders
  }

  function createRequests() {
    const counts = Object.entries(emulator.requestCounts())
    return counts.find(([route]) => route.startsWith("POST "))?.[1] ?? 0
  }

  async function createOthers(count: number) {
    for (let index = 0; index < count; index += 1) {
      await api.createOrder(account, { ...INPUT, orderCode: `OTHER${String(index).padStart(6, "0")}` })
    }
  }

  it("creates, in one request", async () => {
    const { order, adopted } = await createOrAdoptOrder(api, account, INPUT)
    expect({ ...order, adopted }).toMatchObject({ orderCode: INPUT.orderCode, amountVnd: 250_000, adopted: false })
    expect(Object.values(emulator.requestCounts())).toEqual([1])
  })

  it("adopts its own order when the answer is lost", async () => {
    await createOthers(2)
    emulator.setFaults({ loseResponseAfterCreate: { remaining: 1 } })
    const { order, adopted } = await createOrAdoptOrder(api, account, INPUT)
    const found = orders().filter(({ orderCode }) => orderCode === INPUT.orderCode)
    expect(found).toHaveLength(1)
    expect(order).toMatchObject({
      id: found[0]?.id,
      vaNumber: found[0]?.virtualAccounts[0]?.vaNumber,
      status: "Pending",
      amountVnd: 250_000,
      accountNumber: "8886158061",
      expiresAt: expect.any(Date),
    })
    expect(adopted).toBe(true)
    expect(createRequests()).toBe(3)
  })

  it.each<[string, Faults]>([
    ["the request got lost", { timeout: { remaining: 1, route: "createOrder" } }],
    ["SePay failed", { status: { status: 500, remaining: 1, route: "createOrder" } }],
    ["a page came", { html: { status: 200, remaining: 1, route: "createOrder" } }],
  ])("creates again under the same code when %s", async (_situation, faults) => {
    emulator.setFaults(faults)
    const { order, adopted } = await createOrAdoptOrder(api, account, INPUT)
    expect(adopted).toBe(false)
    expect(orders().map((each) => each.id)).toEqual([order.id])
    expect(createRequests()).toBe(2)
  })

  it("adopts the order of an earlier process (409)", async () => {
    const first = await api.createOrder(account, INPUT)
    await createOthers(1)
    const { order, adopted } = await createOrAdoptOrder(api, account, INPUT)
    expect({ order, adopted }).toEqual({ order: { ...first, qrCodeUrl: null }, adopted: true })
  })

  it("adopts an order that was paid meanwhile, and says so", async () => {
    const { vaNumber } = await api.createOrder(account, INPUT)
    await emulator.transfer({ vaNumber, amountVnd: 250_000 })
    const { order } = await createOrAdoptOrder(api, account, INPUT)
    expect(order).toMatchObject({ status: "Paid", vaNumber })
  })

  it("does not adopt an order over another amount", async () => {
    await api.createOrder(account, { ...INPUT, amountVnd: 999 })
    const error = await rejectionOf(createOrAdoptOrder(api, account, INPUT))
    expect(error).toMatchObject({ kind: "duplicate", retryable: false, outcomeUnknown: false })
    expect(error.message).toContain("999 VND")
  })

  it("hands on a refusal without searching", async () => {
    const error = await rejectionOf(createOrAdoptOrder(api, account, { ...INPUT, orderCode: "-" }))
    expect(error).toMatchObject({ kind: "validation", outcomeUnknown: false })
    expect(Object.values(emulator.requestCounts())).toEqual([1])
  })

  it("gives up after three creates, with the outcome still unknown", async () => {
    emulator.setFaults({ status: { status: 502, route: "createOrder" } })
    const error = await rejectionOf(createOrAdoptOrder(api, account, INPUT))
    expect(error).toMatchObject({ kind: "unavailable", outcomeUnknown: true, retryable: true })
    expect(createRequests()).toBe(3)
  })

  it("says that the outcome is unknown when the search fails", async () => {
    emulator.setFaults({
      loseResponseAfterCreate: { remaining: 1 },
      rateLimited: { route: "listOrders", retryAfterSeconds: 60 },
    })
    const error = await rejectionOf(createOrAdoptOrder(api, account, INPUT))
    expect(error).toMatchObject({ kind: "rate_limited", operation: "listOrders", outcomeUnknown: true })
    expect(orders()).toHaveLength(1)
  })

  it("obeys its deadline, with the outcome unknown", async () => {
    emulator.setFaults({ timeout: true })
    const elapsed = await quickestOf(3, async () => {
      const error = await rejectionOf(createOrAdoptOrder(api, account, INPUT, { deadlineAt: Date.now() + 500 }))
      expect(error).toMatchObject({ kind: "unavailable", outcomeUnknown: true })
    })
    // Without it: the create's own time-out and three of the search's.
    expect(elapsed).toBeLessThan(1_000)
  })

  it("does not say so when nothing was ever sent", async () => {
    const error = await rejectionOf(createOrAdoptOrder(api, account, INPUT, { deadlineAt: Date.now() }))
    expect(error).toMatchObject({ kind: "unavailable", outcomeUnknown: false })
    expect(emulator.requestCounts()).toEqual({})
  })

  describe("findOrderByCode", () => {
    it("finds an order among others, in any letter case", async () => {
      const created = await api.createOrder(account, INPUT)
      await createOthers(3)
      const found = await findOrderByCode(api, account, INPUT.orderCode.toLowerCase())
      expect(found).toMatchObject({ id: created.id, status: "Pending" })
    })

    it("finds none", async () => {
      await createOthers(1)
      expect(await findOrderByCode(api, account, INPUT.orderCode)).toBeNull()
    })
  })
})

describe("with a SePay that is made up", () => {
  const unused = () => Promise.reject(new Error("This is not to be called."))

  function fakeApi(methods: Partial<SepayApi>): SepayApi {
    const names = ["createOrder", "getOrder", "listOrders"] as const
    return { version: "v2", ...Object.fromEntries(names.map((name) => [name, unused])), ...methods } as SepayApi
  }

  function order(change: Partial<ApiOrder> = {}): ApiOrder {
    return {
      id: "1",
      orderCode: INPUT.orderCode,
      amountVnd: 250_000,
      paidAmountVnd: 0,
      status: "Pending",
      bankName: "BIDV",
      accountNumber: "8886158061",
      accountHolderName: "CONG TY DEMO",
      createdAt: new Date(),
      updatedAt: null,
      virtualAccounts: [virtualAccount()],
      ...change,
    }
  }

  function virtualAccount(change: Partial<ApiVirtualAccount> = {}): ApiVirtualAccount {
    const base = { vaNumber: "VA1", vaHolderName: null, amountVnd: 250_000, paidAt: null, expiresAt: null }
    return { ...base, status: "Unpaid", ...change }
  }

  function pages(...contents: ApiOrder[][]): SepayApi["listOrders"] {
    return async (_account, { page = 1 } = {}) => ({
      items: contents[page - 1] ?? [],
      unreadable: [],
      page,
      perPage: 100,
      total: null,
      hasMore: page < contents.length,
    })
  }

  const other = (createdAt: string | null) =>
    order({ id: "9", orderCode: "OTHER", createdAt: createdAt === null ? null : new Date(createdAt) })
  const lost = sepayFailure({ kind: "unavailable", operation: "createOrder", outcomeUnknown: true })
  const taken = sepayFailure({ kind: "duplicate", operation: "createOrder" })

  it("looks at so many pages, and does not take an unfinished search for none", async () => {
    const api = fakeApi({ listOrders: pages([other(null)], [other(null)], [order()]) })
    expect(await findOrderByCode(api, "1", INPUT.orderCode)).toMatchObject({ id: "1" })
    const error = await rejectionOf(findOrderByCode(api, "1", INPUT.orderCode, { maximumPages: 2 }))
    expect(error).toMatchObject({ kind: "unavailable", retryable: false, outcomeUnknown: true })
  })

  it("stops where orders are older than the one that is looked for", async () => {
    const api = fakeApi({ listOrders: pages([other("2026-01-02")], [other("2026-01-01")], [order()]) })
    const createdAfter = new Date("2026-01-02")
    expect(await findOrderByCode(api, "1", INPUT.orderCode, { createdAfter, maximumPages: 2 })).toBeNull()
  })

  it("looks for an order of its own among new orders only, for a taken code among all", async () => {
    const createOrder = jest.fn().mockRejectedValueOnce(lost).mockRejectedValueOnce(taken)
    const listOrders = jest.fn(pages([other("2020-01-01")], [order()]))
    const api = fakeApi({ createOrder, listOrders, getOrder: async () => order() })
    expect(await createOrAdoptOrder(api, "1", INPUT)).toMatchObject({ adopted: true, order: { id: "1" } })
    expect(listOrders.mock.calls.map(([, query]) => query?.page)).toEqual([1, 1, 2])
  })

  it.each([
    ["taken by an order of another account", [taken], { kind: "duplicate", outcomeUnknown: false }],
    ["taken, perhaps by ourselves a moment ago", [lost, taken], { kind: "duplicate", outcomeUnknown: true }],
    [
      "lost, then refused",
      [lost, sepayFailure({ kind: "unauthorized", operation: "createOrder" })],
      { kind: "unauthorized", outcomeUnknown: true },
    ],
  ])("%s", async (_situation, failures, expected) => {
    const createOrder = jest.fn()
    failures.forEach((failure) => createOrder.mockRejectedValueOnce(failure))
    const api = fakeApi({ createOrder, listOrders: pages([]) })
    expect(await rejectionOf(createOrAdoptOrder(api, "1", INPUT))).toMatchObject(expected)
    expect(createOrder).toHaveBeenCalledTimes(failures.length)
  })

  it("does not swallow defects", async () => {
    const defect = new TypeError("A defect")
    const api = fakeApi({ createOrder: () => Promise.reject(defect) })
    await expect(createOrAdoptOrder(api, "1", INPUT)).rejects.toBe(defect)
  })

  describe("which VA an adopted order shows", () => {
    const soon = new Date("2026-01-01")
    const late = new Date("2026-01-02")

    it.each<[string, Partial<ApiVirtualAccount>[], string]>([
      ["the only one", [{ vaNumber: "A" }], "A"],
      ["the unpaid one", [{ vaNumber: "A" }, { vaNumber: "B", status: "Cancelled" }], "A"],
      ["the one that lives longest", [{ vaNumber: "A", expiresAt: late }, { vaNumber: "B", expiresAt: soon }], "A"],
      ["the one that does not expire", [{ vaNumber: "A" }, { vaNumber: "B", expiresAt: late }], "A"],
      ["the later of two alike", [{ vaNumber: "A", expiresAt: late }, { vaNumber: "B", expiresAt: late }], "B"],
      ["a paid one, if none is unpaid", [{ vaNumber: "A", status: "Paid" }], "A"],
    ])("%s", (_situation, accounts, expected) => {
      const virtualAccounts = accounts.map((account) => virtualAccount(account))
      expect(adoptOrder(order({ virtualAccounts }), INPUT).vaNumber).toBe(expected)
    })

    it("none: that is no answer to work with", async () => {
      const adopting = async () => adoptOrder(order({ virtualAccounts: [] }), INPUT)
      expect(await rejectionOf(adopting())).toMatchObject({ kind: "unexpected_answer", outcomeUnknown: true })
    })
  })
})
