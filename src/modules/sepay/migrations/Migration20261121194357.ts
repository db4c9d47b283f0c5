import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121194357 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "sepay_receivable" add column if not exists "received_announced_vnd" numeric not null default 0, add column if not exists "raw_received_announced_vnd" jsonb not null default '{"value":"0","precision":20}';`);
    // What is there already was told by whatever told it until now.
    this.addSql(`UPDATE "sepay_receivable" SET received_announced_vnd = received_vnd, raw_received_announced_vnd = raw_received_vnd WHERE received_vnd > 0;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_receivable_unannounced" ON "sepay_receivable" ("updated_at") WHERE received_vnd > received_announced_vnd AND deleted_at IS NULL;`);

    this.addSql(`alter table if exists "sepay_va_order" add column if not exists "instructions_announced_at" timestamptz null, add column if not exists "reminder_announced_at" timestamptz null;`);
    this.addSql(`UPDATE "sepay_va_order" SET instructions_announced_at = now(), reminder_announced_at = now() WHERE opened_at IS NOT NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_va_order_unannounced" ON "sepay_va_order" ("opened_at") WHERE status IN ('open', 'partially') AND instructions_announced_at IS NULL AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_sepay_receivable_unannounced";`);
    this.addSql(`alter table if exists "sepay_receivable" drop column if exists "received_announced_vnd", drop column if exists "raw_received_announced_vnd";`);

    this.addSql(`drop index if exists "IDX_sepay_va_order_unannounced";`);
    this.addSql(`alter table if exists "sepay_va_order" drop column if exists "instructions_announced_at", drop column if exists "reminder_announced_at";`);
  }

}
