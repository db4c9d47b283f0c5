import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121110205 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`drop index if exists "IDX_sepay_transaction_amount_vnd_transacted_at";`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_without_webhook" ON "sepay_transaction" ("amount_vnd") WHERE webhook_id IS NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_without_api" ON "sepay_transaction" ("amount_vnd") WHERE api_id IS NULL AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_sepay_transaction_without_webhook";`);
    this.addSql(`drop index if exists "IDX_sepay_transaction_without_api";`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_amount_vnd_transacted_at" ON "sepay_transaction" ("amount_vnd", "transacted_at") WHERE deleted_at IS NULL;`);
  }

}
