import type { LedgerContext } from "../context"

/** A payment session that is about to be reported to Medusa as captured. */
export interface CaptureClaim {
  receivableId: string
  paymentSessionId: string
  /** What Medusa captures for the session, in whole VND. */
  amountVnd: number
  /** The session that has the right now and is gone in Medusa without having been captured; `null` when none has. */
  replacesSessionId: string | null
}

/**
 * Gives a session the right to be captured. It belongs to the receivable: one session has it, and only while at least its
 * amount is received in the environment that the plugin runs in. One statement, which locks the row and decides on what is in it then.
 *
 * @returns whether the session has the right, now or already before.
 */
export async function claimCapture({ sql, environment }: LedgerContext, claim: CaptureClaim): Promise<boolean> {
  const mayBeHeldBy = [claim.paymentSessionId, claim.replacesSessionId].flatMap((id) => id ?? [])
  const updated = await sql("sepay_receivable")
    .where({ id: claim.receivableId, environment })
    .where("received_vnd", ">", 0)
    .where("received_vnd", ">=", claim.amountVnd)
    .where((holder) => {
      void holder.whereNull("capture_session_id").orWhereIn("capture_session_id", mayBeHeldBy)
    })
    .update({ capture_session_id: claim.paymentSessionId, updated_at: sql.fn.now() })
  return updated === 1
}
