import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import type { ImportedOutcome } from "../../../../../../modules/sepay/money/statement/import-statement"
import { importSepayStatementWorkflow } from "../../../../../../workflows/money/import-sepay-statement"
import type { AdminSepayImportedRow, AdminSepayImportedStatementResponse } from "../types"
import type { importStatementSchema } from "../validators"
import { readStatementBytes } from "./statement-bytes"

/** Records the rows of a bank's statement that the ledger has not. */
export async function POST(
  request: AuthenticatedMedusaRequest<z.output<typeof importStatementSchema>>,
  response: MedusaResponse<AdminSepayImportedStatementResponse>
): Promise<void> {
  const { csv, csv_base64, ...rest } = request.validatedBody
  const file = readStatementBytes({ csv, csv_base64 }).toString("base64")
  const input = { ...rest, csv_base64: file, actor_id: request.auth_context.actor_id }
  const { result } = await importSepayStatementWorkflow(request.scope).run({ input })
  const counts = { recorded: 0, known: 0, undecided: 0, left_out: 0, failed: 0 }
  for (const { outcome } of result.rows) {
    counts[outcome] += 1
  }
  response.json({ import_id: result.importId, counts, rows: result.rows.map(describeOutcome) })
}

function describeOutcome(row: ImportedOutcome): AdminSepayImportedRow {
  return row.outcome === "recorded" || row.outcome === "known"
    ? { line: row.line, outcome: row.outcome, transaction_id: row.transactionId }
    : row
}
