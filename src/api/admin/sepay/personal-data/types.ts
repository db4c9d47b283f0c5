import { z } from "@medusajs/framework/zod"
import { adminSepayAllocationKindSchema, adminSepayOrderReferenceSchema } from "../money/transactions/types"

export const adminSepayPersonalDataRequestSchema = z
  .strictObject({
    id: z.string(),
    action: z.enum(["transactions.export", "personal_data.export", "personal_data.erase"]),
    actor_id: z.string().describe("The id of the admin user or API key."),
    actor_name: z.string().nullable(),
    subject_id: z.string().nullable().describe("The customer's or order's id, where the person was named by one."),
    details: z.record(z.string(), z.unknown()).describe("Why, how the person was named, and which rows it was about."),
    created_at: z.iso.datetime(),
  })
  .meta({ id: "AdminSepayPersonalDataRequest", description: "An export or an erasure. Times are ISO 8601 in UTC." })

/** @see adminSepayPersonalDataRequestSchema */
export type AdminSepayPersonalDataRequest = z.output<typeof adminSepayPersonalDataRequestSchema>

export const adminSepayPersonalDataRequestListResponseSchema = z
  .strictObject({
    requests: z.array(adminSepayPersonalDataRequestSchema),
    count: z.int(),
    limit: z.int(),
    offset: z.int(),
    retention: z.strictObject({
      days: z.int().nullable().describe("After so many days personal data is removed by itself; `null`: never."),
      overdue_transactions: z
        .int()
        .describe("Transactions that are older and keep theirs, because their money is open; 1,000 at most are counted."),
    }),
  })
  .meta({
    id: "AdminSepayPersonalDataRequestListResponse",
    description: "Answer of `GET /admin/sepay/personal-data`: the newest first.",
  })

/** @see adminSepayPersonalDataRequestListResponseSchema */
export type AdminSepayPersonalDataRequestListResponse = z.output<typeof adminSepayPersonalDataRequestListResponseSchema>

export const adminSepayPersonalDataKeptBecauseSchema = z.enum(["needs_attention", "return_owed"]).meta({
  id: "AdminSepayPersonalDataKeptBecause",
  description: "Why the data of a row is kept for now: a person has to decide about its money, or it is owed back.",
})

/** @see adminSepayPersonalDataKeptBecauseSchema */
export type AdminSepayPersonalDataKeptBecause = z.output<typeof adminSepayPersonalDataKeptBecauseSchema>

const anonymizedAt = z.iso.datetime().nullable().describe("When its personal data was removed; `null`: it is there.")
const keptBecause = adminSepayPersonalDataKeptBecauseSchema
  .nullable()
  .describe("Why an erasure would keep its data for now; `null`: it would be removed.")

export const adminSepayPersonalDataPreviewSchema = z
  .strictObject({
    transactions: z
      .array(
        z.strictObject({
          id: z.string(),
          occurred_at: z.iso.datetime(),
          is_day_only: z.boolean().describe("Its time of day is not known."),
          direction: z.enum(["in", "out"]),
          amount_vnd: z.int(),
          bank_name: z.string().nullable(),
          reference_number: z.string().nullable(),
          orders: z.array(adminSepayOrderReferenceSchema).describe("What its money is for."),
          anonymized_at: anonymizedAt,
          kept_because: keptBecause,
        })
      )
      .describe("The newest first."),
    returns_owed: z.int().describe("How many refunds of the person's payments there are."),
    unreadable_rows: z.array(
      z.strictObject({
        id: z.string(),
        created_at: z.iso.datetime(),
        anonymized_at: anonymizedAt,
        kept_because: keptBecause,
      })
    ),
    admin_actions: z.int().describe("How many notes of admins are about the person's payments."),
  })
  .meta({
    id: "AdminSepayPersonalDataPreview",
    description:
      "What an export or an erasure of one person would be about, without any text of theirs. Amounts are whole VND, " +
      "times ISO 8601 in UTC.",
  })

/** @see adminSepayPersonalDataPreviewSchema */
export type AdminSepayPersonalDataPreview = z.output<typeof adminSepayPersonalDataPreviewSchema>

export const adminSepayPersonalDataPreviewResponseSchema = z
  .strictObject({ preview: adminSepayPersonalDataPreviewSchema })
  .meta({ id: "AdminSepayPersonalDataPreviewResponse", description: "Answer of `POST /admin/sepay/personal-data/preview`." })

/** @see adminSepayPersonalDataPreviewResponseSchema */
export type AdminSepayPersonalDataPreviewResponse = z.output<typeof adminSepayPersonalDataPreviewResponseSchema>

export const adminSepayPersonalDataSchema = z
  .strictObject({
    transactions: z.array(
      z.strictObject({
        id: z.string(),
        occurred_at: z.iso.datetime(),
        recorded_at: z.iso.datetime(),
        direction: z.enum(["in", "out"]),
        amount_vnd: z.int(),
        bank_name: z.string().nullable(),
        account_number: z.string().nullable(),
        va_number: z.string().nullable(),
        code: z.string().nullable(),
        reference_number: z.string().nullable(),
        content: z.string().nullable(),
        payload: z.record(z.string(), z.unknown()).describe("As SePay sent it."),
        anonymized_at: z.iso.datetime().nullable().describe("When its personal data was removed."),
        allocations: z.array(
          z.strictObject({
            kind: adminSepayAllocationKindSchema,
            amount_vnd: z.int(),
            reason: z.string(),
            payment_collection_id: z.string().nullable(),
            created_at: z.iso.datetime(),
          })
        ),
      })
    ),
    returns_owed: z.array(
      z.strictObject({
        id: z.string(),
        status: z.enum(["owed", "returned", "reallocated"]),
        amount_vnd: z.int(),
        payment_collection_id: z.string(),
        reference_number: z.string().nullable(),
        confirmed_reason: z.string().nullable(),
        created_at: z.iso.datetime(),
      })
    ),
    unreadable_rows: z.array(
      z.strictObject({
        id: z.string(),
        raw: z.string(),
        reason: z.string().nullable(),
        created_at: z.iso.datetime(),
      })
    ),
    admin_actions: z.array(
      z.strictObject({
        action: z.string(),
        subject_id: z.string().nullable(),
        details: z.record(z.string(), z.unknown()),
        created_at: z.iso.datetime(),
      })
    ),
  })
  .meta({
    id: "AdminSepayPersonalData",
    description: "Everything that the ledger knows of one person. Amounts are whole VND.",
  })

/** @see adminSepayPersonalDataSchema */
export type AdminSepayPersonalData = z.output<typeof adminSepayPersonalDataSchema>

export const adminSepayPersonalDataResponseSchema = z
  .strictObject({
    personal_data: adminSepayPersonalDataSchema,
  })
  .meta({ id: "AdminSepayPersonalDataResponse", description: "Answer of `POST /admin/sepay/personal-data/export`." })

/** @see adminSepayPersonalDataResponseSchema */
export type AdminSepayPersonalDataResponse = z.output<typeof adminSepayPersonalDataResponseSchema>

export const adminSepayErasedPersonalDataResponseSchema = z
  .strictObject({
    erased: z.strictObject({
      transaction_ids: z.array(z.string()),
      unreadable_row_ids: z.array(z.string()),
    }),
    kept: z
      .array(
        z.strictObject({
          id: z.string(),
          why: adminSepayPersonalDataKeptBecauseSchema,
        })
      )
      .describe("Rows whose data is kept for now: a person has to decide about their money, or it is owed back."),
  })
  .meta({ id: "AdminSepayErasedPersonalDataResponse", description: "Answer of `POST /admin/sepay/personal-data/erase`." })

/** @see adminSepayErasedPersonalDataResponseSchema */
export type AdminSepayErasedPersonalDataResponse = z.output<typeof adminSepayErasedPersonalDataResponseSchema>
