import type { HttpTypes } from "@medusajs/framework/types"
import { useState } from "react"

import { useAddToCart } from "../shop/cart"
import { useLanguage } from "../texts/locale"
import { CoffeeBag } from "./coffee-bag"

interface ProductCardProps {
  product: HttpTypes.StoreProduct
  /** Its place in the list: no two neighbours look the same. */
  rank: number
}

/** A product, to choose how much of it goes into the cart. */
export function ProductCard({ product, rank }: ProductCardProps) {
  const { texts, formatVnd } = useLanguage()
  const addToCart = useAddToCart()
  const variants = product.variants ?? []
  const [chosenId, setChosenId] = useState(variants[0]?.id)
  const chosen = variants.find(({ id }) => id === chosenId)
  if (!chosen) {
    return null
  }
  return (
    <li className="card product">
      <CoffeeBag rank={rank} />
      <div className="product-text" lang="vi">
        <h3>{product.title}</h3>
        <p>{product.description}</p>
      </div>
      <fieldset className="weights">
        <legend>{texts.chooseWeight}</legend>
        {variants.map(({ id, title }) => (
          <label key={id} lang="vi">
            <input
              type="radio"
              name={`weight-${product.id}`}
              checked={id === chosenId}
              onChange={() => setChosenId(id)}
            />
            <span>{title}</span>
          </label>
        ))}
      </fieldset>
      <div className="product-buy">
        <p className="price">
          <strong>{formatVnd(chosen.calculated_price?.calculated_amount ?? 0)}</strong>
          <small>{texts.beforeVat}</small>
        </p>
        <button
          type="button"
          className="button"
          disabled={addToCart.isPending}
          onClick={() => addToCart.mutate(chosen.id)}
        >
          {texts.addToCart}
        </button>
      </div>
      {addToCart.error && <p role="alert">{addToCart.error.message}</p>}
    </li>
  )
}
