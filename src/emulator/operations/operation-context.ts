import type { Clock } from "../company/clock"
import type { CompanyState } from "../company/company-state"
import type { FaultSwitches } from "../faults"

/** What the operations of SePay and of the bank work on. */
export interface OperationContext {
  company: CompanyState
  clock: Clock
  faults: FaultSwitches
}
