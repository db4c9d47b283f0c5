import { z } from "@medusajs/framework/zod"
import type { RouteContract } from "../../contract"

const text = z.string().nullish()

const webhookSchema = z
  .looseObject({
    id: z.int().describe("SePay's id of the transaction."),
    gateway: text.describe("SePay's short name of the bank."),
    transactionDate: text.describe("When the money moved: `2026-03-27 10:15:00`, in Vietnam."),
    accountNumber: text.describe("The bank account, or the virtual account."),
    subAccount: text.describe("The virtual account."),
    code: text.describe("The order code that SePay found in the transfer's text."),
    content: text.describe("The transfer's text."),
    transferType: z.enum(["in", "out"]),
    description: text,
    transferAmount: z.int().describe("Whole VND."),
    accumulated: z.number().nullish().describe("The account's balance, in VND."),
    referenceCode: text.describe("The bank's reference."),
  })
  .meta({ id: "SepayWebhook", description: "A transaction, as SePay reports it. Unknown fields are kept." })

/** What the webhook answers when it takes a transaction. SePay takes exactly this for success. */
const webhookAnswerSchema = z.strictObject({ success: z.literal(true) }).meta({ id: "SepayWebhookAnswer" })

/** What the webhook answers when it refuses. */
export const webhookRefusalSchema = z
  .strictObject({ success: z.literal(false), message: z.string() })
  .meta({ id: "SepayWebhookRefusal", description: "Why a webhook was refused. Nothing was recorded." })

export const sepayWebhookContracts: RouteContract[] = [
  {
    id: "receiveWebhook",
    method: "POST",
    path: "/hooks/sepay",
    summary: "Receive a transaction from SePay",
    description:
      "SePay calls it when money moved. Nothing is read before the signature over the body's bytes is " +
      "verified (or the API key). " +
      "The transaction is in the ledger before the answer. The same transaction counts once, however often it is sent.",
    body: {
      schema: webhookSchema,
      example: {
        id: 92_704,
        gateway: "BIDV",
        transactionDate: "2026-03-27 10:15:00",
        accountNumber: "1290123456789",
        subAccount: "96247SEPAY001",
        code: null,
        content: "chuyen tien",
        transferType: "in",
        description: "",
        transferAmount: 250_000,
        accumulated: 0,
        referenceCode: "FT26086000001",
      },
      contentTypes: ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"],
    },
    answer: { schema: webhookAnswerSchema },
    errors: {
      400: "It is SePay's and cannot be understood, or the request broke off. What is SePay's is kept for a person.",
      401: "It is not SePay's: signature or API key is missing, wrong or too old, or the address may not call.",
      408: "The body took longer than 10 seconds to arrive.",
      413: "The body is larger than 64 kB.",
      503: "The ledger cannot be written right now, or the plugin is not configured. SePay sends it again.",
    },
  },
]
