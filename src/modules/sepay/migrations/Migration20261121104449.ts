import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121104449 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_webhook" ON "sepay_transaction" ("created_at") WHERE source = 'webhook' AND deleted_at IS NULL;`);

    this.addSql(`drop index if exists "IDX_sepay_allocation_attention";`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_allocation_attention_open" ON "sepay_allocation" ("transaction_id", "amount_vnd") WHERE needs_attention AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_sepay_transaction_webhook";`);

    this.addSql(`drop index if exists "IDX_sepay_allocation_attention_open";`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_allocation_attention" ON "sepay_allocation" ("created_at") WHERE needs_attention AND deleted_at IS NULL;`);
  }

}
