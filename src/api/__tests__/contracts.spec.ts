import { checkAnswer, findContract } from "../../../integration-tests/support/check-answer"
import { listPluginRoutes } from "../../../integration-tests/support/plugin-routes"
import { contracts } from "../contracts"

describe("the contracts", () => {
  it("describe every route that there is, and no other", () => {
    const described = contracts.map(({ method, path }) => `${method} ${path}`)
    expect(described.sort()).toEqual(listPluginRoutes())
  })

  it("name every operation once", () => {
    expect(new Set(contracts.map(({ id }) => id)).size).toBe(contracts.length)
  })

  it.each(contracts.map((contract) => [contract.id, contract] as const))(
    "%s tells what it does in sentences",
    (_, contract) => {
      expect(contract.summary).toMatch(/^[A-Z].{5,60}[^.]$/)
      const sentences = [contract.description, ...Object.values(contract.errors ?? {})]
      sentences.forEach((sentence) => expect(sentence).toMatch(/^[A-Z][^]*\.$/))
    }
  )

  it.each(contracts.flatMap(({ id, body }) => (body ? [[id, body] as const] : [])))(
    "%s takes its own example",
    (_, body) => {
      expect(body.schema.safeParse(body.example)).toMatchObject({ success: true })
    }
  )

  it.each(contracts.map((contract) => [contract.id, contract] as const))(
    "%s describes what its path holds",
    (_, contract) => {
      const named = [...contract.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
      expect(Object.keys(contract.params?.shape ?? {})).toEqual(named)
    }
  )
})

describe("an answer in the tests", () => {
  const answer = { method: "GET", path: "/admin/sepay/reports/attention", status: 200 }
  const attention = {
    total: 1,
    payments: 1,
    transactions: 0,
    va_orders: 0,
    returns_owed: 0,
    unreadable_rows: 0,
    audit_findings: 0,
  }

  it("passes when it is as its contract says", () => {
    expect(() => checkAnswer({ ...answer, body: { attention } })).not.toThrow()
    expect(() => checkAnswer({ ...answer, status: 401, body: { message: "Unauthorized" } })).not.toThrow()
    expect(() => checkAnswer({ method: "GET", path: "/admin/orders", status: 200, body: { orders: [] } })).not.toThrow()
  })

  it.each([
    ["a field that nobody described", { status: 200, body: { attention: { ...attention, more: 1 } } }, /more/],
    ["a field that is missing", { status: 200, body: { attention: { total: 1 } } }, /payments/],
    ["a field of another type", { status: 200, body: { attention: { ...attention, total: "1" } } }, /total/],
    ["a status that nobody described", { status: 418, body: { message: "I am a teapot." } }, /400|401/],
    ["a refusal in another form", { status: 401, body: { error: "Unauthorized" } }, /error/],
  ])("fails with %s", (_, actual, problem) => {
    expect(() => checkAnswer({ ...answer, ...actual })).toThrow(problem)
  })

  it("is compared with the route that the call reaches", () => {
    expect(findContract("POST", "/admin/sepay/bank-accounts/refresh")?.id).toBe("refreshBankAccounts")
    expect(findContract("POST", "/admin/sepay/bank-accounts/sepba_1")?.id).toBe("updateBankAccount")
    expect(findContract("GET", "/admin/sepay/money/transactions/export/")?.id).toBe("exportTransactions")
    expect(findContract("DELETE", "/admin/sepay/bank-accounts/sepba_1")).toBeUndefined()
  })
})
