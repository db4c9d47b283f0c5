/** The write half of SePay's order API: one implementation behind v2 and v1. Every refusal is an EmulatorError. */
import { randomUUID } from "node:crypto"
import type { BankAccount, Order, VirtualAccount } from "../company/model"
import { randomOrderCode, randomVaNumber } from "../company/identifiers"
import type { VietcombankErrorCode, RouteName } from "../faults"
import { EmulatorError } from "./emulator-error"
import type { OperationContext } from "./operation-context"
import { refuseAccount, refuseAddVirtualAccount, refuseCreateOrder } from "./order-rules"
import type { AddVirtualAccountRequest, CreateOrderRequest } from "./order-rules"

/** Most VAs of one order. */
const MAXIMUM_VIRTUAL_ACCOUNTS = 100
const MAXIMUM_VA_NUMBER_ATTEMPTS = 20

const VIETCOMBANK_ERRORS: Readonly<
  Record<VietcombankErrorCode, { status: number; message: string; routes: readonly RouteName[] }>
> = {
  vcb_connection_error: {
    status: 503,
    message: "Vietcombank cannot be reached",
    routes: ["createOrder", "addVirtualAccount", "cancelOrder", "cancelVirtualAccount"],
  },
  vcb_error: {
    status: 500,
    message: "Vietcombank answered with an error",
    routes: ["createOrder", "addVirtualAccount"],
  },
  vcb_cancel_error: {
    status: 500,
    message: "Vietcombank could not cancel the virtual account",
    routes: ["cancelOrder", "cancelVirtualAccount"],
  },
}

/** Opens an order with its first VA. */
export function createOrder(context: OperationContext, account: BankAccount, request: CreateOrderRequest): Order {
  const refusal = refuseAccount(account) ?? refuseCreateOrder(account, request)
  if (refusal) {
    throw refusal
  }
  if (request.orderCode !== undefined && context.company.findOrderByCode(request.orderCode)) {
    throw new EmulatorError(409, "duplicate", "The order code exists already")
  }
  askVietcombank(context, account, "createOrder")

  const now = context.clock.now()
  const order: Order = {
    id: randomUUID(),
    bankAccountId: account.id,
    orderCode: request.orderCode ?? randomOrderCode(),
    amountVnd: request.amountVnd,
    paidAmountVnd: 0,
    status: "Pending",
    vaPrefix: request.vaPrefix ?? null,
    tid: request.tid ?? null,
    createdAt: now,
    updatedAt: now,
    virtualAccounts: [],
  }
  order.virtualAccounts.push(openVirtualAccount(context, account, order, request))
  context.company.addOrder(order)
  return order
}

/** Opens another VA of an order that is still open. */
export function addVirtualAccount(
  context: OperationContext,
  account: BankAccount,
  order: Order,
  request: AddVirtualAccountRequest
): VirtualAccount {
  const refusal = refuseAccount(account) ?? refuseAddVirtualAccount(account, order, request)
  if (refusal) {
    throw refusal
  }
  if (order.virtualAccounts.length >= MAXIMUM_VIRTUAL_ACCOUNTS) {
    throw EmulatorError.invalidState(`An order has at most ${MAXIMUM_VIRTUAL_ACCOUNTS} VAs`)
  }
  askVietcombank(context, account, "addVirtualAccount")

  const takesExactAmount = account.bank === "Sacombank" || account.bank === "Vietcombank"
  const amountVnd = request.amountVnd ?? (takesExactAmount ? order.amountVnd : null)
  const virtualAccount = openVirtualAccount(context, account, order, { ...request, amountVnd })
  context.company.addVirtualAccount(order, virtualAccount)
  order.updatedAt = context.clock.now()
  return virtualAccount
}

/** Cancels a pending order and its unpaid VAs. */
export function cancelOrder(context: OperationContext, account: BankAccount, order: Order): void {
  if (order.status !== "Pending") {
    throw EmulatorError.invalidState(`An order that is ${order.status} cannot be cancelled`)
  }
  askVietcombankToCancel(context, account, "cancelOrder")
  order.status = "Cancelled"
  order.updatedAt = context.clock.now()
  for (const virtualAccount of order.virtualAccounts) {
    if (virtualAccount.status === "Unpaid") {
      virtualAccount.status = "Cancelled"
    }
  }
}

/** Cancels one unpaid VA; the order stays as it is. */
export function cancelVirtualAccount(
  context: OperationContext,
  account: BankAccount,
  order: Order,
  vaNumber: string
): void {
  const virtualAccount = order.virtualAccounts.find((candidate) => candidate.vaNumber === vaNumber)
  if (!virtualAccount) {
    throw EmulatorError.notFound("Virtual account")
  }
  if (virtualAccount.status !== "Unpaid") {
    throw EmulatorError.invalidState(`A VA that is ${virtualAccount.status} cannot be cancelled`)
  }
  askVietcombankToCancel(context, account, "cancelVirtualAccount")
  virtualAccount.status = "Cancelled"
  order.updatedAt = context.clock.now()
}

function openVirtualAccount(
  { clock, company }: OperationContext,
  account: BankAccount,
  order: Order,
  request: AddVirtualAccountRequest
): VirtualAccount {
  return {
    id: randomUUID(),
    vaNumber: unusedVaNumber(account, order, (vaNumber) => company.findByVaNumber(vaNumber) !== undefined),
    vaHolderName: request.vaHolderName ?? account.accountHolderName,
    amountVnd: request.amountVnd,
    paidAmountVnd: 0,
    status: "Unpaid",
    paidAt: null,
    expiredAt: request.durationSeconds === null ? null : clock.after(request.durationSeconds),
  }
}

function unusedVaNumber(account: BankAccount, order: Order, isUsed: (vaNumber: string) => boolean): string {
  for (let attempt = 0; attempt < MAXIMUM_VA_NUMBER_ATTEMPTS; attempt += 1) {
    const vaNumber = randomVaNumber(account.bank, order.vaPrefix ?? "")
    if (!isUsed(vaNumber)) {
      return vaNumber
    }
  }
  throw new EmulatorError(500, null, "No unused VA number was found")
}

function askVietcombank({ faults }: OperationContext, account: BankAccount, route: RouteName): void {
  if (account.bank !== "Vietcombank") {
    return
  }
  const fault = faults.take("bankConnectionError", route, ({ errorCode }) =>
    VIETCOMBANK_ERRORS[errorCode].routes.includes(route)
  )
  if (fault) {
    const { status, message } = VIETCOMBANK_ERRORS[fault.errorCode]
    throw new EmulatorError(status, fault.errorCode, message)
  }
}

function askVietcombankToCancel(context: OperationContext, account: BankAccount, route: RouteName): void {
  askVietcombank(context, account, route)
  if (account.bank === "Vietcombank" && context.faults.take("cancelNotAllowed", route)) {
    throw new EmulatorError(403, "vcb_cancel_not_allowed", "Already paid or cancelled at Vietcombank")
  }
}
