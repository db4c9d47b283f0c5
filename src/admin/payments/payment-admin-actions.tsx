import { useTranslation } from "react-i18next"

import type { AdminSepayAdminAction } from "../../api/admin/sepay/payments/orders/types"
import { Moment } from "../components/moment"
import { SectionTitle } from "./section-title"

const ACTIONS: Record<string, string> = {
  "virtual_account.open": "order.adminAction.open",
  "virtual_account.cancel": "order.adminAction.cancel",
  "payment.check": "order.adminAction.check",
  "payment.request": "order.adminAction.request",
  "payment.paid_another_way": "order.adminAction.paidAnotherWay",
}

interface PaymentAdminActionsProps {
  actions: AdminSepayAdminAction[]
}

/** What admins did with a payment, the newest first. */
export function PaymentAdminActions({ actions }: PaymentAdminActionsProps) {
  const { t } = useTranslation("sepay")
  return (
    <section>
      <SectionTitle>{t("order.history.actions")}</SectionTitle>
      <ul className="pb-2">
        {actions.map(({ id, action, actor_id, actor_name, created_at }) => {
          const label = ACTIONS[action]
          return (
            <li key={id} className="txt-xsmall text-ui-fg-subtle px-6 py-1">
              {label ? t(label) : action} · {actor_name ?? actor_id} · <Moment at={created_at} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
