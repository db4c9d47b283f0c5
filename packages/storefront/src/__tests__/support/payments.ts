import type { SepayPaymentSession } from "../../client/types"

/** A payment that waits for its transfer. */
export function waitingPayment(change: Partial<SepayPaymentSession> = {}): SepayPaymentSession {
  return {
    id: "payses_01",
    status: "waiting",
    flow: "order_first",
    currency_code: "vnd",
    amount_vnd: 124_200,
    paid_amount_vnd: 0,
    remaining_amount_vnd: 124_200,
    outstanding_amount_vnd: 124_200,
    refunded_amount_vnd: 0,
    to_return_amount_vnd: 0,
    order_code: "SEPR5BJEQ8WPD6J",
    va_number: "963NQDORDM5W3AEGRBII4",
    account_holder_name: "NGUYEN VAN A",
    bank_name: "BIDV",
    bank_bin: "970418",
    vietqr:
      "00020101021238650010A000000727013500069704180121963NQDORDM5W3AEGRBII40208QRIBFTTA5303704540612420" +
      "05802VN6304DF7A",
    expires_at: new Date(Date.now() + 30 * 60_000).toISOString(),
    order_id: "order_01",
    outstanding_payment_session_id: null,
    ...change,
  }
}
