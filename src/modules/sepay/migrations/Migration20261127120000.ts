import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What SePay said of its orders: how much it counted on them, and whether it knows them; and which API is asked about them. */
export class Migration20261127120000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `ALTER TABLE "sepay_va_order"
         ADD COLUMN IF NOT EXISTS "reported_paid_vnd" numeric NULL, ADD COLUMN IF NOT EXISTS "raw_reported_paid_vnd" jsonb NULL,
         ADD COLUMN IF NOT EXISTS "reported_at" timestamptz NULL, ADD COLUMN IF NOT EXISTS "search_at" timestamptz NULL,
         ADD COLUMN IF NOT EXISTS "unknown_to_sepay_at" timestamptz NULL,
         ADD COLUMN IF NOT EXISTS "api_version" text NULL CHECK ("api_version" IN ('v2', 'v1'));`
    )
    // API v1 calls bank accounts by integers, v2 by UUIDs.
    this.addSql(
      `UPDATE "sepay_va_order" SET api_version = CASE WHEN sepay_bank_account_id ~ '^[0-9]+$' THEN 'v1' ELSE 'v2' END
        WHERE api_version IS NULL;`
    )
    this.addSql("SET CONSTRAINTS ALL IMMEDIATE;")
    this.addSql(`ALTER TABLE "sepay_va_order" ALTER COLUMN "api_version" SET DEFAULT 'v2', ALTER COLUMN "api_version" SET NOT NULL;`)
    this.addSql("SET CONSTRAINTS ALL DEFERRED;")
    // Until now, only the status said that SePay had called an order paid.
    this.addSql(
      `UPDATE "sepay_va_order" SET reported_paid_vnd = amount_vnd, raw_reported_paid_vnd = raw_amount_vnd, reported_at = updated_at,
              search_at = now()
        WHERE status = 'paid' AND paid_amount_vnd < amount_vnd AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_va_order_search" ON "sepay_va_order" ("search_at")
        WHERE search_at IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_va_order_unfinished" ON "sepay_va_order" ("environment", "api_version", "bank_account_id")
        WHERE status IN ('opening', 'open', 'partially', 'closing') AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_va_order_search";`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_va_order_unfinished";`)
    this.addSql(
      `ALTER TABLE "sepay_va_order" DROP COLUMN IF EXISTS "reported_paid_vnd", DROP COLUMN IF EXISTS "raw_reported_paid_vnd",
         DROP COLUMN IF EXISTS "reported_at", DROP COLUMN IF EXISTS "search_at", DROP COLUMN IF EXISTS "unknown_to_sepay_at",
         DROP COLUMN IF EXISTS "api_version";`
    )
  }
}
