import type { AdminSepayOrderReference } from "../../../api/admin/sepay/money/transactions/types"

/** The order that money is matched to. */
export interface OrderChoice {
  order: AdminSepayOrderReference
  /** The payment of the order that was proposed; `null`: the server finds the order's payment. */
  paymentCollectionId: string | null
}
