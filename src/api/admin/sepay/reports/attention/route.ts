import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { SEPAY_MODULE } from "../../../../../modules/sepay"
import type SepayModuleService from "../../../../../modules/sepay/service"
import type { AdminSepayAttentionResponse } from "./types"

/** What waits for a person, in numbers. Nothing while the plugin is not configured. */
export async function GET(
  request: MedusaRequest,
  response: MedusaResponse<AdminSepayAttentionResponse>
): Promise<void> {
  const sepay = request.scope.resolve<SepayModuleService>(SEPAY_MODULE)
  if (!sepay.isConfigured) {
    response.json({ attention: { total: 0, payments: 0, transactions: 0, va_orders: 0, returns_owed: 0, unreadable_rows: 0, audit_findings: 0 } })
    return
  }
  const [counts, returnsOwed] = await Promise.all([sepay.reports.countLedger(), sepay.returns.sumReturnsOwed()])
  const waiting = {
    payments: counts.settlementsNeedingAttention,
    transactions: counts.transactionsNeedingAttention,
    va_orders: counts.vaOrdersNeedingAttention,
    returns_owed: returnsOwed.count,
    unreadable_rows: counts.unreadableRows,
    audit_findings: counts.auditFindings,
  }
  const total = Object.values(waiting).reduce((sum, count) => sum + count, 0)
  response.json({ attention: { total, ...waiting } })
}
