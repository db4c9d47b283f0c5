import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The digest of a webhook's bytes, by which it is known however its fields were read. */
export class Migration20261127151000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "sepay_transaction" ADD COLUMN IF NOT EXISTS "webhook_digest" text NULL;`)
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_transaction_environment_webhook_digest_unique"
        ON "sepay_transaction" ("environment", "webhook_digest") WHERE webhook_digest IS NOT NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_transaction_environment_webhook_digest_unique";`)
    this.addSql(`ALTER TABLE "sepay_transaction" DROP COLUMN IF EXISTS "webhook_digest";`)
  }
}
