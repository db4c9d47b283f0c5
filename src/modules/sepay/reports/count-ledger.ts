import type { LedgerContext, SepayContext } from "../context"
import { toNumber } from "../sql"

/** What of the ledger waits for somebody or something. Amounts are whole VND. */
export interface LedgerCounts {
  /** SePay's tests included. */
  lastWebhookAt: Date | null
  lastTransactionAt: Date | null
  /** Payments that are fully received and not captured yet. */
  dueSettlements: number
  /** Of these, those that eight attempts, in some ten minutes, have not captured. */
  lateSettlements: number
  /** Payments whose settlement stopped and asks for a person. */
  settlementsNeedingAttention: number
  /** Incoming transactions of which money needs a person's decision. */
  transactionsNeedingAttention: number
  /** VA orders that hold a part and take no more, of whose money SePay counted more than was found, or that SePay does not know. */
  vaOrdersNeedingAttention: number
  /** Rows of SePay's and webhooks that cannot be read. */
  unreadableRows: number
  /** Disagreements of the books that nobody has acknowledged. */
  auditFindings: number
  /** Transactions of the last 30 days on other virtual accounts whose codes begin like this store's, and are no order's. */
  foreignCodes: number
  openVaOrders: number
  closingVaOrders: number
}

/**
 * Counts what waits. All of it is read from partial indexes over what is not done; only the transactions that need a person
 * are found among all that ever did, in an index that has their sums.
 */
export async function countLedger({ sql, environment, options }: LedgerContext & Pick<SepayContext, "options">): Promise<LedgerCounts> {
  const { rows } = await sql.raw<{ rows: Array<Record<string, unknown>> }>(
    `SELECT
       GREATEST(
         (SELECT created_at FROM sepay_transaction WHERE environment = :environment AND source = 'webhook'
            AND deleted_at IS NULL ORDER BY created_at DESC LIMIT 1),
         (SELECT webhook_tested_at FROM sepay_setting WHERE environment = :environment AND deleted_at IS NULL)
       ) AS last_webhook_at,
       (SELECT created_at FROM sepay_transaction WHERE environment = :environment
          AND deleted_at IS NULL ORDER BY created_at DESC LIMIT 1) AS last_transaction_at,
       (SELECT count(*) FROM sepay_receivable WHERE environment = :environment AND settlement_status = 'due'
          AND deleted_at IS NULL) AS due,
       (SELECT count(*) FROM sepay_receivable WHERE environment = :environment AND settlement_status = 'due'
          AND deleted_at IS NULL AND settlement_attempts >= 8) AS late,
       (SELECT count(*) FROM sepay_receivable WHERE environment = :environment AND settlement_status = 'attention'
          AND deleted_at IS NULL) AS attention,
       (SELECT count(*) FROM (SELECT transaction_id FROM sepay_allocation
          WHERE needs_attention AND deleted_at IS NULL
          GROUP BY transaction_id HAVING SUM(amount_vnd) > 0) open
           JOIN sepay_transaction t ON t.id = open.transaction_id AND t.environment = :environment) AS transactions,
       (SELECT count(*) FROM sepay_transaction WHERE environment = :environment AND unknown_code IS NOT NULL
          AND starts_with(unknown_code, :prefix) AND va_number IS NOT NULL AND deleted_at IS NULL
          AND created_at > now() - interval '30 days') AS foreign_codes,
       (SELECT count(*) FROM sepay_va_order WHERE environment = :environment AND needs_attention
          AND deleted_at IS NULL) AS va_orders,
       (SELECT count(*) FROM sepay_audit_finding WHERE environment = :environment AND status = 'open'
          AND acknowledged_at IS NULL AND deleted_at IS NULL) AS findings,
       (SELECT count(*) FROM sepay_unreadable_row WHERE environment = :environment AND status = 'open'
          AND deleted_at IS NULL) AS unreadable,
       (SELECT count(*) FROM sepay_va_order WHERE environment = :environment
          AND status IN ('open', 'partially') AND deleted_at IS NULL) AS open,
       (SELECT count(*) FROM sepay_va_order WHERE environment = :environment AND status = 'closing'
          AND deleted_at IS NULL) AS closing`,
    { environment, prefix: options.orderCodePrefix }
  )
  const row = rows[0] ?? {}
  return {
    lastWebhookAt: (row.last_webhook_at as Date | null) ?? null,
    lastTransactionAt: (row.last_transaction_at as Date | null) ?? null,
    dueSettlements: toNumber(row.due),
    lateSettlements: toNumber(row.late),
    settlementsNeedingAttention: toNumber(row.attention),
    transactionsNeedingAttention: toNumber(row.transactions),
    vaOrdersNeedingAttention: toNumber(row.va_orders),
    unreadableRows: toNumber(row.unreadable),
    auditFindings: toNumber(row.findings),
    foreignCodes: toNumber(row.foreign_codes),
    openVaOrders: toNumber(row.open),
    closingVaOrders: toNumber(row.closing),
  }
}
