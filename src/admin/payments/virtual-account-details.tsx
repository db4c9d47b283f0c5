import type { AdminOrder } from "@medusajs/framework/types"
import { Scan } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayVaOrder } from "../../api/admin/sepay/payments/orders/types"
import { CopyButton } from "../components/copy-button"
import { Moment } from "../components/moment"
import { SectionRow } from "../components/section-row"
import { ExpiryCountdown } from "./expiry-countdown"
import { QrModal } from "./qr-modal"

interface VirtualAccountDetailsProps {
  order: AdminOrder
  virtualAccount: AdminSepayVaOrder
  /** `null`: no code can be made of the number. */
  vietqr: string | null
  /** What is still to be transferred. */
  amountVnd: number
}

/** Where the customer transfers to, as text to read out and as a QR code to show. */
export function VirtualAccountDetails({ order, virtualAccount, vietqr, amountVnd }: VirtualAccountDetailsProps) {
  const { t } = useTranslation("sepay")
  const [isQrOpen, setIsQrOpen] = useState(false)
  const { va_number, bank_name, account_holder_name, expires_at } = virtualAccount
  return (
    <div>
      {va_number !== null && (
        <SectionRow title={t("order.virtualAccount.number")}>
          <span className="flex max-w-full items-center gap-x-1">
            <span className="text-ui-fg-base break-all font-mono">{va_number}</span>
            <CopyButton content={va_number} label={t("order.virtualAccount.number")} />
          </span>
        </SectionRow>
      )}
      <SectionRow title={t("order.virtualAccount.bank")}>{bank_name}</SectionRow>
      {account_holder_name !== null && (
        <SectionRow title={t("order.virtualAccount.holder")}>{account_holder_name}</SectionRow>
      )}
      <SectionRow title={t("order.virtualAccount.expiry")}>
        {expires_at === null ? (
          t("order.virtualAccount.never")
        ) : (
          <>
            <ExpiryCountdown expiresAt={expires_at} />
            <Moment at={expires_at} />
          </>
        )}
      </SectionRow>
      {vietqr !== null && (
        <div className="px-6 pb-4">
          <Button size="small" variant="secondary" className="w-full" onClick={() => setIsQrOpen(true)}>
            <Scan />
            {t("order.virtualAccount.showQr")}
          </Button>
          {isQrOpen && (
            <QrModal
              onOpenChange={setIsQrOpen}
              orderDisplayId={order.display_id ?? null}
              vietqr={vietqr}
              amountVnd={amountVnd}
              virtualAccount={virtualAccount}
            />
          )}
        </div>
      )}
    </div>
  )
}
