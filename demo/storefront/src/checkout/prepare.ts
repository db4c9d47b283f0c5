import type Medusa from "@medusajs/js-sdk"
import type { HttpTypes } from "@medusajs/framework/types"
import { useQuery, useQueryClient } from "@tanstack/react-query"
import { isSepayProvider } from "medusa-payment-sepay-storefront"

import { useShop } from "../shop/shop"

/** The store says what it offers, in no order of its own. */
const FIRST_WAY_TO_PAY = "pp_sepay_sepay"

/** What can be chosen for a cart. */
export interface CheckoutChoices {
  shippingOptions: HttpTypes.StoreCartShippingOption[]
  providerIds: string[]
}

/**
 * What can be chosen for the cart. The first shipping option is chosen already, so that the total is what is to be paid.
 */
export function useCheckoutChoices(cart: HttpTypes.StoreCart) {
  const { sdk } = useShop()
  const queries = useQueryClient()
  return useQuery({
    queryKey: ["choices", cart.id],
    queryFn: async () => {
      const choices = await listChoices(sdk, cart)
      const [firstOption] = choices.shippingOptions
      if (firstOption && !cart.shipping_methods?.length) {
        queries.setQueryData(["cart", cart.id], await chooseShipping(sdk, cart.id, firstOption.id))
      }
      return choices
    },
  })
}

/** @returns the cart with its new total */
export async function chooseShipping(sdk: Medusa, cartId: string, optionId: string): Promise<HttpTypes.StoreCart> {
  const { cart } = await sdk.store.cart.addShippingMethod(cartId, { option_id: optionId })
  return cart
}

async function listChoices(sdk: Medusa, cart: HttpTypes.StoreCart): Promise<CheckoutChoices> {
  const [{ shipping_options: shippingOptions }, { payment_providers: providers }] = await Promise.all([
    sdk.store.fulfillment.listCartOptions({ cart_id: cart.id }),
    sdk.store.payment.listPaymentProviders({ region_id: cart.region_id ?? "" }),
  ])
  const providerIds = providers.map(({ id }) => id).filter(isSepayProvider)
  return { shippingOptions, providerIds: providerIds.sort(compareWaysToPay) }
}

function compareWaysToPay(one: string, other: string): number {
  return Number(other === FIRST_WAY_TO_PAY) - Number(one === FIRST_WAY_TO_PAY)
}
