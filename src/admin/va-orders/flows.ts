import type { AdminSepaySettings } from "../../api/admin/sepay/settings/types"

/** A way to pay, which has a life time of its own. */
export type Flow = keyof AdminSepaySettings["va_duration_seconds"]

export const FLOWS = ["order_first", "pay_first"] as const satisfies readonly Flow[]

/** What an admin calls a way to pay. */
export const flowTexts: Record<Flow, string> = {
  order_first: "settings.lifeTime.orderFirst",
  pay_first: "settings.lifeTime.payFirst",
}
