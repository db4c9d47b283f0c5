import { useQuery } from "@tanstack/react-query"

import { useShop } from "./shop"

/** An order with the payment sessions that it was, or is to be, paid with. */
export function useOrder(orderId: string) {
  const { sdk } = useShop()
  return useQuery({
    queryKey: ["order", orderId],
    queryFn: async () => {
      const { order } = await sdk.store.order.retrieve(orderId, { fields: "*payment_collections.payment_sessions" })
      return order
    },
  })
}
