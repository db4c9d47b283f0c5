import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayReturnOwed } from "../../api/admin/sepay/returns/types"
import { formatVnd } from "../lib/format-vnd"
import { ConfirmReturnDrawer } from "./confirm-return-drawer"

interface ReturnOwedConfirmationProps {
  returnOwed: AdminSepayReturnOwed
}

/** The button behind which a refund's transfer is confirmed. */
export function ReturnOwedConfirmation({ returnOwed }: ReturnOwedConfirmationProps) {
  const { t } = useTranslation("sepay")
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        size="small"
        variant="secondary"
        aria-label={t("transactions.returns.confirmOf", { amount: formatVnd(returnOwed.amount_vnd) })}
        onClick={() => setIsOpen(true)}
      >
        {t("transactions.returns.confirm")}
      </Button>
      {isOpen && <ConfirmReturnDrawer returnOwed={returnOwed} onOpenChange={setIsOpen} />}
    </>
  )
}
