import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const CONSTRAINT = "sepay_transaction_source_check"

/** Lets admins record transactions that SePay has not reported, and keeps who did. */
export class Migration20261127170000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "sepay_transaction" ADD COLUMN IF NOT EXISTS "entered_by" text NULL;`)
    this.addSql(`ALTER TABLE "sepay_transaction" DROP CONSTRAINT IF EXISTS "${CONSTRAINT}";`)
    this.addSql(
      `ALTER TABLE "sepay_transaction" ADD CONSTRAINT "${CONSTRAINT}"
        CHECK (source IN ('webhook', 'reconciliation', 'manual') AND (source <> 'manual' OR entered_by IS NOT NULL));`
    )
  }

  /** What was recorded by hand counts on, as if SePay had listed it. */
  override async down(): Promise<void> {
    this.addSql(`UPDATE "sepay_transaction" SET source = 'reconciliation' WHERE source = 'manual';`)
    this.addSql(`SET CONSTRAINTS ALL IMMEDIATE;`)
    this.addSql(`ALTER TABLE "sepay_transaction" DROP CONSTRAINT IF EXISTS "${CONSTRAINT}";`)
    this.addSql(
      `ALTER TABLE "sepay_transaction" ADD CONSTRAINT "${CONSTRAINT}" CHECK (source IN ('webhook', 'reconciliation'));`
    )
    this.addSql(`ALTER TABLE "sepay_transaction" DROP COLUMN IF EXISTS "entered_by";`)
  }
}
