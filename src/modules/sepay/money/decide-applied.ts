import type { Receivable } from "../owed/receivable"
import { isFullyReceived } from "../owed/received"
import { nextSettlementStatus, type SettlementChange } from "../settlement/settlement-transitions"
import { OPEN_STATUSES, type VaOrder } from "../va-orders/va-order"
import type { VaOrderChange } from "../va-orders/va-order-transitions"

/** What the decision needs to know of the receivable. */
export type AppliedReceivable = Pick<Receivable, "amountVnd" | "receivedVnd" | "settlementStatus">

/** What the decision needs to know of a VA order of the receivable. */
export type AppliedVaOrder = Pick<VaOrder, "id" | "status" | "amountVnd" | "paidAmountVnd" | "needsAttention">

/** What money that is applied to a receivable, or taken back from it, changes. */
export interface AppliedDecision {
  /** What has arrived for the receivable now, in whole VND. */
  receivedVnd: number
  /** Nothing more is wanted for the receivable. */
  isFullyReceived: boolean
  settlement: SettlementChange
  /** The receivable waits to be captured in Medusa. */
  isSettlementDue: boolean
  /** The VA order through which the money came; `null` when it came through none. */
  through: {
    vaOrder: AppliedVaOrder
    /** `null`: what was taken back was more than its amount. */
    change: VaOrderChange | null
    paidAmountVnd: number
    needsAttention: boolean
  } | null
  /** The other VA orders that are open: nothing more is wanted on them. */
  abandoned: AppliedVaOrder[]
  /** VA orders whose part needs nobody's attention any more. */
  attendedIds: string[]
}

/**
 * Decides what money changes on a receivable and its VA orders. What is fully received is due to be captured, and its open VA
 * orders are abandoned. Pure; the caller holds the locks of the receivable's row and of these VA orders' rows.
 *
 * @param vaOrders of the receivable: at least those that are open, that need attention, and the one of `vaOrderId`.
 * @param vaOrderId the VA order through which the money came.
 * @param appliedVnd whole VND; negative when money is taken back.
 */
export function decideApplied(
  receivable: AppliedReceivable,
  vaOrders: readonly AppliedVaOrder[],
  vaOrderId: string | null,
  appliedVnd: number
): AppliedDecision {
  const receivedVnd = receivable.receivedVnd + appliedVnd
  const isReceived = isFullyReceived({ amountVnd: receivable.amountVnd, receivedVnd })
  const settlement = settlementChange(receivedVnd, isReceived)
  const through = vaOrders.find(({ id }) => id === vaOrderId)
  const others = vaOrders.filter((vaOrder) => vaOrder !== through)
  const abandoned = isReceived ? others.filter(isOpen) : []
  // Nobody has to ask for the rest, or to return a part.
  const isDone = isReceived || receivedVnd <= 0
  const attended = isDone ? others.filter((one) => one.needsAttention && !abandoned.includes(one)) : []
  return {
    receivedVnd,
    isFullyReceived: isReceived,
    settlement,
    isSettlementDue: nextSettlementStatus(receivable.settlementStatus, settlement.event) === "due",
    through:
      through === undefined
        ? null
        : {
            vaOrder: through,
            change: throughChange(through, appliedVnd, isReceived),
            paidAmountVnd: Math.max(0, through.paidAmountVnd + appliedVnd),
            needsAttention: !isDone && (through.needsAttention || isLeftAlone(through, others, appliedVnd)),
          },
    abandoned,
    attendedIds: attended.map(({ id }) => id),
  }
}

function settlementChange(receivedVnd: number, isReceived: boolean): SettlementChange {
  if (isReceived) {
    return { event: "received_in_full" }
  }
  return { event: receivedVnd > 0 ? "rest_awaited" : "all_taken_back" }
}

function throughChange(vaOrder: AppliedVaOrder, appliedVnd: number, isReceived: boolean): VaOrderChange | null {
  if (vaOrder.paidAmountVnd + appliedVnd >= vaOrder.amountVnd) {
    return appliedVnd > 0 ? { event: "money_applied_in_full" } : null
  }
  if (appliedVnd < 0) {
    return { event: "money_taken_back" }
  }
  // It is over more than the payment wants by now.
  return isReceived && isOpen(vaOrder)
    ? { event: "abandoned", reason: "amount_changed" }
    : { event: "money_applied_in_part" }
}

/** It holds a part, takes no more, and no other VA order asks the payer for the rest. */
function isLeftAlone(vaOrder: AppliedVaOrder, others: readonly AppliedVaOrder[], appliedVnd: number): boolean {
  return vaOrder.status === "closed" && appliedVnd > 0 && !others.some(isOpen)
}

/** Whether a VA order takes money. */
function isOpen({ status }: AppliedVaOrder): boolean {
  return OPEN_STATUSES.some((open) => open === status)
}
