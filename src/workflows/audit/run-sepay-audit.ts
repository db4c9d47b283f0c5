import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { SEPAY_MODULE } from "../../modules/sepay"
import type { AuditFinding } from "../../modules/sepay/audit/findings"
import { logLine } from "../../modules/sepay/log"
import type SepayModuleService from "../../modules/sepay/service"
import { emitSepayEvents, type SepayEvent, SepayEvents } from "../events"
import { readMedusaBook } from "./read-medusa-book"

const ANNOUNCED_PER_RUN = 100

/** Compares the books and tells of what changed. @returns what the run did; `null` while another process compares */
export const runSepayAuditStep = createStep("run-sepay-audit", async (_: void, { container }) => {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const run = await sepay.audit.runAudit(readMedusaBook(container))
  // Also what a run before could not announce.
  await sepay.audit.announceFindings(ANNOUNCED_PER_RUN, async (change, findings) => announce(container, change, findings))
  return new StepResponse(run)
})

/**
 * Compares what changed since the last run in SePay's, the ledger's and Medusa's books. Where they disagree, a finding opens;
 * where they agree again, it is resolved by itself. It moves no money.
 *
 * @example
 * const { result } = await runSepayAuditWorkflow(container).run()
 * console.log(result?.opened, result?.resolved, result?.rowsRead)
 */
export const runSepayAuditWorkflow = createWorkflow("run-sepay-audit", () => new WorkflowResponse(runSepayAuditStep()))

const EVENTS = {
  opened: SepayEvents.AUDIT_FINDING_OPENED,
  resolved: SepayEvents.AUDIT_FINDING_RESOLVED,
} as const

async function announce(container: MedusaContainer, change: "opened" | "resolved", findings: AuditFinding[]): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  for (const { id, kind, amountVnd, ledgerSays, otherSays } of findings) {
    const fields = { finding_id: id, kind, amount_vnd: amountVnd }
    if (change === "opened") {
      logger.error(logLine(`the books disagree: the ledger says ${ledgerSays}; ${otherSays}. See docs/audit.md`, fields))
    } else {
      logger.info(logLine("the books agree again", fields))
    }
  }
  await emitSepayEvents(
    container,
    findings.map((finding): SepayEvent => ({
      name: EVENTS[change],
      data: {
        id: finding.id,
        kind: finding.kind,
        amount_vnd: finding.amountVnd,
        receivable_id: finding.receivableId,
        transaction_id: finding.transactionId,
        ledger_says: finding.ledgerSays,
        other_says: finding.otherSays,
      },
    }))
  )
}
