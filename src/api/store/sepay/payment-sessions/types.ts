import { z } from "@medusajs/framework/zod"
import { PAYMENT_FLOWS } from "../../../../modules/sepay/owed/receivable"
import { SEPAY_PAYMENT_STATUSES } from "../../../../modules/sepay/payments/decide-payment-status"

export const storeSepayPaymentSessionSchema = z
  .strictObject({
    id: z.string().describe("The Medusa payment session's id."),
    status: z.enum(SEPAY_PAYMENT_STATUSES).describe("What is true of the payment. The README says what each one means."),
    flow: z.enum(PAYMENT_FLOWS),
    currency_code: z.literal("vnd"),
    amount_vnd: z.int().describe("What is to be paid in all."),
    paid_amount_vnd: z.int().describe("What SePay has reported for it."),
    remaining_amount_vnd: z.int().describe("What of this payment is still to be paid."),
    outstanding_amount_vnd: z
      .int()
      .nullable()
      .describe(
        "What the whole order still has to be paid when the money of this payment is captured: more than " +
          "`remaining_amount_vnd` where the order was edited and became dearer. `null` before the order is " +
          "placed."
      ),
    refunded_amount_vnd: z.int().describe("What of this payment the store refunded."),
    to_return_amount_vnd: z
      .int()
      .describe("What the store still has to send back: refunds, and what a cancelled order received."),
    order_code: z.string().nullable().describe("SePay's order code, for support; it need not be written into the transfer."),
    va_number: z.string().nullable().describe("The virtual account number to transfer to."),
    account_holder_name: z.string().nullable(),
    bank_name: z.string().nullable().describe("SePay's short name of the bank."),
    bank_bin: z.string().nullable().describe("The bank's NAPAS BIN."),
    vietqr: z
      .string()
      .nullable()
      .describe(
        "The VietQR string to draw as a QR code. `null` when nothing can be transferred now, and when no code " +
          "can be made of the number: `status` says which."
      ),
    expires_at: z.iso
      .datetime()
      .nullable()
      .describe("When the virtual account stops taking money; `null`: it does not, or there is none."),
    order_id: z.string().nullable().describe("The Medusa order, once it is placed."),
    outstanding_payment_session_id: z
      .string()
      .nullable()
      .describe(
        "The payment session to go on with when `status` is `outstanding`: another SePay payment of the same " +
          "order that still waits for money. `null` for any other status, and when there is no such payment."
      ),
  })
  .meta({
    id: "StoreSepayPaymentSession",
    description:
      "A SePay payment as its payer sees it. Amounts are whole VND, times are ISO 8601 in UTC. Nothing in it is secret.",
  })

/** @see storeSepayPaymentSessionSchema */
export type StoreSepayPaymentSession = z.output<typeof storeSepayPaymentSessionSchema>

export const storeSepayPaymentSessionResponseSchema = z
  .strictObject({
    payment_session: storeSepayPaymentSessionSchema,
  })
  .meta({
    id: "StoreSepayPaymentSessionResponse",
    description: "Answer of `GET /store/sepay/payment-sessions/:id` and of `POST …/:id/virtual-account`.",
  })

/** @see storeSepayPaymentSessionResponseSchema */
export type StoreSepayPaymentSessionResponse = z.output<typeof storeSepayPaymentSessionResponseSchema>
