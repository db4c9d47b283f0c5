import { useTranslation } from "react-i18next"

import type { AdminSepayOrderPayment } from "../../api/admin/sepay/payments/orders/types"
import { Amount } from "../components/amount"
import { Moment } from "../components/moment"
import { SectionRow } from "../components/section-row"
import { OccurredAt } from "../money/occurred-at"
import { isAwaitingMoney } from "./describe-payment"

interface PaymentAmountsProps {
  payment: AdminSepayOrderPayment
}

/** How much was to be paid, how much is, and by which transfers. */
export function PaymentAmounts({ payment }: PaymentAmountsProps) {
  const { t } = useTranslation("sepay")
  const transfers = payment.transactions.filter(({ allocated_vnd }) => allocated_vnd.applied > 0)
  return (
    <div>
      <dl className="grid grid-cols-3 gap-x-4 px-6 py-4">
        <AmountOf label={t("order.amount")} vnd={payment.amount_vnd} />
        <AmountOf label={t("order.paid")} vnd={payment.received_vnd} />
        {payment.status === "outstanding" ? (
          <AmountOf label={t("order.outstanding")} vnd={payment.outstanding_vnd ?? 0} />
        ) : (
          <AmountOf label={t("order.remaining")} vnd={isAwaitingMoney(payment) ? payment.remaining_vnd : 0} />
        )}
      </dl>
      {transfers.length > 0 && (
        <SectionRow title={t("order.paidBy")}>
          {transfers.map((transfer) => (
            <span key={transfer.id} className="text-ui-fg-base break-words">
              {transfer.reference_number ?? t("order.history.noReference")}
              {" · "}
              <OccurredAt transaction={transfer} />
            </span>
          ))}
          {payment.captured_at !== null && (
            <span>
              {t("order.captured")} <Moment at={payment.captured_at} />
            </span>
          )}
        </SectionRow>
      )}
    </div>
  )
}

function AmountOf({ label, vnd }: { label: string; vnd: number }) {
  return (
    <div className="flex flex-col gap-y-1">
      <dt className="txt-compact-xsmall text-ui-fg-subtle">{label}</dt>
      <dd className="txt-compact-medium-plus">
        <Amount vnd={vnd} />
      </dd>
    </div>
  )
}
