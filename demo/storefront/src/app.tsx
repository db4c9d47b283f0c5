import { useEffect, useRef } from "react"
import { Navigate, Outlet, Route, Routes, useLocation } from "react-router-dom"

import { Footer } from "./layout/footer"
import { Header } from "./layout/header"
import { CheckoutPage } from "./pages/checkout-page"
import { OrderPage } from "./pages/order-page"
import { PaymentPage } from "./pages/payment-page"
import { ProductsPage } from "./pages/products-page"

/** Every page has an address that can be opened again, in this tab or in another one. */
export function App() {
  return (
    <Routes>
      <Route element={<Frame />}>
        <Route index element={<ProductsPage />} />
        <Route path="checkout" element={<CheckoutPage />} />
        <Route path="payment/:paymentSessionId" element={<PaymentPage />} />
        <Route path="order/:orderId" element={<OrderPage />} />
        <Route path="*" element={<Navigate to="/" replace />} />
      </Route>
    </Routes>
  )
}

function Frame() {
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current !== pathname) {
      // As a browser does when it loads another page: begin at the top, for the eyes and for the keyboard.
      shown.current = pathname
      window.scrollTo(0, 0)
      main.current?.focus({ preventScroll: true })
    }
  }, [pathname])
  return (
    <>
      <Header />
      <main ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
    </>
  )
}
