import {
  claimSettlement,
  listDueReceivableIds,
  recordCanceledAfterCapture,
  recordRepaired,
  recordSettled,
  recordSettlementAttention,
  recordSettlementFailure,
  releaseSettlement,
  renewSettlement,
  resumeSettlement,
} from "./settlements"

/** `sepay.settlement`: from received money to a captured payment. The Medusa side is in `src/workflows/settlement`. */
export const settlementFunctions = {
  claimSettlement,
  listDueReceivableIds,
  recordCanceledAfterCapture,
  recordRepaired,
  recordSettled,
  recordSettlementAttention,
  recordSettlementFailure,
  releaseSettlement,
  renewSettlement,
  resumeSettlement,
}
