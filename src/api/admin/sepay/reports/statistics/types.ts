import { z } from "@medusajs/framework/zod"

export const adminSepayDaySchema = z
  .strictObject({
    date: z.iso.date().describe("`2026-03-27`, of the time zone that was asked for."),
    received_vnd: z.int(),
    received_count: z.int(),
    unmatched_vnd: z.int().describe("Of it, what fits no payment as of now."),
    unmatched_count: z.int(),
    captured_count: z.int(),
    time_to_captured_p50_seconds: z
      .number()
      .nullable()
      .describe("From the transfer that completed a payment to its capture; `null` without a capture."),
    time_to_captured_p95_seconds: z.number().nullable(),
  })
  .meta({ id: "AdminSepayDay", description: "What happened on one day. Amounts are whole VND." })

/** @see adminSepayDaySchema */
export type AdminSepayDay = z.output<typeof adminSepayDaySchema>

export const adminSepayStatisticsResponseSchema = z
  .strictObject({
    days: z.array(adminSepayDaySchema).describe("The oldest first, without gaps."),
  })
  .meta({ id: "AdminSepayStatisticsResponse", description: "Answer of `GET /admin/sepay/reports/statistics`." })

/** @see adminSepayStatisticsResponseSchema */
export type AdminSepayStatisticsResponse = z.output<typeof adminSepayStatisticsResponseSchema>
