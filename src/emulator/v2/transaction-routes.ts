import { z } from "zod"
import { MAXIMUM_AMOUNT_VND } from "../../sepay/banks"
import type { CompanyState } from "../company/company-state"
import { toIso8601, type VietnamTime } from "../company/clock"
import type { Transaction } from "../company/model"
import type { ApiRoute } from "../http/api-generation"
import { EmulatorError } from "../operations/emulator-error"
import { findTransactions } from "../operations/queries"
import type { OperationContext } from "../operations/operation-context"
import { optionalNumber, optionalText, optionalWord, parseFields, periodBound } from "../operations/parse-fields"
import { pageJson, pageShape } from "./paging"

const formatShape = { timestamp_format: optionalWord(["iso8601"]) }

const transactionSchema = z.object(formatShape)

const listTransactionsSchema = z.object({
  ...pageShape,
  ...formatShape,
  q: optionalText,
  bank_account_id: optionalText,
  va_id: optionalText,
  transaction_date_from: periodBound("from"),
  transaction_date_to: periodBound("to"),
  amount_in_min: optionalNumber(0, MAXIMUM_AMOUNT_VND),
  amount_in_max: optionalNumber(0, MAXIMUM_AMOUNT_VND),
  reference_number: optionalText,
  transfer_type: optionalWord(["in", "out"]),
  webhook_success: optionalWord(["0", "1"]),
  since_id: optionalText,
})

/** v2's transactions. */
export function transactionRoutes({ company, clock }: OperationContext): ApiRoute[] {
  return [
    {
      name: "listTransactions",
      method: "GET",
      template: "/v2/transactions",
      handle: ({ query }) => {
        const fields = parseFields(listTransactionsSchema, query)
        const transactions = listTransactions(company, fields, clock.now())
        return {
          status: 200,
          body: pageJson(transactions, fields, (transaction) => transactionJson(transaction, fields.timestamp_format)),
        }
      },
    },
    {
      name: "getTransaction",
      method: "GET",
      template: "/v2/transactions/:transactionId",
      handle: ({ params, query }) => {
        const { timestamp_format: format } = parseFields(transactionSchema, query)
        const transaction = company.transactions().find(({ uuid }) => uuid === params["transactionId"])
        if (!transaction) {
          throw EmulatorError.notFound("Transaction")
        }
        return { status: 200, body: { status: "success", data: transactionJson(transaction, format) } }
      },
    },
  ]
}

/** Newest first; with `since_id`, what came after it, oldest first, so that a reader can follow. */
function listTransactions(
  company: CompanyState,
  fields: z.output<typeof listTransactionsSchema>,
  now: VietnamTime
): Transaction[] {
  const since = fields.since_id === undefined ? null : findSince(company, fields.since_id)
  return findTransactions(
    company,
    {
      text: fields.q,
      bankAccountId: fields.bank_account_id,
      virtualAccountId: fields.va_id,
      from: fields.transaction_date_from,
      to: fields.transaction_date_to,
      amountInMinimumVnd: fields.amount_in_min,
      amountInMaximumVnd: fields.amount_in_max,
      referenceNumber: fields.reference_number,
      direction: fields.transfer_type,
      webhookSucceeded: fields.webhook_success === undefined ? undefined : fields.webhook_success === "1",
      minimumId: since ? since.id + 1 : undefined,
      now,
    },
    since ? "asc" : "desc"
  )
}

function findSince(company: CompanyState, uuid: string): Transaction {
  const since = company.transactions().find((transaction) => transaction.uuid === uuid)
  if (!since) {
    throw EmulatorError.validation("since_id: no such transaction")
  }
  return since
}

function transactionJson(transaction: Transaction, timestampFormat: "iso8601" | undefined) {
  const { direction, amountVnd, transactedAt, webhookSucceeded } = transaction
  return {
    id: transaction.uuid,
    transaction_date: timestampFormat ? toIso8601(transactedAt) : transactedAt,
    account_number: transaction.accountNumber,
    // An empty text, not null, when no VA is involved [seen in SePay's own examples].
    va: transaction.vaNumber ?? "",
    transfer_type: direction,
    amount_in: direction === "in" ? amountVnd : 0,
    amount_out: direction === "out" ? amountVnd : 0,
    accumulated: transaction.accumulatedVnd,
    transaction_content: transaction.content,
    reference_number: transaction.referenceNumber,
    code: transaction.code,
    bank_brand_name: transaction.bank,
    bank_account_id: transaction.bankAccountId,
    va_id: transaction.virtualAccountId,
    webhook_success: webhookSucceeded === null ? null : Number(webhookSucceeded),
    ...transaction.answeredAs,
  }
}
