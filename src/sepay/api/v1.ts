/**
 * SePay's API v1: orders on BIDV only, integers as ids, numbers as text, no pages. No longer developed, still in use.
 *
 * It lists everything at once, so pages are cut here; of transactions it knows the newest 5000 that fit the filters, of
 * bank accounts 100: what lies beyond cannot be paged to (narrow the period).
 */
import { z } from "zod"
import { formatVietnamTime } from "../time"
import type { SepayCall } from "./call"
import { SepayError, sepayFailure } from "./errors"
import type { Query } from "./http"
import { createOrderEndpoints, type OrderEndpoints } from "./order-endpoints"
import { cutPage, pageBounds } from "./paging"
import { joinPath } from "./path"
import { answers, v1Field, v1Orders } from "./schemas"
import type {
  BankAccountQuery,
  CallOptions,
  OrderQuery,
  Page,
  SepayApi,
  ApiBankAccount,
  ApiOrder,
  SepayOrderSummary,
  ApiTransaction,
  TransactionQuery,
  UnreadableRow,
} from "./sepay-api"
import { matchesTransactionQuery, refuseUncountable } from "./transaction-filter"

/** v1's `limit` of bank accounts. */
const MAXIMUM_BANK_ACCOUNTS = 100
/** v1's `limit` of transactions. */
const MAXIMUM_TRANSACTIONS = 5_000

/** Creates the v1 implementation of {@link SepayApi}. */
export function createV1Api(call: SepayCall): SepayApi {
  return {
    version: "v1",
    ...createV1OrderEndpoints(call),
    listOrders: async (bankAccountId, query = {}, options) => {
      const orders = await call(
        {
          operation: "listOrders",
          method: "GET",
          path: joinPath("listOrders", "bidv", bankAccountId, "orders"),
          schema: v1Orders,
        },
        options
      )
      const bounds = pageBounds(query, Math.max(1, orders.items.length))
      return cutPage({ ...orders, items: sortOrders(orders.items, query) }, bounds, true)
    },

    listBankAccounts: async (query = {}, options) => listBankAccounts(call, query, options),
    getBankAccount: async (bankAccountId, options) =>
      getByName(call, "getBankAccount", joinPath("getBankAccount", "bankaccounts", "details", bankAccountId), options, {
        name: "bankaccount",
        schema: answers.bankAccount,
      }),
    countBankAccounts: async (options) =>
      call(
        {
          operation: "countBankAccounts",
          method: "GET",
          path: "/bankaccounts/count",
          schema: v1Field("count_bankaccounts", answers.count),
        },
        options
      ),

    listTransactions: async (query = {}, options) => listTransactions(call, query, options),
    getTransaction: async (transactionId, options) =>
      getByName(call, "getTransaction", joinPath("getTransaction", "transactions", "details", transactionId), options, {
        name: "transaction",
        schema: answers.transaction,
      }),
    countTransactions: async (query = {}, options) => countTransactions(call, query, options),

    listSacombankPrefixes: async () => {
      throw unsupportedBank("listSacombankPrefixes", "Sacombank")
    },
    listVietcombankTerminals: async () => {
      throw unsupportedBank("listVietcombankTerminals", "Vietcombank")
    },
  }
}

function createV1OrderEndpoints(call: SepayCall): OrderEndpoints {
  const dialect = { accountsPath: "bidv", withoutQrCode: false, addVirtualAccountPath: "va" } as const
  const endpoints = createOrderEndpoints(call, dialect)
  const upgradeGuideEndpoints = createOrderEndpoints(call, { ...dialect, addVirtualAccountPath: "vas" })
  return {
    ...endpoints,
    createOrder: async (bankAccountId, input, options) => {
      if (input.vaPrefix !== undefined || input.tid !== undefined) {
        throw unsupportedBank("createOrder", "Sacombank or Vietcombank")
      }
      return endpoints.createOrder(bankAccountId, input, options)
    },
    addVirtualAccount: async (...parameters) => {
      try {
        return await endpoints.addVirtualAccount(...parameters)
      } catch (error) {
        // The reference writes `/va`, the upgrade guide `/vas`. A 404 of SePay's own ("order not found") is JSON and
        // final; a page of text says that there is no such path, so nothing was done.
        if (error instanceof SepayError && error.kind === "unexpected_answer" && error.httpStatus === 404) {
          return upgradeGuideEndpoints.addVirtualAccount(...parameters)
        }
        throw error
      }
    },
    cancelOrder: async (bankAccountId, orderId, options) =>
      confirmCancellation(
        () => endpoints.cancelOrder(bankAccountId, orderId, options),
        async () => {
          const order = await endpoints.getOrder(bankAccountId, orderId, options)
          return order.status === "Cancelled"
        }
      ),
    cancelVirtualAccount: async (bankAccountId, orderId, vaNumber, options) =>
      confirmCancellation(
        () => endpoints.cancelVirtualAccount(bankAccountId, orderId, vaNumber, options),
        async () => isVirtualAccountCancelled(await endpoints.getOrder(bankAccountId, orderId, options), vaNumber)
      ),
  }
}

/**
 * v1 answers a cancellation with 200 or 204, its body is not documented, and an empty 200 is how v1 refuses a token:
 * after that one, only a look at the order tells whether it was cancelled.
 */
async function confirmCancellation(cancel: () => Promise<void>, isCancelled: () => Promise<boolean>): Promise<void> {
  try {
    await cancel()
  } catch (error) {
    const isEmptyAnswer = error instanceof SepayError && error.kind === "unauthorized" && error.httpStatus === 200
    if (!isEmptyAnswer) {
      throw error
    }
    if (!(await isCancelled())) {
      throw sepayFailure({
        kind: "unexpected_answer",
        operation: error.operation,
        what: "SePay answered with nothing and did not cancel",
        httpStatus: error.httpStatus,
        retryable: true,
      })
    }
  }
}

function isVirtualAccountCancelled(order: ApiOrder, vaNumber: string): boolean {
  return order.virtualAccounts.some((account) => account.vaNumber === vaNumber && account.status === "Cancelled")
}

/** v1 answers in an order that is not documented; without a sort asked for, it stays. */
function sortOrders(orders: readonly SepayOrderSummary[], query: OrderQuery): SepayOrderSummary[] {
  const sorted = [...orders]
  if (query.createdAtSort) {
    const sign = query.createdAtSort === "asc" ? 1 : -1
    sorted.sort((left, right) => sign * ((left.createdAt?.getTime() ?? 0) - (right.createdAt?.getTime() ?? 0)))
  }
  if (query.amountSort) {
    const sign = query.amountSort === "asc" ? 1 : -1
    sorted.sort((left, right) => sign * ((left.amountVnd ?? 0) - (right.amountVnd ?? 0)))
  }
  return sorted
}

async function listBankAccounts(
  call: SepayCall,
  query: BankAccountQuery,
  options: CallOptions | undefined
): Promise<Page<ApiBankAccount>> {
  const accounts = await call(
    {
      operation: "listBankAccounts",
      method: "GET",
      path: "/bankaccounts/list",
      query: { short_name: query.bankShortName, limit: MAXIMUM_BANK_ACCOUNTS },
      schema: v1Field("bankaccounts", answers.bankAccounts),
    },
    options
  )
  return cutPage(accounts, pageBounds(query, MAXIMUM_BANK_ACCOUNTS), accounts.items.length < MAXIMUM_BANK_ACCOUNTS)
}

async function listTransactions(
  call: SepayCall,
  query: TransactionQuery,
  options: CallOptions | undefined
): Promise<Page<ApiTransaction>> {
  const bounds = pageBounds(query, MAXIMUM_TRANSACTIONS)
  const needsAll = query.sinceId !== undefined || unsupportedFilter(query) !== null
  // One more than the page needs tells whether there is another page.
  const limit = needsAll ? MAXIMUM_TRANSACTIONS : Math.min(bounds.page * bounds.perPage + 1, MAXIMUM_TRANSACTIONS)
  const { items, unreadable } = await call(
    {
      operation: "listTransactions",
      method: "GET",
      path: "/transactions/list",
      query: { ...transactionQuery("listTransactions", query), limit },
      schema: v1Field("transactions", answers.transactions),
    },
    options
  )
  const count = items.length + unreadable.length
  if (query.sinceId !== undefined) {
    refuseGap(count)
    items.sort((left, right) => Number(left.id) - Number(right.id))
  }
  const matching = items.filter((transaction) => matchesTransactionQuery(transaction, query))
  const placed = query.sinceId === undefined ? unreadable : placeAmong(items, unreadable)
  return cutPage({ items: matching, unreadable: placed }, bounds, count < limit)
}

/** Where rows that cannot be read belong among others that were sorted by id, the oldest first. */
function placeAmong(sorted: readonly ApiTransaction[], unreadable: readonly UnreadableRow[]): UnreadableRow[] {
  return [...unreadable]
    .sort((left, right) => Number(left.id) - Number(right.id))
    .map((row, index) => ({ ...row, position: index + sorted.filter(({ id }) => Number(id) < Number(row.id)).length }))
}

/** v1 gives the newest 5000: with that many since `sinceId`, the ones right after it are missing. */
function refuseGap(count: number): void {
  if (count >= MAXIMUM_TRANSACTIONS) {
    throw sepayFailure({
      kind: "validation",
      operation: "listTransactions",
      what: `API v1 lists the newest ${MAXIMUM_TRANSACTIONS} transactions only, there are more: ask by period`,
    })
  }
}

async function countTransactions(
  call: SepayCall,
  query: TransactionQuery,
  options: CallOptions | undefined
): Promise<number> {
  refuseUncountable("v1", unsupportedFilter(query))
  return call(
    {
      operation: "countTransactions",
      method: "GET",
      path: "/transactions/count",
      query: transactionQuery("countTransactions", query),
      schema: v1Field("count_transactions", answers.count),
    },
    options
  )
}

/** The filter that v1 does not have, if one is used. */
function unsupportedFilter({ bankAccountId, direction, amountVnd }: TransactionQuery): string | null {
  if (bankAccountId !== undefined) {
    return "bankAccountId (use accountNumber)"
  }
  if (direction !== undefined && amountVnd === undefined) {
    return "direction without amountVnd"
  }
  return direction === undefined && amountVnd !== undefined ? "amountVnd without direction" : null
}

function transactionQuery(operation: string, query: TransactionQuery): Query {
  return {
    account_number: query.accountNumber,
    since_id: query.sinceId === undefined ? undefined : idAfter(operation, query.sinceId),
    transaction_date_min: query.transactedFrom && formatVietnamTime(query.transactedFrom),
    transaction_date_max: query.transactedTo && formatVietnamTime(query.transactedTo),
    reference_number: query.referenceNumber,
    amount_in: query.direction === "in" ? query.amountVnd : undefined,
    amount_out: query.direction === "out" ? query.amountVnd : undefined,
  }
}

/** v1's `since_id` includes the id itself [doc], ours does not. */
function idAfter(operation: string, sinceId: string): number {
  const id = /^\d{1,15}$/.test(sinceId) ? Number(sinceId) : null
  if (id === null) {
    throw sepayFailure({
      kind: "validation",
      operation,
      what: "sinceId is not one of API v1's integers, nothing was sent",
    })
  }
  return id + 1
}

/** One thing under a name of its own; v1 may also answer 200 with nothing under that name. */
async function getByName<Value>(
  call: SepayCall,
  operation: string,
  path: string,
  options: CallOptions | undefined,
  { name, schema }: { name: string; schema: z.ZodType<Value> }
): Promise<Value> {
  const nothing = z.union([z.null(), z.undefined(), z.array(z.never())]).transform(() => null)
  const value = await call(
    { operation, method: "GET", path, schema: v1Field(name, z.union([nothing, schema])) },
    options
  )
  if (value === null) {
    throw sepayFailure({ kind: "not_found", operation, httpStatus: 200 })
  }
  return value
}

function unsupportedBank(operation: string, bank: string): SepayError {
  return sepayFailure({
    kind: "validation",
    operation,
    what: `API v1 opens orders on BIDV only, not on ${bank}: use API v2; nothing was sent`,
    sepayCode: "unsupported_bank",
  })
}
