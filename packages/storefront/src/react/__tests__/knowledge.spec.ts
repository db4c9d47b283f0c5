import { waitingPayment } from "../../__tests__/support/payments"
import type { SepayPaymentSession } from "../../client/types"
import { begin, learnPayment } from "../lib/knowledge"
import { en } from "../texts/en"
import { vi } from "../texts/vi"
import { describeAmounts, describeState } from "../view/describe-state"

const DEARER = { amount_vnd: 248_400, remaining_amount_vnd: 248_400, va_number: "963NQDORDNEW" }
const PART = { status: "partially_paid", paid_amount_vnd: 50_000 } as const

/** Whether the page says that the amount changed, after all of these. */
function hasAmountChanged(...changes: Array<Partial<SepayPaymentSession>>): boolean {
  return changes.reduce((known, change) => ({ ...known, ...learnPayment(known, waitingPayment(change)) }), begin("payses_01"))
    .hasAmountChanged
}

describe("a payment whose amount changes while it waits", () => {
  it.each<[string, Array<Partial<SepayPaymentSession>>]>([
    ["dearer", [{}, DEARER]],
    ["cheaper", [DEARER, {}]],
    ["dearer, with no number for a moment", [{}, { ...DEARER, status: "expired", vietqr: null }, DEARER]],
    ["dearer after a part was paid", [{ ...PART }, { ...PART, ...DEARER }]],
    ["dearer, and then gets another number over the same amount", [{}, DEARER, { ...DEARER, va_number: "963NQDORDNEXT" }]],
  ])("is announced when it is %s", (_, changes) => {
    expect(hasAmountChanged(...changes)).toBe(true)
  })

  it.each<[string, Array<Partial<SepayPaymentSession>>]>([
    ["the first that is known of it", [DEARER]],
    ["the same", [{}, {}]],
    ["a part that arrives", [{}, { ...PART, remaining_amount_vnd: 74_200 }]],
    ["a part that arrives after it changed", [{}, DEARER, { ...DEARER, ...PART, remaining_amount_vnd: 198_400 }]],
    ["a new number over the same amount", [{}, { status: "expired", vietqr: null }, { va_number: "963NQDORDNEW" }]],
    ["another payment of the order", [{}, { ...DEARER, id: "payses_02" }]],
  ])("is not announced for %s", (_, changes) => {
    expect(hasAmountChanged(...changes)).toBe(false)
  })

  it("counts what a server has rendered as shown", () => {
    const known = begin("payses_01", waitingPayment())
    expect(learnPayment(known, waitingPayment(DEARER)).hasAmountChanged).toBe(true)
  })

  it.each([
    ["vi", vi, "Số tiền đã đổi thành 248.400 ₫. Vui lòng dùng mã QR mới."],
    ["en", en, "The amount has changed to ₫248,400. Please use the new QR code."],
  ] as const)("is told in a line (%s), in the place of what to do", (locale, texts, line) => {
    const payment = waitingPayment(DEARER)
    const result = {
      payment,
      error: null,
      isConnected: true,
      remainingSeconds: null,
      renew: async () => undefined,
      isRenewing: false,
      hasAmountChanged: true,
    }
    for (const state of ["waiting", "partially_paid"] as const) {
      const { hint } = describeState({ ...result, state }, describeAmounts(payment, locale), texts)
      expect(hint.replace(/\u00a0/g, " ")).toBe(line)
    }
    const { hint } = describeState({ ...result, state: "expired" }, describeAmounts(payment, locale), texts)
    expect(hint).toBe(texts.expiredHint)
  })
})
