import { describePayment, isAwaitingMoney, isPayable } from "../describe-payment"
import { pollingInterval } from "../polling"

describe("describePayment", () => {
  it.each([
    ["pending", false, [], "not_opened"],
    ["waiting", false, ["waiting"], "waiting"],
    ["partially_paid", false, ["partially_paid"], "partially_paid"],
    ["expired", false, ["partial_stuck"], "expired"],
    ["paid", false, ["capturing"], "capturing"],
    ["paid", true, ["paid", "surplus"], "paid"],
    ["outstanding", true, ["outstanding"], "outstanding"],
    ["outstanding", false, ["capture_stopped", "outstanding"], "outstanding"],
    ["partially_refunded", true, ["partially_refunded", "return_owed"], "partially_refunded"],
    ["refunded", true, ["refunded"], "refunded"],
    ["canceled", true, ["canceled", "return_owed"], "canceled"],
    ["canceled", true, ["canceled_captured"], "canceled_with_money"],
    ["canceled", false, ["canceled"], "canceled"],
    ["canceled", false, ["canceled_with_money", "return_owed"], "canceled_with_money"],
  ] as const)("calls %s (captured: %s) with the next actions %j %s", (status, is_captured, codes, expected) => {
    expect(describePayment({ status, is_captured, next_actions: codes.map((code) => ({ code })) })).toBe(expected)
  })
})

describe("isAwaitingMoney", () => {
  it.each([
    ["pending", true],
    ["waiting", true],
    ["partially_paid", true],
    ["expired", true],
    ["paid", false],
    ["outstanding", false],
    ["partially_refunded", false],
    ["refunded", false],
    ["canceled", false],
  ] as const)("says of %s: %s", (status, expected) => {
    expect(isAwaitingMoney({ status })).toBe(expected)
    expect(isPayable({ status })).toBe(status === "waiting" || status === "partially_paid")
  })
})

describe("pollingInterval", () => {
  const often = pollingInterval([{ status: "waiting", is_captured: false, next_actions: [] }])

  it("looks often while a transfer may arrive, or is being captured", () => {
    expect(pollingInterval([{ status: "paid", is_captured: false, next_actions: [{ code: "capturing" }] }])).toBe(often)
    expect(pollingInterval([{ status: "partially_paid", is_captured: false, next_actions: [] }])).toBe(often)
    expect(pollingInterval([{ status: "outstanding", is_captured: false, next_actions: [{ code: "outstanding" }] }])).toBe(often)
  })

  it("looks less often while it is up to a person", () => {
    for (const payment of [
      { status: "expired" as const, is_captured: false, next_actions: [] },
      { status: "paid" as const, is_captured: false, next_actions: [{ code: "capture_stopped" as const }] },
      { status: "outstanding" as const, is_captured: true, next_actions: [{ code: "outstanding" as const }] },
    ]) {
      expect(Number(pollingInterval([payment]))).toBeGreaterThan(Number(often))
    }
  })

  it("stops when nothing changes by itself any more", () => {
    expect(pollingInterval([])).toBe(false)
    expect(pollingInterval([{ status: "paid", is_captured: true, next_actions: [] }])).toBe(false)
    expect(pollingInterval([{ status: "canceled", is_captured: false, next_actions: [] }])).toBe(false)
    expect(pollingInterval([{ status: "refunded", is_captured: true, next_actions: [] }])).toBe(false)
  })
})
