/**
 * SePay's answers, parsed: tolerant where SePay is sloppy (numbers as text, empty texts, missing fields, `order_id` for
 * `id`), strict on what money depends on (ids, amounts, statuses, VA numbers, expiry). v2 and v1 differ in their
 * envelopes only, so one schema serves both.
 */
import { z } from "zod"
import { lenient, readText, storableText, strict } from "../fields"
import { parseVietnamTime } from "../time"
import { parseBalanceVnd, parseWholeVnd } from "../vnd"
import type {
  CreateOrderInput,
  Page,
  SacombankPrefix,
  ApiBankAccount,
  SepayCreatedOrder,
  ApiOrder,
  SepayOrderSummary,
  ApiTransaction,
  ApiVirtualAccount,
  UnreadableRow,
  VietcombankTerminal,
} from "./sepay-api"

const MAXIMUM_IDENTIFIER_LENGTH = 100
const MAXIMUM_TEXT_LENGTH = 4_000

function readIdentifier(value: unknown): string | undefined {
  const identifierText = readText(value, MAXIMUM_TEXT_LENGTH)
  return identifierText !== null && identifierText.length <= MAXIMUM_IDENTIFIER_LENGTH ? identifierText : undefined
}

function isBlank(value: unknown): boolean {
  return value === undefined || value === null || value === ""
}

/** MySQL's "no date". */
function isZeroDate(value: unknown): boolean {
  return typeof value === "string" && value.startsWith("0000-00-00")
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === "1" || value === "active"
}

function oneOf<const Words extends readonly string[]>(words: Words) {
  return strict<Words[number]>(`one of ${words.join(", ")}`, (value) =>
    words.find((word) => typeof value === "string" && word.toLowerCase() === value.trim().toLowerCase())
  )
}

const text = lenient((value) => readText(value, MAXIMUM_TEXT_LENGTH))
const identifier = strict("an identifier", readIdentifier)
const time = lenient((value) => (typeof value === "string" ? parseVietnamTime(value) : null))
const balance = lenient(parseBalanceVnd)

/** A missing amount of money that moved is none. */
const movedAmount = strict("whole VND", (value) => (isBlank(value) ? 0 : (parseWholeVnd(value) ?? undefined)))
/** In a list, a missing sum may only have been left out. */
const listedAmount = strict("whole VND or nothing", (value) => (isBlank(value) ? null : (parseWholeVnd(value) ?? undefined)))

/** `null`: any amount. An order over nothing does not exist, so 0 means the same. */
const orderAmount = strict("whole VND or nothing", (value) => {
  const amountVnd = parseWholeVnd(value)
  return isBlank(value) || amountVnd === 0 ? null : (amountVnd ?? undefined)
})

/** `null`: it does not expire. What cannot be read must not pass for that. */
const expiry = strict("a time or nothing", (value) => {
  if (isBlank(value) || isZeroDate(value)) {
    return null
  }
  return (typeof value === "string" ? parseVietnamTime(value) : null) ?? undefined
})

const ORDER_STATUSES = ["Pending", "Partially", "Paid", "Cancelled"] as const
const orderStatus = oneOf(ORDER_STATUSES)
const orderStatusOrNone = lenient((value) => orderStatus.safeParse(value).data ?? null)

/** v1's "create order" says `order_id` where everything else says `id`. */
function withId<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess(
    (value) => (isObject(value) ? { ...value, id: value["id"] ?? value["order_id"] } : value),
    z.object({ id: identifier, ...shape })
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

const virtualAccount: z.ZodType<ApiVirtualAccount> = z
  .object({
    va_number: identifier,
    va_holder_name: text,
    amount: orderAmount,
    status: oneOf(["Unpaid", "Paid", "Cancelled"]),
    paid_at: time,
    expired_at: expiry,
  })
  .transform((answer) => ({
    vaNumber: answer.va_number,
    vaHolderName: answer.va_holder_name,
    amountVnd: answer.amount,
    status: answer.status,
    paidAt: answer.paid_at,
    expiresAt: answer.expired_at,
  }))

const orderShape = {
  order_code: identifier,
  amount: orderAmount,
  bank_name: text,
  account_number: text,
  account_holder_name: text,
  created_at: time,
  updated_at: time,
}

const orderSummaryFields = withId({ ...orderShape, status: orderStatusOrNone, paid_amount: listedAmount })
const orderFields = withId({ ...orderShape, status: orderStatus, paid_amount: movedAmount, va: z.array(virtualAccount).default([]) })

type OrderAnswer<Status, Paid> = Omit<z.output<typeof orderSummaryFields>, "status" | "paid_amount"> & { status: Status; paid_amount: Paid }

function toOrderSummary<Status, Paid>(answer: OrderAnswer<Status, Paid>) {
  return {
    id: answer.id,
    orderCode: answer.order_code,
    amountVnd: answer.amount,
    paidAmountVnd: answer.paid_amount,
    status: answer.status,
    bankName: answer.bank_name,
    accountNumber: answer.account_number,
    accountHolderName: answer.account_holder_name,
    createdAt: answer.created_at,
    updatedAt: answer.updated_at,
  }
}

const orderSummary: z.ZodType<SepayOrderSummary> = orderSummaryFields.transform(toOrderSummary)

const order: z.ZodType<ApiOrder> = orderFields.transform((answer) => ({
  ...toOrderSummary(answer),
  virtualAccounts: answer.va,
}))

/**
 * The answer to "create order", which must be about the order that was asked for: another code or amount than ours
 * would have the shopper pay something else. Code and amount may be left out, they are known.
 */
function createdOrder(input: CreateOrderInput): z.ZodType<SepayCreatedOrder> {
  return withId({
    order_code: strict("the order code that was sent", (value) =>
      isBlank(value) ? input.orderCode : isSameCode(readIdentifier(value), input.orderCode)
    ),
    amount: strict("the amount that was sent", (value) =>
      value === undefined || (parseWholeVnd(value) || null) === input.amountVnd ? input.amountVnd : undefined
    ),
    status: orderStatus,
    va_number: identifier,
    va_holder_name: text,
    bank_name: text,
    account_number: text,
    account_holder_name: text,
    expired_at: expiry,
    qr_code_url: text,
  }).transform((answer) => ({
    id: answer.id,
    orderCode: answer.order_code,
    amountVnd: answer.amount,
    status: answer.status,
    vaNumber: answer.va_number,
    vaHolderName: answer.va_holder_name,
    bankName: answer.bank_name,
    accountNumber: answer.account_number,
    accountHolderName: answer.account_holder_name,
    expiresAt: answer.expired_at,
    qrCodeUrl: answer.qr_code_url,
  }))
}

function isSameCode(answered: string | undefined, sent: string): string | undefined {
  return answered?.toUpperCase() === sent.toUpperCase() ? answered : undefined
}

const bankAccount: z.ZodType<ApiBankAccount> = z
  .object({
    id: identifier,
    account_holder_name: text,
    account_number: identifier,
    accumulated: balance,
    last_transaction: time,
    label: text,
    active: lenient(isTrue),
    bank_short_name: identifier,
    bank_full_name: text,
    bank_bin: text,
    bank_code: text,
  })
  .transform((answer) => ({
    id: answer.id,
    accountHolderName: answer.account_holder_name ?? "",
    accountNumber: answer.account_number,
    balanceVnd: answer.accumulated,
    label: answer.label,
    isActive: answer.active,
    bankShortName: answer.bank_short_name,
    bankFullName: answer.bank_full_name,
    bankBin: answer.bank_bin,
    bankCode: answer.bank_code,
    lastTransactionAt: answer.last_transaction,
  }))

const transactionDirection = oneOf(["in", "out"])

/** v2 says which way the money went; in v1 only the amounts tell. */
const transaction: z.ZodType<ApiTransaction> = z
  .object({
    id: identifier,
    transaction_date: time,
    account_number: text,
    va: text,
    sub_account: text,
    transfer_type: z.preprocess((value) => (isBlank(value) ? undefined : value), transactionDirection.optional()),
    amount_in: movedAmount,
    amount_out: movedAmount,
    accumulated: balance,
    transaction_content: text,
    reference_number: text,
    code: text,
    bank_brand_name: text,
    bank_account_id: text,
  })
  .transform((answer, context) => {
    const direction = answer.transfer_type ?? (answer.amount_out > 0 ? "out" : "in")
    const [amountVnd, otherAmountVnd] =
      direction === "in" ? [answer.amount_in, answer.amount_out] : [answer.amount_out, answer.amount_in]
    if (otherAmountVnd > 0) {
      context.addIssue({ code: "custom", message: "amount_in and amount_out do not fit the direction" })
      return z.NEVER
    }
    return {
      id: answer.id,
      transactedAt: answer.transaction_date,
      accountNumber: answer.account_number,
      vaNumber: answer.va ?? answer.sub_account,
      direction,
      amountVnd,
      balanceVnd: answer.accumulated,
      content: answer.transaction_content,
      referenceNumber: answer.reference_number,
      code: answer.code,
      bankBrandName: answer.bank_brand_name,
      bankAccountId: answer.bank_account_id,
    }
  })

const sacombankPrefix: z.ZodType<SacombankPrefix> = z
  .object({ va_prefix: identifier, store_id: text, store_name: text, status: lenient(isTrue) })
  .transform((answer) => ({
    vaPrefix: answer.va_prefix,
    storeId: answer.store_id,
    storeName: answer.store_name,
    isActive: answer.status,
  }))

const vietcombankTerminal: z.ZodType<VietcombankTerminal> = z.object({
  xid: identifier,
  tid: identifier,
  name: text,
})

const count = strict("a count", (value) => parseWholeVnd(value) ?? undefined)
const optionalCount = lenient(parseWholeVnd)

const pagination = z
  .object({ pagination: z.object({ total: optionalCount, has_more: lenient((value) => value) }).optional() })
  .optional()

/** `{"data": …}`: everything in v2, the orders of v1. */
function inData<Value>(schema: z.ZodType<Value>) {
  return z.object({ data: schema }).transform(({ data }) => data)
}

/** Rows of a list that were read, and those that cannot be. */
export interface ReadRows<Value> {
  items: Value[]
  unreadable: UnreadableRow[]
}

/** With as many rows and none that can be read, it is the answer that is not understood, not a row of it. */
const MOST_ROWS_ALL_UNREADABLE = 10

/** A list whose rows are read one by one: money of a row that cannot be read is a person's, the others' is not kept back. */
function readableRows<Value>(item: z.ZodType<Value>) {
  return z.array(z.unknown()).transform((rows, context): ReadRows<Value> => {
    const read: ReadRows<Value> = { items: [], unreadable: [] }
    for (const [position, row] of rows.entries()) {
      const parsed = item.safeParse(row)
      if (parsed.success) {
        read.items.push(parsed.data)
      } else {
        read.unreadable.push(describeUnreadable(position, row, parsed.error))
      }
    }
    if (read.items.length === 0 && rows.length > MOST_ROWS_ALL_UNREADABLE) {
      context.addIssue({ code: "custom", message: `none of ${rows.length} rows can be read: ${read.unreadable[0]?.problem}` })
      return z.NEVER
    }
    return read
  })
}

function describeUnreadable(position: number, row: unknown, error: z.ZodError): UnreadableRow {
  const problem = error.issues.map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message)).join("; ")
  const id = isObject(row) ? (readIdentifier(row["id"] ?? row["order_id"]) ?? null) : null
  return { position, id, problem, raw: storableText(JSON.stringify(row) ?? "", MAXIMUM_TEXT_LENGTH) }
}

/** A list that is read whole or not at all: that one of its rows is missing must not be taken for its end. */
function wholeRows<Value>(item: z.ZodType<Value>) {
  return z.array(item).transform((items): ReadRows<Value> => ({ items, unreadable: [] }))
}

/** Everything that SePay answers, as parsed values. */
export const answers = {
  order: inData(order),
  createdOrder: (input: CreateOrderInput) => inData(createdOrder(input)),
  virtualAccount: inData(virtualAccount),
  /** Nothing (204), or any JSON that is not an error. */
  confirmation: z.unknown().transform(() => undefined),

  bankAccount,
  bankAccounts: wholeRows(bankAccount),
  transaction,
  transactions: readableRows(transaction),
  orders: readableRows(orderSummary),
  sacombankPrefixes: wholeRows(sacombankPrefix),
  vietcombankTerminals: wholeRows(vietcombankTerminal),
  count,
} as const

/** v2's single things. */
export function v2Item<Value>(item: z.ZodType<Value>): z.ZodType<Value> {
  return inData(item)
}

/** v2's lists: `data` and `meta.pagination`. Without the latter, a full page is taken for not the last. */
export function v2Page<Value>(rows: z.ZodType<ReadRows<Value>>, page: number, perPage: number): z.ZodType<Page<Value>> {
  return z.object({ data: rows, meta: pagination }).transform(({ data, meta }) => {
    const hasMore = meta?.pagination?.has_more
    return {
      ...data,
      page,
      perPage,
      total: meta?.pagination?.total ?? null,
      hasMore: typeof hasMore === "boolean" ? hasMore : data.items.length + data.unreadable.length >= perPage,
    }
  })
}

/** v2's `meta.pagination.total`. */
export const v2Total: z.ZodType<number> = z
  .object({ meta: z.object({ pagination: z.object({ total: count }) }) })
  .transform(({ meta }) => meta.pagination.total)

/** What v1 answers under a name of its own, such as `transactions`. */
export function v1Field<Value>(name: string, schema: z.ZodType<Value>): z.ZodType<Value> {
  return z
    .record(z.string(), z.unknown())
    .transform((answer) => ({ [name]: answer[name] }))
    .pipe(z.object({ [name]: schema }))
    .transform((answer) => answer[name] as Value)
}

/** v1's `data.orders`. */
export const v1Orders: z.ZodType<ReadRows<SepayOrderSummary>> = inData(
  z.object({ orders: answers.orders }).transform(({ orders }) => orders)
)
