import { StatusBadge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayVaOrder } from "../../api/admin/sepay/payments/orders/types"
import { Moment } from "../components/moment"
import { formatVnd } from "../lib/format-vnd"
import { SectionTitle } from "./section-title"

const STATUSES = {
  opening: { color: "blue", label: "order.vaStatus.opening" },
  open: { color: "blue", label: "order.vaStatus.open" },
  partially: { color: "orange", label: "order.vaStatus.partially" },
  paid: { color: "green", label: "order.vaStatus.paid" },
  closing: { color: "grey", label: "order.vaStatus.closing" },
  closed: { color: "grey", label: "order.vaStatus.closed" },
} as const satisfies Record<AdminSepayVaOrder["status"], { color: string; label: string }>

const CLOSE_REASONS: Record<string, string> = {
  amount_changed: "order.closeReason.amount_changed",
  expired: "order.closeReason.expired",
  released: "order.closeReason.released",
  order_canceled: "order.closeReason.order_canceled",
  paid_elsewhere: "order.closeReason.paid_elsewhere",
  open_failed: "order.closeReason.open_failed",
  replaced_by_admin: "order.closeReason.replaced_by_admin",
  canceled_by_admin: "order.closeReason.canceled_by_admin",
  nothing_owed: "order.closeReason.nothing_owed",
  paid_another_way: "order.closeReason.paid_another_way",
  environment_changed: "order.closeReason.environment_changed",
}

interface VaOrderHistoryProps {
  vaOrders: AdminSepayVaOrder[]
}

/** Every virtual account that a payment ever had, the newest first. */
export function VaOrderHistory({ vaOrders }: VaOrderHistoryProps) {
  const { t } = useTranslation("sepay")
  return (
    <section>
      <SectionTitle>{t("order.history.virtualAccounts")}</SectionTitle>
      <ul className="pb-2">
        {vaOrders.map((vaOrder) => (
          <VaOrderItem key={vaOrder.id} vaOrder={vaOrder} />
        ))}
      </ul>
    </section>
  )
}

function VaOrderItem({ vaOrder }: { vaOrder: AdminSepayVaOrder }) {
  const { t } = useTranslation("sepay")
  const { color, label } = STATUSES[vaOrder.status]
  const closeReason = vaOrder.close_reason !== null && CLOSE_REASONS[vaOrder.close_reason]
  return (
    <li className="flex flex-col gap-y-1 px-6 py-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="txt-small font-mono break-all">{vaOrder.va_number ?? t("order.history.noNumber")}</span>
        <StatusBadge color={color}>{t(label)}</StatusBadge>
      </div>
      <Text as="div" size="xsmall" className="text-ui-fg-subtle">
        {vaOrder.bank_name} · {vaOrder.order_code} ·{" "}
        {t("order.history.virtualAccountAmount", {
          paid: formatVnd(vaOrder.paid_amount_vnd),
          amount: formatVnd(vaOrder.amount_vnd),
        })}
      </Text>
      <Text as="div" size="xsmall" className="text-ui-fg-subtle">
        {t("order.history.opened")} <Moment at={vaOrder.created_at} />
        {vaOrder.closed_at !== null && (
          <>
            {" · "}
            {t("order.history.closed")} <Moment at={vaOrder.closed_at} />
          </>
        )}
        {vaOrder.closed_at === null && vaOrder.expires_at !== null && (
          <>
            {" · "}
            {t("order.history.expires")} <Moment at={vaOrder.expires_at} />
          </>
        )}
        {closeReason && ` · ${t(closeReason)}`}
      </Text>
      {vaOrder.last_error !== null && (
        <Text size="xsmall" className="text-ui-fg-error break-words">
          {t("order.history.lastError", { message: vaOrder.last_error })}
        </Text>
      )}
    </li>
  )
}
