import { z } from "@medusajs/framework/zod"
import { PAYMENT_FLOWS } from "../../../../../modules/sepay/owed/receivable"
import { NEXT_ACTION_CODES } from "../../../../../modules/sepay/payments/decide-next-actions"
import { SEPAY_PAYMENT_STATUSES } from "../../../../../modules/sepay/payments/decide-payment-status"
import { adminSepayTransactionSchema } from "../../money/transactions/types"
import { adminSepayReturnOwedSchema } from "../../returns/types"

export const adminSepayVaOrderSchema = z
  .strictObject({
    id: z.string(),
    order_code: z.string(),
    sepay_order_id: z.string().nullable(),
    status: z.enum(["opening", "open", "partially", "paid", "closing", "closed"]),
    amount_vnd: z.int(),
    paid_amount_vnd: z.int(),
    bank_name: z.string(),
    account_number: z.string(),
    va_number: z.string().nullable(),
    account_holder_name: z.string().nullable(),
    created_at: z.iso.datetime(),
    expires_at: z.iso.datetime().nullable(),
    closed_at: z.iso.datetime().nullable(),
    close_reason: z
      .string()
      .nullable()
      .describe(
        "`amount_changed`, `expired`, `released`, `order_canceled`, `paid_elsewhere`, `open_failed`, " +
          "`replaced_by_admin`, `canceled_by_admin`, `nothing_owed`, `paid_another_way`, `environment_changed`."
      ),
    needs_attention: z.boolean(),
    last_error: z.string().nullable(),
  })
  .meta({ id: "AdminSepayVaOrder", description: "A SePay order with its virtual account." })

/** @see adminSepayVaOrderSchema */
export type AdminSepayVaOrder = z.output<typeof adminSepayVaOrderSchema>

export const adminSepayNextActionCodeSchema = z
  .enum(NEXT_ACTION_CODES)
  .meta({ id: "AdminSepayNextActionCode", description: "What a sentence for the admin is about." })

/** @see adminSepayNextActionCodeSchema */
export type AdminSepayNextActionCode = z.output<typeof adminSepayNextActionCodeSchema>

export const adminSepayNextActionSchema = z
  .strictObject({
    code: adminSepayNextActionCodeSchema,
    severity: z.enum(["success", "info", "warning", "error"]),
    amount_vnd: z.int().nullable().describe("What it is about, in whole VND."),
    message: z.string().nullable().describe("What SePay or Medusa said (English)."),
  })
  .meta({ id: "AdminSepayNextAction", description: "A sentence for the admin." })

/** @see adminSepayNextActionSchema */
export type AdminSepayNextAction = z.output<typeof adminSepayNextActionSchema>

export const adminSepayAdminActionSchema = z
  .strictObject({
    id: z.string(),
    action: z
      .string()
      .describe(
        "`virtual_account.open`, `virtual_account.cancel`, `payment.check`, `payment.request`, `payment.paid_another_way`."
      ),
    actor_id: z.string(),
    actor_name: z.string().nullable(),
    created_at: z.iso.datetime(),
  })
  .meta({
    id: "AdminSepayAdminAction",
    description: "What an admin did with an order's payment, other than deciding about money.",
  })

/** @see adminSepayAdminActionSchema */
export type AdminSepayAdminAction = z.output<typeof adminSepayAdminActionSchema>

export const adminSepayOrderPaymentSchema = z
  .strictObject({
    payment_collection_id: z.string(),
    payment_session_id: z.string(),
    flow: z.enum(PAYMENT_FLOWS),
    status: z.enum(SEPAY_PAYMENT_STATUSES),
    amount_vnd: z.int(),
    received_vnd: z.int(),
    remaining_vnd: z.int().describe("What of this payment is still to be paid."),
    outstanding_vnd: z
      .int()
      .nullable()
      .describe("What the whole order still has to be paid when this payment is captured; `null` before it is placed."),
    refunded_vnd: z.int().describe("What of this payment was refunded in Medusa."),
    to_return_vnd: z.int().describe("What is still to be sent back: refunds, and what a cancelled order received."),
    is_captured: z.boolean(),
    captured_at: z.iso.datetime().nullable(),
    virtual_account: adminSepayVaOrderSchema.nullable().describe("What can be paid to now, or could last."),
    vietqr: z
      .string()
      .nullable()
      .describe("The VietQR string to draw as a QR code; `null` when nothing can be transferred now."),
    next_actions: z.array(adminSepayNextActionSchema).describe("The first sentence is the most important one."),
    can_check: z.boolean(),
    can_open_virtual_account: z.boolean(),
    can_cancel_virtual_account: z.boolean(),
    can_mark_paid_another_way: z.boolean().describe("Whether what it still waits for can be recorded as paid another way."),
    va_orders: z.array(adminSepayVaOrderSchema).describe("Every one that there ever was, the newest first."),
    transactions: z
      .array(adminSepayTransactionSchema)
      .describe("Every one that has to do with the payment, the newest first."),
    returns_owed: z.array(adminSepayReturnOwedSchema),
    actions: z.array(adminSepayAdminActionSchema),
  })
  .meta({
    id: "AdminSepayOrderPayment",
    description: "A payment of an order (or of a payment link) through SePay. Amounts are whole VND, times ISO 8601 in UTC.",
  })

/** @see adminSepayOrderPaymentSchema */
export type AdminSepayOrderPayment = z.output<typeof adminSepayOrderPaymentSchema>

export const adminSepayOrderRequestSchema = z
  .strictObject({
    outstanding_vnd: z.int().describe("Whole VND."),
    can_request: z
      .boolean()
      .describe(
        "Whether `POST /admin/sepay/payments/orders/:id/request` would ask for it: no open payment of SePay's does."
      ),
  })
  .meta({
    id: "AdminSepayOrderRequest",
    description: "What an order has outstanding, and whether it can be asked for through SePay.",
  })

/** @see adminSepayOrderRequestSchema */
export type AdminSepayOrderRequest = z.output<typeof adminSepayOrderRequestSchema>

export const adminSepayOrderResponseSchema = z
  .strictObject({
    payments: z.array(adminSepayOrderPaymentSchema).describe("Empty: the order was not paid through SePay."),
    request: adminSepayOrderRequestSchema,
  })
  .meta({
    id: "AdminSepayOrderResponse",
    description: "Answer of `GET /admin/sepay/payments/orders/:id` and `POST …/request`.",
  })

/** @see adminSepayOrderResponseSchema */
export type AdminSepayOrderResponse = z.output<typeof adminSepayOrderResponseSchema>

export const adminSepayOrderPaymentResponseSchema = z
  .strictObject({
    payment: adminSepayOrderPaymentSchema,
    sepay: z
      .strictObject({
        status: z.string(),
        paid_amount_vnd: z.int(),
      })
      .nullable()
      .describe("What SePay said of its newest order when it was asked; `null` where it was not."),
    problem: z.string().nullable().describe("What could not be asked, in SePay's or the plugin's words."),
  })
  .meta({
    id: "AdminSepayOrderPaymentResponse",
    description:
      "Answer of `POST /admin/sepay/payments/payment-collections/:id/check`, `…/virtual-account`, " +
      "`…/paid-another-way` and `DELETE …/virtual-account`.",
  })

/** @see adminSepayOrderPaymentResponseSchema */
export type AdminSepayOrderPaymentResponse = z.output<typeof adminSepayOrderPaymentResponseSchema>
