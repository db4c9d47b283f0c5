import type { AdminSepayPersonalDataRequest } from "../../api/admin/sepay/personal-data/types"
import type { PersonWay } from "./person"

/** What the log says about an export or an erasure. */
export interface RequestDescription {
  /** How the person was named; `list`: it was the list of transactions; `null`: the log does not say it. */
  namedBy: PersonWay | "list" | null
  /** The page of the order or customer that was named. */
  path: string | null
  reason: string | null
  /** Rows that were exported or erased; `null`: they were not counted. */
  rowCount: number | null
  /** Rows whose data an erasure kept. */
  keptCount: number
}

const WAYS: Record<string, PersonWay> = {
  email: "email",
  order_id: "order",
  customer_id: "customer",
  transaction_ids: "transactions",
  unreadable_row_ids: "unreadable",
}

/** Reads a row of the log, whose details are not typed. Pure. */
export function describeRequest(request: AdminSepayPersonalDataRequest): RequestDescription {
  const { action, details, subject_id: subjectId } = request
  if (action !== "personal_data.export" && action !== "personal_data.erase") {
    return { namedBy: "list", path: null, reason: null, rowCount: null, keptCount: 0 }
  }
  const namedBy = WAYS[String(details.named_by)] ?? null
  return {
    namedBy,
    path: pathOf(namedBy, subjectId),
    reason: typeof details.reason === "string" ? details.reason : null,
    rowCount: lengthOf(details.transaction_ids) + lengthOf(details.unreadable_row_ids),
    keptCount: lengthOf(details.kept),
  }
}

function pathOf(namedBy: PersonWay | null, subjectId: string | null): string | null {
  if (subjectId === null) {
    return null
  }
  switch (namedBy) {
    case "order":
      return `/orders/${subjectId}`
    case "customer":
      return `/customers/${subjectId}`
    default:
      return null
  }
}

function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}
