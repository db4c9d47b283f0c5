import { z } from "@medusajs/framework/zod"
import { MAXIMUM_STATEMENT_ROWS } from "../../../../../modules/sepay/money/statement/parse-table"
import { idSchema } from "../../../../ids"
import { paging } from "../../paging"
import { textSchema } from "../../text"

const LONGEST_TEXT = 200
const LONGEST_REASON = 1_000

/** A query's list: `a=1&a=2`, `a[]=1` or `a=1`. The last is no list before it is read, whatever a client calls it. */
function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess((value: z.input<T>[]) => (Array.isArray(value) ? value : [value]), z.array(item).max(50)).optional()
}

const wholeVnd = z.coerce.number<number>().int().min(0).max(Number.MAX_SAFE_INTEGER)
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const filters = {
  q: z
    .string()
    .max(LONGEST_TEXT)
    .regex(/^[^\p{Cc}]*$/u, "must be text without control characters")
    .optional()
    .describe("A VA number, code, reference, order number, or words of the payer's text (their beginnings do)."),
  status: listOf(z.enum(["attention", "applied", "surplus", "late", "unmatched", "returned", "ignored"])).describe(
    "`attention`, or what some of the money is for now. Several: any of them."
  ),
  account_number: listOf(textSchema.max(50)).describe("Numbers of the store's bank accounts. Several: any of them."),
  direction: z.enum(["in", "out"]).optional(),
  source: z.enum(["webhook", "reconciliation", "manual", "statement"]).optional(),
  occurred_at: z
    .strictObject({ $gte: moment.optional(), $lt: moment.optional() })
    .optional()
    .describe("When the money moved, from and before."),
  amount_vnd: z
    .strictObject({ $gte: wholeVnd.optional(), $lte: wholeVnd.optional() })
    .optional()
    .describe("Whole VND, from and up to."),
  order: z
    .enum(["occurred_at", "-occurred_at", "amount_vnd", "-amount_vnd"])
    .default("-occurred_at")
    .describe("A leading `-` sorts the greatest first."),
}

/** Query of `GET /admin/sepay/money/transactions/export`. */
export const exportTransactionsSchema = z.strictObject(filters)

/** Query of `GET /admin/sepay/money/transactions`. */
export const listTransactionsSchema = z.strictObject({
  ...filters,
  ...paging,
})

const reason = textSchema.min(1, "say why: it is kept with the money").max(LONGEST_REASON).describe("Kept with the money.")

/** A text that may be missing; an empty one is none. */
const optionalText = textSchema
  .max(LONGEST_REASON)
  .nullish()
  .transform((text) => text || null)

/** Body of `POST /admin/sepay/money/transactions`: what the bank's statement says. */
export const recordTransactionSchema = z.strictObject({
  direction: z.enum(["in", "out"]).default("in"),
  amount_vnd: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).describe("Whole VND."),
  account_number: textSchema.min(1).max(50).describe("The store's bank account."),
  reference_number: optionalText.describe("The bank's reference."),
  content: optionalText,
  transacted_at: z.iso.datetime({
    offset: true,
    error: '"transacted_at" must be a moment with its offset from UTC, such as 2026-11-27T10:00:00+07:00',
  }),
  is_another: z.boolean().default(false).describe("It is another one than those that look the same."),
  reason,
})

const column = z.number().int().min(0).max(99).nullable().default(null)
/** Which column says what: its index, the first is 0. */
const columns = z.strictObject({
  date: column,
  time: column,
  credit: column,
  debit: column,
  amount: column,
  reference: column,
  content: column,
})

const statement = {
  csv: z.string().optional().describe("The file as text, for scripts. Either this or `csv_base64`."),
  csv_base64: z
    .base64({ error: '"csv_base64" must be the bytes of the file in base64' })
    .optional()
    .describe("The file's bytes, whatever their encoding."),
  account_number: textSchema.min(1).max(50).describe("The store's bank account whose statement it is."),
}

function hasOneFile(body: { csv?: string | undefined; csv_base64?: string | undefined }): boolean {
  return (body.csv === undefined) !== (body.csv_base64 === undefined)
}

const ONE_FILE = { message: 'send the file in "csv_base64" (its bytes), or in "csv" (its text)' }

/** Body of `POST /admin/sepay/money/transactions/import/preview`. `columns` omitted: as the file's head says. */
export const previewStatementSchema = z.strictObject({ ...statement, columns: columns.optional() }).refine(hasOneFile, ONE_FILE)

/** Body of `POST /admin/sepay/money/transactions/import`: the file and columns that were previewed, and what the admin says of single rows. */
export const importStatementSchema = z
  .strictObject({
    ...statement,
    columns,
    choices: z
      .array(z.strictObject({ line: z.number().int().min(1), choice: z.enum(["record", "skip"]) }))
      .max(MAXIMUM_STATEMENT_ROWS)
      .default([]),
    reason,
  })
  .refine(hasOneFile, ONE_FILE)

/** Body of `POST /admin/sepay/money/transactions/:id/match`: which payment, and why. */
export const matchTransactionSchema = z
  .strictObject({
    order_id: idSchema.optional().describe("The Medusa order, or `payment_collection_id`."),
    payment_collection_id: idSchema.optional(),
    replaces_decision_id: idSchema
      .optional()
      .describe("The transaction's `undoable_decision_id`: the money is moved from the payment that it was matched with."),
    reason,
  })
  .refine((body) => body.order_id !== undefined || body.payment_collection_id !== undefined, {
    message: 'say which payment: "order_id" or "payment_collection_id"',
  })

/** Body of `POST /admin/sepay/money/transactions/:id/return`. `amount_vnd` omitted: all that is not used. */
export const returnTransactionSchema = z.strictObject({
  amount_vnd: wholeVnd.min(1).optional().describe("Default: all that is not used."),
  reason,
})

/** Body of `POST /admin/sepay/money/transactions/:id/ignore`. */
export const ignoreTransactionSchema = z.strictObject({ reason })

/** Body of `POST /admin/sepay/money/transactions/:id/undo`. */
export const undoTransactionSchema = z.strictObject({
  decision_id: idSchema
    .optional()
    .describe("The `undoable_decision_id` that was looked at: no other decision is taken back. Default: the last one."),
  reason,
})
