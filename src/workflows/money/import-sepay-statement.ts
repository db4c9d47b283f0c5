import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type SepayModuleService from "../../modules/sepay/service"

/** A bank's statement, which of its columns says what, who imports it, and why. */
export interface ImportSepayStatementInput {
  /** The file's bytes, in base64. */
  csv_base64: string
  /** The store's own account. */
  account_number: string
  /** The index of each column, the first is 0; `null` where there is none. */
  columns: {
    date: number | null
    time: number | null
    credit: number | null
    debit: number | null
    amount: number | null
    reference: number | null
    content: number | null
  }
  /** What the admin says of single rows, by their number in the file: the first is 1. */
  choices: Array<{ line: number; choice: "record" | "skip" }>
  /** The admin user's id. */
  actor_id: string
  reason: string
}

/**
 * What is recorded stays recorded when a workflow fails later: an admin can ignore it, and the same import once more records
 * nothing twice.
 *
 * @throws MedusaError `invalid_data` for a file, columns or choices that make no sense
 */
export const importSepayStatementStep = createStep(
  "import-sepay-statement",
  async (input: ImportSepayStatementInput, { container }) => {
    const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
    const file = { bytes: Buffer.from(input.csv_base64, "base64"), accountNumber: input.account_number }
    const choices = new Map(input.choices.map(({ line, choice }) => [line, choice]))
    const decider = { actorId: input.actor_id, reason: input.reason }
    return new StepResponse(await sepay.money.importStatement(file, input.columns, choices, decider))
  }
)

/** Records the rows of a bank's statement that the ledger has not. They pay nothing until an admin matches them, or SePay reports them. */
export const importSepayStatementWorkflow = createWorkflow(
  "import-sepay-statement",
  (input: ImportSepayStatementInput) => new WorkflowResponse(importSepayStatementStep(input))
)
