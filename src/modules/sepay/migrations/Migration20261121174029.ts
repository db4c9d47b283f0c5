import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121174029 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "sepay_setting" drop constraint if exists "sepay_setting_environment_unique";`);
    this.addSql(`create table if not exists "sepay_admin_action" ("id" text not null, "environment" text check ("environment" in ('production', 'sandbox')) not null, "action" text not null, "subject_id" text null, "acted_by" text not null, "details" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sepay_admin_action_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_admin_action_deleted_at" ON "sepay_admin_action" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_admin_action_subject_id_created_at" ON "sepay_admin_action" ("subject_id", "created_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_admin_action_action_created_at" ON "sepay_admin_action" ("action", "created_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sepay_setting" ("id" text not null, "environment" text check ("environment" in ('production', 'sandbox')) not null, "order_first_va_duration_seconds" integer null, "pay_first_va_duration_seconds" integer null, "webhook_tested_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sepay_setting_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_setting_environment_unique" ON "sepay_setting" ("environment") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_setting_deleted_at" ON "sepay_setting" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "sepay_bank_account" add column if not exists "balance_vnd" numeric null, add column if not exists "tested_at" timestamptz null, add column if not exists "test_problem" text null, add column if not exists "raw_balance_vnd" jsonb null;`);

    this.addSql(`alter table if exists "sepay_receivable" add column if not exists "transferred_at" timestamptz null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_receivable_settled" ON "sepay_receivable" ("settled_at") WHERE settled_at IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_return_owed_status_created_at" ON "sepay_return_owed" ("status", "created_at") WHERE deleted_at IS NULL;`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_allocation_kind" ON "sepay_allocation" ("kind", "transaction_id", "amount_vnd") WHERE kind <> 'applied' AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "sepay_admin_action" cascade;`);

    this.addSql(`drop table if exists "sepay_setting" cascade;`);

    this.addSql(`alter table if exists "sepay_bank_account" drop column if exists "balance_vnd", drop column if exists "tested_at", drop column if exists "test_problem", drop column if exists "raw_balance_vnd";`);

    this.addSql(`drop index if exists "IDX_sepay_receivable_settled";`);
    this.addSql(`alter table if exists "sepay_receivable" drop column if exists "transferred_at";`);

    this.addSql(`drop index if exists "IDX_sepay_return_owed_status_created_at";`);

    this.addSql(`drop index if exists "IDX_sepay_allocation_kind";`);
  }

}
