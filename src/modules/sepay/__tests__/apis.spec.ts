import { createApis } from "../apis"
import { checkOptions, type SepayPluginOptions } from "../options"

const TOKEN = "T".repeat(64)

function apisOf(options: Partial<SepayPluginOptions>) {
  const { options: resolved, problems } = checkOptions({ apiToken: TOKEN, ...options })
  if (resolved === null) {
    throw new Error(problems.join())
  }
  return createApis(resolved, {})
}

describe("the API that is asked about what was opened before", () => {
  it.each<[string, Partial<SepayPluginOptions>, string | null, string | null]>([
    ["in production, the other generation takes the same token", {}, "v2", "v1"],
    ["in production with v1, too", { apiVersion: "v1" }, "v2", "v1"],
    ["in the sandbox there is no v1", { environment: "sandbox" }, "v2", null],
    ["at another address, the other generation's is not known", { baseUrl: "https://sepay.example/v2" }, "v2", null],
    [
      "at another address, the other generation's can be given",
      { baseUrl: "https://sepay.example/v2", previousApi: { apiVersion: "v1", baseUrl: "https://sepay.example/userapi" } },
      "v2",
      "v1",
    ],
    ["of another company, it is of the same generation", { previousApi: { apiToken: "P".repeat(64) } }, "v2", null],
  ])("%s", (_, options, v2, v1) => {
    const { api, apiOf } = apisOf(options)
    expect([apiOf("v2")?.version ?? null, apiOf("v1")?.version ?? null]).toEqual([v2, v1])
    expect(api.version).toBe(options.apiVersion ?? "v2")
  })
})
