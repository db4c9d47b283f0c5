import type { MedusaContainer } from "@medusajs/framework/types"
import { announceSepayPaymentsWorkflow } from "../workflows/payments/announce-sepay-payments"

/** Tells the store's subscribers what shoppers are to be told. */
export default async function announceSepayPayments(container: MedusaContainer): Promise<void> {
  await announceSepayPaymentsWorkflow(container).run()
}

export const config = {
  name: "announce-sepay-payments",
  schedule: "*/10 * * * * *",
}
