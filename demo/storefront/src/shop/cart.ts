import type Medusa from "@medusajs/js-sdk"
import type { HttpTypes } from "@medusajs/framework/types"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import { keep, readKept, useKept } from "./kept"
import { findRegion } from "./products"
import { useShop } from "./shop"
import { isNotFound } from "./store-errors"

/** The cart of this browser; `null` when there is none, or when it has become an order. */
export function useCart() {
  const { sdk } = useShop()
  const cartId = useKept("cart")
  return useQuery({
    queryKey: ["cart", cartId],
    queryFn: () => (cartId === null ? null : retrieveCart(sdk, cartId)),
    refetchOnWindowFocus: "always",
  })
}

/** Another tab, or a transfer, may have completed it. */
async function retrieveCart(sdk: Medusa, cartId: string): Promise<HttpTypes.StoreCart | null> {
  try {
    const { cart } = await sdk.store.cart.retrieve(cartId)
    return cart.completed_at ? null : cart
  } catch (error) {
    if (isNotFound(error)) {
      return null
    }
    throw error
  }
}

/** Puts one more of a variant into the cart, and makes the cart when there is none. */
export function useAddToCart() {
  const { sdk } = useShop()
  const { data: cart } = useCart()
  return useCartChange(async (variantId: string) => {
    const item = { variant_id: variantId, quantity: 1 }
    // It may have become an order since it was shown.
    const current = cart ? await retrieveCart(sdk, cart.id) : null
    const changed = current
      ? await sdk.store.cart.createLineItem(current.id, item)
      : await sdk.store.cart.create({ region_id: (await findRegion(sdk)).id, items: [item] })
    return changed.cart
  })
}

/** Sets how many of a line are bought; 0 takes it out. */
export function useSetQuantity() {
  const { sdk } = useShop()
  return useCartChange(async ({ cartId, lineId, quantity }: { cartId: string; lineId: string; quantity: number }) => {
    if (quantity > 0) {
      return (await sdk.store.cart.updateLineItem(cartId, lineId, { quantity })).cart
    }
    await sdk.store.cart.deleteLineItem(cartId, lineId)
    return (await sdk.store.cart.retrieve(cartId)).cart
  })
}

/** How many pieces are in a cart. */
export function countItems(cart: HttpTypes.StoreCart | null | undefined): number {
  return (cart?.items ?? []).reduce((count, { quantity }) => count + quantity, 0)
}

/** The cart has become an order. A cart that was begun since then stays. */
export function forgetCart(cartId: string): void {
  if (readKept("cart") === cartId) {
    keep("cart", null)
  }
}

function useCartChange<T>(change: (input: T) => Promise<HttpTypes.StoreCart>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: (cart) => {
      keep("cart", cart.id)
      queries.setQueryData(["cart", cart.id], cart)
    },
  })
}
