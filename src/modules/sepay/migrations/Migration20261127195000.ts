import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** In API v1, a webhook and the API's row have one id: that SePay lists what a webhook told of has to be noted. */
export class Migration20261127195000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "sepay_transaction" ADD COLUMN IF NOT EXISTS "listed_at" timestamptz NULL;`)
  }

  override async down(): Promise<void> {
    this.addSql(`ALTER TABLE "sepay_transaction" DROP COLUMN IF EXISTS "listed_at";`)
  }
}
