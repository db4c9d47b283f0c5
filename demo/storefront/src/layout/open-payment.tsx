import { useQuery } from "@tanstack/react-query"
import type { SepayPaymentSession } from "medusa-payment-sepay-storefront"
import { Link } from "react-router-dom"

import { keep, useKept } from "../shop/kept"
import { useShop } from "../shop/shop"
import { fill, useLanguage } from "../texts/locale"

const LOOK_AGAIN_MILLISECONDS = 15_000

const NOTHING_TO_DO: ReadonlyArray<SepayPaymentSession["status"]> = [
  "pending",
  "partially_refunded",
  "refunded",
  "canceled",
]

/** Leads back to a payment that was begun in this browser: to what is still to be paid, or to the order. */
export function OpenPayment() {
  const { payments } = useShop()
  const paymentSessionId = useKept("payment")
  const { data: payment } = useQuery({
    queryKey: ["open payment", paymentSessionId],
    queryFn: () => (paymentSessionId === null ? null : payments.get(paymentSessionId)),
    enabled: paymentSessionId !== null,
    refetchInterval: LOOK_AGAIN_MILLISECONDS,
    retry: false,
  })
  return payment ? <OpenPaymentNotice payment={payment} /> : null
}

function OpenPaymentNotice({ payment }: { payment: SepayPaymentSession }) {
  const { texts, formatVnd } = useLanguage()
  const isReceived = payment.status === "paid" || payment.status === "outstanding"
  if (NOTHING_TO_DO.includes(payment.status) || (isReceived && !payment.order_id)) {
    return null
  }
  const text = isReceived ? texts.paymentReceived : texts.paymentAwaited
  const amount = formatVnd(isReceived ? payment.paid_amount_vnd : payment.remaining_amount_vnd)
  return (
    <div className="open-payment">
      <p>{fill(text, { amount })}</p>
      <Link className="button button-small" to={addressOf(payment)}>
        {isReceived ? texts.seeOrder : texts.goOnPaying}
      </Link>
      <button
        type="button"
        className="open-payment-close"
        aria-label={texts.close}
        onClick={() => keep("payment", null)}
      >
        ×
      </button>
    </div>
  )
}

function addressOf({ id, order_id }: SepayPaymentSession): string {
  return order_id ? `/order/${order_id}` : `/payment/${id}`
}
