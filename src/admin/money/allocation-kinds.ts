import type { AdminSepayAllocationKind } from "../../api/admin/sepay/money/transactions/types"

/** How each kind of allocation is called and colored. */
export const ALLOCATION_KINDS = {
  applied: { label: "transactions.kind.applied", color: "green" },
  surplus: { label: "transactions.kind.surplus", color: "orange" },
  late: { label: "transactions.kind.late", color: "orange" },
  unmatched: { label: "transactions.kind.unmatched", color: "grey" },
  returned: { label: "transactions.kind.returned", color: "blue" },
  ignored: { label: "transactions.kind.ignored", color: "grey" },
} as const satisfies Record<AdminSepayAllocationKind, { label: string; color: string }>

/** Every kind, in the order in which they are shown. */
export const ALLOCATION_KIND_NAMES: AdminSepayAllocationKind[] = [
  "applied",
  "surplus",
  "late",
  "unmatched",
  "returned",
  "ignored",
]
