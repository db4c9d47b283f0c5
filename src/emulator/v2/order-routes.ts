import { z } from "zod"
import type { ApiRoute } from "../http/api-generation"
import { findOrderOf, findOrders } from "../operations/queries"
import type { OperationContext } from "../operations/operation-context"
import { createdOrderJson, orderJson, orderSummaryJson, virtualAccountJson } from "../operations/order-json"
import { addVirtualAccount, cancelOrder, cancelVirtualAccount, createOrder } from "../operations/order-operations"
import {
  createOrderShape,
  optionalSort,
  optionalWord,
  parseAddVirtualAccount,
  parseFields,
  toCreateOrderRequest,
} from "../operations/parse-fields"
import { findAccount } from "./find-account"
import { pageJson, pageShape } from "./paging"

/** `with_qrcode` is the text "0" or "1" in v2; a boolean is refused. */
const createOrderSchema = z.object({ ...createOrderShape, with_qrcode: optionalWord(["0", "1"]) })
const listOrdersSchema = z.object({ ...pageShape, created_at_sort: optionalSort, amount_sort: optionalSort })

const ORDERS = "/v2/bank-accounts/:bankAccountId/orders"

/** v2's order API. */
export function orderRoutes(context: OperationContext): ApiRoute[] {
  const { company } = context
  const accountOf = (params: Readonly<Record<string, string>>) => findAccount(company, params["bankAccountId"])
  const target = (params: Readonly<Record<string, string>>) => {
    const account = accountOf(params)
    return { account, order: findOrderOf(company, account, params["orderId"] ?? "") }
  }
  return [
    {
      name: "createOrder",
      method: "POST",
      template: ORDERS,
      handle: ({ params, body }) => {
        const account = accountOf(params)
        const fields = parseFields(createOrderSchema, body)
        const order = createOrder(context, account, toCreateOrderRequest(fields))
        const qrTemplate = fields.with_qrcode === "1" ? (fields.qrcode_template ?? "compact") : null
        return success(201, "Order created successfully", {
          id: order.id,
          ...createdOrderJson(order, account, qrTemplate),
        })
      },
    },
    {
      name: "listOrders",
      method: "GET",
      template: ORDERS,
      handle: ({ params, query }) => {
        const account = accountOf(params)
        const fields = parseFields(listOrdersSchema, query)
        const orders = findOrders(company, account, { createdAt: fields.created_at_sort, amount: fields.amount_sort })
        return { status: 200, body: pageJson(orders, fields, (order) => orderSummaryJson(order, account)) }
      },
    },
    {
      name: "getOrder",
      method: "GET",
      template: `${ORDERS}/:orderId`,
      handle: ({ params }) => {
        const { account, order } = target(params)
        return { status: 200, body: { status: "success", data: orderJson(order, account) } }
      },
    },
    {
      name: "addVirtualAccount",
      method: "POST",
      template: `${ORDERS}/:orderId/va`,
      handle: ({ params, body }) => {
        const { account, order } = target(params)
        const virtualAccount = addVirtualAccount(context, account, order, parseAddVirtualAccount(body))
        return success(201, "Virtual account created successfully", virtualAccountJson(virtualAccount))
      },
    },
    {
      name: "cancelOrder",
      method: "DELETE",
      template: `${ORDERS}/:orderId`,
      handle: ({ params }) => {
        const { account, order } = target(params)
        cancelOrder(context, account, order)
        return { status: 204 }
      },
    },
    {
      name: "cancelVirtualAccount",
      method: "DELETE",
      template: `${ORDERS}/:orderId/va/:vaNumber`,
      handle: ({ params }) => {
        const { account, order } = target(params)
        cancelVirtualAccount(context, account, order, params["vaNumber"] ?? "")
        return { status: 204 }
      },
    },
  ]
}

function success(status: number, message: string, data: unknown) {
  return { status, body: { status: "success", message, data } }
}
