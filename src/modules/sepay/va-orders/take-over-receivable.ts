import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { moveApplied } from "../money/allocations"
import type { Receivable } from "../owed/receivable"
import { clearAttention, isClosed, lockReceivable } from "../owed/receivables"
import { changeSettlementStatus } from "../settlement/change-settlement-status"
import { bigNumberColumns, type SepayEnvironment } from "../sql"
import { abandonOpenVaOrderInTransaction } from "./va-orders"

/**
 * Makes a receivable that was written in SePay's other environment one of this environment, because it is to be paid now.
 * The sandbox's money is none: what had arrived pays nothing here and is shown as surplus there, and its number is abandoned.
 *
 * @param receivable is locked.
 * @returns the receivable as it is then. One that is captured or cancelled stays as it is.
 */
export async function takeOverReceivable(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  receivable: Receivable
): Promise<Receivable> {
  if (receivable.environment === environment || isClosed(receivable)) {
    return receivable
  }
  const movedVnd = await moveApplied(transaction, receivable.id, receivable.receivedVnd, {
    kind: "surplus",
    reason: `It came in SePay's ${receivable.environment} environment, and pays nothing in ${environment}.`,
  })
  await clearAttention(transaction, receivable.id)
  const event = receivable.settlementStatus === "attention" ? "all_taken_back" : "rest_awaited"
  await changeSettlementStatus(transaction, [receivable], { event }, {
    ...bigNumberColumns("received_vnd", receivable.receivedVnd - movedVnd),
    environment,
    cancel_unpaid_at: null,
  })
  await abandonOpenVaOrderInTransaction(transaction, receivable.id, "environment_changed")
  return (await lockReceivable(transaction, receivable.id)) ?? receivable
}
