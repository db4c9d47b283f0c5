import { claimCapture } from "./capture-claims"
import {
  clearRelease,
  findReceivableOfCollection,
  findReceivableOfSession,
  listReleasedReceivables,
  registerSession,
  releaseSession,
  repriceReceivable,
} from "./receivables"

/** `sepay.owed`: what payment collections owe, and the payment sessions that ask for it. */
export const owedFunctions = {
  claimCapture,
  clearRelease,
  findReceivableOfCollection,
  findReceivableOfSession,
  listReleasedReceivables,
  registerSession,
  releaseSession,
  repriceReceivable,
}
