import { logLine } from "../log"

describe("a line of the log", () => {
  it("has a sentence and what it is about", () => {
    const fields = { transaction_id: "septxn_1", amount_vnd: 100_000, va_order_id: null, receivable_id: undefined }
    expect(logLine("webhook recorded", fields)).toBe("SePay: webhook recorded transaction_id=septxn_1 amount_vnd=100000")
  })

  it("stays one line, whatever it quotes", () => {
    expect(logLine("not captured: no\nSePay: all is well", {})).toBe("SePay: not captured: no\\u{a}SePay: all is well")
  })
})
