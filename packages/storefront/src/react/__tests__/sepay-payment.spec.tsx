import { renderToStaticMarkup } from "react-dom/server"

import { waitingPayment } from "../../__tests__/support/payments"
import { createSepayClient } from "../../client/create-client"
import type { SepayPaymentSession } from "../../client/types"
import { SepayPayment, type SepayPaymentProps } from "../sepay-payment"

/** A server renders; it asks for nothing. */
const client = createSepayClient({ baseUrl: "http://127.0.0.1:9", publishableKey: "pk_test" })

function render(initialPayment?: SepayPaymentSession, props: Partial<SepayPaymentProps> = {}): string {
  return renderToStaticMarkup(
    <SepayPayment client={client} paymentSessionId="payses_01" initialPayment={initialPayment} {...props} />
  )
}

/** What can be read, without blanks that no line of text can lose. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, "|")
    .replace(/\|+/g, "|")
    .replace(/\u00a0/g, " ")
}

const OVER = { vietqr: null }
const PAID = { paid_amount_vnd: 124_200, remaining_amount_vnd: 0, outstanding_amount_vnd: 0 }

describe("the component on a server", () => {
  it("shows all that is needed to pay", () => {
    const html = render(waitingPayment())
    const text = textOf(html)
    expect(text).toContain("|Đang chờ chuyển khoản|")
    expect(text).toContain("|Số tiền|124.200 ₫|")
    expect(text).toContain("|Chủ tài khoản|NGUYEN VAN A|")
    expect(text).toContain("|Ngân hàng|BIDV|")
    expect(text).toContain("|963N|QDOR|DM5W|3AEG|RBII4|")
    expect(html).toContain('aria-label="Mã VietQR để thanh toán 124.200\u00a0₫"')
    expect(html).toContain('aria-label="Sao chép: Số tài khoản"')
    expect(html).toContain("Lưu ảnh QR")
  })

  it.each([
    ["pending before the order", { ...OVER, status: "pending", va_number: null, order_id: null }, "Chưa có số tài khoản"],
    ["partially paid", { status: "partially_paid", paid_amount_vnd: 50_000, remaining_amount_vnd: 74_200 }, "Đã nhận 50.000 ₫, còn thiếu 74.200 ₫"],
    ["paid", { ...OVER, status: "paid" }, "Thanh toán thành công"],
    ["outstanding", { ...OVER, ...PAID, status: "outstanding", outstanding_amount_vnd: 24_200 }, "Đã nhận 124.200 ₫, đơn hàng còn thiếu 24.200 ₫"],
    ["partially refunded", { ...OVER, ...PAID, status: "partially_refunded", refunded_amount_vnd: 20_000 }, "Đã hoàn 20.000 ₫"],
    ["refunded", { ...OVER, ...PAID, status: "refunded", refunded_amount_vnd: 124_200 }, "Đã hoàn 124.200 ₫"],
    ["confirming", { ...OVER, status: "confirming" }, "Chúng tôi đang chờ thông tin từ ngân hàng. Vui lòng không chuyển khoản lại."],
    ["expired", { ...OVER, status: "expired" }, "Lấy số tài khoản mới"],
    ["canceled", { ...OVER, status: "canceled" }, "Đã hủy thanh toán"],
  ] satisfies Array<[string, Partial<SepayPaymentSession>, string]>)("says that it is %s", (_, change, text) => {
    expect(textOf(render(waitingPayment(change)))).toContain(`|${text}|`)
  })

  it.each(["waiting", "partially_paid"] as const)("shows number and amount when it is %s and has no QR code", (status) => {
    const html = render(waitingPayment({ status, vietqr: null }))
    expect(textOf(html)).toContain("|963N|QDOR|DM5W|3AEG|RBII4|")
    expect(textOf(html)).toContain("|124.200 ₫|")
    expect(html).toContain('aria-label="Sao chép: Số tài khoản"')
    expect(html).not.toMatch(/sepay-qr|sepay-sign|Lưu ảnh QR/)
  })

  it("asks for what is still to pay", () => {
    const change = { status: "partially_paid", paid_amount_vnd: 50_000, remaining_amount_vnd: 74_200 } as const
    const text = textOf(render(waitingPayment(change)))
    expect(text).toContain("|Số tiền còn thiếu|74.200 ₫|")
    expect(text).not.toContain("124.200")
  })

  it.each(["outstanding", "partially_refunded", "refunded", "canceled"] as const)("does not say that it is paid when it is %s", (status) => {
    for (const locale of ["vi", "en"] as const) {
      const html = render(waitingPayment({ ...OVER, ...PAID, status }), { locale })
      expect(textOf(html)).not.toMatch(/Thanh toán thành công|Payment received|Cảm ơn|Thank you/)
      expect(html).toContain(`data-state="${status}"`)
    }
  })

  it.each<[SepayPaymentSession["status"], number, string]>([
    ["partially_refunded", 20_000, "The store transfers ₫20,000 back to you."],
    ["refunded", 124_200, "The store transfers ₫124,200 back to you."],
    ["canceled", 50_000, "The store transfers ₫50,000 back to you."],
    ["canceled", 0, "Please do not transfer any money."],
  ])("says of a payment that is %s, with %d ₫ to send back, what comes next", (status, to_return_amount_vnd, text) => {
    const html = render(waitingPayment({ ...OVER, ...PAID, status, to_return_amount_vnd }), { locale: "en" })
    expect(textOf(html)).toContain(`|${text}|`)
  })

  it.each(["confirming", "expired", "outstanding", "partially_refunded", "refunded", "canceled"] as const)("shows no account to transfer to when it is %s", (status) => {
    const text = textOf(render(waitingPayment({ ...OVER, status })))
    expect(text).not.toContain("963N")
    expect(text).not.toContain("NGUYEN VAN A")
    expect(text).not.toContain("Sao chép")
  })

  it("offers an account number where an order waits for one", () => {
    const unopened = { ...OVER, status: "pending", va_number: null } as const
    expect(textOf(render(waitingPayment({ ...unopened, order_id: "order_01" })))).toContain("|Lấy số tài khoản|")
    expect(textOf(render(waitingPayment({ ...unopened, order_id: null })))).not.toContain("|Lấy số tài khoản|")
  })

  it("waits for a payment that it was not given, or for another", () => {
    for (const html of [render(), render(waitingPayment({ id: "payses_02" }))]) {
      expect(html).toContain('aria-busy="true"')
      expect(textOf(html)).toContain("|Đang tải thông tin thanh toán…|")
      expect(textOf(html)).not.toContain("124.200")
    }
  })

  it("speaks English", () => {
    const html = render(waitingPayment(), { locale: "en" })
    expect(html).toContain('lang="en"')
    expect(textOf(html)).toContain("|Amount|₫124,200|")
    expect(textOf(html)).toContain("|Account number|")
  })

  it("says what the storefront wants said", () => {
    const texts: SepayPaymentProps["texts"] = {
      waiting: "Quét mã nhé!",
      partiallyPaid: ({ remaining }) => `Thiếu ${remaining}`,
    }
    expect(textOf(render(waitingPayment(), { texts }))).toContain("|Quét mã nhé!|")
    const partial = waitingPayment({ status: "partially_paid", remaining_amount_vnd: 74_200 })
    expect(textOf(render(partial, { texts }))).toContain("|Thiếu 74.200 ₫|")
    expect(textOf(render(waitingPayment(), { texts }))).toContain("|Số tài khoản|")
  })

  it("needs neither styles nor scripts in the page that a strict content security policy would forbid", () => {
    expect(render(waitingPayment())).not.toMatch(/style=|<style|<script|javascript:|onclick/)
  })

  it("says nothing of the time, which a server and a browser see differently", () => {
    expect(textOf(render(waitingPayment()))).not.toMatch(/\d\d:\d\d/)
  })
})
