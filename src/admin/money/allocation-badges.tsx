import { Badge, clx } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayTransaction } from "../../api/admin/sepay/money/transactions/types"
import { formatVnd } from "../lib/format-vnd"
import { ALLOCATION_KIND_NAMES, ALLOCATION_KINDS } from "./allocation-kinds"

interface AllocationBadgesProps {
  transaction: Pick<AdminSepayTransaction, "allocated_vnd" | "direction" | "needs_attention">
  className?: string
}

/** What a transaction's money is for; with amounts where it is for several things. */
export function AllocationBadges({ transaction, className }: AllocationBadgesProps) {
  const { t } = useTranslation("sepay")
  const { allocated_vnd, direction, needs_attention } = transaction
  const kinds = ALLOCATION_KIND_NAMES.filter((kind) => allocated_vnd[kind] !== 0)
  return (
    <span className={clx("inline-flex flex-wrap items-center gap-1", className)}>
      {needs_attention && (
        <Badge size="2xsmall" color="red">
          {t("transactions.attention")}
        </Badge>
      )}
      {direction === "out" && (
        <Badge size="2xsmall" color="purple">
          {t("transactions.direction.out")}
        </Badge>
      )}
      {kinds.map((kind) => (
        <Badge key={kind} size="2xsmall" color={ALLOCATION_KINDS[kind].color}>
          {t(ALLOCATION_KINDS[kind].label)}
          {kinds.length > 1 && ` ${formatVnd(allocated_vnd[kind])}`}
        </Badge>
      ))}
    </span>
  )
}
