import { bigNumberColumns, newId, uniqueWhereNotDeleted } from "./columns"
import type { SepayEnvironment, Sql } from "./types"

/** A refund that an admin made in Medusa: money that the store now owes back to the payer. */
export interface ReturnOwed {
  refundId: string
  receivableId: string
  paymentSessionId: string
  amountVnd: number
  exactAmount: number
}

/** Records a return owed. The same refund recorded again is one return. */
export async function recordReturnOwed(sql: Sql, environment: SepayEnvironment, owed: ReturnOwed): Promise<void> {
  await sql("sepay_return_owed")
    .insert({
      id: newId("sepret"),
      environment,
      refund_id: owed.refundId,
      receivable_id: owed.receivableId,
      payment_session_id: owed.paymentSessionId,
      ...bigNumberColumns("amount_vnd", owed.amountVnd),
      ...bigNumberColumns("exact_amount", owed.exactAmount),
    })
    .onConflict(uniqueWhereNotDeleted(sql, "refund_id"))
    .ignore()
}
