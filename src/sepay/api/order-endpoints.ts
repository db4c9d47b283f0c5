/** The endpoints of orders and VAs, which v2 and v1 have under different paths. */
import { answers } from "./schemas"
import type { SepayCall } from "./call"
import { joinPath } from "./path"
import type { AddVirtualAccountInput, CreateOrderInput, SepayApi } from "./sepay-api"

/** What `SepayApi` does with a single order or VA. */
export type OrderEndpoints = Pick<
  SepayApi,
  "createOrder" | "getOrder" | "addVirtualAccount" | "cancelOrder" | "cancelVirtualAccount"
>

/** Where v2 and v1 differ. */
export interface OrderDialect {
  /** The path of an account's orders before the account's id: `bank-accounts` or `bidv`. */
  accountsPath: string
  /** "Without a QR picture": the text `"0"` in v2, `false` in v1. */
  withoutQrCode: "0" | false
  /** The last part of the path under which VAs are added. */
  addVirtualAccountPath: string
}

/** Creates the endpoints of an API generation. */
export function createOrderEndpoints(call: SepayCall, dialect: OrderDialect): OrderEndpoints {
  const path = (operation: string, bankAccountId: string, ...rest: string[]) =>
    joinPath(operation, dialect.accountsPath, bankAccountId, "orders", ...rest)
  return {
    createOrder: async (bankAccountId, input, options) =>
      call(
        {
          operation: "createOrder",
          method: "POST",
          path: path("createOrder", bankAccountId),
          body: { ...createOrderBody(input), with_qrcode: dialect.withoutQrCode },
          schema: answers.createdOrder(input),
        },
        options
      ),
    getOrder: async (bankAccountId, orderId, options) =>
      call(
        {
          operation: "getOrder",
          method: "GET",
          path: path("getOrder", bankAccountId, orderId),
          schema: answers.order,
        },
        options
      ),
    addVirtualAccount: async (bankAccountId, orderId, input, options) =>
      call(
        {
          operation: "addVirtualAccount",
          method: "POST",
          path: path("addVirtualAccount", bankAccountId, orderId, dialect.addVirtualAccountPath),
          body: addVirtualAccountBody(input),
          schema: answers.virtualAccount,
        },
        options
      ),
    cancelOrder: async (bankAccountId, orderId, options) =>
      call(
        {
          operation: "cancelOrder",
          method: "DELETE",
          path: path("cancelOrder", bankAccountId, orderId),
          schema: answers.confirmation,
        },
        options
      ),
    cancelVirtualAccount: async (bankAccountId, orderId, vaNumber, options) =>
      call(
        {
          operation: "cancelVirtualAccount",
          method: "DELETE",
          path: path("cancelVirtualAccount", bankAccountId, orderId, "va", vaNumber),
          schema: answers.confirmation,
        },
        options
      ),
  }
}

/** `null` is sent, it means "any amount" and "no limit"; what is `undefined` JSON leaves out. */
function createOrderBody(input: CreateOrderInput) {
  return {
    amount: input.amountVnd,
    order_code: input.orderCode,
    duration: input.durationSeconds,
    va_holder_name: input.vaHolderName,
    va_prefix: input.vaPrefix,
    tid: input.tid,
  }
}

function addVirtualAccountBody(input: AddVirtualAccountInput) {
  return {
    amount: input.amountVnd,
    duration: input.durationSeconds,
    va_holder_name: input.vaHolderName,
  }
}
