import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** When an account's last days were counted again, for what SePay listed late. */
export class Migration20261127141000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "sepay_reconciliation_cursor" ADD COLUMN IF NOT EXISTS "recounted_at" timestamptz NULL;`)
  }

  override async down(): Promise<void> {
    this.addSql(`ALTER TABLE "sepay_reconciliation_cursor" DROP COLUMN IF EXISTS "recounted_at";`)
  }
}
