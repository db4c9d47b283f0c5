import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121112907 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "sepay_reconciliation_cursor" drop constraint if exists "sepay_reconciliation_cursor_account_unique";`);
    this.addSql(`create table if not exists "sepay_reconciliation_cursor" ("id" text not null, "environment" text check ("environment" in ('production', 'sandbox')) not null, "bank_account_id" text not null, "api_version" text check ("api_version" in ('v2', 'v1')) not null, "read_from" timestamptz not null, "since_id" text null, "lease_until" timestamptz null, "last_read_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sepay_reconciliation_cursor_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_reconciliation_cursor_deleted_at" ON "sepay_reconciliation_cursor" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_reconciliation_cursor_account_unique" ON "sepay_reconciliation_cursor" ("bank_account_id", "api_version") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sepay_reconciliation_run" ("id" text not null, "environment" text check ("environment" in ('production', 'sandbox')) not null, "started_at" timestamptz not null, "duration_milliseconds" integer not null, "calls" integer not null, "accounts" integer not null, "seen" integer not null, "recorded" integer not null, "settled" integer not null, "unmatched" integer not null, "error" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sepay_reconciliation_run_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_reconciliation_run_deleted_at" ON "sepay_reconciliation_run" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_reconciliation_run_environment_started_at" ON "sepay_reconciliation_run" ("environment", "started_at") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "sepay_pace_slot" add column if not exists "kept_for" integer null, add column if not exists "kept_by" text null;`);

    this.addSql(`alter table if exists "sepay_receivable" add column if not exists "cancel_unpaid_at" timestamptz null, add column if not exists "repaired_at" timestamptz null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_receivable_cancel_unpaid" ON "sepay_receivable" ("cancel_unpaid_at") WHERE cancel_unpaid_at IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_receivable_attention" ON "sepay_receivable" ("updated_at") WHERE settlement_status = 'attention' AND deleted_at IS NULL;`);

    this.addSql(`alter table if exists "sepay_return_owed" add column if not exists "transaction_id" text null, add column if not exists "confirmed_reason" text null;`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_webhook" ON "sepay_transaction" ("created_at") WHERE source = 'webhook' AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_reference_number" ON "sepay_transaction" ("reference_number") WHERE reference_number IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_without_webhook" ON "sepay_transaction" ("amount_vnd") WHERE webhook_id IS NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_without_api" ON "sepay_transaction" ("amount_vnd") WHERE api_id IS NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_va_number" ON "sepay_transaction" ("va_number") WHERE va_number IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`alter table if exists "sepay_va_order" add column if not exists "needs_attention" boolean not null default false;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_va_order_expiry" ON "sepay_va_order" ("expires_at") WHERE status IN ('open', 'partially') AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_va_order_attention" ON "sepay_va_order" ("updated_at") WHERE needs_attention AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_va_order_bank_account_id" ON "sepay_va_order" ("bank_account_id") WHERE deleted_at IS NULL;`);

    this.addSql(`drop index if exists "IDX_sepay_allocation_attention";`);

    this.addSql(`alter table if exists "sepay_allocation" add column if not exists "announced_at" timestamptz null, add column if not exists "receivable_id" text null;`);
    this.addSql(`alter table if exists "sepay_allocation" add constraint "sepay_allocation_receivable_id_foreign" foreign key ("receivable_id") references "sepay_receivable" ("id") on update cascade on delete set null;`);
    // Rows of before: their VA order says whose money it is.
    this.addSql(`update "sepay_allocation" set "receivable_id" = "sepay_va_order"."receivable_id" from "sepay_va_order" where "sepay_va_order"."id" = "sepay_allocation"."va_order_id" and "sepay_allocation"."receivable_id" is null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_allocation_receivable_id" ON "sepay_allocation" ("receivable_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_allocation_attention_open" ON "sepay_allocation" ("transaction_id", "amount_vnd") WHERE needs_attention AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_allocation_unannounced" ON "sepay_allocation" ("created_at") WHERE needs_attention AND amount_vnd > 0 AND announced_at IS NULL AND deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "sepay_reconciliation_cursor" cascade;`);

    this.addSql(`drop table if exists "sepay_reconciliation_run" cascade;`);

    this.addSql(`alter table if exists "sepay_allocation" drop constraint if exists "sepay_allocation_receivable_id_foreign";`);

    this.addSql(`alter table if exists "sepay_pace_slot" drop column if exists "kept_for", drop column if exists "kept_by";`);

    this.addSql(`drop index if exists "IDX_sepay_receivable_cancel_unpaid";`);
    this.addSql(`drop index if exists "IDX_sepay_receivable_attention";`);
    this.addSql(`alter table if exists "sepay_receivable" drop column if exists "cancel_unpaid_at", drop column if exists "repaired_at";`);

    this.addSql(`alter table if exists "sepay_return_owed" drop column if exists "transaction_id", drop column if exists "confirmed_reason";`);

    this.addSql(`drop index if exists "IDX_sepay_transaction_webhook";`);
    this.addSql(`drop index if exists "IDX_sepay_transaction_reference_number";`);
    this.addSql(`drop index if exists "IDX_sepay_transaction_without_webhook";`);
    this.addSql(`drop index if exists "IDX_sepay_transaction_without_api";`);
    this.addSql(`drop index if exists "IDX_sepay_transaction_va_number";`);

    this.addSql(`drop index if exists "IDX_sepay_va_order_expiry";`);
    this.addSql(`drop index if exists "IDX_sepay_va_order_attention";`);
    this.addSql(`drop index if exists "IDX_sepay_va_order_bank_account_id";`);
    this.addSql(`alter table if exists "sepay_va_order" drop column if exists "needs_attention";`);

    this.addSql(`drop index if exists "IDX_sepay_allocation_receivable_id";`);
    this.addSql(`drop index if exists "IDX_sepay_allocation_attention_open";`);
    this.addSql(`drop index if exists "IDX_sepay_allocation_unannounced";`);
    this.addSql(`alter table if exists "sepay_allocation" drop column if exists "announced_at", drop column if exists "receivable_id";`);

    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_allocation_attention" ON "sepay_allocation" ("created_at") WHERE needs_attention AND deleted_at IS NULL;`);
  }

}
