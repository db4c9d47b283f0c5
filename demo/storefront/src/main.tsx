import "@fontsource/be-vietnam-pro/latin-400.css"
import "@fontsource/be-vietnam-pro/latin-600.css"
import "@fontsource/be-vietnam-pro/latin-700.css"
import "@fontsource/be-vietnam-pro/vietnamese-400.css"
import "@fontsource/be-vietnam-pro/vietnamese-600.css"
import "@fontsource/be-vietnam-pro/vietnamese-700.css"
import "medusa-payment-sepay-storefront/styles.css"
import "./styles/base.css"
import "./styles/products.css"
import "./styles/checkout.css"
import "./styles/bank.css"

import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { HashRouter } from "react-router-dom"

import { App } from "./app"
import { loadConfig } from "./shop/config"
import { ShopProvider } from "./shop/shop"
import { isWorthRetrying } from "./shop/store-errors"
import { LanguageProvider } from "./texts/locale"

async function start(root: HTMLElement): Promise<void> {
  const config = await loadConfig()
  const queries = new QueryClient({ defaultOptions: { queries: { retry: isWorthRetrying } } })
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <ShopProvider config={config}>
          <LanguageProvider>
            <HashRouter>
              <App />
            </HashRouter>
          </LanguageProvider>
        </ShopProvider>
      </QueryClientProvider>
    </StrictMode>
  )
}

const root = document.getElementById("root")
if (root) {
  start(root).catch((error: Error) => {
    root.textContent = error.message
  })
}
