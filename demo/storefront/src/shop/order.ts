import { useQuery } from "@tanstack/react-query"

import { useShop } from "./shop"

/** The store can edit an order while its page is open. */
const LOOK_AGAIN_MILLISECONDS = 15_000

/** An order with the payment sessions that it was, or is to be, paid with. */
export function useOrder(orderId: string) {
  const { sdk } = useShop()
  return useQuery({
    queryKey: ["order", orderId],
    queryFn: async () => {
      const { order } = await sdk.store.order.retrieve(orderId, { fields: "*payment_collections.payment_sessions" })
      return order
    },
    refetchInterval: ({ state }) => (state.data ? LOOK_AGAIN_MILLISECONDS : false),
  })
}
