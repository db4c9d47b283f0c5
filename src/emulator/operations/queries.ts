/** The read half: finding things in the company's state, for both API generations. */
import type { CompanyState } from "../company/company-state"
import type { VietnamTime } from "../company/clock"
import type { BankAccount, Order, Transaction } from "../company/model"
import { EmulatorError } from "./emulator-error"

/** Which transactions are wanted; bounds are inclusive. */
export interface TransactionFilter {
  /** Part of the content, code, reference, VA or account number. */
  text?: string
  bankAccountId?: string
  accountNumber?: string
  virtualAccountId?: string
  from?: VietnamTime
  to?: VietnamTime
  amountInMinimumVnd?: number
  amountInMaximumVnd?: number
  amountInVnd?: number
  amountOutVnd?: number
  referenceNumber?: string
  direction?: "in" | "out"
  webhookSucceeded?: boolean
  /** Lowest transaction id. */
  minimumId?: number
  /** Now: what is listed only later is left out. */
  now: VietnamTime
}

/** Which way a list runs; `desc` is newest first. */
export type SortDirection = "asc" | "desc"

/** @throws EmulatorError (404) when the company has no such order on this account. */
export function findOrderOf(company: CompanyState, account: BankAccount, orderId: string): Order {
  const order = company.findOrder(orderId)
  if (!order || order.bankAccountId !== account.id) {
    throw EmulatorError.notFound("Order")
  }
  return order
}

/** The account's orders, newest first unless sorted otherwise; an order without an amount counts as 0. */
export function findOrders(
  company: CompanyState,
  account: BankAccount,
  sort: { createdAt?: SortDirection; amount?: SortDirection } = {}
): Order[] {
  const orders = company.orders().filter(({ bankAccountId }) => bankAccountId === account.id)
  if (sort.createdAt !== "asc") {
    orders.reverse()
  }
  if (sort.amount) {
    const sign = sort.amount === "asc" ? 1 : -1
    orders.sort((left, right) => sign * ((left.amountVnd ?? 0) - (right.amountVnd ?? 0)))
  }
  return orders
}

/** The transactions that match, newest first or oldest first. */
export function findTransactions(
  company: CompanyState,
  filter: TransactionFilter,
  sort: SortDirection
): Transaction[] {
  const found = company.transactions().filter((transaction) => matches(transaction, filter))
  return sort === "asc" ? found : found.reverse()
}

/** Whether a value is within inclusive bounds, where they are given. */
export function isWithin<Value extends number | string>(value: Value, minimum?: Value, maximum?: Value): boolean {
  return (minimum === undefined || value >= minimum) && (maximum === undefined || value <= maximum)
}

function matches(transaction: Transaction, filter: TransactionFilter): boolean {
  const amountInVnd = transaction.direction === "in" ? transaction.amountVnd : 0
  const amountOutVnd = transaction.direction === "out" ? transaction.amountVnd : 0
  return (
    transaction.listedFrom <= filter.now &&
    isWithin(transaction.id, filter.minimumId) &&
    isWithin(transaction.transactedAt, filter.from, filter.to) &&
    isWithin(amountInVnd, filter.amountInMinimumVnd, filter.amountInMaximumVnd) &&
    isSame(amountInVnd, filter.amountInVnd) &&
    isSame(amountOutVnd, filter.amountOutVnd) &&
    isSame(transaction.bankAccountId, filter.bankAccountId) &&
    isSame(transaction.accountNumber, filter.accountNumber) &&
    isSame(transaction.virtualAccountId, filter.virtualAccountId) &&
    isSame(transaction.referenceNumber, filter.referenceNumber) &&
    isSame(transaction.direction, filter.direction) &&
    isSame(transaction.webhookSucceeded, filter.webhookSucceeded) &&
    containsText(transaction, filter.text)
  )
}

function isSame<Value>(value: Value, wanted: Value | undefined): boolean {
  return wanted === undefined || value === wanted
}

function containsText(transaction: Transaction, text: string | undefined): boolean {
  if (text === undefined) {
    return true
  }
  const { content, code, referenceNumber, vaNumber, accountNumber } = transaction
  return [content, code, referenceNumber, vaNumber, accountNumber].some((value) =>
    value?.toLowerCase().includes(text.toLowerCase())
  )
}
