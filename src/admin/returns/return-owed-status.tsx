import { StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayReturnOwed } from "../../api/admin/sepay/returns/types"

const STATUSES = {
  owed: { color: "orange", label: "transactions.returns.status.owed" },
  returned: { color: "green", label: "transactions.returns.status.returned" },
  reallocated: { color: "grey", label: "transactions.returns.status.reallocated" },
} as const satisfies Record<AdminSepayReturnOwed["status"], { color: string; label: string }>

interface ReturnOwedStatusProps {
  status: AdminSepayReturnOwed["status"]
}

/** Whether a refund has been transferred. */
export function ReturnOwedStatus({ status }: ReturnOwedStatusProps) {
  const { t } = useTranslation("sepay")
  const { color, label } = STATUSES[status]
  return <StatusBadge color={color}>{t(label)}</StatusBadge>
}
