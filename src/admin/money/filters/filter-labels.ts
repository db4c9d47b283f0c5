import { ALLOCATION_KINDS } from "../allocation-kinds"
import type { FilterName, ListState, StatusFilter } from "../list-state"

/** How each filter is called. */
export const FILTER_LABELS = {
  status: "transactions.filter.status",
  account: "transactions.filter.account",
  direction: "transactions.filter.direction",
  source: "transactions.filter.source",
  date: "transactions.filter.date",
  amount: "transactions.filter.amount",
} as const satisfies Record<FilterName, string>

/** How each status is called. */
export const STATUS_LABELS: Record<StatusFilter, string> = {
  attention: "transactions.attention",
  applied: ALLOCATION_KINDS.applied.label,
  surplus: ALLOCATION_KINDS.surplus.label,
  late: ALLOCATION_KINDS.late.label,
  unmatched: ALLOCATION_KINDS.unmatched.label,
  returned: ALLOCATION_KINDS.returned.label,
  ignored: ALLOCATION_KINDS.ignored.label,
}

/** How each direction is called. */
export const DIRECTION_LABELS = {
  in: "transactions.direction.in",
  out: "transactions.direction.out",
} as const satisfies Record<NonNullable<ListState["direction"]>, string>

/** How each source is called. */
export const SOURCE_LABELS = {
  webhook: "transactions.source.webhook",
  reconciliation: "transactions.source.reconciliation",
  manual: "transactions.source.manual",
  statement: "transactions.source.statement",
} as const satisfies Record<NonNullable<ListState["source"]>, string>
