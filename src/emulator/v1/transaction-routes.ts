import { z } from "zod"
import { MAXIMUM_AMOUNT_VND } from "../../sepay/banks"
import type { VietnamTime } from "../company/clock"
import type { CompanyState } from "../company/company-state"
import type { Transaction } from "../company/model"
import type { ApiRoute } from "../http/api-generation"
import { EmulatorError } from "../operations/emulator-error"
import { findTransactions } from "../operations/queries"
import type { OperationContext } from "../operations/operation-context"
import { optionalNumber, optionalText, parseFields, periodBound } from "../operations/parse-fields"
import { v1Amount, v1Success } from "./envelope"

const MAXIMUM_LIMIT = 5000

const filterSchema = z.object({
  account_number: optionalText,
  transaction_date_min: periodBound("from"),
  transaction_date_max: periodBound("to"),
  since_id: optionalNumber(0, Number.MAX_SAFE_INTEGER),
  limit: optionalNumber(1, MAXIMUM_LIMIT),
  reference_number: optionalText,
  amount_in: optionalNumber(0, MAXIMUM_AMOUNT_VND),
  amount_out: optionalNumber(0, MAXIMUM_AMOUNT_VND),
})

/** v1's transactions. */
export function transactionRoutes({ company, clock }: OperationContext): ApiRoute[] {
  return [
    {
      name: "listTransactions",
      method: "GET",
      template: "/userapi/transactions/list",
      handle: ({ query }) => {
        const fields = parseFields(filterSchema, query)
        const transactions = listTransactions(company, fields, clock.now()).slice(0, fields.limit ?? MAXIMUM_LIMIT)
        return v1Success({ transactions: transactions.map((found) => transactionJson(company, found)) })
      },
    },
    {
      name: "getTransaction",
      method: "GET",
      template: "/userapi/transactions/details/:transactionId",
      handle: ({ params }) => {
        const transaction = company.findTransaction(Number(params["transactionId"]))
        if (!transaction) {
          throw EmulatorError.notFound("Transaction")
        }
        return v1Success({ transaction: transactionJson(company, transaction) })
      },
    },
    {
      name: "countTransactions",
      method: "GET",
      template: "/userapi/transactions/count",
      handle: ({ query }) =>
        v1Success({ count_transactions: listTransactions(company, parseFields(filterSchema, query), clock.now()).length }),
    },
  ]
}

/** The most recent first; `since_id` is inclusive [doc], unlike v2's. */
function listTransactions(
  company: CompanyState,
  fields: z.output<typeof filterSchema>,
  now: VietnamTime
): Transaction[] {
  return findTransactions(
    company,
    {
      accountNumber: fields.account_number,
      from: fields.transaction_date_min,
      to: fields.transaction_date_max,
      referenceNumber: fields.reference_number,
      amountInVnd: fields.amount_in,
      amountOutVnd: fields.amount_out,
      minimumId: fields.since_id,
      now,
    },
    "desc"
  )
}

/** Numbers are text in v1. */
function transactionJson(company: CompanyState, transaction: Transaction) {
  const { direction, amountVnd } = transaction
  const account = company.bankAccounts().find(({ id }) => id === transaction.bankAccountId)
  return {
    id: String(transaction.id),
    bank_brand_name: transaction.bank,
    account_number: transaction.accountNumber,
    transaction_date: transaction.transactedAt,
    amount_out: v1Amount(direction === "out" ? amountVnd : 0),
    amount_in: v1Amount(direction === "in" ? amountVnd : 0),
    accumulated: v1Amount(transaction.accumulatedVnd),
    transaction_content: transaction.content,
    reference_number: transaction.referenceNumber,
    code: transaction.code,
    sub_account: transaction.vaNumber,
    bank_account_id: account ? String(account.v1Id) : null,
    ...transaction.answeredAs,
  }
}
