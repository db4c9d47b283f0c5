import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const CONSTRAINT = "sepay_transaction_source_check"

/** Lets admins import bank statements, whose rows can say the day alone. */
export class Migration20261127200000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "sepay_transaction" ADD COLUMN IF NOT EXISTS "is_day_only" boolean NOT NULL DEFAULT false;`)
    this.addSql(`ALTER TABLE "sepay_transaction" DROP CONSTRAINT IF EXISTS "${CONSTRAINT}";`)
    this.addSql(
      `ALTER TABLE "sepay_transaction" ADD CONSTRAINT "${CONSTRAINT}"
        CHECK (source IN ('webhook', 'reconciliation', 'manual', 'statement')
          AND (source NOT IN ('manual', 'statement') OR entered_by IS NOT NULL));`
    )
  }

  /** What came from a statement counts on, as if it had been recorded by hand. */
  override async down(): Promise<void> {
    this.addSql(`UPDATE "sepay_transaction" SET source = 'manual' WHERE source = 'statement';`)
    this.addSql(`SET CONSTRAINTS ALL IMMEDIATE;`)
    this.addSql(`ALTER TABLE "sepay_transaction" DROP CONSTRAINT IF EXISTS "${CONSTRAINT}";`)
    this.addSql(
      `ALTER TABLE "sepay_transaction" ADD CONSTRAINT "${CONSTRAINT}"
        CHECK (source IN ('webhook', 'reconciliation', 'manual') AND (source <> 'manual' OR entered_by IS NOT NULL));`
    )
    this.addSql(`ALTER TABLE "sepay_transaction" DROP COLUMN IF EXISTS "is_day_only";`)
  }
}
