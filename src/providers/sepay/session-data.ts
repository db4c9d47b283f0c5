import { z } from "@medusajs/framework/zod"
import type { PaymentDetails } from "../../modules/sepay/payments/describe-payment"

/**
 * What the provider keeps in a Medusa payment session's `data`. It is public: anyone with the publishable key and the
 * cart or order can read it. Medusa stores `{ ...client's data, ...ours }`, so every key that is read later is always
 * written here, `null` when there is nothing to say.
 *
 * It is what was true when the session was made. `GET /store/sepay/payment-sessions/:id` tells what is true now.
 */
const sessionDataSchema = z.object({
  session_id: z.string().min(1),
  flow: z.enum(["order_first", "pay_first"]),
  amount_vnd: z.number().int().nullable(),
  order_code: z.string().nullable(),
  va_number: z.string().nullable(),
  account_holder_name: z.string().nullable(),
  bank_name: z.string().nullable(),
  bank_bin: z.string().nullable(),
  vietqr: z.string().nullable(),
  expires_at: z.string().nullable(),
})

/** @see sessionDataSchema */
export type SepaySessionData = z.output<typeof sessionDataSchema>

/** The session data of a payment as it is now. */
export function toSessionData(sessionId: string, details: PaymentDetails): SepaySessionData {
  const { receivable, vaOrder } = details
  return sessionDataSchema.parse({
    session_id: sessionId,
    flow: receivable.flow,
    amount_vnd: receivable.amountVnd,
    order_code: vaOrder?.orderCode ?? null,
    va_number: vaOrder?.vaNumber ?? null,
    account_holder_name: vaOrder?.accountHolderName ?? null,
    bank_name: vaOrder?.bankName ?? null,
    bank_bin: vaOrder?.bankBin ?? null,
    vietqr: details.vietQr,
    expires_at: vaOrder?.expiresAt?.toISOString() ?? null,
  })
}

/** The session id in a session's data: the one key that is read back. The ledger decides everything else. */
export function readSessionId(data: Record<string, unknown> | undefined): string | null {
  const parsed = sessionDataSchema.pick({ session_id: true }).safeParse(data ?? {})
  return parsed.success ? parsed.data.session_id : null
}
