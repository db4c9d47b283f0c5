import { findBaseUrlProblem, sendsTokenInClear } from "../base-url"

describe("an address of SePay's API", () => {
  it.each([
    "https://userapi.sepay.vn/v2",
    "http://127.0.0.1:4010/v2",
    "http://localhost:4010/userapi",
    "http://[::1]:4010/v2",
    "http://127.1/v2",
  ])("is usable in production: %s", (baseUrl) => {
    expect(findBaseUrlProblem(baseUrl, "production")).toBeNull()
  })

  it.each([
    "userapi.sepay.vn/v2",
    "file:///etc/passwd",
    "ftp://sepay.vn/v2",
    "gopher://127.0.0.1:6379/_",
    "javascript:alert(1)",
    "https://",
    "https://user@userapi.sepay.vn/v2",
    "https://userapi.sepay.vn:pass-0123456789@evil.example/v2",
    "https://evil.example/v2?to=",
    "https://evil.example/v2#",
  ])("is refused in every environment: %s", (baseUrl) => {
    for (const environment of ["production", "sandbox"] as const) {
      const problem = findBaseUrlProblem(baseUrl, environment)
      expect(problem).toContain("must be an http(s) address without user, password, query and fragment")
      expect(problem).not.toContain("0123456789")
    }
  })

  it.each([
    "http://userapi.sepay.vn/v2",
    "http://169.254.169.254/latest/meta-data",
    "http://10.0.0.5:6379",
    "http://127.0.0.1.evil.example/v2",
    "http://localhost.evil.example/v2",
    "http://0.0.0.0/v2",
  ])("does not get the token in clear text in production: %s", (baseUrl) => {
    expect(sendsTokenInClear(baseUrl)).toBe(true)
    expect(findBaseUrlProblem(baseUrl, "production")).toContain("must be https")
    expect(findBaseUrlProblem(baseUrl, "sandbox")).toBeNull()
  })
})
