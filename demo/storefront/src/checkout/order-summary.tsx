import type { HttpTypes } from "@medusajs/framework/types"

import { useSetQuantity } from "../shop/cart"
import { fill, useLanguage } from "../texts/locale"

interface OrderSummaryProps {
  /** A cart or an order: what is bought, and what it costs. */
  of: HttpTypes.StoreCart | HttpTypes.StoreOrder
  /** The cart in which quantities can be changed; without it, they are only shown. */
  changeableCartId?: string
}

export function OrderSummary({ of, changeableCartId }: OrderSummaryProps) {
  const { texts, formatVnd } = useLanguage()
  const rows = [
    { name: texts.subtotal, amount: of.item_subtotal },
    { name: texts.delivery, amount: of.shipping_subtotal },
    { name: texts.vat, amount: of.tax_total },
  ]
  return (
    <section className="card summary" aria-labelledby="your-order">
      <h2 id="your-order">{texts.yourOrder}</h2>
      <ul>
        {(of.items ?? []).map((item) => (
          <li key={item.id}>
            <div lang="vi">
              <strong>{item.product_title ?? item.title}</strong>
              <small>{item.variant_title}</small>
            </div>
            {changeableCartId ? (
              <Quantity cartId={changeableCartId} item={item} />
            ) : (
              <span className="times">× {item.quantity}</span>
            )}
            <span className="amount">{formatVnd(item.unit_price * item.quantity)}</span>
          </li>
        ))}
      </ul>
      <dl>
        {rows.map(({ name, amount }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatVnd(amount)}</dd>
          </div>
        ))}
        <div className="total">
          <dt>{texts.total}</dt>
          <dd>{formatVnd(of.total)}</dd>
        </div>
      </dl>
    </section>
  )
}

type Item = HttpTypes.StoreCartLineItem | HttpTypes.StoreOrderLineItem

function Quantity({ cartId, item }: { cartId: string; item: Item }) {
  const { texts } = useLanguage()
  const setQuantity = useSetQuantity()
  const title = item.product_title ?? item.title
  const change = (by: number) => setQuantity.mutate({ cartId, lineId: item.id, quantity: item.quantity + by })
  return (
    <div className="quantity">
      <button
        type="button"
        aria-label={fill(texts.less, { title })}
        disabled={setQuantity.isPending}
        onClick={() => change(-1)}
      >
        −
      </button>
      <span aria-label={fill(texts.quantityOf, { quantity: item.quantity })} role="status">
        {item.quantity}
      </span>
      <button
        type="button"
        aria-label={fill(texts.more, { title })}
        disabled={setQuantity.isPending}
        onClick={() => change(1)}
      >
        +
      </button>
    </div>
  )
}
