import type { SepayContext } from "../context"
import { logLine } from "../log"
import type { RefereeAnswer } from "../money/decide-duplicate"
import { claimPossibleDuplicates, type PossibleDuplicate } from "../money/possible-duplicates"
import { settlePossibleDuplicate } from "../money/settle-possible-duplicate"
import { hearSepay } from "../va-orders/hear-sepay"
import { listVaOrdersById } from "../va-orders/read-va-orders"

/** How many are looked at in one run: each costs a call. The others have their turn in the next run. */
const DUPLICATES_PER_RUN = 50
/** One call, its waits behind more important ones included. */
const CALL_MILLISECONDS = 10_000

/** What a run did. */
export interface AskedDuplicates {
  /** Calls to SePay. */
  calls: number
  /** Transfers of their own. */
  separate: number
  /** Receivables that are fully received now. */
  dueReceivableIds: string[]
}

/**
 * Asks SePay about transfers that may be others, reported once more: what it has counted on their virtual accounts says
 * whether they are. One that cannot be decided never keeps the others back; after half an hour it goes to a person.
 *
 * @param receivableId only those of this receivable; `null`: all whose turn it is
 */
export async function askAboutDuplicates(context: SepayContext, receivableId: string | null): Promise<AskedDuplicates> {
  const asked: AskedDuplicates = { calls: 0, separate: 0, dueReceivableIds: [] }
  for (const possible of await claimPossibleDuplicates(context, receivableId, DUPLICATES_PER_RUN)) {
    if (context.signal.aborted) {
      break
    }
    let settled = await settlePossibleDuplicate(context, possible, null)
    if (settled.action === "ask") {
      asked.calls += 1
      settled = await settlePossibleDuplicate(context, possible, await askReferee(context, possible))
    }
    asked.separate += settled.action === "separate" ? 1 : 0
    if (settled.dueReceivableId !== null) {
      asked.dueReceivableIds.push(settled.dueReceivableId)
    }
    const { transactionId, receivableId: ownerId, vaOrderId } = possible
    const fields = { transaction_id: transactionId, receivable_id: ownerId, va_order_id: vaOrderId, decision: settled.action }
    context.logger.info(logLine("a transfer that may have been reported twice was looked at", fields))
  }
  return asked
}

async function askReferee(context: SepayContext, { vaOrderId }: PossibleDuplicate): Promise<RefereeAnswer> {
  const [vaOrder] = await listVaOrdersById(context.sql, [vaOrderId])
  if (!vaOrder?.sepayOrderId) {
    return { paidAmountVnd: null, problem: "It gave no id for this virtual account's order.", isFinal: true }
  }
  const call = { priority: "reconciliation" as const, deadlineAt: Date.now() + CALL_MILLISECONDS, signal: context.signal }
  const { order, decision, problem } = await hearSepay(context, vaOrder, "close", call)
  return order === null
    ? { paidAmountVnd: null, problem: problem?.message ?? "", isFinal: decision.action === "ask_person" }
    : { paidAmountVnd: order.paidAmountVnd, problem: null }
}
