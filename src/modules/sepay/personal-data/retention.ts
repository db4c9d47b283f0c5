import type { SepayContext } from "../context"

const DAY_MILLISECONDS = 86_400_000
/** More overdue transactions are not counted. */
const MOST_COUNTED = 1_000

/** How long payers' personal data is kept. */
export interface Retention {
  /** The option `personalDataRetentionDays`; `null`: for ever. */
  days: number | null
  /** Transactions that are older and whose data is still there, because their money is open; 1,000 at most are counted. */
  overdueTransactions: number
}

/** The moment before which personal data is removed. @returns `null`: it is kept for ever */
export function findRetentionEnd({ options }: Pick<SepayContext, "options">): Date | null {
  const { personalDataRetentionDays: days } = options
  return days === null ? null : new Date(Date.now() - days * DAY_MILLISECONDS)
}

/** Says how long personal data is kept, and how many transactions are kept longer. */
export async function readRetention({ sql, environment, options }: SepayContext): Promise<Retention> {
  const before = findRetentionEnd({ options })
  if (before === null) {
    return { days: null, overdueTransactions: 0 }
  }
  const overdue = await sql("sepay_transaction")
    .where({ environment, anonymized_at: null, deleted_at: null })
    .where("created_at", "<", before)
    .limit(MOST_COUNTED)
    .select("id")
  return { days: options.personalDataRetentionDays, overdueTransactions: overdue.length }
}
