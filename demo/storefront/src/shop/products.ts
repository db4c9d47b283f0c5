import type Medusa from "@medusajs/js-sdk"
import type { HttpTypes } from "@medusajs/framework/types"
import { useQuery } from "@tanstack/react-query"

import { useShop } from "./shop"

const MOST_PRODUCTS = 24
const CURRENCY = "vnd"

/** The products that are sold, the first one first, with their prices. */
export function useProducts() {
  const { sdk } = useShop()
  return useQuery({ queryKey: ["products"], queryFn: () => listProducts(sdk), staleTime: Infinity })
}

async function listProducts(sdk: Medusa): Promise<HttpTypes.StoreProduct[]> {
  const region = await findRegion(sdk)
  const { products } = await sdk.store.product.list({
    region_id: region.id,
    limit: MOST_PRODUCTS,
    order: "created_at",
    fields: "id,title,handle,description,*variants,*variants.calculated_price",
  })
  return products
}

/** The region whose money a bank transfer moves. */
export async function findRegion(sdk: Medusa): Promise<HttpTypes.StoreRegion> {
  const { regions } = await sdk.store.region.list({ fields: "id,currency_code" })
  const region = regions.find(({ currency_code }) => currency_code === CURRENCY)
  if (!region) {
    throw new Error(`The store sells nothing in ${CURRENCY.toUpperCase()}.`)
  }
  return region
}
