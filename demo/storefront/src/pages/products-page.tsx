import { Link } from "react-router-dom"

import { Loadable } from "../layout/loadable"
import { OpenPayment } from "../layout/open-payment"
import { PhinPicture } from "../products/phin-picture"
import { ProductCard } from "../products/product-card"
import { countItems, useCart } from "../shop/cart"
import { useProducts } from "../shop/products"
import { fill, useLanguage } from "../texts/locale"

export function ProductsPage() {
  const { texts } = useLanguage()
  const products = useProducts()
  return (
    <>
      <OpenPayment />
      <section className="hero">
        <div className="hero-text">
          <h1>{texts.heroTitle}</h1>
          <p>{texts.heroText}</p>
        </div>
        <PhinPicture />
      </section>
      <section className="page" aria-labelledby="products">
        <h2 id="products">{texts.products}</h2>
        <Loadable query={products}>
          {(list) => (
            <ul className="products">
              {list.map((product, index) => (
                <ProductCard key={product.id} product={product} rank={index} />
              ))}
            </ul>
          )}
        </Loadable>
      </section>
      <CartBar />
    </>
  )
}

/** The way to the checkout, within reach of a thumb. */
function CartBar() {
  const { texts, formatVnd } = useLanguage()
  const { data: cart } = useCart()
  const count = countItems(cart)
  if (!cart || count === 0) {
    return null
  }
  return (
    <div className="cart-bar">
      <p>{fill(texts.inYourCart, { count, total: formatVnd(cart.item_total) })}</p>
      <Link className="button" to="/checkout">
        {texts.goToCheckout}
      </Link>
    </div>
  )
}
