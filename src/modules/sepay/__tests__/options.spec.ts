import { checkOptions } from "../options"

const MINIMUM = { apiToken: "T".repeat(64) }

describe("the plugin's options", () => {
  it("need nothing but the API token", () => {
    expect(checkOptions(MINIMUM)).toEqual({
      problems: [],
      options: {
        apiToken: "T".repeat(64),
        apiVersion: "v2",
        environment: "production",
        webhook: { hmacSecrets: [], apiKeys: [], allowForms: false, allowedIps: [], trustedProxies: [] },
        orderCodePrefix: "MDZ",
        vaDurationSeconds: { orderFirst: 86_400, payFirst: 1_800 },
        cancelUnpaidAfterSeconds: 3_600,
        unpaidOrderLimitSeconds: 604_800,
        reconciliation: { intervalSeconds: 300 },
        personalDataRetentionDays: 3_653,
        maximumVaOrdersPerHour: 10,
        maximumVaOrdersPerMinute: 100,
        maximumStreams: 1_000,
        maximumStreamsPerPayment: 20,
        remindBeforeExpirySeconds: 7_200,
        requestsPerSecond: 2,
        requestTimeoutMilliseconds: 5_000,
      },
    })
  })

  it("take unset environment variables as not given", () => {
    const { options } = checkOptions({ ...MINIMUM, baseUrl: undefined, webhook: { hmacSecrets: [undefined, "secret-0123456789"] } })
    expect(options?.webhook.hmacSecrets).toEqual(["secret-0123456789"])
  })

  it("send the token in clear text to this machine only, or to an emulator", () => {
    expect(checkOptions({ ...MINIMUM, baseUrl: "http://127.0.0.1:4010/v2" }).problems).toEqual([])
    expect(checkOptions({ ...MINIMUM, baseUrl: "http://emulator:4010/v2", environment: "sandbox" }).problems).toEqual([])
  })

  it("name another API version, or another token, that was before", () => {
    expect(checkOptions({ ...MINIMUM, previousApi: { apiVersion: "v1" } }).problems).toEqual([])
    expect(checkOptions({ ...MINIMUM, previousApi: { apiToken: "P".repeat(64) } }).problems).toEqual([])
  })

  it("leave half of SePay's calls for closing and reconciling, unless told otherwise", () => {
    expect(checkOptions({ ...MINIMUM, requestsPerSecond: 4 }).options?.maximumVaOrdersPerMinute).toBe(200)
    expect(checkOptions({ ...MINIMUM, maximumVaOrdersPerMinute: 7 }).options?.maximumVaOrdersPerMinute).toBe(7)
  })

  it("leave Medusa's own addition to a module's options alone", () => {
    expect(checkOptions({ ...MINIMUM, database: { clientUrl: "postgres://…" } }).problems).toEqual([])
  })

  it.each([
    ["apiToken", {}],
    ["apiToken", { apiToken: "short" }],
    ["apiVersion", { ...MINIMUM, apiVersion: "v3" }],
    ["environment", { ...MINIMUM, environment: "staging" }],
    ["environment", { ...MINIMUM, apiVersion: "v1", environment: "sandbox" }],
    ["baseUrl", { ...MINIMUM, baseUrl: "file:///etc/passwd" }],
    ["previousApi", { ...MINIMUM, previousApi: {} }],
    ["previousApi", { ...MINIMUM, previousApi: { apiVersion: "v2", apiToken: MINIMUM.apiToken } }],
    ["previousApi", { ...MINIMUM, environment: "sandbox", previousApi: { apiVersion: "v1" } }],
    ["previousApi.apiToken", { ...MINIMUM, previousApi: { apiToken: "too-short" } }],
    ["previousApi.baseUrl", { ...MINIMUM, previousApi: { apiVersion: "v1", baseUrl: "http://my.sepay.vn/userapi" } }],
    ["baseUrl", { ...MINIMUM, baseUrl: "https://user:password@userapi.sepay.vn/v2" }],
    ["baseUrl", { ...MINIMUM, baseUrl: "http://userapi.sepay.vn/v2" }],
    ["maximumVaOrdersPerMinute", { ...MINIMUM, maximumVaOrdersPerMinute: 0 }],
    ["apiToken", { apiToken: `${"T".repeat(30)} ${"T".repeat(30)}` }],
    ["webhook.hmacSecrets.0", { ...MINIMUM, webhook: { hmacSecrets: ["fifteen-letters"] } }],
    ["webhook.apiKeys.0", { ...MINIMUM, webhook: { apiKeys: ["fifteen-letters"] } }],
    ["webhook.apiKeys.0", { ...MINIMUM, webhook: { apiKeys: ["a key with four spaces"] } }],
    ["webhook.apiKeys.1", { ...MINIMUM, webhook: { apiKeys: ["an-api-key-01234", "khóa-của-cửa-hàng"] } }],
    ["webhook.allowedIps.0", { ...MINIMUM, webhook: { allowedIps: ["10.0.0.0/64"] } }],
    ["webhook.trustedProxies.0", { ...MINIMUM, webhook: { trustedProxies: ["proxy.local"] } }],
    ["bankAccounts.0.vaHolderName", { ...MINIMUM, bankAccounts: [{ accountNumber: "123", vaHolderName: "Công ty" }] }],
    ["orderCodePrefix", { ...MINIMUM, orderCodePrefix: "1ab" }],
    ["vaDurationSeconds.payFirst", { ...MINIMUM, vaDurationSeconds: { payFirst: 5 } }],
    ["requestsPerSecond", { ...MINIMUM, requestsPerSecond: 0 }],
    ["maximumStreams", { ...MINIMUM, maximumStreams: -1 }],
    ["maximumStreamsPerPayment", { ...MINIMUM, maximumStreamsPerPayment: 0 }],
    ["personalDataRetentionDays", { ...MINIMUM, personalDataRetentionDays: 29 }],
    ["remindBeforeExpirySeconds", { ...MINIMUM, remindBeforeExpirySeconds: 5 }],
  ])("name what is wrong: %s", (option, input) => {
    const { options, problems } = checkOptions(input)
    expect(options).toBeNull()
    expect(problems).toEqual([expect.stringContaining(`Option "${option}"`)])
  })

  it("name an option that does not exist, for it may be a mistyped one", () => {
    expect(checkOptions({ ...MINIMUM, apitoken: "x" }).problems).toEqual([expect.stringContaining("apitoken")])
  })

  it("never repeat a secret", () => {
    const { problems } = checkOptions({ apiToken: "hush", webhook: { hmacSecrets: ["hush"], apiKeys: ["hush"] } })
    expect(problems).toHaveLength(3)
    expect(problems.join()).not.toContain("hush")
    const inAddress = checkOptions({ ...MINIMUM, baseUrl: "https://hush:hush@userapi.sepay.vn/v2" })
    expect(inAddress.problems.join()).not.toContain("hush")
  })
})
