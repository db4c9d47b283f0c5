import Medusa from "@medusajs/js-sdk"
import { createSepayClient, type SepayClient } from "medusa-payment-sepay-storefront"
import { createContext, type ReactNode, useContext, useMemo } from "react"

import type { ShopConfig } from "./config"

/** What every part of the page talks to. */
export interface Shop {
  sdk: Medusa
  payments: SepayClient
  bank: ShopConfig["bank"]
}

const ShopContext = createContext<Shop | null>(null)

export function ShopProvider({ config, children }: { config: ShopConfig; children: ReactNode }) {
  const shop = useMemo<Shop>(() => {
    const sdk = new Medusa({ baseUrl: config.storeUrl, publishableKey: config.publishableKey })
    return { sdk, payments: createSepayClient({ sdk }), bank: config.bank }
  }, [config])
  return <ShopContext.Provider value={shop}>{children}</ShopContext.Provider>
}

export function useShop(): Shop {
  const shop = useContext(ShopContext)
  if (!shop) {
    throw new TypeError("useShop works inside of a ShopProvider only.")
  }
  return shop
}
