/**
 * One interface over SePay's two API generations. `createSepayApi` (./create-sepay-api) answers the v2 or the v1
 * implementation; callers never see the difference, other than that ids are UUIDs in v2 and integers (as strings here)
 * in v1.
 *
 * Every method may throw a {@link SepayError} (./errors) and nothing else.
 */

/** The API generation: `v2` is developed, `v1` (BIDV orders only) is still in use. */
export type SepayApiVersion = "v2" | "v1"

/**
 * Who waits for a call: a shopper, the closing of orders that nobody will pay, or reconciliation. Where calls are
 * rate-limited, the first goes first.
 */
export type CallPriority = "shopper" | "cancellation" | "reconciliation"

/** How long a call may take and how important it is. */
export interface CallOptions {
  /** @default "shopper" */
  priority?: CallPriority

  /**
   * The moment (milliseconds since 1970, as `Date.now()`) after which the caller has no use for an answer: rate limit,
   * retries and recovery included. Without it, each attempt has the client's own time-out.
   */
  deadlineAt?: number
  /** Aborts the call, waits included. */
  signal?: AbortSignal
}

/** Status of a SePay order (a "VA order"). SePay has no "expired": only `expiresAt` tells. */
export type SepayOrderStatus = "Pending" | "Partially" | "Paid" | "Cancelled"

/** Status of one virtual account of an order. */
export type SepayVirtualAccountStatus = "Unpaid" | "Paid" | "Cancelled"

/** What is sent to open an order. Which fields a bank requires or refuses is in `../banks`. */
export interface CreateOrderInput {
  /** Whole VND. `null` (BIDV only): any amount. */
  amountVnd: number | null
  /** Unique per company; alphanumeric, 6–50 characters (Vietcombank 6–15). */
  orderCode: string
  /** Life time of the first VA in seconds; `null`: no limit. */
  durationSeconds: number | null
  /** BIDV, when the feature is on: A–Z, 0–9, space, at most 70. */
  vaHolderName?: string
  /** Sacombank's VA prefix (required there). */
  vaPrefix?: string
  /** Vietcombank's terminal id (required there). */
  tid?: string
}

/** What is sent to open another VA for an order that is still open. */
export interface AddVirtualAccountInput {
  /** Whole VND, at most the order's amount. Omitted: the bank's default (the order's amount). */
  amountVnd?: number
  /** Life time in seconds; `null`: no limit. */
  durationSeconds: number | null
  vaHolderName?: string
}

/** A virtual account as SePay answers it. */
export interface ApiVirtualAccount {
  vaNumber: string
  vaHolderName: string | null
  /** Whole VND, `null` when it takes any amount. */
  amountVnd: number | null
  status: SepayVirtualAccountStatus
  paidAt: Date | null
  /** `null`: it does not expire. */
  expiresAt: Date | null
}

/** The answer to `createOrder`: the order and its first VA. */
export interface SepayCreatedOrder {
  id: string
  orderCode: string
  amountVnd: number | null
  status: SepayOrderStatus
  vaNumber: string
  vaHolderName: string | null
  bankName: string | null
  accountNumber: string | null
  accountHolderName: string | null
  expiresAt: Date | null
  /** Address of SePay's QR picture. The plugin draws its own from the VietQR string. */
  qrCodeUrl: string | null
}

/** An order in a list: without its virtual accounts. */
export interface SepayOrderSummary {
  id: string
  orderCode: string
  amountVnd: number | null
  /** Whole VND that SePay has counted on it. `null`: the list does not tell. */
  paidAmountVnd: number | null
  /** `null`: one that is not documented. It says nothing. */
  status: SepayOrderStatus | null
  bankName: string | null
  accountNumber: string | null
  accountHolderName: string | null
  createdAt: Date | null
  updatedAt: Date | null
}

/** An order with all its virtual accounts. */
export interface ApiOrder extends SepayOrderSummary {
  status: SepayOrderStatus
  /** Whole VND that SePay has counted on it; 0 where it does not tell. */
  paidAmountVnd: number
  virtualAccounts: ApiVirtualAccount[]
}

/** A bank account that is connected to the company at SePay. */
export interface ApiBankAccount {
  /** UUID in v2, integer as text in v1. */
  id: string
  accountHolderName: string
  accountNumber: string
  /** Balance in VND as SePay last heard of it, `null` when not told. */
  balanceVnd: number | null
  label: string | null
  isActive: boolean
  bankShortName: string
  bankFullName: string | null
  bankBin: string | null
  bankCode: string | null
  lastTransactionAt: Date | null
}

/** Money that moved on a bank account. */
export interface ApiTransaction {
  /** UUID in v2; in v1 the same integer (as text) as the webhook's `id`. */
  id: string
  transactedAt: Date | null
  accountNumber: string | null
  /** The VA that took the money: v2 `va`, v1 `sub_account`. */
  vaNumber: string | null
  direction: "in" | "out"
  /** Whole VND that moved, never negative. */
  amountVnd: number
  balanceVnd: number | null
  content: string | null
  referenceNumber: string | null
  code: string | null
  bankBrandName: string | null
  bankAccountId: string | null
}

/** Which page of a v2 list; v1 has no pages and the client cuts its answer. */
export interface PageQuery {
  /** From 1. */
  page?: number
  /** Larger numbers are cut to what SePay gives: 100 in v2; v1 lists everything (transactions: 5000) at once. */
  perPage?: number
}

/** A row of a list that cannot be read, as it came. It never keeps the others back. */
export interface UnreadableRow {
  /** Where it stands in SePay's answer, from 0, readable rows included. */
  position: number
  /** SePay's id of it; `null` when that cannot be read either. */
  id: string | null
  /** What cannot be read in it: names of fields and what is expected, never what they hold. */
  problem: string
  /** The row as JSON, cut where it is too long to keep. */
  raw: string
}

/** One page of a list. */
export interface Page<T> {
  items: T[]
  /** Rows of transactions and orders that cannot be read. Other lists are read whole or not at all. */
  unreadable: UnreadableRow[]
  /** The page that this is, from 1. */
  page: number
  perPage: number
  /** `null` when SePay does not say. */
  total: number | null
  hasMore: boolean
}

/** Filters of `listOrders`. SePay has none for the order code or the status. */
export interface OrderQuery extends PageQuery {
  createdAtSort?: "asc" | "desc"
  amountSort?: "asc" | "desc"
}

/** Filters of `listBankAccounts`. */
export interface BankAccountQuery extends PageQuery {
  /** SePay's short name of the bank (v1 `short_name`; v2 searches for it with `q`). */
  bankShortName?: string
}

/**
 * Filters of `listTransactions` and `countTransactions`. What an API generation cannot filter by (`accountNumber` in
 * v2, `bankAccountId` in v1), the client filters out of each answer: such a page can hold fewer items than `perPage`,
 * its `total` is `null`, and counting by it is refused (`validation`).
 */
export interface TransactionQuery extends PageQuery {
  bankAccountId?: string
  accountNumber?: string
  /** Only transactions after this one, oldest first (v2: a UUID, v1: the integer); otherwise newest first. */
  sinceId?: string
  transactedFrom?: Date
  transactedTo?: Date
  referenceNumber?: string
  direction?: "in" | "out"
  /** Exact amount in whole VND. */
  amountVnd?: number
}

/** A Sacombank VA prefix. */
export interface SacombankPrefix {
  vaPrefix: string
  storeId: string | null
  storeName: string | null
  isActive: boolean
}

/** A Vietcombank terminal. */
export interface VietcombankTerminal {
  /** SePay's own id; never send it as `tid`. */
  xid: string
  tid: string
  name: string | null
}

/** SePay's order API and what belongs to it. */
export interface SepayApi {
  readonly version: SepayApiVersion

  /** Opens an order with its first VA. Sent exactly once: see `createOrAdoptOrder` for a create that recovers. */
  createOrder(bankAccountId: string, input: CreateOrderInput, options?: CallOptions): Promise<SepayCreatedOrder>
  getOrder(bankAccountId: string, orderId: string, options?: CallOptions): Promise<ApiOrder>
  listOrders(bankAccountId: string, query?: OrderQuery, options?: CallOptions): Promise<Page<SepayOrderSummary>>
  /** Opens another VA for an order that is `Pending` (or `Partially`, BIDV). Sent exactly once. */
  addVirtualAccount(
    bankAccountId: string,
    orderId: string,
    input: AddVirtualAccountInput,
    options?: CallOptions
  ): Promise<ApiVirtualAccount>
  /** Cancels a `Pending` order and its unpaid VAs. Resolves only when SePay confirmed it. */
  cancelOrder(bankAccountId: string, orderId: string, options?: CallOptions): Promise<void>
  /** Cancels one unpaid VA; the order stays as it is. */
  cancelVirtualAccount(bankAccountId: string, orderId: string, vaNumber: string, options?: CallOptions): Promise<void>

  listBankAccounts(query?: BankAccountQuery, options?: CallOptions): Promise<Page<ApiBankAccount>>
  getBankAccount(bankAccountId: string, options?: CallOptions): Promise<ApiBankAccount>
  countBankAccounts(options?: CallOptions): Promise<number>

  listTransactions(query?: TransactionQuery, options?: CallOptions): Promise<Page<ApiTransaction>>
  getTransaction(transactionId: string, options?: CallOptions): Promise<ApiTransaction>
  countTransactions(query?: TransactionQuery, options?: CallOptions): Promise<number>

  /** Sacombank only; another bank is refused as `validation` (`unsupported_bank`). */
  listSacombankPrefixes(bankAccountId: string, options?: CallOptions): Promise<SacombankPrefix[]>
  /** Vietcombank only; another bank is refused as `validation` (`unsupported_bank`). */
  listVietcombankTerminals(
    bankAccountId: string,
    query?: PageQuery & { q?: string },
    options?: CallOptions
  ): Promise<Page<VietcombankTerminal>>
}
