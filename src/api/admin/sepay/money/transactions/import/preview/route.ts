import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"
import { SEPAY_MODULE } from "../../../../../../../modules/sepay"
import type { ComparedTransaction, PreviewedRow } from "../../../../../../../modules/sepay/money/statement/import-statement"
import type { StatementEntry } from "../../../../../../../modules/sepay/money/statement/read-statement"
import type SepayModuleService from "../../../../../../../modules/sepay/service"
import { findOrderReferences } from "../../../../order-references"
import type {
  AdminSepayComparedTransaction,
  AdminSepayOrderReference,
  AdminSepayStatementEntry,
  AdminSepayStatementPreviewResponse,
  AdminSepayStatementRow,
} from "../../types"
import type { previewStatementSchema } from "../../validators"
import { readStatementBytes } from "../statement-bytes"

/** Says what an import would do with each row of a bank's statement. Changes nothing. */
export async function POST(
  request: MedusaRequest<z.output<typeof previewStatementSchema>>,
  response: MedusaResponse<AdminSepayStatementPreviewResponse>
): Promise<void> {
  const { account_number: accountNumber, columns = null, ...body } = request.validatedBody
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  const { rows, ...statement } = await sepay.money.previewStatement({ bytes: readStatementBytes(body), accountNumber }, columns)
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const suggested = rows.flatMap((row) => ("suggestedCollectionId" in row ? (row.suggestedCollectionId ?? []) : []))
  const orders = await findOrderReferences(query, suggested)
  response.json({ ...statement, rows: rows.map((row) => describeRow(row, orders)) })
}

function describeRow(row: PreviewedRow, orders: ReadonlyMap<string, AdminSepayOrderReference>): AdminSepayStatementRow {
  const { line } = row
  switch (row.state) {
    case "new":
      return { line, state: row.state, entry: describeEntry(row.entry), suggested_order: orders.get(row.suggestedCollectionId ?? "") ?? null }
    case "known":
      return { line, state: row.state, entry: describeEntry(row.entry), transactions: row.transactions.map(describeCompared) }
    case "possible_duplicate":
      return {
        line,
        state: row.state,
        entry: describeEntry(row.entry),
        transactions: row.transactions.map(describeCompared),
        same_as_line: row.sameAsLine,
        suggested_order: orders.get(row.suggestedCollectionId ?? "") ?? null,
      }
    case "unreadable":
    case "skipped":
      return row
  }
}

function describeEntry(entry: StatementEntry): AdminSepayStatementEntry {
  return {
    direction: entry.direction,
    amount_vnd: entry.amountVnd,
    transacted_at: entry.transactedAt.toISOString(),
    is_day_only: entry.isDayOnly,
    reference_number: entry.referenceNumber,
    content: entry.content,
  }
}

function describeCompared(transaction: ComparedTransaction): AdminSepayComparedTransaction {
  return {
    id: transaction.id,
    source: transaction.source,
    occurred_at: transaction.occurredAt.toISOString(),
    is_day_only: transaction.isDayOnly,
    amount_vnd: transaction.amountVnd,
    reference_number: transaction.referenceNumber,
    content: transaction.content,
  }
}
