/** SePay's API v2: UUIDs, pages, HTTP statuses that mean what they say. */
import { formatVietnamTime } from "../time"
import type { SepayCall } from "./call"
import type { Query } from "./http"
import { createOrderEndpoints } from "./order-endpoints"
import { pageBounds, type PageBounds } from "./paging"
import { joinPath } from "./path"
import { answers, v2Item, v2Page, v2Total } from "./schemas"
import type { CallOptions, Page, PageQuery, SepayApi, ApiTransaction, TransactionQuery } from "./sepay-api"
import { matchesTransactionQuery, refuseUncountable } from "./transaction-filter"

/** SePay documents `per_page` up to 100. */
const MAXIMUM_PER_PAGE = 100
/** A merchant has a handful of prefixes. */
const PREFIX_PAGE: PageBounds = { page: 1, perPage: MAXIMUM_PER_PAGE }

/** Creates the v2 implementation of {@link SepayApi}. */
export function createV2Api(call: SepayCall): SepayApi {
  return {
    version: "v2",
    ...createOrderEndpoints(call, {
      accountsPath: "bank-accounts",
      withoutQrCode: "0",
      addVirtualAccountPath: "va",
    }),

    listOrders: async (bankAccountId, query = {}, options) => {
      const bounds = bounded(query)
      return call(
        {
          operation: "listOrders",
          method: "GET",
          path: joinPath("listOrders", "bank-accounts", bankAccountId, "orders"),
          query: { ...pageQuery(bounds), created_at_sort: query.createdAtSort, amount_sort: query.amountSort },
          schema: v2Page(answers.orders, bounds.page, bounds.perPage),
        },
        options
      )
    },

    listBankAccounts: async (query = {}, options) => {
      const bounds = bounded(query)
      return call(
        {
          operation: "listBankAccounts",
          method: "GET",
          path: "/bank-accounts",
          query: { ...pageQuery(bounds), q: query.bankShortName },
          schema: v2Page(answers.bankAccounts, bounds.page, bounds.perPage),
        },
        options
      )
    },
    getBankAccount: async (bankAccountId, options) =>
      call(
        {
          operation: "getBankAccount",
          method: "GET",
          path: joinPath("getBankAccount", "bank-accounts", bankAccountId),
          schema: v2Item(answers.bankAccount),
        },
        options
      ),
    countBankAccounts: async (options) =>
      call(
        {
          operation: "countBankAccounts",
          method: "GET",
          path: "/bank-accounts",
          query: { page: 1, per_page: 1 },
          schema: v2Total,
        },
        options
      ),

    listTransactions: async (query = {}, options) => listTransactions(call, query, options),
    getTransaction: async (transactionId, options) =>
      call(
        {
          operation: "getTransaction",
          method: "GET",
          path: joinPath("getTransaction", "transactions", transactionId),
          schema: v2Item(answers.transaction),
        },
        options
      ),
    countTransactions: async (query = {}, options) => countTransactions(call, query, options),

    listSacombankPrefixes: async (bankAccountId, options) => {
      const page = await call(
        {
          operation: "listSacombankPrefixes",
          method: "GET",
          path: joinPath("listSacombankPrefixes", "bank-accounts", bankAccountId, "prefixes"),
          query: pageQuery(PREFIX_PAGE),
          schema: v2Page(answers.sacombankPrefixes, PREFIX_PAGE.page, PREFIX_PAGE.perPage),
        },
        options
      )
      return page.items
    },
    listVietcombankTerminals: async (bankAccountId, query = {}, options) => {
      const bounds = bounded(query)
      return call(
        {
          operation: "listVietcombankTerminals",
          method: "GET",
          path: joinPath("listVietcombankTerminals", "bank-accounts", bankAccountId, "terminals"),
          query: { ...pageQuery(bounds), q: query.q },
          schema: v2Page(answers.vietcombankTerminals, bounds.page, bounds.perPage),
        },
        options
      )
    },
  }
}

async function listTransactions(
  call: SepayCall,
  query: TransactionQuery,
  options: CallOptions | undefined
): Promise<Page<ApiTransaction>> {
  const bounds = bounded(query)
  const page = await call(
    {
      operation: "listTransactions",
      method: "GET",
      path: "/transactions",
      query: { ...pageQuery(bounds), ...transactionQuery(query) },
      schema: v2Page(answers.transactions, bounds.page, bounds.perPage),
    },
    options
  )
  return {
    ...page,
    items: page.items.filter((transaction) => matchesTransactionQuery(transaction, query)),
    total: unsupportedFilter(query) === null ? page.total : null,
  }
}

async function countTransactions(
  call: SepayCall,
  query: TransactionQuery,
  options: CallOptions | undefined
): Promise<number> {
  refuseUncountable("v2", unsupportedFilter(query))
  return call(
    {
      operation: "countTransactions",
      method: "GET",
      path: "/transactions",
      query: { page: 1, per_page: 1, ...transactionQuery(query) },
      schema: v2Total,
    },
    options
  )
}

/** The filter that v2 does not have, if one is used. */
function unsupportedFilter({ accountNumber, amountVnd, direction }: TransactionQuery): string | null {
  if (accountNumber !== undefined) {
    return "accountNumber (use bankAccountId)"
  }
  return amountVnd !== undefined && direction === undefined ? "amountVnd without direction" : null
}

function transactionQuery(query: TransactionQuery): Query {
  const { direction, amountVnd } = query
  return {
    bank_account_id: query.bankAccountId,
    since_id: query.sinceId,
    transaction_date_from: query.transactedFrom && formatVietnamTime(query.transactedFrom),
    transaction_date_to: query.transactedTo && formatVietnamTime(query.transactedTo),
    reference_number: query.referenceNumber,
    transfer_type: direction,
    ...(direction && { [`amount_${direction}_min`]: amountVnd, [`amount_${direction}_max`]: amountVnd }),
  }
}

function bounded(query: PageQuery): PageBounds {
  return pageBounds(query, MAXIMUM_PER_PAGE)
}

function pageQuery({ page, perPage }: PageBounds): Query {
  return { page, per_page: perPage }
}
