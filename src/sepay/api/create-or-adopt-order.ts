/**
 * Opening an order so that a lost answer costs nothing: SePay has no idempotency key, but order codes are unique. A
 * create that timed out, broke or was refused as a duplicate is looked up by its code and adopted; one that did not
 * arrive is sent again under the same code, because a late duplicate can only answer 409.
 */
import { SepayError, sepayFailure } from "./errors"
import type {
  CallOptions,
  CreateOrderInput,
  SepayApi,
  SepayCreatedOrder,
  ApiOrder,
  SepayOrderSummary,
  ApiVirtualAccount,
} from "./sepay-api"

/** How far an order is looked for. */
export interface FindOrderOptions extends CallOptions {
  /**
   * Most pages that are looked at, newest orders first: 100 orders each in v2, 1000 in v1.
   * @default 5
   */
  maximumPages?: number
  /**
   * The order cannot be older than this (by SePay's clock: leave some room), so the search ends there.
   * @default all orders
   */
  createdAfter?: Date
}

/** An order that is open at SePay, and how it came to be. */
export interface CreatedOrAdoptedOrder {
  order: SepayCreatedOrder
  /** The order existed: an earlier, lost attempt had created it. It may be paid or cancelled by now: see `status`. */
  adopted: boolean
}

const DEFAULT_MAXIMUM_PAGES = 5
/** v2 cuts this to its 100. */
const ORDERS_PER_PAGE = 1_000
const MAXIMUM_CREATES = 3
/** How much SePay's clock may be behind ours. */
const CLOCK_TOLERANCE_MILLISECONDS = 15 * 60_000

/**
 * Looks an order up by its code, newest first. SePay has no filter for it.
 *
 * @returns `null` when the account has no such order.
 * @throws SepayError `unavailable` with `outcomeUnknown` when `maximumPages` ended the search before the orders did:
 *   the order may be there. Other errors as of `listOrders`.
 */
export async function findOrderByCode(
  api: SepayApi,
  bankAccountId: string,
  orderCode: string,
  options: FindOrderOptions = {}
): Promise<SepayOrderSummary | null> {
  const { maximumPages = DEFAULT_MAXIMUM_PAGES, createdAfter, ...callOptions } = options
  const wanted = orderCode.toUpperCase()
  for (let page = 1; page <= maximumPages; page += 1) {
    const query = { page, perPage: ORDERS_PER_PAGE, createdAtSort: "desc" } as const
    const { items, hasMore } = await api.listOrders(bankAccountId, query, callOptions)
    const found = items.find((order) => order.orderCode.toUpperCase() === wanted)
    if (found || !hasMore || reachesBehind(items, createdAfter)) {
      return found ?? null
    }
  }
  throw sepayFailure({
    kind: "unavailable",
    operation: "findOrderByCode",
    what: `the order is not among the newest orders (${maximumPages} pages), older ones were not looked at`,
    retryable: false,
    outcomeUnknown: true,
  })
}

/**
 * Opens an order, or adopts the one that an earlier attempt opened under the same order code. Everything happens within
 * `deadlineAt`; a create is sent at most three times.
 *
 * @throws SepayError `duplicate` when the code belongs to an order that is not ours (another amount, or not found on
 *   this account). Any error with `outcomeUnknown` means: there may be an order under this code, keep the code and call
 *   again.
 */
export async function createOrAdoptOrder(
  api: SepayApi,
  bankAccountId: string,
  input: CreateOrderInput,
  options: FindOrderOptions = {}
): Promise<CreatedOrAdoptedOrder> {
  const startedAt = new Date(Date.now() - CLOCK_TOLERANCE_MILLISECONDS)
  return openOrder({ api, bankAccountId, input, options, startedAt }, MAXIMUM_CREATES, false)
}

interface Opening {
  api: SepayApi
  bankAccountId: string
  input: CreateOrderInput
  options: FindOrderOptions
  /** An order that this call itself opened is not older. */
  startedAt: Date
}

/** @param mayExist whether an earlier attempt of this call has an unknown outcome: it can still arrive. */
async function openOrder(opening: Opening, createsLeft: number, mayExist: boolean): Promise<CreatedOrAdoptedOrder> {
  const created = await tryToCreate(opening)
  if (!(created instanceof SepayError)) {
    return { order: created, adopted: false }
  }
  const isDuplicate = created.kind === "duplicate"
  if (!isDuplicate && !created.outcomeUnknown) {
    throw created.with({ outcomeUnknown: mayExist })
  }
  // An order that was there before this call can be of any age.
  const found = await recover(opening, isDuplicate ? opening.options.createdAfter : opening.startedAt)
  if (found) {
    return { order: found, adopted: true }
  }
  if (isDuplicate) {
    throw created.with({ outcomeUnknown: mayExist })
  }
  if (createsLeft <= 1) {
    throw created
  }
  return openOrder(opening, createsLeft - 1, true)
}

async function tryToCreate(opening: Opening): Promise<SepayCreatedOrder | SepayError> {
  try {
    return await opening.api.createOrder(opening.bankAccountId, opening.input, opening.options)
  } catch (error) {
    if (error instanceof SepayError) {
      return error
    }
    throw error
  }
}

/** The order under this code, if there is one. What fails here leaves open whether there is. */
async function recover(opening: Opening, createdAfter: Date | undefined): Promise<SepayCreatedOrder | null> {
  const { api, bankAccountId, input, options } = opening
  try {
    const summary = await findOrderByCode(api, bankAccountId, input.orderCode, { ...options, createdAfter })
    return summary && adoptOrder(await api.getOrder(bankAccountId, summary.id, options), input)
  } catch (error) {
    throw error instanceof SepayError && error.kind !== "duplicate" ? error.with({ outcomeUnknown: true }) : error
  }
}

/**
 * An existing order as the answer to the create that asked for it. Pure.
 *
 * @throws SepayError `duplicate` when it is another order than ours; `unexpected_answer` when it has no VA.
 */
export function adoptOrder(order: ApiOrder, input: CreateOrderInput): SepayCreatedOrder {
  if (order.amountVnd !== input.amountVnd) {
    throw sepayFailure({
      kind: "duplicate",
      operation: "createOrder",
      what:
        `the order code belongs to another order, over ${describeAmount(order.amountVnd)} ` +
        `instead of ${describeAmount(input.amountVnd)}`,
    })
  }
  const virtualAccount = newestVirtualAccount(order.virtualAccounts)
  if (!virtualAccount) {
    throw sepayFailure({
      kind: "unexpected_answer",
      operation: "createOrder",
      what: "the order exists at SePay, but without a virtual account",
      outcomeUnknown: true,
    })
  }
  return {
    id: order.id,
    orderCode: order.orderCode,
    amountVnd: order.amountVnd,
    status: order.status,
    vaNumber: virtualAccount.vaNumber,
    vaHolderName: virtualAccount.vaHolderName,
    bankName: order.bankName,
    accountNumber: order.accountNumber,
    accountHolderName: order.accountHolderName,
    expiresAt: virtualAccount.expiresAt,
    qrCodeUrl: null,
  }
}

/** The unpaid VA that lives longest, else any; SePay does not say when a VA was opened, the later one wins a tie. */
function newestVirtualAccount(virtualAccounts: readonly ApiVirtualAccount[]): ApiVirtualAccount | undefined {
  const unpaid = virtualAccounts.filter(({ status }) => status === "Unpaid")
  const candidates = unpaid.length > 0 ? unpaid : virtualAccounts
  const [first, ...rest] = candidates
  return rest.reduce((best, next) => (expiryTime(next) >= expiryTime(best ?? next) ? next : best), first)
}

function expiryTime({ expiresAt }: ApiVirtualAccount): number {
  return expiresAt?.getTime() ?? Infinity
}

/** Whether a page of orders, newest first, has come to those that are too old. */
function reachesBehind(orders: readonly SepayOrderSummary[], createdAfter: Date | undefined): boolean {
  const oldest = orders.at(-1)?.createdAt
  return createdAfter !== undefined && oldest instanceof Date && oldest < createdAfter
}

function describeAmount(amountVnd: number | null): string {
  return amountVnd === null ? "any amount" : `${amountVnd} VND`
}
