import { z } from "zod"
import { MAXIMUM_AMOUNT_VND } from "../../sepay/banks"
import type { WebhookRequestOptions } from "../webhooks/webhook-config"
import { webhookRequestShape } from "../webhooks/webhook-config"

/** Most copies of a webhook that one transfer can send. */
export const MAXIMUM_DUPLICATES = 1000
/** Longest delay of a webhook, in milliseconds. */
export const MAXIMUM_DELAY_MILLISECONDS = 3_600_000
/** Longest time until the API lists a transaction. */
export const MAXIMUM_LISTING_DELAY_SECONDS = 90 * 86_400

/** How the webhook of one transfer is sent; what is omitted is as configured for the emulator. */
export interface TransferWebhookOptions extends WebhookRequestOptions {
  /** `false`: SePay never tells the store (only reconciliation finds it). @default true */
  deliver?: boolean
  /** This many copies with the same `id`, all at once. At most 1000. @default 1 */
  times?: number
  /** Waits before the first attempt, in real milliseconds (not scaled). @default 0 */
  delayMilliseconds?: number
  /** Answer only after every copy's first attempt ended. @default false */
  wait?: boolean
}

/** Money that moves on a bank account. */
export interface TransferInput {
  /** The VA that is paid. Without it, the money goes to `accountNumber` itself. */
  vaNumber?: string
  /** The account that is credited or debited; needed only without a known VA. */
  accountNumber?: string
  /** Whole VND, positive. */
  amountVnd: number
  /** @default "in" */
  direction?: "in" | "out"
  /** The memo. @default the order's code, or a sentence */
  content?: string
  /** The code that SePay recognizes in the memo. @default the order's code, `null` without an order */
  code?: string
  /** The bank's reference. @default random */
  referenceNumber?: string
  payerName?: string
  /** SePay cuts `code` to this many characters, as a company's code pattern can. */
  truncateCodeTo?: number
  /**
   * The money arrives although the bank would refuse it (late, canceled, a wrong amount): transaction and webhook
   * exist, the order does not change. @default false
   */
  force?: boolean
  /**
   * The API lists the transaction only so much later, in seconds of the emulator's time, and then at the place that its id
   * has: before transactions that were listed earlier. @default 0
   */
  listedAfterSeconds?: number
  webhook?: TransferWebhookOptions
}

/** Checks a {@link TransferInput} that came over HTTP or from code. */
export const transferInputSchema = z
  .strictObject({
    vaNumber: z.string().min(1).max(64).optional(),
    accountNumber: z.string().min(1).max(64).optional(),
    amountVnd: z.number().int().min(1).max(MAXIMUM_AMOUNT_VND),
    direction: z.enum(["in", "out"]).default("in"),
    content: z.string().max(500).optional(),
    code: z.string().max(100).optional(),
    referenceNumber: z.string().min(1).max(100).optional(),
    payerName: z.string().max(100).optional(),
    truncateCodeTo: z.number().int().min(1).optional(),
    force: z.boolean().default(false),
    listedAfterSeconds: z.number().int().min(0).max(MAXIMUM_LISTING_DELAY_SECONDS).default(0),
    webhook: z
      .strictObject({
        ...webhookRequestShape,
        deliver: z.boolean().default(true),
        times: z.number().int().min(1).max(MAXIMUM_DUPLICATES).default(1),
        delayMilliseconds: z.number().min(0).max(MAXIMUM_DELAY_MILLISECONDS).default(0),
        wait: z.boolean().default(false),
      })
      .prefault({}),
  })
  .refine(({ vaNumber, accountNumber }) => vaNumber !== undefined || accountNumber !== undefined, {
    error: "vaNumber or accountNumber is required",
  })
  .refine(({ vaNumber, direction }) => vaNumber === undefined || direction === "in", {
    error: "money leaves an account, never a VA",
    path: ["direction"],
  })

/** A {@link TransferInput} with its defaults. */
export type CheckedTransfer = z.output<typeof transferInputSchema>
