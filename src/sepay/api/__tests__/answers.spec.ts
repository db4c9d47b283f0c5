import { readAnswer } from "../answers"
import { waitBeforeRetry } from "../call"
import { SepayError, type SepayErrorDetails } from "../errors"
import type { HttpAnswer, HttpMethod, HttpRequest } from "../http"

const REQUESTS: Record<HttpMethod, HttpRequest> = {
  GET: { operation: "getOrder", method: "GET", path: "/" },
  POST: { operation: "createOrder", method: "POST", path: "/" },
  DELETE: { operation: "cancelOrder", method: "DELETE", path: "/" },
}

const HTML = "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>"
const TAKEN = { status: 409, error: "duplicate", messages: { error: "Taken" } }
const INVALID = { status: "422", error: "422", messages: { error: "amount" } }
const FAILED = { status: 500, error: "500", messages: { error: "Oops" } }
const CODE_IGNITER_404 = { status: 404, error: 404, messages: { error: "Not Found" } }

function read(method: HttpMethod, status: number, body: unknown, options: Partial<HttpAnswer> & { v1?: boolean } = {}) {
  const { v1 = false, retryAfter = null } = options
  const answer = { status, text: typeof body === "string" ? body : JSON.stringify(body), retryAfter }
  return readAnswer(answer, REQUESTS[method], v1 ? "unauthorized" : "unexpected_answer")
}

function failure(...parameters: Parameters<typeof read>): SepayError {
  try {
    read(...parameters)
  } catch (error) {
    if (error instanceof SepayError) {
      return error
    }
    throw error
  }
  throw new Error("It was read.")
}

const v2Error = (code: string | undefined, message = "Refused") => ({ status: "error", message, error_code: code })

describe("v2", () => {
  it("gives the JSON of a success and nothing of a 204", () => {
    expect(read("GET", 200, { status: "success", data: 1 })).toEqual({ status: "success", data: 1 })
    expect(read("POST", 201, { status: "success", data: 1 })).toEqual({ status: "success", data: 1 })
    expect(read("DELETE", 204, "")).toBeUndefined()
  })

  it.each<[HttpMethod, number, unknown, Partial<SepayErrorDetails>]>([
    ["GET", 401, v2Error("unauthorized"), { kind: "unauthorized", sepayCode: "unauthorized", sepayMessage: "Refused" }],
    ["GET", 403, v2Error(undefined), { kind: "unauthorized" }],
    ["GET", 404, v2Error(undefined), { kind: "not_found", sepayCode: undefined }],
    ["POST", 400, v2Error(undefined, "The account is not enterprise"), { kind: "validation", retryable: false }],
    ["POST", 409, v2Error("duplicate"), { kind: "duplicate", outcomeUnknown: false }],
    ["POST", 409, v2Error(undefined), { kind: "duplicate" }],
    ["POST", 422, v2Error("validation_error"), { kind: "validation", sepayCode: "validation_error" }],
    ["POST", 422, v2Error("invalid_tid_format"), { kind: "validation" }],
    ["POST", 422, v2Error("invalid_tid"), { kind: "validation" }],
    ["POST", 422, v2Error("invalid_state"), { kind: "invalid_state" }],
    ["GET", 422, v2Error("unsupported_bank"), { kind: "validation", sepayCode: "unsupported_bank" }],
    ["DELETE", 422, v2Error("invalid_state"), { kind: "invalid_state" }],
    ["DELETE", 403, v2Error("vcb_cancel_not_allowed"), { kind: "invalid_state", outcomeUnknown: false }],
    ["DELETE", 409, v2Error(undefined), { kind: "invalid_state" }],
    ["POST", 429, v2Error("rate_limited"), { kind: "rate_limited", retryable: true, outcomeUnknown: false }],
    ["POST", 408, "", { kind: "unavailable", outcomeUnknown: true }],
    ["GET", 500, v2Error(undefined), { kind: "unavailable", retryable: true, outcomeUnknown: false }],
    ["POST", 500, v2Error("vcb_error"), { kind: "unavailable", sepayCode: "vcb_error", outcomeUnknown: true }],
    ["POST", 503, v2Error("vcb_connection_error"), { kind: "unavailable", outcomeUnknown: true }],
    ["DELETE", 500, v2Error("vcb_cancel_error"), { kind: "unavailable", outcomeUnknown: true }],
    ["POST", 502, HTML, { kind: "unavailable", outcomeUnknown: true, sepayMessage: undefined }],
    ["POST", 504, "", { kind: "unavailable", outcomeUnknown: true }],
    ["GET", 401, HTML, { kind: "unauthorized" }],
    ["GET", 200, HTML, { kind: "unexpected_answer", retryable: true, outcomeUnknown: false }],
    ["POST", 200, HTML, { kind: "unexpected_answer", outcomeUnknown: true }],
    ["DELETE", 404, HTML, { kind: "unexpected_answer", outcomeUnknown: false }],
    ["DELETE", 404, "", { kind: "unexpected_answer" }],
    ["GET", 302, "", { kind: "unexpected_answer", retryable: false, httpStatus: 302 }],
    ["POST", 301, HTML, { kind: "unexpected_answer", outcomeUnknown: true }],
    ["GET", 200, "", { kind: "unexpected_answer", outcomeUnknown: false }],
    ["POST", 201, "", { kind: "unexpected_answer", outcomeUnknown: true }],
    ["DELETE", 200, "", { kind: "unexpected_answer", outcomeUnknown: true }],
    ["POST", 204, "", { kind: "unexpected_answer", outcomeUnknown: true }],
    ["GET", 200, '{"status":"succ', { kind: "unexpected_answer" }],
    ["POST", 200, v2Error("duplicate"), { kind: "duplicate", httpStatus: 200 }],
  ])("%s answered with %d %j", (method, status, body, expected) => {
    expect(failure(method, status, body)).toMatchObject({ httpStatus: status, ...expected })
  })
})

describe("v1", () => {
  it.each<[HttpMethod, number, unknown, Partial<SepayErrorDetails>]>([
    ["GET", 200, "", { kind: "unauthorized", outcomeUnknown: false, retryable: false }],
    ["POST", 200, " \n", { kind: "unauthorized", outcomeUnknown: false }],
    ["GET", 200, { status: 401, error: "unauthorized", messages: { error: "Wrong token" } }, { kind: "unauthorized" }],
    ["POST", 200, TAKEN, { kind: "duplicate", sepayMessage: "Taken" }],
    ["POST", 200, INVALID, { kind: "validation", sepayCode: undefined }],
    ["POST", 200, { status: "error", error: "duplicate", message: "Taken" }, { kind: "duplicate" }],
    ["POST", 200, { status: "error", error: null, message: "Mã đơn hàng đã tồn tại" }, { kind: "duplicate" }],
    ["POST", 200, { status: "error", message: "Order code already exists" }, { kind: "duplicate" }],
    ["GET", 200, { status: "error", message: "Không tìm thấy đơn hàng" }, { kind: "not_found" }],
    ["POST", 200, { status: "error", message: "amount is wrong" }, { kind: "validation" }],
    ["DELETE", 200, { status: "error", message: "Đơn hàng đã thanh toán" }, { kind: "invalid_state" }],
    ["GET", 404, CODE_IGNITER_404, { kind: "not_found", sepayCode: undefined, sepayMessage: "Not Found" }],
    ["POST", 200, FAILED, { kind: "unavailable", outcomeUnknown: true }],
    ["POST", 429, { status: 429, error: "rate_limit_exceeded", message: "Slow" }, { kind: "rate_limited" }],
    ["POST", 200, { status: 429, error: "rate_limit_exceeded", message: "Slow" }, { kind: "rate_limited" }],
  ])("%s answered with %d %j", (method, status, body, expected) => {
    expect(failure(method, status, body, { v1: true })).toMatchObject({ httpStatus: status, ...expected })
  })

  it("takes a success for one", () => {
    const body = { status: 200, error: null, messages: { success: true }, bankaccounts: [] }
    expect(read("GET", 200, body, { v1: true })).toEqual(body)
  })
})

it.each([
  ["2", 2],
  ["0", 0],
  ["1.5", 1.5],
  [null, 1],
  ["", 1],
  ["soon", 1],
  ["-5", 0],
  ["Infinity", 1],
])("reads Retry-After: %j as %d seconds", (retryAfter, seconds) => {
  expect(failure("GET", 429, "", { retryAfter }).retryAfterSeconds).toBe(seconds)
})

it("reads Retry-After as a date", () => {
  const seconds = failure("GET", 429, "", { retryAfter: new Date(Date.now() + 30_000).toUTCString() }).retryAfterSeconds
  expect(seconds).toBeGreaterThan(25)
  expect(seconds).toBeLessThanOrEqual(30)
})

it("says what happened, where, and what to do, and quotes SePay within limits", () => {
  const error = failure("POST", 422, v2Error("invalid_tid", "tid is unknown"))
  expect(error.message).toBe(
    'createOrder: SePay refused the request (HTTP 422, invalid_tid: "tid is unknown"). ' +
      "Correct what is named and try again."
  )
  expect(failure("POST", 500, v2Error(undefined, "x".repeat(10_000))).message.length).toBeLessThan(500)
  expect(failure("POST", 500, "").message).toContain("look before doing it again")
})

describe("waitBeforeRetry", () => {
  const unavailable = failure("GET", 500, "")
  const rateLimited = (retryAfter: string) => failure("POST", 429, "", { retryAfter })

  it("backs off from GETs that were not answered, with jitter, three attempts in all", () => {
    expect(waitBeforeRetry(unavailable, "GET", 1, 0)).toBe(100)
    expect(waitBeforeRetry(unavailable, "GET", 1, 1)).toBe(200)
    expect(waitBeforeRetry(unavailable, "GET", 2, 1)).toBe(400)
    expect(waitBeforeRetry(unavailable, "GET", 3, 1)).toBeNull()
  })

  it("does not send again what may have been done", () => {
    expect(waitBeforeRetry(unavailable, "POST", 1, 0)).toBeNull()
    expect(waitBeforeRetry(unavailable, "DELETE", 1, 0)).toBeNull()
    expect(waitBeforeRetry(failure("GET", 200, HTML), "GET", 1, 0)).toBeNull()
  })

  it("waits as a 429 says, up to five seconds", () => {
    expect(waitBeforeRetry(rateLimited("2"), "POST", 1, 0)).toBe(2_000)
    expect(waitBeforeRetry(rateLimited("5"), "DELETE", 2, 0)).toBe(5_000)
    expect(waitBeforeRetry(rateLimited("6"), "POST", 1, 0)).toBeNull()
    expect(waitBeforeRetry(rateLimited("1"), "POST", 3, 0)).toBeNull()
  })
})
