import { defineRouteConfig } from "@medusajs/admin-sdk"

import { AttentionIcon } from "../../money/attention-icon"
import { TransactionsPage } from "../../money/transactions-page"

export const config = defineRouteConfig({
  label: "transactions.nav",
  icon: AttentionIcon,
  translationNs: "sepay",
})

export default TransactionsPage
