import { z } from "@medusajs/framework/zod"

export const adminSepayBankAccountProblemSchema = z
  .strictObject({
    code: z.enum(["inactive", "needs_api_v2", "tid_required", "va_prefix_required", "other"]),
    message: z.string(),
  })
  .meta({
    id: "AdminSepayBankAccountProblem",
    description:
      "Why no order can be opened on a bank account. What is seldom is `other`, and its message (English) says it.",
  })

/** @see adminSepayBankAccountProblemSchema */
export type AdminSepayBankAccountProblem = z.output<typeof adminSepayBankAccountProblemSchema>

export const adminSepayBankAccountSchema = z
  .strictObject({
    id: z.string(),
    bank_name: z.string(),
    bank_bin: z.string(),
    account_number: z.string(),
    account_holder_name: z.string(),
    label: z.string().nullable(),
    balance_vnd: z.int().nullable().describe("As SePay last heard of it; `null` when SePay does not tell."),
    is_active: z.boolean().describe("Whether SePay says that the account is connected and active."),
    is_enabled: z
      .boolean()
      .describe("Whether the store opens new virtual accounts on it. A disabled one keeps serving those that it has."),
    is_default: z.boolean().describe("Whether it is tried first."),
    rank: z.int(),
    tid: z.string().nullable().describe("Vietcombank's terminal id."),
    va_prefix: z.string().nullable().describe("Sacombank's VA prefix."),
    va_holder_name: z.string().nullable().describe("BIDV: the name that the payer sees."),
    problems: z
      .array(adminSepayBankAccountProblemSchema)
      .describe("Why no order can be opened on it now; empty when it can."),
    last_test: z
      .strictObject({
        at: z.iso.datetime(),
        problem: z.string().nullable(),
      })
      .nullable()
      .describe("The last attempt to open and cancel an order on it."),
    fetched_at: z.iso.datetime(),
  })
  .meta({
    id: "AdminSepayBankAccount",
    description: "A bank account of the company at SePay. Amounts are whole VND, times ISO 8601 in UTC.",
  })

/** @see adminSepayBankAccountSchema */
export type AdminSepayBankAccount = z.output<typeof adminSepayBankAccountSchema>

export const adminSepayBankAccountListResponseSchema = z
  .strictObject({
    bank_accounts: z.array(adminSepayBankAccountSchema),
    is_set_in_options: z.boolean().describe("Whether the plugin's options name the accounts: they are changed there."),
  })
  .meta({
    id: "AdminSepayBankAccountListResponse",
    description: "Answer of `GET /admin/sepay/bank-accounts` and of its `refresh`.",
  })

/** @see adminSepayBankAccountListResponseSchema */
export type AdminSepayBankAccountListResponse = z.output<typeof adminSepayBankAccountListResponseSchema>

export const adminSepayBankAccountResponseSchema = z
  .strictObject({
    bank_account: adminSepayBankAccountSchema,
  })
  .meta({ id: "AdminSepayBankAccountResponse", description: "Answer of `POST /admin/sepay/bank-accounts/:id`." })

/** @see adminSepayBankAccountResponseSchema */
export type AdminSepayBankAccountResponse = z.output<typeof adminSepayBankAccountResponseSchema>

export const adminSepayBankFieldChoicesResponseSchema = z
  .strictObject({
    choices: z.array(
      z.strictObject({
        value: z.string(),
        name: z.string().nullable(),
      })
    ),
  })
  .meta({
    id: "AdminSepayBankFieldChoicesResponse",
    description:
      "Answer of `GET /admin/sepay/bank-accounts/:id/choices`: what SePay lists for the field that the bank needs.",
  })

/** @see adminSepayBankFieldChoicesResponseSchema */
export type AdminSepayBankFieldChoicesResponse = z.output<typeof adminSepayBankFieldChoicesResponseSchema>
