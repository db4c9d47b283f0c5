import { defineRouteConfig } from "@medusajs/admin-sdk"

import { AttentionIcon } from "../../transactions/attention-icon"
import { TransactionsPage } from "../../transactions/transactions-page"

export const config = defineRouteConfig({
  label: "transactions.nav",
  icon: AttentionIcon,
  translationNs: "sepay",
})

export default TransactionsPage
