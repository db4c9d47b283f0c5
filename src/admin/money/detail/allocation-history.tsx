import { Badge, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayAllocation } from "../../../api/admin/sepay/money/transactions/types"
import { Amount } from "../../components/amount"
import { Moment } from "../../components/moment"
import { ALLOCATION_KINDS } from "../allocation-kinds"
import { OrderLinks } from "../order-links"

const SYSTEM = "system"

interface AllocationHistoryProps {
  /** The oldest first. */
  allocations: AdminSepayAllocation[]
}

/** What became of the money, step by step: what, when, by whom and why. */
export function AllocationHistory({ allocations }: AllocationHistoryProps) {
  return (
    <ol className="flex flex-col gap-y-4 px-6 pb-4">
      {allocations.map((allocation) => (
        <AllocationStep key={allocation.id} allocation={allocation} />
      ))}
    </ol>
  )
}

function AllocationStep({ allocation }: { allocation: AdminSepayAllocation }) {
  const { t } = useTranslation("sepay")
  const { kind, amount_vnd, reason, actor_id, actor_name, created_at, order, order_code } = allocation
  const name = actor_id === SYSTEM ? t("transactions.detail.system") : (actor_name ?? actor_id)
  return (
    <li className="border-ui-border-strong flex flex-col gap-y-1 border-l-2 pl-3">
      <div className="flex flex-wrap items-center gap-2">
        <Badge size="2xsmall" color={ALLOCATION_KINDS[kind].color}>
          {t(ALLOCATION_KINDS[kind].label)}
        </Badge>
        <Text as="span" size="small" weight="plus">
          <Amount vnd={amount_vnd} />
        </Text>
        {amount_vnd < 0 && (
          <Text as="span" size="small" className="text-ui-fg-subtle">
            {t("transactions.detail.takenBack")}
          </Text>
        )}
        {order !== null && (
          <Text as="span" size="small">
            <OrderLinks orders={[order]} />
          </Text>
        )}
      </div>
      {/* The plugin's own reasons are in English, in whatever language the page is. */}
      <Text size="small" lang={actor_id === SYSTEM ? "en" : undefined} className="break-words">
        {reason}
      </Text>
      <Text as="div" size="xsmall" className="text-ui-fg-subtle">
        {t("transactions.detail.decidedBy", { name })} · <Moment at={created_at} />
        {order_code !== null && ` · ${t("transactions.detail.through", { code: order_code })}`}
      </Text>
    </li>
  )
}
