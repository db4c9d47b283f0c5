import { useQueryClient } from "@tanstack/react-query"
import { SepayPayment } from "medusa-payment-sepay-storefront/react"
import { Link, useNavigate, useParams } from "react-router-dom"

import { BankPanel } from "../bank/bank-panel"
import { OrderSummary } from "../checkout/order-summary"
import { useCart } from "../shop/cart"
import { useShop } from "../shop/shop"
import { useLanguage } from "../texts/locale"

/** `pay_first`: the transfer places the order. Whoever comes back after it is led to the order. */
export function PaymentPage() {
  const { paymentSessionId = "" } = useParams()
  const { texts, locale } = useLanguage()
  const { payments } = useShop()
  const { data: cart } = useCart()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const goToOrder = (orderId: string) => {
    void queries.invalidateQueries({ queryKey: ["cart"] })
    navigate(`/order/${orderId}`, { replace: true })
  }
  return (
    <div className="page">
      <h1>{texts.paymentTitle}</h1>
      <p className="lead">{texts.paymentText}</p>
      <div className="columns">
        <div>
          <SepayPayment
            key={paymentSessionId}
            client={payments}
            paymentSessionId={paymentSessionId}
            locale={locale}
            onOrderPlaced={goToOrder}
          />
          <p className="below">
            <Link to="/checkout">{texts.changeOrder}</Link>
          </p>
        </div>
        <div className="column">
          <BankPanel paymentSessionId={paymentSessionId} />
          {cart && <OrderSummary of={cart} />}
        </div>
      </div>
    </div>
  )
}
