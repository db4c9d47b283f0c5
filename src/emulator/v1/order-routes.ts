import { z } from "zod"
import type { CompanyState } from "../company/company-state"
import type { BankAccount } from "../company/model"
import type { ApiRequest } from "../http/reply"
import type { ApiRoute } from "../http/api-generation"
import { EmulatorError } from "../operations/emulator-error"
import { findOrderOf, findOrders } from "../operations/queries"
import type { OperationContext } from "../operations/operation-context"
import { createdOrderJson, orderJson, orderSummaryJson, virtualAccountJson } from "../operations/order-json"
import { addVirtualAccount, cancelOrder, cancelVirtualAccount, createOrder } from "../operations/order-operations"
import { createOrderShape, parseAddVirtualAccount, parseFields, toCreateOrderRequest } from "../operations/parse-fields"

/** `with_qrcode` is a boolean in v1; the text "0" or "1" is refused. */
const createOrderSchema = z.object({ ...createOrderShape, with_qrcode: z.boolean().optional() })

const ORDERS = "/userapi/bidv/:bankAccountId/orders"

/** v1's order API: BIDV only. Lists have no pages. */
export function orderRoutes(context: OperationContext): ApiRoute[] {
  const { company } = context
  const target = ({ params }: ApiRequest) => {
    const account = findBidvAccount(company, params["bankAccountId"])
    return { account, order: findOrderOf(company, account, params["orderId"] ?? "") }
  }
  const addVirtualAccountTo = (request: ApiRequest) => {
    const { account, order } = target(request)
    const virtualAccount = addVirtualAccount(context, account, order, parseAddVirtualAccount(request.body))
    return success("Virtual account created successfully", virtualAccountJson(virtualAccount))
  }
  return [
    {
      name: "createOrder",
      method: "POST",
      template: ORDERS,
      handle: ({ params, body }) => {
        const account = findBidvAccount(company, params["bankAccountId"])
        const fields = parseFields(createOrderSchema, body)
        const order = createOrder(context, account, toCreateOrderRequest(fields))
        const qrTemplate = fields.with_qrcode ? (fields.qrcode_template ?? "compact") : null
        return success("Order created successfully", {
          order_id: order.id,
          ...createdOrderJson(order, account, qrTemplate),
        })
      },
    },
    {
      name: "listOrders",
      method: "GET",
      template: ORDERS,
      handle: ({ params }) => {
        const account = findBidvAccount(company, params["bankAccountId"])
        const orders = findOrders(company, account).map((order) => orderSummaryJson(order, account))
        return { status: 200, body: { status: "success", data: { orders } } }
      },
    },
    {
      name: "getOrder",
      method: "GET",
      template: `${ORDERS}/:orderId`,
      handle: (request) => {
        const { account, order } = target(request)
        return { status: 200, body: { status: "success", data: orderJson(order, account) } }
      },
    },
    // The reference writes `/va`, the upgrade guide `/vas`.
    { name: "addVirtualAccount", method: "POST", template: `${ORDERS}/:orderId/va`, handle: addVirtualAccountTo },
    { name: "addVirtualAccount", method: "POST", template: `${ORDERS}/:orderId/vas`, handle: addVirtualAccountTo },
    {
      name: "cancelOrder",
      method: "DELETE",
      template: `${ORDERS}/:orderId`,
      handle: (request) => {
        const { account, order } = target(request)
        cancelOrder(context, account, order)
        return success("Order cancelled successfully")
      },
    },
    {
      name: "cancelVirtualAccount",
      method: "DELETE",
      template: `${ORDERS}/:orderId/va/:vaNumber`,
      handle: (request) => {
        const { account, order } = target(request)
        cancelVirtualAccount(context, account, order, request.params["vaNumber"] ?? "")
        return success("Virtual account cancelled successfully")
      },
    },
  ]
}

/** @throws EmulatorError (404) for an unknown id and for another bank's. */
function findBidvAccount(company: CompanyState, v1Id: string | undefined): BankAccount {
  const account = company.bankAccounts().find((candidate) => String(candidate.v1Id) === v1Id)
  if (account?.bank !== "BIDV") {
    throw EmulatorError.notFound("BIDV bank account")
  }
  return account
}

function success(message: string, data?: unknown) {
  return { status: 200, body: { status: "success", message, data } }
}
