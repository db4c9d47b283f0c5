import type { HttpTypes } from "@medusajs/framework/types"
import { Link } from "react-router-dom"

import { CheckoutForm } from "../checkout/checkout-form"
import { OrderSummary } from "../checkout/order-summary"
import { type CheckoutChoices, useCheckoutChoices } from "../checkout/prepare"
import { Loadable } from "../layout/loadable"
import { OpenPayment } from "../layout/open-payment"
import { countItems, useCart } from "../shop/cart"
import { useLanguage } from "../texts/locale"

export function CheckoutPage() {
  const { texts } = useLanguage()
  return (
    <>
      <OpenPayment />
      <div className="page">
        <h1>{texts.checkout}</h1>
        <Loadable query={useCart()}>
          {(cart) => (cart && countItems(cart) > 0 ? <Checkout cart={cart} /> : <EmptyCart />)}
        </Loadable>
      </div>
    </>
  )
}

function Checkout({ cart }: { cart: HttpTypes.StoreCart }) {
  const choices = useCheckoutChoices(cart)
  return (
    <div className="columns">
      <Loadable<CheckoutChoices> query={choices}>
        {(known) => <CheckoutForm cart={cart} choices={known} />}
      </Loadable>
      <OrderSummary of={cart} changeableCartId={cart.id} />
    </div>
  )
}

function EmptyCart() {
  const { texts } = useLanguage()
  return (
    <div className="card notice">
      <p>{texts.emptyCart}</p>
      <Link className="button" to="/">
        {texts.seeProducts}
      </Link>
    </div>
  )
}
