import type { AdminSepayOrderReference } from "../money/transactions/types"

/** Money that the store owes back to a payer. Amounts are whole VND, times ISO 8601 in UTC. */
export interface AdminSepayReturnOwed {
  id: string
  refund_id: string
  /** `reallocated`: nothing is sent back, because the money was matched with the payment by mistake. */
  status: "owed" | "returned" | "reallocated"
  amount_vnd: number
  order: AdminSepayOrderReference | null
  /** The bank's reference of the transfer, once confirmed. */
  reference_number: string | null
  /** The outgoing transaction that proves it, where SePay reported one. */
  transaction_id: string | null
  /** `system` when the outgoing transaction was recognized. */
  actor_id: string | null
  actor_name: string | null
  confirmed_reason: string | null
  confirmed_at: string | null
  created_at: string
}

/** Answer of `GET /admin/sepay/returns`. */
export interface AdminSepayReturnOwedListResponse {
  returns_owed: AdminSepayReturnOwed[]
  count: number
  limit: number
  offset: number
  /** All that is owed, in whole VND. */
  owed_vnd: number
}

/** Answer of `POST /admin/sepay/returns/:id/confirm` and `…/undo`. */
export interface AdminSepayReturnOwedResponse {
  return_owed: AdminSepayReturnOwed
}
