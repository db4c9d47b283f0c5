import { acknowledgeFinding, announceFindings, countOpenFindings, listFindings } from "./findings"
import { findLastAudit, runAudit } from "./runs"

/** `sepay.audit`: do SePay, the ledger and Medusa agree? */
export const auditFunctions = {
  acknowledgeFinding,
  announceFindings,
  countOpenFindings,
  findLastAudit,
  listFindings,
  runAudit,
}
