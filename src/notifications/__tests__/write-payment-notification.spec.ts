import type { StoreSepayPaymentSession } from "../../api/store/sepay/payment-sessions/types"
import { writePaymentNotification } from "../write-payment-notification"

const ORDER = { id: "order_1", display_id: 12, email: "lan@example.com" }
const PAID: StoreSepayPaymentSession = {
  id: "payses_1",
  status: "paid",
  flow: "order_first",
  currency_code: "vnd",
  amount_vnd: 156_600,
  paid_amount_vnd: 156_600,
  remaining_amount_vnd: 0,
  outstanding_amount_vnd: 0,
  refunded_amount_vnd: 0,
  to_return_amount_vnd: 0,
  order_code: "SEPA7KQ2M9XWTC4",
  va_number: "963NQDORD1234567890AB",
  account_holder_name: "CONG TY DEMO",
  bank_name: "BIDV",
  bank_bin: "970418",
  vietqr: null,
  expires_at: null,
  order_id: "order_1",
  outstanding_payment_session_id: null,
}

function receipt(change: Partial<StoreSepayPaymentSession>, locale: "vi" | "en" = "en") {
  const { subject, text, is_current } = writePaymentNotification("received", locale, ORDER, { ...PAID, ...change })
  return { text: `${subject}\n${text}`.replace(/\u00a0/g, " "), is_current }
}

describe("instructions", () => {
  it("name the account when no QR code could be made of its number", () => {
    const payment = { ...PAID, status: "waiting", paid_amount_vnd: 0, remaining_amount_vnd: 156_600 } as const
    const written = writePaymentNotification("instructions", "en", ORDER, payment)
    expect(written).toMatchObject({ is_current: true, qr: null, attachments: [] })
    expect(written.text).toContain("Account number: 963NQDORD1234567890AB")
  })
})

describe("a receipt", () => {
  it("says that everything was received when nothing is outstanding", () => {
    expect(receipt({})).toEqual({ is_current: true, text: expect.stringMatching(/We have received your payment/) })
    expect(receipt({}, "vi")).toEqual({ is_current: true, text: expect.stringMatching(/đã nhận đủ 156\.600 ₫/) })
  })

  it("says what of a dearer order is still to be paid", () => {
    const outstanding = { status: "outstanding", outstanding_amount_vnd: 124_200 } as const
    expect(receipt(outstanding)).toEqual({ is_current: true, text: expect.stringMatching(/₫124,200 is still to be paid/) })
    expect(receipt(outstanding, "vi")).toEqual({ is_current: true, text: expect.stringMatching(/còn thiếu 124\.200 ₫/) })
  })

  it.each<[string, Partial<StoreSepayPaymentSession>, RegExp]>([
    ["refunded in part", { status: "partially_refunded", refunded_amount_vnd: 20_000 }, /have refunded ₫20,000/],
    ["refunded", { status: "refunded", refunded_amount_vnd: 156_600 }, /have refunded ₫156,600/],
    ["cancelled", { status: "canceled", to_return_amount_vnd: 156_600 }, /cancelled.*will transfer ₫156,600 back/s],
  ])("is not sent any more when the payment was %s, and does not call it paid", (_, change, expected) => {
    const english = receipt(change)
    expect(english).toEqual({ is_current: false, text: expect.stringMatching(expected) })
    expect(english.text).not.toMatch(/received your payment|paid in full/)
    expect(receipt(change, "vi").text).not.toMatch(/nhận đủ|Đã nhận thanh toán/)
  })
})
