import { type ReceivedInput, remainingVnd } from "../owed/received"
import type { SettlementStatus } from "../settlement/settlement-status"
import type { NewAllocation } from "./decide-allocations"
import { addRows, type AllocatedPart } from "./decide-reallocation"

/** A row that a person's decision added to a transaction's allocations. */
export interface DecidedRow extends AllocatedPart {
  id: string
}

/** A receivable whose money a decision changed. */
export interface UndoReceivable extends ReceivedInput {
  settlementStatus: SettlementStatus
  isCanceled: boolean
  /** Somebody captures it in Medusa, or has begun to. */
  isBeingCaptured: boolean
  /** What refunds of it send back, or sent, in whole VND. */
  refundedVnd: number
}

/** What is known of the decision that is to be taken back. Amounts are whole VND. */
export interface UndoFacts {
  direction: "in" | "out"
  /** The rows of the last decision of a person that stands; empty when there is none. */
  decided: readonly DecidedRow[]
  /** What the money is for now. */
  parts: readonly AllocatedPart[]
  receivables: ReadonlyMap<string, UndoReceivable>
  /** An outgoing transfer was recognized as the money that the decision says went back. */
  isReturnProven: boolean
}

/** Either the rows that take the decision back, or a sentence that says what to do instead. */
export type UndoDecision =
  | { rows: NewAllocation[]; refunds: UndoRefund[]; problem: null }
  | { rows: null; refunds: null; problem: string }

/** What has to be refunded in Medusa before captured money is taken from a payment. Whole VND. */
export interface UndoRefund {
  receivableId: string
  amountVnd: number
}

/**
 * Decides how a person's last decision about a transaction's money is taken back: each of its rows gets one that says the
 * opposite, so that the money is for what it was for before. Pure; the caller holds the locks of the receivables.
 */
export function decideUndo(facts: UndoFacts, reason: string): UndoDecision {
  const { decided, direction, isReturnProven } = facts
  if (decided.length === 0) {
    return refuse("No decision of a person about this transaction is left to be taken back.")
  }
  if (direction === "out" && decided.some(({ kind }) => kind === "returned")) {
    return refuse("This transfer is the proof of a return. Take the return's confirmation back, under returns owed.")
  }
  if (isReturnProven) {
    return refuse("An outgoing transfer was recognized as this return: the money is with its payer. Nothing is to be taken back.")
  }
  const rows = decided.map((row) => ({
    kind: row.kind,
    amountVnd: -row.amountVnd,
    receivableId: row.receivableId,
    vaOrderId: row.vaOrderId,
    needsAttention: row.needsAttention,
    reason,
    undoesId: row.id,
  }))
  const problem = findMovedMoney(facts.parts, rows) ?? findReceivableProblem(facts.receivables, rows)
  return problem === null ? { rows, refunds: refundsFor(facts.receivables, rows), problem: null } : refuse(problem)
}

/** Money that a decision gave away and that is elsewhere by now cannot be taken from where it was put. */
function findMovedMoney(parts: readonly AllocatedPart[], rows: readonly NewAllocation[]): string | null {
  const movedVnd = -addRows(parts, rows).reduce((sum, { amountVnd }) => sum + Math.min(0, amountVnd), 0)
  return movedVnd > 0
    ? `${movedVnd} ₫ of this money were moved on after that decision. Decide about the money as it is now instead.`
    : null
}

function findReceivableProblem(
  receivables: ReadonlyMap<string, UndoReceivable>,
  rows: readonly NewAllocation[]
): string | null {
  for (const [receivableId, receivable] of receivables) {
    const changeVnd = appliedChange(receivableId, rows)
    const problem = changeVnd < 0 ? findTakeProblem(receivable, -changeVnd) : findGiveProblem(receivable, changeVnd)
    if (problem !== null) {
      return problem
    }
  }
  return null
}

/** What is captured in Medusa is refunded there, so that it has never captured more than the payment received. */
function refundsFor(receivables: ReadonlyMap<string, UndoReceivable>, rows: readonly NewAllocation[]): UndoRefund[] {
  return [...receivables].flatMap(([receivableId, { settlementStatus }]) => {
    const amountVnd = -appliedChange(receivableId, rows)
    return settlementStatus === "settled" && amountVnd > 0 ? [{ receivableId, amountVnd }] : []
  })
}

/** How much more is applied to a payment, in whole VND. */
function appliedChange(receivableId: string, rows: readonly NewAllocation[]): number {
  const applied = rows.filter((row) => row.kind === "applied" && row.receivableId === receivableId)
  return applied.reduce((sum, { amountVnd }) => sum + amountVnd, 0)
}

/** Why an amount cannot be taken from a payment again. */
function findTakeProblem(receivable: UndoReceivable, amountVnd: number): string | null {
  if (receivable.settlementStatus !== "settled" && receivable.isBeingCaptured) {
    return "The payment is being captured in Medusa. Try again in a minute; if it says so still, check the payment in its order."
  }
  const leftVnd = receivable.receivedVnd - receivable.refundedVnd
  return amountVnd > leftVnd
    ? `${receivable.refundedVnd} ₫ of the payment are refunded: ${leftVnd} ₫ are left of it, and this would take back ${amountVnd} ₫.`
    : null
}

/** Why an amount cannot pay a payment again. */
function findGiveProblem(receivable: UndoReceivable, amountVnd: number): string | null {
  if (amountVnd === 0) {
    return null
  }
  if (receivable.isCanceled || receivable.settlementStatus === "settled") {
    return "The payment that this money paid is done or cancelled by now, and wants nothing. Leave the decision as it is."
  }
  const wantedVnd = remainingVnd(receivable)
  return amountVnd > wantedVnd
    ? `The payment that ${amountVnd} ₫ of this money paid wants only ${wantedVnd} ₫ by now. Leave the decision as it is.`
    : null
}

function refuse(problem: string): UndoDecision {
  return { rows: null, refunds: null, problem }
}
