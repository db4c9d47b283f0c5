import type { AdminSepayPersonalDataPreview } from "../../api/admin/sepay/personal-data/types"

/** What an erasure would do, in numbers of rows: transactions and unreadable reports. */
export interface PreviewSummary {
  /** Rows that hold personal data, and would lose it. */
  erasable: number
  /** Rows that would keep theirs for now. */
  kept: number
  /** Rows without personal data: it was removed before. */
  erased: number
  /** Nothing at all is known of the person. */
  isEmpty: boolean
}

/** Counts what an erasure would do. Pure. */
export function summarizePreview(preview: AdminSepayPersonalDataPreview): PreviewSummary {
  const rows = [...preview.transactions, ...preview.unreadable_rows]
  const erased = rows.filter((row) => row.anonymized_at !== null).length
  const kept = rows.filter((row) => row.anonymized_at === null && row.kept_because !== null).length
  return {
    erasable: rows.length - erased - kept,
    kept,
    erased,
    isEmpty: rows.length + preview.returns_owed + preview.admin_actions === 0,
  }
}
