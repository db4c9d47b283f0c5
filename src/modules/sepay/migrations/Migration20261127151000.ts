import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * What a transaction is recognized by: the digest of its webhook's bytes, a code that looks like the store's and is not, and
 * VA numbers in whatever letter case they are told.
 */
export class Migration20261127151000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "sepay_transaction" ADD COLUMN IF NOT EXISTS "webhook_digest" text NULL;`)
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_transaction_environment_webhook_digest_unique"
        ON "sepay_transaction" ("environment", "webhook_digest") WHERE webhook_digest IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(`ALTER TABLE "sepay_transaction" ADD COLUMN IF NOT EXISTS "unknown_code" text NULL;`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_unknown_code" ON "sepay_transaction" ("created_at")
        WHERE unknown_code IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_virtual_account_upper_va_number" ON "sepay_virtual_account"
        ("environment", upper("va_number")) WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_virtual_account_upper_va_number";`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_transaction_unknown_code";`)
    this.addSql(`ALTER TABLE "sepay_transaction" DROP COLUMN IF EXISTS "unknown_code";`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_transaction_environment_webhook_digest_unique";`)
    this.addSql(`ALTER TABLE "sepay_transaction" DROP COLUMN IF EXISTS "webhook_digest";`)
  }
}
