import {
  claimSettlement,
  listDueReceivableIds,
  recordRepaired,
  recordSettled,
  recordSettlementAttention,
  recordSettlementFailure,
  renewSettlement,
  resumeSettlement,
} from "./settlements"

/** `sepay.settlement`: from received money to a captured payment. The Medusa side is in `src/workflows/settlement`. */
export const settlementFunctions = {
  claimSettlement,
  listDueReceivableIds,
  recordRepaired,
  recordSettled,
  recordSettlementAttention,
  recordSettlementFailure,
  renewSettlement,
  resumeSettlement,
}
