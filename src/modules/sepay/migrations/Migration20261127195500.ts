import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Which transactions, and which expired virtual accounts, the store's subscribers were told of. What was before is no news. */
export class Migration20261127195500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "sepay_transaction" ADD COLUMN IF NOT EXISTS "announced_at" timestamptz NULL;`)
    this.addSql(`UPDATE "sepay_transaction" SET "announced_at" = now() WHERE "announced_at" IS NULL;`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_unannounced"
        ON "sepay_transaction" ("id") WHERE announced_at IS NULL AND duplicate_of_id IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(`ALTER TABLE "sepay_va_order" ADD COLUMN IF NOT EXISTS "expired_announced_at" timestamptz NULL;`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_va_order_expired_unannounced"
        ON "sepay_va_order" ("closed_at") WHERE status = 'closed' AND close_reason = 'expired' AND expired_announced_at IS NULL
         AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_va_order_expired_unannounced";`)
    this.addSql(`ALTER TABLE "sepay_va_order" DROP COLUMN IF EXISTS "expired_announced_at";`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_transaction_unannounced";`)
    this.addSql(`ALTER TABLE "sepay_transaction" DROP COLUMN IF EXISTS "announced_at";`)
  }
}
