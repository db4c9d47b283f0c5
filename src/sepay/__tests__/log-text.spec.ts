import fc from "fast-check"
import { toLogReason, toLogText } from "../log-text"
import { FUZZ } from "./fuzz"

describe("text of others in a log line", () => {
  it.each([
    ["a line break", "paid\n2026-03-27 ERROR forged", "paid\\u{a}2026-03-27 ERROR forged"],
    ["a carriage return", "a\rb", "a\\u{d}b"],
    ["an escape sequence", "\u001b[2Jgone", "\\u{1b}[2Jgone"],
    ["NUL and delete", "a\u0000b\u007f", "a\\u{0}b\\u{7f}"],
    ["C1 controls, such as the one-character escape", "a\u0085b\u009bc", "a\\u{85}b\\u{9b}c"],
    ["line and paragraph separators", "a\u2028b\u2029c", "a\\u{2028}b\\u{2029}c"],
    ["a change of direction", "a\u202egnp.exe", "a\\u{202e}gnp.exe"],
    ["what cannot be seen", "a\u200bb\ufeff", "a\\u{200b}b\\u{feff}"],
    ["half of a character", "a\ud800b", "a\\u{d800}b"],
  ])("%s is written out", (_situation, text, expected) => {
    expect(toLogText(text)).toBe(expected)
  })

  it("is left as it is when nothing in it is unsafe", () => {
    const text = "Nguyễn Thị Ánh chuyển 124.200 ₫ 🧋 <script>'\"\\"
    expect(toLogText(text)).toBe(text)
  })

  it("is cut after 4,000 characters", () => {
    expect(toLogText("x".repeat(9_000))).toBe(`${"x".repeat(4_000)}…`)
  })

  it("holds only the message of an error", () => {
    const error = Object.assign(new Error("refused\n"), { config: { headers: { Authorization: "Bearer secret" } } })
    expect(toLogReason(error)).toBe("refused\\u{a}")
    expect(toLogReason("told\n")).toBe("told\\u{a}")
  })

  it.each([
    ["a workflow's error, which is a plain object", { name: "MedusaError", message: "SePay is down.\n" }, "SePay is down.\\u{a}"],
    ["an object without a message", { config: { headers: { Authorization: "Bearer secret" } } }, "The error has no message."],
    ["undefined", undefined, "undefined"],
  ])("says what went wrong when %s was thrown", (_situation, error, expected) => {
    expect(toLogReason(error)).toBe(expected)
  })

  it("holds what Postgres says of a database error, and not its statement", () => {
    const message = "UPDATE a SET b = b - 1 WHERE id = $1 - canceling statement due to lock timeout"
    const error = Object.assign(new Error(message), { severity: "ERROR", code: "55P03" })
    expect(toLogReason(error)).toBe("canceling statement due to lock timeout (SQLSTATE 55P03)")
    expect(toLogReason(Object.assign(new Error("terminated"), { severity: "FATAL", code: "57P01" }))).toBe("terminated (SQLSTATE 57P01)")
    expect(toLogReason(Object.assign(new Error("a - b"), { code: "ECONNREFUSED" }))).toBe("a - b")
  })

  it("is one line without controls, whatever it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) =>
        /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u.test(toLogText(text))
      ),
      FUZZ
    )
  })
})
