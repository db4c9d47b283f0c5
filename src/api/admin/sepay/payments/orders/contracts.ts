import { z } from "@medusajs/framework/zod"
import type { RouteContract } from "../../../../contract"
import { idSchema } from "../../../../ids"
import { adminSepayOrderResponseSchema } from "./types"

const params = z.strictObject({ id: idSchema.describe("Id of the Medusa order.") })

export const adminSepayOrderContracts: RouteContract[] = [
  {
    id: "getOrderPayments",
    method: "GET",
    path: "/admin/sepay/payments/orders/:id",
    summary: "Get an order's SePay payments",
    description:
      "The SePay payments of an order with everything that ever happened to them, and whether another one can " +
      "be asked for. " +
      "An order that is unknown, or paid otherwise, has none.",
    params,
    answer: { schema: adminSepayOrderResponseSchema },
  },
  {
    id: "requestOrderPayment",
    method: "POST",
    path: "/admin/sepay/payments/orders/:id/request",
    summary: "Ask for what an order has outstanding",
    description: "Makes a SePay payment over what the order has outstanding, with a virtual account to pay to.",
    params,
    answer: { schema: adminSepayOrderResponseSchema },
    errors: {
      400: "Nothing is outstanding, another payment asks for it, or SePay refused.",
      422: "SePay opened no virtual account.",
    },
  },
]
