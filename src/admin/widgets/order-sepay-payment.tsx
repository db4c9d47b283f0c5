import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"

import { ErrorBoundary } from "../components/error-boundary"
import { FailedPart } from "../components/failed-part"
import { OrderPayments } from "../payments/order-payments"

/** What an order was paid with through SePay, beside the order. The next order is a new attempt after an error. */
const OrderSepayPayment = ({ data: order }: DetailWidgetProps<AdminOrder>) => (
  <ErrorBoundary key={order?.id} name="the order's payment" fallback={<FailedPart />}>
    <OrderPayments order={order} />
  </ErrorBoundary>
)

export const config = defineWidgetConfig({
  zone: ["order.details.side.before", "draft_order.details.side.before"],
})

export default OrderSepayPayment
