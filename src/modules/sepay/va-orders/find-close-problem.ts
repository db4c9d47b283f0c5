import type { SepayContext } from "../context"
import { isUnanswered } from "./decide-sepay-word"
import { listVaOrders } from "./read-va-orders"
import { findMissingVnd } from "./reported-money"

/**
 * Why a receivable's numbers may still take money although all of them were abandoned, or money of one is on its way; `null`
 * when SePay confirmed the close of each.
 */
export async function findCloseProblem({ sql, environment }: SepayContext, receivableId: string): Promise<string | null> {
  if ((await findMissingVnd(sql, receivableId)) > 0) {
    return "The bank reports a transfer for this payment. It is being recorded: look again in a minute."
  }
  const vaOrders = await listVaOrders(sql, receivableId)
  const closing = vaOrders.find((vaOrder) => vaOrder.status === "closing" && vaOrder.environment === environment && !isUnanswered(vaOrder))
  return closing === undefined
    ? null
    : `SePay has not confirmed yet that number ${closing.vaNumber ?? closing.orderCode} takes no more money. Try again in a ` +
        `minute. ${closing.lastError ?? ""}`.trim()
}
