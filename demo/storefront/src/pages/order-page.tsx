import type { HttpTypes } from "@medusajs/framework/types"
import { useQueryClient } from "@tanstack/react-query"
import { findSepayPaymentSession } from "medusa-payment-sepay-storefront"
import { SepayPayment } from "medusa-payment-sepay-storefront/react"
import { useState } from "react"
import { Link, useParams } from "react-router-dom"

import { BankPanel } from "../bank/bank-panel"
import { OrderSummary } from "../checkout/order-summary"
import { Loadable } from "../layout/loadable"
import { keep, readKept } from "../shop/kept"
import { useOrder } from "../shop/order"
import { useShop } from "../shop/shop"
import { fill, useLanguage } from "../texts/locale"
import type { ShopTexts } from "../texts/vi"

/** The order-confirmed page. In `order_first` it is where the shopper pays. */
export function OrderPage() {
  const { orderId = "" } = useParams()
  return (
    <div className="page">
      <Loadable query={useOrder(orderId)}>{(order) => <Order key={order.id} order={order} />}</Loadable>
    </div>
  )
}

function Order({ order }: { order: HttpTypes.StoreOrder }) {
  const { texts, locale } = useLanguage()
  const { payments } = useShop()
  const queries = useQueryClient()
  const session = findSepayPaymentSession(order)
  const [isPaidNow, setIsPaidNow] = useState(false)
  const { title, text } = describeOrder(order, isPaidNow, texts)
  const onPaid = () => {
    setIsPaidNow(true)
    if (readKept("payment") === session?.id) {
      keep("payment", null)
    }
    void queries.invalidateQueries({ queryKey: ["cart"] })
  }
  return (
    <>
      <p className="order-number">{fill(texts.orderNumber, { number: order.display_id ?? "" })}</p>
      <h1>{title}</h1>
      <p className="lead">{text}</p>
      <div className="columns">
        <div>
          {session && (
            <SepayPayment client={payments} paymentSessionId={session.id} locale={locale} onPaid={onPaid} />
          )}
          <p className="below">
            <Link to="/">{texts.buyMore}</Link>
          </p>
        </div>
        <div className="column">
          {session && <BankPanel paymentSessionId={session.id} />}
          <DeliveryAddress order={order} />
          <OrderSummary of={order} />
        </div>
      </div>
    </>
  )
}

function describeOrder(order: HttpTypes.StoreOrder, isPaidNow: boolean, texts: ShopTexts) {
  if (order.status === "canceled") {
    return { title: texts.orderCanceledTitle, text: texts.orderCanceledText }
  }
  if (order.payment_status === "refunded" || order.payment_status === "partially_refunded") {
    return { title: texts.orderRefundedTitle, text: texts.orderRefundedText }
  }
  const { paid_total: paidTotal, pending_difference: pendingDifference } = order.summary
  if (paidTotal > 0 && pendingDifference > 0) {
    return { title: texts.orderOutstandingTitle, text: texts.orderOutstandingText }
  }
  if (isPaidNow || order.payment_status === "captured") {
    return { title: texts.orderPaidTitle, text: texts.orderPaidText }
  }
  return { title: texts.orderPlacedTitle, text: texts.orderPlacedText }
}

function DeliveryAddress({ order: { email, shipping_address: address } }: { order: HttpTypes.StoreOrder }) {
  const { texts } = useLanguage()
  const name = [address?.last_name, address?.first_name].filter(Boolean).join(" ")
  return (
    <section className="card address" aria-labelledby="deliver-to">
      <h2 id="deliver-to">{texts.deliverTo}</h2>
      <p>{[name, address?.address_1, address?.city].filter(Boolean).join(", ")}</p>
      <p>{[address?.phone, email].filter(Boolean).join(" · ")}</p>
    </section>
  )
}
