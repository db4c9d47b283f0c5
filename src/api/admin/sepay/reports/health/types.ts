import { z } from "@medusajs/framework/zod"

export const adminSepayReconciliationRunSchema = z
  .strictObject({
    started_at: z.iso.datetime(),
    duration_milliseconds: z.int(),
    calls: z.int(),
    accounts: z.int(),
    seen: z.int(),
    recorded: z.int(),
    settled: z.int(),
    unmatched: z.int(),
    error: z.string().nullable(),
  })
  .meta({ id: "AdminSepayReconciliationRun", description: "What a reconciliation with SePay did." })

/** @see adminSepayReconciliationRunSchema */
export type AdminSepayReconciliationRun = z.output<typeof adminSepayReconciliationRunSchema>

export const adminSepayHealthSchema = z
  .strictObject({
    status: z
      .enum(["ok", "attention", "failing"])
      .describe(
        "- `ok`: nothing to do;\n- `attention`: money, or a payment, waits for a person;\n- `failing`: " +
          "payments cannot be taken, or are not being captured."
      ),
    problems: z.array(z.string()).describe("What is wrong, in plain words, the worst first."),
    environment: z.enum(["production", "sandbox"]).nullable(),
    api_version: z.enum(["v2", "v1"]).nullable(),
    token: z
      .strictObject({
        is_valid: z.boolean(),
        message: z.string().nullable(),
        checked_at: z.iso.datetime(),
      })
      .nullable()
      .describe("Whether SePay takes the API token. Looked at every half minute at most."),
    last_webhook_at: z.iso.datetime().nullable(),
    last_transaction_at: z.iso.datetime().nullable(),
    last_reconciliation: adminSepayReconciliationRunSchema.nullable(),
    unsettled: z.int().describe("Payments that are received and not captured yet."),
    unsettled_late: z.int().describe("Of these, those that many attempts have not captured."),
    needs_attention: z
      .strictObject({
        payments: z.int().describe("Payments whose capture stopped."),
        transactions: z.int().describe("Transactions with money that fits no payment."),
        va_orders: z
          .int()
          .describe(
            "VA orders that hold a part and take no more, of whose money SePay counted more than was found, " +
              "or that SePay does not know."
          ),
        returns_owed: z.int(),
        returns_owed_vnd: z.int(),
        unreadable_rows: z.int().describe("Rows of SePay's and webhooks that cannot be read."),
        audit_findings: z.int().describe("Disagreements of the books that nobody has acknowledged."),
      })
      .describe("What waits for a person."),
    va_orders: z.strictObject({
      open: z.int(),
      closing: z.int(),
    }),
    sepay: z
      .strictObject({
        window_minutes: z.int(),
        calls: z.int(),
        failures: z.int(),
        failure_rate: z.number().nullable().describe("0 to 1; `null` without a call."),
        latency_p50_milliseconds: z.number().nullable(),
        latency_p95_milliseconds: z.number().nullable(),
        last_failure: z
          .strictObject({
            at: z.iso.datetime(),
            operation: z.string(),
            kind: z.string(),
          })
          .nullable(),
      })
      .describe("How SePay answered the process that answers this, lately."),
  })
  .meta({
    id: "AdminSepayHealth",
    description: "How SePay payments are doing. Amounts are whole VND, times ISO 8601 in UTC.",
  })

/** @see adminSepayHealthSchema */
export type AdminSepayHealth = z.output<typeof adminSepayHealthSchema>

export const adminSepayHealthResponseSchema = z
  .strictObject({
    health: adminSepayHealthSchema,
  })
  .meta({ id: "AdminSepayHealthResponse", description: "Answer of `GET /admin/sepay/reports/health`." })

/** @see adminSepayHealthResponseSchema */
export type AdminSepayHealthResponse = z.output<typeof adminSepayHealthResponseSchema>
