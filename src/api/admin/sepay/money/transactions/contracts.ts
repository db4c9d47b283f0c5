import { z } from "@medusajs/framework/zod"
import type { RouteContract } from "../../../../contract"
import { idSchema } from "../../../../ids"
import {
  adminSepayImportedStatementResponseSchema,
  adminSepayMatchCandidatesResponseSchema,
  adminSepayRecordedTransactionResponseSchema,
  adminSepayStatementPreviewResponseSchema,
  adminSepayTransactionListResponseSchema,
  adminSepayTransactionResponseSchema,
} from "./types"
import {
  exportTransactionsSchema,
  ignoreTransactionSchema,
  importStatementSchema,
  listTransactionsSchema,
  matchTransactionSchema,
  previewStatementSchema,
  recordTransactionSchema,
  returnTransactionSchema,
  undoTransactionSchema,
} from "./validators"

const params = z.strictObject({ id: idSchema.describe("Id of the transaction.") })

const STATEMENT = {
  account_number: "1290123456789",
  csv: "Ngày,Số tiền ghi có,Mã giao dịch,Nội dung\n27/03/2026 10:15:00,250000,FT26086000001,chuyen tien\n",
}
const STATEMENT_TOO_LARGE = "The body is larger than 4 MB."
const STATEMENT_REFUSED = "The file cannot be read as a bank's statement, or has too many rows."

export const adminSepayTransactionContracts: RouteContract[] = [
  {
    id: "listTransactions",
    method: "GET",
    path: "/admin/sepay/money/transactions",
    summary: "List the transactions",
    description: "The ledger's transactions, filtered, sorted and paged. Filters that are not named filter nothing.",
    query: listTransactionsSchema,
    answer: { schema: adminSepayTransactionListResponseSchema },
  },
  {
    id: "recordTransaction",
    method: "POST",
    path: "/admin/sepay/money/transactions",
    summary: "Record a transaction by hand",
    description:
      "Records a transaction that the bank's statement has and SePay has not reported. One that the ledger has already is " +
      "answered as it is, with the outcome `known`. Where the ledger has one that looks the same, the request is refused, " +
      "unless `is_another` says that it is another one.",
    body: {
      schema: recordTransactionSchema,
      example: {
        amount_vnd: 250_000,
        account_number: "1290123456789",
        transacted_at: "2026-03-27T10:15:00+07:00",
        reference_number: "FT26086000001",
        content: "chuyen tien",
        reason: "SePay was not connected with the bank on that day.",
      },
    },
    answer: { schema: adminSepayRecordedTransactionResponseSchema },
    errors: { 400: "The moment is in the future, or the ledger has a transaction that looks the same." },
  },
  {
    id: "exportTransactions",
    method: "GET",
    path: "/admin/sepay/money/transactions/export",
    summary: "Export the transactions",
    description: "The filtered transactions as CSV, 50,000 rows at most. Who exported them is kept.",
    query: exportTransactionsSchema,
    answer: { schema: z.string(), contentType: "text/csv" },
  },
  {
    id: "importStatement",
    method: "POST",
    path: "/admin/sepay/money/transactions/import",
    summary: "Import a bank's statement",
    description: "Records the rows of a bank's statement that the ledger does not have. Preview the file first.",
    body: {
      schema: importStatementSchema,
      example: {
        ...STATEMENT,
        columns: { date: 0, credit: 1, reference: 2, content: 3 },
        reason: "SePay was not connected with the bank in March.",
      },
    },
    answer: { schema: adminSepayImportedStatementResponseSchema },
    errors: { 400: STATEMENT_REFUSED, 413: STATEMENT_TOO_LARGE },
  },
  {
    id: "previewStatement",
    method: "POST",
    path: "/admin/sepay/money/transactions/import/preview",
    summary: "Preview the import of a statement",
    description: "Tells what an import would do with each row of a bank's statement. It changes nothing.",
    body: { schema: previewStatementSchema, example: STATEMENT },
    answer: { schema: adminSepayStatementPreviewResponseSchema },
    errors: { 400: STATEMENT_REFUSED, 413: STATEMENT_TOO_LARGE },
  },
  {
    id: "getTransaction",
    method: "GET",
    path: "/admin/sepay/money/transactions/:id",
    summary: "Get a transaction",
    description: "A transaction with its history and what SePay sent.",
    params,
    answer: { schema: adminSepayTransactionResponseSchema },
  },
  {
    id: "listMatchCandidates",
    method: "GET",
    path: "/admin/sepay/money/transactions/:id/candidates",
    summary: "List orders that a transaction could pay",
    description: "Orders that the transaction's free money could pay, the likeliest first.",
    params,
    answer: { schema: adminSepayMatchCandidatesResponseSchema },
  },
  {
    id: "matchTransaction",
    method: "POST",
    path: "/admin/sepay/money/transactions/:id/match",
    summary: "Match a transaction with a payment",
    description:
      "Says which payment the transaction's free money is for: the payment of an order, or of a payment " +
      "collection. What is " +
      "paid in full by it is captured before the answer.",
    params,
    body: { schema: matchTransactionSchema, example: { order_id: "order_01", reason: "The customer sent a screenshot." } },
    answer: { schema: adminSepayTransactionResponseSchema },
    errors: {
      400: "The transaction has no free money, or the payment waits for none.",
      404: "The order or payment collection has no SePay payment.",
    },
  },
  {
    id: "returnTransaction",
    method: "POST",
    path: "/admin/sepay/money/transactions/:id/return",
    summary: "Note that money was returned",
    description: "Says that a transaction's money went back to its payer. It moves no money: transfer it at the bank.",
    params,
    body: {
      schema: returnTransactionSchema,
      example: { amount_vnd: 50_000, reason: "Paid twice, returned as FT26086000002." },
    },
    answer: { schema: adminSepayTransactionResponseSchema },
    errors: { 400: "So much of the transaction cannot be returned." },
  },
  {
    id: "ignoreTransaction",
    method: "POST",
    path: "/admin/sepay/money/transactions/:id/ignore",
    summary: "Ignore a transaction's free money",
    description: "Says that the transaction's free money is nothing to act on.",
    params,
    body: { schema: ignoreTransactionSchema, example: { reason: "The owner topped the account up." } },
    answer: { schema: adminSepayTransactionResponseSchema },
    errors: { 400: "The transaction has no free money." },
  },
  {
    id: "undoTransaction",
    method: "POST",
    path: "/admin/sepay/money/transactions/:id/undo",
    summary: "Undo the last decision",
    description: "Takes back the last decision of a person about the transaction's money.",
    params,
    body: { schema: undoTransactionSchema, example: { reason: "It was another customer's transfer." } },
    answer: { schema: adminSepayTransactionResponseSchema },
    errors: { 400: "There is no decision to take back, or it cannot be taken back any more." },
  },
]
