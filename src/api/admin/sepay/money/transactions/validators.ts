import { z } from "@medusajs/framework/zod"
import { MAXIMUM_STATEMENT_ROWS } from "../../../../../modules/sepay/money/statement/parse-table"
import { idSchema } from "../../../../ids"
import { paging } from "../../paging"
import { textSchema } from "../../text"

const LONGEST_TEXT = 200
const LONGEST_REASON = 1_000

/** A query's list: `a=1&a=2`, `a[]=1` or `a=1`. */
function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).max(50).optional())
}

const wholeVnd = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text))

const filters = {
  q: z
    .string()
    .max(LONGEST_TEXT)
    .regex(/^[^\p{Cc}]*$/u, "must be text without control characters")
    .optional(),
  status: listOf(z.enum(["attention", "applied", "surplus", "late", "unmatched", "returned", "ignored"])),
  account_number: listOf(textSchema.max(50)),
  direction: z.enum(["in", "out"]).optional(),
  source: z.enum(["webhook", "reconciliation", "manual", "statement"]).optional(),
  occurred_at: z.strictObject({ $gte: moment.optional(), $lt: moment.optional() }).optional(),
  amount_vnd: z.strictObject({ $gte: wholeVnd.optional(), $lte: wholeVnd.optional() }).optional(),
  order: z.enum(["occurred_at", "-occurred_at", "amount_vnd", "-amount_vnd"]).default("-occurred_at"),
}

/** Query of `GET /admin/sepay/money/transactions/export`. */
export const exportTransactionsSchema = z.strictObject(filters)

/** Query of `GET /admin/sepay/money/transactions`. */
export const listTransactionsSchema = z.strictObject({
  ...filters,
  ...paging,
})

const reason = textSchema.min(1, "say why: it is kept with the money").max(LONGEST_REASON)

/** A text that may be missing; an empty one is none. */
const optionalText = textSchema
  .max(LONGEST_REASON)
  .nullish()
  .transform((text) => text || null)

/** Body of `POST /admin/sepay/money/transactions`: what the bank's statement says. */
export const recordTransactionSchema = z.strictObject({
  direction: z.enum(["in", "out"]).default("in"),
  amount_vnd: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  account_number: textSchema.min(1).max(50),
  reference_number: optionalText,
  content: optionalText,
  transacted_at: z.iso.datetime({
    offset: true,
    error: '"transacted_at" must be a moment with its offset from UTC, such as 2026-11-27T10:00:00+07:00',
  }),
  is_another: z.boolean().default(false),
  reason,
})

const column = z.number().int().min(0).max(99).nullable().default(null)
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
  /** The file as text, for scripts. */
  csv: z.string().optional(),
  /** The file's bytes, whatever their encoding. */
  csv_base64: z.base64({ error: '"csv_base64" must be the bytes of the file in base64' }).optional(),
  account_number: textSchema.min(1).max(50),
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
    order_id: idSchema.optional(),
    payment_collection_id: idSchema.optional(),
    /** The `undoable_decision_id` of the transaction: the money is taken from where that decision put it. */
    replaces_decision_id: idSchema.optional(),
    reason,
  })
  .refine((body) => body.order_id !== undefined || body.payment_collection_id !== undefined, {
    message: 'say which payment: "order_id" or "payment_collection_id"',
  })

/** Body of `POST /admin/sepay/money/transactions/:id/return`. `amount_vnd` omitted: all that is not used. */
export const returnTransactionSchema = z.strictObject({ amount_vnd: wholeVnd.min(1).optional(), reason })

/** Body of `POST /admin/sepay/money/transactions/:id/ignore`. */
export const ignoreTransactionSchema = z.strictObject({ reason })

/** Body of `POST /admin/sepay/money/transactions/:id/undo`. `decision_id`: the `undoable_decision_id` that the admin saw; omitted: the last one. */
export const undoTransactionSchema = z.strictObject({ decision_id: idSchema.optional(), reason })
