import { defineWidgetConfig } from "@medusajs/admin-sdk"
import type { AdminOrder, DetailWidgetProps } from "@medusajs/framework/types"

import { OrderPayments } from "../payments/order-payments"

/** What an order was paid with through SePay, beside the order. */
const OrderSepayPayment = ({ data: order }: DetailWidgetProps<AdminOrder>) => <OrderPayments order={order} />

export const config = defineWidgetConfig({
  zone: ["order.details.side.before", "draft_order.details.side.before"],
})

export default OrderSepayPayment
