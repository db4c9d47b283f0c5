import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import type { AdminSepayOrderReference } from "../../api/admin/sepay/money/transactions/types"

interface OrderLinksProps {
  orders: AdminSepayOrderReference[]
}

/** The orders that something has to do with. */
export function OrderLinks({ orders }: OrderLinksProps) {
  const { t } = useTranslation("sepay")
  if (orders.length === 0) {
    return <>{t("transactions.none")}</>
  }
  return (
    <span className="inline-flex flex-wrap gap-x-2">
      {orders.map(({ id, display_id }) => (
        <Link
          key={id}
          to={`/orders/${id}`}
          aria-label={t("transactions.detail.order", { order: display_id })}
          // The row that it may stand in opens something else.
          onClick={(event) => event.stopPropagation()}
          className="text-ui-fg-base hover:text-ui-fg-subtle underline underline-offset-2"
        >
          #{display_id}
        </Link>
      ))}
    </span>
  )
}
