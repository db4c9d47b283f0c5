import { useTranslation } from "react-i18next"

import type { AdminSepayVaOrder } from "../../api/admin/sepay/payments/orders/types"
import { formatVietnamMoment } from "../lib/format-moment"
import { formatVnd } from "../lib/format-vnd"
import { QrCode } from "../../../packages/storefront/src/react/qr/qr-code"

interface PaymentCardProps {
  vietqr: string
  amountVnd: number
  virtualAccount: AdminSepayVaOrder
}

/** All that a customer needs to transfer, to show on a screen and on paper. */
export function PaymentCard({ vietqr, amountVnd, virtualAccount }: PaymentCardProps) {
  const { t, i18n } = useTranslation("sepay")
  const { va_number, bank_name, account_holder_name, expires_at } = virtualAccount
  const amount = formatVnd(amountVnd)
  const facts = [
    { name: t("order.virtualAccount.amount"), value: amount },
    { name: t("order.virtualAccount.number"), value: va_number },
    { name: t("order.virtualAccount.bank"), value: bank_name },
    { name: t("order.virtualAccount.holder"), value: account_holder_name },
  ]
  return (
    <div className="flex w-full max-w-sm flex-col items-center gap-y-6">
      <QrCode
        content={vietqr}
        label={t("order.qr.alt", { amount, number: va_number, bank: bank_name })}
        className="w-72 max-w-full rounded-lg"
      />
      <dl className="flex w-full flex-col gap-y-2">
        {facts.map(
          ({ name, value }) =>
            value !== null && (
              <div key={name} className="flex justify-between gap-x-4">
                <dt className="txt-compact-small opacity-80">{name}</dt>
                <dd className="txt-compact-small-plus break-all text-right tabular-nums">{value}</dd>
              </div>
            )
        )}
      </dl>
      {expires_at !== null && (
        <p className="txt-compact-small opacity-80">
          {t("order.qr.until", { time: formatVietnamMoment(new Date(expires_at), i18n.language) })}
        </p>
      )}
    </div>
  )
}
