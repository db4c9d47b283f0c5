import { z } from "@medusajs/framework/zod"
import { textSchema } from "../../text"

/** Body of `POST /admin/sepay/payments/payment-collections/:id/paid-another-way`. */
export const paidAnotherWaySchema = z.strictObject({
  reason: textSchema.min(1, "say how it was paid: it is kept with the payment").max(1_000),
})

/** @see paidAnotherWaySchema */
export type PaidAnotherWayBody = z.output<typeof paidAnotherWaySchema>
