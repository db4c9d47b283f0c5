import type { SepayContext } from "../context"
import { logLine } from "../log"
import type { RefereeAnswer } from "../money/decide-duplicate"
import { claimPossibleDuplicates, type PossibleDuplicate } from "../money/possible-duplicates"
import { settlePossibleDuplicate, type SettledDuplicate } from "../money/settle-possible-duplicate"
import { hearFromLists, type ListedWord } from "../va-orders/hear-from-lists"
import { hearSepay } from "../va-orders/hear-sepay"
import { listVaOrdersById } from "../va-orders/read-va-orders"
import type { VaOrder } from "../va-orders/va-order"

/** How many are looked at in one run. The others have their turn in the next run. */
const DUPLICATES_PER_RUN = 100
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
 * whether they are. Its lists are asked first, which tell of many orders in one call. One that cannot be decided never keeps the
 * others back; after half an hour it goes to a person.
 *
 * @param receivableIds only those of these receivables; `null`: all whose turn it is
 */
export async function askAboutDuplicates(context: SepayContext, receivableIds: string[] | null): Promise<AskedDuplicates> {
  const asked: AskedDuplicates = { calls: 0, separate: 0, dueReceivableIds: [] }
  const toAsk: PossibleDuplicate[] = []
  for (const possible of await claimPossibleDuplicates(context, receivableIds, DUPLICATES_PER_RUN)) {
    if (context.signal.aborted) {
      return asked
    }
    const settled = await settlePossibleDuplicate(context, possible, null)
    if (settled.action === "ask") {
      toAsk.push(possible)
    } else {
      note(context, possible, settled, asked)
    }
  }
  await askReferee(context, toAsk, asked)
  return asked
}

async function askReferee(context: SepayContext, toAsk: readonly PossibleDuplicate[], asked: AskedDuplicates): Promise<void> {
  const vaOrders = await listVaOrdersById(context.sql, [...new Set(toAsk.map(({ vaOrderId }) => vaOrderId))])
  const byId = new Map(vaOrders.map((vaOrder) => [vaOrder.id, vaOrder]))
  const { words, calls } = await hearFromLists(context, vaOrders, "close", "reconciliation")
  asked.calls += calls
  for (const possible of toAsk) {
    if (context.signal.aborted) {
      return
    }
    const listed = toAnswer(words.get(possible.vaOrderId))
    asked.calls += listed === null ? 1 : 0
    const answer = listed ?? (await askAlone(context, byId.get(possible.vaOrderId)))
    note(context, possible, await settlePossibleDuplicate(context, possible, answer), asked)
  }
}

/** A list that leaves the counted sum out says nothing. */
function toAnswer(word: ListedWord | undefined): RefereeAnswer | null {
  return word === undefined || word.paidAmountVnd === null ? null : { paidAmountVnd: word.paidAmountVnd, problem: null }
}

function note(context: SepayContext, possible: PossibleDuplicate, settled: SettledDuplicate, asked: AskedDuplicates): void {
  asked.separate += settled.action === "separate" ? 1 : 0
  if (settled.dueReceivableId !== null) {
    asked.dueReceivableIds.push(settled.dueReceivableId)
  }
  const { transactionId, receivableId, vaOrderId } = possible
  const fields = { transaction_id: transactionId, receivable_id: receivableId, va_order_id: vaOrderId, decision: settled.action }
  context.logger.info(logLine("a transfer that may have been reported twice was looked at", fields))
}

async function askAlone(context: SepayContext, vaOrder: VaOrder | undefined): Promise<RefereeAnswer> {
  if (!vaOrder?.sepayOrderId) {
    return { paidAmountVnd: null, problem: "It gave no id for this virtual account's order.", isFinal: true }
  }
  const call = { priority: "reconciliation" as const, deadlineAt: Date.now() + CALL_MILLISECONDS, signal: context.signal }
  const { order, decision, problem } = await hearSepay(context, vaOrder, "close", call)
  return order === null
    ? { paidAmountVnd: null, problem: problem?.message ?? "", isFinal: decision.action === "ask_person" }
    : { paidAmountVnd: order.paidAmountVnd, problem: null }
}
