import type { MedusaContainer } from "@medusajs/framework/types"
import { runSepayAuditWorkflow } from "../workflows/audit/run-sepay-audit"

/** Compares SePay's, the ledger's and Medusa's books. */
export default async function runSepayAudit(container: MedusaContainer): Promise<void> {
  await runSepayAuditWorkflow(container).run()
}

export const config = {
  name: "run-sepay-audit",
  schedule: "20 */5 * * * *",
}
