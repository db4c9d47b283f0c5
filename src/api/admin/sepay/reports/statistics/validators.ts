import { z } from "@medusajs/framework/zod"

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Query of `GET /admin/sepay/reports/statistics`. */
export const statisticsSchema = z.strictObject({
  days: z.coerce.number<number>().int().min(1).max(90).default(30).describe("How many days, up to today."),
  time_zone: z
    .string()
    .max(64)
    .refine(isTimeZone, 'must be a time zone such as "Asia/Ho_Chi_Minh"')
    .default("Asia/Ho_Chi_Minh")
    .describe("The IANA name of the time zone whose days they are."),
})
