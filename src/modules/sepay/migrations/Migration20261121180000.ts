import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const OCCURRED_AT = "(COALESCE(transacted_at, created_at))"

/**
 * Indexes over expressions, which a model cannot declare: the order in which transactions are listed, and the words that
 * they are found by. The expressions are those of `ledger/transaction-filters.ts`; Postgres uses an index for the very same
 * expression only.
 */
export class Migration20261121180000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_occurred" ON "sepay_transaction" (${OCCURRED_AT}, "id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_amount" ON "sepay_transaction" ((amount_vnd + 0), "id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_account_occurred" ON "sepay_transaction" ("account_number", ${OCCURRED_AT}, "id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_out" ON "sepay_transaction" (${OCCURRED_AT}, "id") WHERE direction = 'out' AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_reconciliation" ON "sepay_transaction" (${OCCURRED_AT}, "id") WHERE source = 'reconciliation' AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_search" ON "sepay_transaction" USING gin (to_tsvector('simple', regexp_replace(COALESCE(va_number, '') || ' ' || COALESCE(code, '') || ' ' || COALESCE(reference_number, '') || ' ' || COALESCE(content, ''), '[!-/:-@[-\`{-~]+', ' ', 'g'))) WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_transaction_occurred";`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_transaction_amount";`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_transaction_account_occurred";`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_transaction_out";`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_transaction_reconciliation";`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_transaction_search";`)
  }
}
