import { z } from "@medusajs/framework/zod"

export const adminSepayAllocationKindSchema = z
  .enum(["applied", "surplus", "late", "unmatched", "returned", "ignored"])
  .meta({ id: "AdminSepayAllocationKind", description: "What (part of) a transaction's money is for." })

/** @see adminSepayAllocationKindSchema */
export type AdminSepayAllocationKind = z.output<typeof adminSepayAllocationKindSchema>

export const adminSepayTransactionSourceSchema = z.enum(["webhook", "reconciliation", "manual", "statement"]).meta({
  id: "AdminSepayTransactionSource",
  description:
    "How a transaction became known first. `manual`: an admin recorded it by hand, because SePay had not " +
    "reported it; `statement`: from a bank's statement.",
})

/** @see adminSepayTransactionSourceSchema */
export type AdminSepayTransactionSource = z.output<typeof adminSepayTransactionSourceSchema>

export const adminSepayOrderReferenceSchema = z
  .strictObject({
    id: z.string(),
    display_id: z.int(),
  })
  .meta({ id: "AdminSepayOrderReference", description: "An order that a transaction has to do with." })

/** @see adminSepayOrderReferenceSchema */
export type AdminSepayOrderReference = z.output<typeof adminSepayOrderReferenceSchema>

export const adminSepayTransactionSchema = z
  .strictObject({
    id: z.string(),
    occurred_at: z.iso
      .datetime()
      .describe("When the bank says that it moved; where it does not say, when the store heard of it."),
    is_day_only: z
      .boolean()
      .describe("A bank's statement told only the day: `occurred_at` is some moment of it in Vietnam."),
    recorded_at: z.iso.datetime().describe("When the store heard of it."),
    source: adminSepayTransactionSourceSchema,
    entered_by: z.string().nullable().describe("The id of the admin who recorded it; `null` where SePay reported it first."),
    entered_by_name: z.string().nullable().describe("The admin's name or email; `null` where nobody is, or is gone."),
    direction: z.enum(["in", "out"]),
    amount_vnd: z.int(),
    bank_name: z.string().nullable(),
    account_number: z.string().nullable(),
    va_number: z.string().nullable(),
    code: z.string().nullable(),
    reference_number: z.string().nullable(),
    content: z.string().nullable().describe("Free text of the payer: to be shown as text."),
    needs_attention: z.boolean(),
    allocated_vnd: z
      .strictObject({
        applied: z.int(),
        surplus: z.int(),
        late: z.int(),
        unmatched: z.int(),
        returned: z.int(),
        ignored: z.int(),
      })
      .describe("What its money is for, by kind; they add up to the amount of an incoming transaction."),
    free_vnd: z.int().describe("What of it can be matched, returned or ignored: its surplus, late and unmatched money."),
    returnable_vnd: z
      .int()
      .describe(
        "What of it can be returned: also what was ignored, and what paid (a part of) a payment that is not captured."
      ),
    orders: z.array(adminSepayOrderReferenceSchema).describe("The orders that it pays, or would have paid."),
  })
  .meta({
    id: "AdminSepayTransaction",
    description: "Money that moved on a bank account. Amounts are whole VND, times ISO 8601 in UTC.",
  })

/** @see adminSepayTransactionSchema */
export type AdminSepayTransaction = z.output<typeof adminSepayTransactionSchema>

export const adminSepayAllocationSchema = z
  .strictObject({
    id: z.string(),
    kind: adminSepayAllocationKindSchema,
    amount_vnd: z.int(),
    needs_attention: z.boolean(),
    reason: z.string().describe("In plain words (English), or what the admin wrote."),
    actor_id: z.string().describe("`system`, or the id of the admin user or API key that decided."),
    actor_name: z.string().nullable().describe("The admin's name or email; `null` for the system and for whoever is gone."),
    created_at: z.iso.datetime(),
    order_code: z.string().nullable().describe("SePay's order code of the VA order that it came through."),
    order: adminSepayOrderReferenceSchema.nullable(),
  })
  .meta({
    id: "AdminSepayAllocation",
    description: "A row of what became of the money. Append-only: a correction is two more rows, one of them negative.",
  })

/** @see adminSepayAllocationSchema */
export type AdminSepayAllocation = z.output<typeof adminSepayAllocationSchema>

export const adminSepayTransactionDetailSchema = z
  .strictObject({
    ...adminSepayTransactionSchema.shape,
    webhook_id: z.string().nullable(),
    api_id: z.string().nullable(),
    payload: z
      .record(z.string(), z.unknown())
      .describe("As SePay sent it. Written by strangers in part: to be shown as text."),
    anonymized_at: z.iso
      .datetime()
      .nullable()
      .describe("When the payer's personal data was removed: the text, and most of what SePay sent."),
    allocations: z.array(adminSepayAllocationSchema).describe("The oldest first."),
    undoable_decision_id: z
      .string()
      .nullable()
      .describe("The last decision of a person about it, where it can be asked to be taken back."),
    movable_vnd: z.int().describe("What that decision matched with a payment, and can be moved to another one."),
  })
  .meta({ id: "AdminSepayTransactionDetail", description: "A transaction with all that is known of it." })

/** @see adminSepayTransactionDetailSchema */
export type AdminSepayTransactionDetail = z.output<typeof adminSepayTransactionDetailSchema>

export const adminSepayMatchCandidateSchema = z
  .strictObject({
    order: adminSepayOrderReferenceSchema,
    payment_collection_id: z.string(),
    remaining_vnd: z.int(),
    why: z
      .enum(["same_payment", "same_amount"])
      .describe("Why it is proposed: the money came for it, or just as much is missing."),
  })
  .meta({ id: "AdminSepayMatchCandidate", description: "An order that a transaction's free money could pay." })

/** @see adminSepayMatchCandidateSchema */
export type AdminSepayMatchCandidate = z.output<typeof adminSepayMatchCandidateSchema>

export const adminSepayTransactionListResponseSchema = z
  .strictObject({
    transactions: z.array(adminSepayTransactionSchema),
    count: z.int().describe("How many there are, counted as far as `is_count_exact` says."),
    is_count_exact: z.boolean().describe("`false`: there are more than `count`."),
    limit: z.int(),
    offset: z.int(),
  })
  .meta({ id: "AdminSepayTransactionListResponse", description: "Answer of `GET /admin/sepay/money/transactions`." })

/** @see adminSepayTransactionListResponseSchema */
export type AdminSepayTransactionListResponse = z.output<typeof adminSepayTransactionListResponseSchema>

export const adminSepayTransactionResponseSchema = z
  .strictObject({
    transaction: adminSepayTransactionDetailSchema,
  })
  .meta({
    id: "AdminSepayTransactionResponse",
    description: "Answer of `GET /admin/sepay/money/transactions/:id` and of its `match`, `return`, `ignore` and `undo`.",
  })

/** @see adminSepayTransactionResponseSchema */
export type AdminSepayTransactionResponse = z.output<typeof adminSepayTransactionResponseSchema>

export const adminSepayRecordedTransactionResponseSchema = z
  .strictObject({
    ...adminSepayTransactionResponseSchema.shape,
    outcome: z.enum(["recorded", "known"]).describe("`known`: the ledger had it, and nothing was changed."),
  })
  .meta({ id: "AdminSepayRecordedTransactionResponse", description: "Answer of `POST /admin/sepay/money/transactions`." })

/** @see adminSepayRecordedTransactionResponseSchema */
export type AdminSepayRecordedTransactionResponse = z.output<typeof adminSepayRecordedTransactionResponseSchema>

export const adminSepayMatchCandidatesResponseSchema = z
  .strictObject({
    candidates: z.array(adminSepayMatchCandidateSchema),
  })
  .meta({
    id: "AdminSepayMatchCandidatesResponse",
    description: "Answer of `GET /admin/sepay/money/transactions/:id/candidates`.",
  })

/** @see adminSepayMatchCandidatesResponseSchema */
export type AdminSepayMatchCandidatesResponse = z.output<typeof adminSepayMatchCandidatesResponseSchema>

const column = z.int().nullable()

export const adminSepayStatementColumnsSchema = z
  .strictObject({
    date: column,
    time: column,
    credit: column,
    debit: column,
    amount: column,
    reference: column,
    content: column,
  })
  .meta({
    id: "AdminSepayStatementColumns",
    description: "Which column says what: its index, the first is 0; `null` where none does.",
  })

/** What a column of a bank's statement says. */
export type AdminSepayStatementColumn = keyof AdminSepayStatementColumns

/** @see adminSepayStatementColumnsSchema */
export type AdminSepayStatementColumns = z.output<typeof adminSepayStatementColumnsSchema>

export const adminSepayComparedTransactionSchema = z
  .strictObject({
    id: z.string(),
    source: adminSepayTransactionSourceSchema,
    occurred_at: z.iso.datetime(),
    is_day_only: z.boolean(),
    amount_vnd: z.int(),
    reference_number: z.string().nullable(),
    content: z.string().nullable(),
  })
  .meta({
    id: "AdminSepayComparedTransaction",
    description: "A transaction of the ledger beside which a row of a statement is shown.",
  })

/** @see adminSepayComparedTransactionSchema */
export type AdminSepayComparedTransaction = z.output<typeof adminSepayComparedTransactionSchema>

export const adminSepayStatementEntrySchema = z
  .strictObject({
    direction: z.enum(["in", "out"]),
    amount_vnd: z.int(),
    transacted_at: z.iso.datetime(),
    is_day_only: z.boolean().describe("Only the day is told: `transacted_at` is some moment of it in Vietnam."),
    reference_number: z.string().nullable(),
    content: z.string().nullable(),
  })
  .meta({ id: "AdminSepayStatementEntry", description: "A transfer as a row of a statement tells it." })

/** @see adminSepayStatementEntrySchema */
export type AdminSepayStatementEntry = z.output<typeof adminSepayStatementEntrySchema>

const line = z.int().describe("The row's number in the file; the first is 1.")
const suggestedOrder = adminSepayOrderReferenceSchema.nullable().describe("The order whose code the row's text names.")

export const adminSepayStatementRowSchema = z
  .discriminatedUnion("state", [
    z
      .strictObject({
        line,
        state: z.literal("new"),
        entry: adminSepayStatementEntrySchema,
        suggested_order: suggestedOrder,
      })
      .describe("It would be recorded."),
    z
      .strictObject({
        line,
        state: z.literal("known"),
        entry: adminSepayStatementEntrySchema,
        transactions: z.array(adminSepayComparedTransactionSchema),
      })
      .describe("The ledger has it; nothing would be recorded."),
    z
      .strictObject({
        line,
        state: z.literal("possible_duplicate"),
        entry: adminSepayStatementEntrySchema,
        transactions: z.array(adminSepayComparedTransactionSchema),
        same_as_line: z.int().nullable(),
        suggested_order: suggestedOrder,
      })
      .describe(
        "It may be one of these transactions, or the row `same_as_line`. It would be recorded only with the choice `record`."
      ),
    z
      .strictObject({
        line,
        state: z.literal("unreadable"),
        why: z.enum([
          "no_date",
          "bad_date",
          "future_date",
          "bad_amount",
          "amount_has_fraction",
          "both_amounts",
          "negative_credit",
        ]),
        value: z.string().describe("What the cell says."),
        cells: z.array(z.string()),
      })
      .describe("It has an amount, and something in it makes no sense; it would not be recorded."),
    z
      .strictObject({
        line,
        state: z.literal("skipped"),
        why: z.enum(["above_table", "total", "no_amount"]),
        cells: z.array(z.string()),
      })
      .describe("It is no transfer."),
  ])
  .meta({ id: "AdminSepayStatementRow", description: "A row of a bank's statement, and what an import would do with it." })

/** @see adminSepayStatementRowSchema */
export type AdminSepayStatementRow = z.output<typeof adminSepayStatementRowSchema>

export const adminSepayStatementPreviewResponseSchema = z
  .strictObject({
    delimiter: z.enum([",", ";", "\t"]),
    header: z
      .strictObject({
        line: z.int(),
        names: z.array(z.string()),
      })
      .nullable()
      .describe("The row that names the columns; `null` where none was found."),
    columns: adminSepayStatementColumnsSchema.describe("Those that were sent, or guessed."),
    missing: z
      .array(z.enum(["date", "amount"]))
      .describe("What has to be chosen before the rows can be read: `rows` is empty then."),
    sample: z.array(z.array(z.string())).describe("The first rows below the head, to choose columns by."),
    rows: z.array(adminSepayStatementRowSchema),
  })
  .meta({
    id: "AdminSepayStatementPreviewResponse",
    description: "Answer of `POST /admin/sepay/money/transactions/import/preview`.",
  })

/** @see adminSepayStatementPreviewResponseSchema */
export type AdminSepayStatementPreviewResponse = z.output<typeof adminSepayStatementPreviewResponseSchema>

export const adminSepayImportedRowSchema = z
  .discriminatedUnion("outcome", [
    z.strictObject({ line, outcome: z.enum(["recorded", "known"]), transaction_id: z.string() }),
    z
      .strictObject({ line, outcome: z.enum(["undecided", "left_out", "failed"]) })
      .describe(
        "`undecided`: it may be another transaction; `left_out`: the admin left it out; `failed`: it could not be recorded."
      ),
  ])
  .meta({ id: "AdminSepayImportedRow", description: "What became of a row of a statement." })

/** @see adminSepayImportedRowSchema */
export type AdminSepayImportedRow = z.output<typeof adminSepayImportedRowSchema>

export const adminSepayImportedStatementResponseSchema = z
  .strictObject({
    import_id: z.string(),
    counts: z.strictObject({ recorded: z.int(), known: z.int(), undecided: z.int(), left_out: z.int(), failed: z.int() }),
    rows: z.array(adminSepayImportedRowSchema),
  })
  .meta({
    id: "AdminSepayImportedStatementResponse",
    description: "Answer of `POST /admin/sepay/money/transactions/import`.",
  })

/** @see adminSepayImportedStatementResponseSchema */
export type AdminSepayImportedStatementResponse = z.output<typeof adminSepayImportedStatementResponseSchema>
