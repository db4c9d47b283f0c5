/**
 * What SePay refuses when orders and VAs are opened, as pure decisions. Source: SePay's order API documentation; where
 * it is silent (a field that the bank does not know, an inactive account), the emulator is the stricter one.
 */
import { BANKS, ORDER_CODE_PATTERN, VA_HOLDER_NAME_PATTERN } from "../../sepay/banks"
import type { BankName, FieldRule } from "../../sepay/banks"
import type { AccountType, BankAccount, Order } from "../company/model"
import { EmulatorError } from "./emulator-error"

/** A request to open an order, already parsed: types are right, rules are not checked yet. */
export interface CreateOrderRequest {
  amountVnd: number | null
  /** Omitted: SePay makes one up. */
  orderCode?: string
  durationSeconds: number | null
  vaHolderName?: string
  vaPrefix?: string
  tid?: string
}

/** A request to open another VA of an order. */
export interface AddVirtualAccountRequest {
  amountVnd: number | null
  durationSeconds: number | null
  vaHolderName?: string
}

const ALLOWED_ACCOUNT_TYPES: Readonly<Record<BankName, readonly AccountType[]>> = {
  BIDV: ["enterprise"],
  Sacombank: ["personal", "household", "enterprise"],
  Vietcombank: ["enterprise", "household"],
  VietinBank: ["enterprise"],
}

const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Why this account cannot open orders at all, or `null`. */
export function refuseAccount(account: BankAccount): EmulatorError | null {
  if (!account.isActive) {
    return EmulatorError.badRequest("The bank account is not active")
  }
  if (!ALLOWED_ACCOUNT_TYPES[account.bank].includes(account.accountType)) {
    return EmulatorError.badRequest(`This ${account.bank} account type does not support order VAs`)
  }
  if (account.bank === "Sacombank" && !account.isMerchantActive) {
    return EmulatorError.badRequest("The Sacombank merchant is not active")
  }
  return null
}

/** Why this request to open an order is refused, or `null`. Whether the code is taken is not looked at. */
export function refuseCreateOrder(account: BankAccount, request: CreateOrderRequest): EmulatorError | null {
  const rules = BANKS[account.bank]
  return (
    refuseField("amount", rules.amount, request.amountVnd) ??
    refuseOrderCode(account.bank, request.orderCode) ??
    refuseField("va_holder_name", rules.vaHolderName, request.vaHolderName) ??
    refuseVaHolderName(account, request.vaHolderName) ??
    refuseField("va_prefix", rules.vaPrefix, request.vaPrefix) ??
    refuseVaPrefix(account, request.vaPrefix) ??
    refuseField("tid", rules.tid, request.tid) ??
    refuseTid(account, request.tid)
  )
}

/** Why no further VA can be opened like this, or `null`. */
export function refuseAddVirtualAccount(
  account: BankAccount,
  order: Order,
  request: AddVirtualAccountRequest
): EmulatorError | null {
  const isOpen = order.status === "Pending" || (order.status === "Partially" && account.bank === "BIDV")
  if (!isOpen) {
    return EmulatorError.invalidState(`A VA cannot be added to an order that is ${order.status}`)
  }
  if (request.amountVnd !== null && order.amountVnd !== null && request.amountVnd > order.amountVnd) {
    return EmulatorError.validation("amount must not be more than the order's amount")
  }
  return (
    refuseField("va_holder_name", BANKS[account.bank].vaHolderName, request.vaHolderName) ??
    refuseVaHolderName(account, request.vaHolderName)
  )
}

function refuseField(name: string, rule: FieldRule, value: string | number | null | undefined): EmulatorError | null {
  const isSent = value !== undefined && value !== null
  if (rule === "required" && !isSent) {
    return EmulatorError.validation(`${name} is required on this bank`)
  }
  if (rule === "unsupported" && isSent) {
    return EmulatorError.validation(`${name} is not supported on this bank`)
  }
  return null
}

function refuseOrderCode(bank: BankName, orderCode: string | undefined): EmulatorError | null {
  const { minimum, maximum } = BANKS[bank].orderCodeLength
  if (orderCode === undefined) {
    return null
  }
  if (!ORDER_CODE_PATTERN.test(orderCode) || orderCode.length < minimum || orderCode.length > maximum) {
    return EmulatorError.validation(`order_code must be ${minimum} to ${maximum} letters and digits`)
  }
  return null
}

function refuseVaHolderName(account: BankAccount, vaHolderName: string | undefined): EmulatorError | null {
  if (vaHolderName === undefined) {
    return null
  }
  if (!account.hasVaHolderNameFeature) {
    return EmulatorError.validation("va_holder_name is not switched on for this account")
  }
  if (!VA_HOLDER_NAME_PATTERN.test(vaHolderName)) {
    return EmulatorError.validation("va_holder_name must be at most 70 of A-Z, 0-9 and space")
  }
  return null
}

function refuseVaPrefix(account: BankAccount, vaPrefix: string | undefined): EmulatorError | null {
  if (vaPrefix === undefined || account.prefixes.some((known) => known.vaPrefix === vaPrefix && known.isActive)) {
    return null
  }
  return EmulatorError.badRequest("va_prefix is not active")
}

function refuseTid(account: BankAccount, tid: string | undefined): EmulatorError | null {
  if (tid === undefined || account.terminals.some((terminal) => terminal.tid === tid)) {
    return null
  }
  return UUID_PATTERN.test(tid)
    ? new EmulatorError(422, "invalid_tid_format", "tid must be the bank's terminal id, not its xid")
    : new EmulatorError(422, "invalid_tid", "tid is not one of this account's terminals")
}
