import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121082945 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "sepay_virtual_account" drop constraint if exists "sepay_virtual_account_environment_va_number_unique";`);
    this.addSql(`alter table if exists "sepay_va_order" drop constraint if exists "sepay_va_order_environment_order_code_unique";`);
    this.addSql(`alter table if exists "sepay_transaction" drop constraint if exists "sepay_transaction_environment_api_id_unique";`);
    this.addSql(`alter table if exists "sepay_transaction" drop constraint if exists "sepay_transaction_environment_webhook_id_unique";`);
    this.addSql(`alter table if exists "sepay_return_owed" drop constraint if exists "sepay_return_owed_refund_id_unique";`);
    this.addSql(`alter table if exists "sepay_receivable_session" drop constraint if exists "sepay_receivable_session_payment_session_id_unique";`);
    this.addSql(`alter table if exists "sepay_receivable" drop constraint if exists "sepay_receivable_payment_collection_id_unique";`);
    this.addSql(`alter table if exists "sepay_pace_slot" drop constraint if exists "sepay_pace_slot_token_key_position_unique";`);
    this.addSql(`alter table if exists "sepay_bank_account" drop constraint if exists "sepay_bank_account_number_unique";`);
    this.addSql(`create table if not exists "sepay_bank_account" ("id" text not null, "environment" text check ("environment" in ('production', 'sandbox')) not null, "sepay_id" text not null, "bank_name" text not null, "bank_bin" text not null, "account_number" text not null, "account_holder_name" text not null, "label" text null, "is_active" boolean not null default true, "is_enabled" boolean not null default true, "is_default" boolean not null default false, "rank" integer not null default 0, "tid" text null, "va_prefix" text null, "va_holder_name" text null, "fetched_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sepay_bank_account_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_bank_account_deleted_at" ON "sepay_bank_account" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_bank_account_number_unique" ON "sepay_bank_account" ("environment", "bank_name", "account_number") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sepay_pace_slot" ("id" text not null, "token_key" text not null, "position" integer not null, "free_at" timestamptz not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sepay_pace_slot_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_pace_slot_deleted_at" ON "sepay_pace_slot" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_pace_slot_token_key_position_unique" ON "sepay_pace_slot" ("token_key", "position") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sepay_receivable" ("id" text not null, "environment" text check ("environment" in ('production', 'sandbox')) not null, "payment_collection_id" text not null, "provider_id" text null, "flow" text check ("flow" in ('order_first', 'pay_first')) not null, "payment_session_id" text not null, "amount_vnd" numeric not null, "exact_amount" numeric not null, "received_vnd" numeric not null, "released_at" timestamptz null, "canceled_at" timestamptz null, "settlement_status" text check ("settlement_status" in ('none', 'due', 'settled', 'attention')) not null default 'none', "settlement_attempts" integer not null default 0, "settlement_next_attempt_at" timestamptz null, "settlement_lease_until" timestamptz null, "settlement_error" text null, "settled_at" timestamptz null, "raw_amount_vnd" jsonb not null, "raw_exact_amount" jsonb not null, "raw_received_vnd" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sepay_receivable_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_receivable_payment_collection_id_unique" ON "sepay_receivable" ("payment_collection_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_receivable_deleted_at" ON "sepay_receivable" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_receivable_settlement_due" ON "sepay_receivable" ("settlement_next_attempt_at") WHERE settlement_status = 'due' AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_receivable_released" ON "sepay_receivable" ("released_at") WHERE released_at IS NOT NULL AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sepay_receivable_session" ("id" text not null, "payment_session_id" text not null, "receivable_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sepay_receivable_session_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_receivable_session_payment_session_id_unique" ON "sepay_receivable_session" ("payment_session_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_receivable_session_receivable_id" ON "sepay_receivable_session" ("receivable_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_receivable_session_deleted_at" ON "sepay_receivable_session" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sepay_return_owed" ("id" text not null, "environment" text check ("environment" in ('production', 'sandbox')) not null, "refund_id" text not null, "payment_session_id" text not null, "amount_vnd" numeric not null, "exact_amount" numeric not null, "status" text check ("status" in ('owed', 'returned')) not null default 'owed', "reference_number" text null, "confirmed_by" text null, "confirmed_at" timestamptz null, "receivable_id" text not null, "raw_amount_vnd" jsonb not null, "raw_exact_amount" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sepay_return_owed_pkey" primary key ("id"));`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_return_owed_refund_id_unique" ON "sepay_return_owed" ("refund_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_return_owed_receivable_id" ON "sepay_return_owed" ("receivable_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_return_owed_deleted_at" ON "sepay_return_owed" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_return_owed_open" ON "sepay_return_owed" ("created_at") WHERE status = 'owed' AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sepay_transaction" ("id" text not null, "environment" text check ("environment" in ('production', 'sandbox')) not null, "webhook_id" text null, "api_id" text null, "source" text check ("source" in ('webhook', 'reconciliation')) not null, "direction" text check ("direction" in ('in', 'out')) not null, "amount_vnd" numeric not null, "bank_name" text null, "account_number" text null, "va_number" text null, "code" text null, "reference_number" text null, "content" text null, "transacted_at" timestamptz null, "payload" jsonb not null, "raw_amount_vnd" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sepay_transaction_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_deleted_at" ON "sepay_transaction" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_transaction_environment_webhook_id_unique" ON "sepay_transaction" ("environment", "webhook_id") WHERE webhook_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_transaction_environment_api_id_unique" ON "sepay_transaction" ("environment", "api_id") WHERE api_id IS NOT NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_created_at" ON "sepay_transaction" ("created_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sepay_va_order" ("id" text not null, "environment" text check ("environment" in ('production', 'sandbox')) not null, "order_code" text not null, "bank_account_id" text not null, "bank_name" text not null, "bank_bin" text not null, "account_number" text not null, "sepay_bank_account_id" text not null, "sepay_order_id" text null, "amount_vnd" numeric not null, "paid_amount_vnd" numeric not null, "status" text check ("status" in ('opening', 'open', 'partially', 'paid', 'closing', 'closed')) not null default 'opening', "duration_seconds" integer not null, "expires_at" timestamptz null, "opening_until" timestamptz null, "opened_at" timestamptz null, "close_reason" text null, "close_attempts" integer not null default 0, "close_next_attempt_at" timestamptz null, "closed_at" timestamptz null, "last_error" text null, "receivable_id" text not null, "raw_amount_vnd" jsonb not null, "raw_paid_amount_vnd" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sepay_va_order_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_va_order_receivable_id" ON "sepay_va_order" ("receivable_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_va_order_deleted_at" ON "sepay_va_order" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_va_order_environment_order_code_unique" ON "sepay_va_order" ("environment", "order_code") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_va_order_one_open_per_receivable" ON "sepay_va_order" ("receivable_id") WHERE status IN ('opening', 'open', 'partially') AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_va_order_closing" ON "sepay_va_order" ("close_next_attempt_at") WHERE status = 'closing' AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_va_order_opening" ON "sepay_va_order" ("opening_until") WHERE status = 'opening' AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sepay_allocation" ("id" text not null, "kind" text check ("kind" in ('applied', 'surplus', 'late', 'unmatched', 'returned', 'ignored')) not null, "amount_vnd" numeric not null, "needs_attention" boolean not null default false, "reason" text not null, "decided_by" text not null default 'system', "transaction_id" text not null, "va_order_id" text null, "raw_amount_vnd" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sepay_allocation_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_allocation_transaction_id" ON "sepay_allocation" ("transaction_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_allocation_va_order_id" ON "sepay_allocation" ("va_order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_allocation_deleted_at" ON "sepay_allocation" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_allocation_attention" ON "sepay_allocation" ("created_at") WHERE needs_attention AND deleted_at IS NULL;`);

    this.addSql(`create table if not exists "sepay_virtual_account" ("id" text not null, "environment" text check ("environment" in ('production', 'sandbox')) not null, "va_number" text not null, "account_holder_name" text null, "amount_vnd" numeric not null, "expires_at" timestamptz null, "va_order_id" text not null, "raw_amount_vnd" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "sepay_virtual_account_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_virtual_account_va_order_id" ON "sepay_virtual_account" ("va_order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_sepay_virtual_account_deleted_at" ON "sepay_virtual_account" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_virtual_account_environment_va_number_unique" ON "sepay_virtual_account" ("environment", "va_number") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "sepay_receivable_session" add constraint "sepay_receivable_session_receivable_id_foreign" foreign key ("receivable_id") references "sepay_receivable" ("id") on update cascade;`);

    this.addSql(`alter table if exists "sepay_return_owed" add constraint "sepay_return_owed_receivable_id_foreign" foreign key ("receivable_id") references "sepay_receivable" ("id") on update cascade;`);

    this.addSql(`alter table if exists "sepay_va_order" add constraint "sepay_va_order_receivable_id_foreign" foreign key ("receivable_id") references "sepay_receivable" ("id") on update cascade;`);

    this.addSql(`alter table if exists "sepay_allocation" add constraint "sepay_allocation_transaction_id_foreign" foreign key ("transaction_id") references "sepay_transaction" ("id") on update cascade;`);
    this.addSql(`alter table if exists "sepay_allocation" add constraint "sepay_allocation_va_order_id_foreign" foreign key ("va_order_id") references "sepay_va_order" ("id") on update cascade on delete set null;`);

    this.addSql(`alter table if exists "sepay_virtual_account" add constraint "sepay_virtual_account_va_order_id_foreign" foreign key ("va_order_id") references "sepay_va_order" ("id") on update cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "sepay_receivable_session" drop constraint if exists "sepay_receivable_session_receivable_id_foreign";`);

    this.addSql(`alter table if exists "sepay_return_owed" drop constraint if exists "sepay_return_owed_receivable_id_foreign";`);

    this.addSql(`alter table if exists "sepay_va_order" drop constraint if exists "sepay_va_order_receivable_id_foreign";`);

    this.addSql(`alter table if exists "sepay_allocation" drop constraint if exists "sepay_allocation_transaction_id_foreign";`);

    this.addSql(`alter table if exists "sepay_allocation" drop constraint if exists "sepay_allocation_va_order_id_foreign";`);

    this.addSql(`alter table if exists "sepay_virtual_account" drop constraint if exists "sepay_virtual_account_va_order_id_foreign";`);

    this.addSql(`drop table if exists "sepay_bank_account" cascade;`);

    this.addSql(`drop table if exists "sepay_pace_slot" cascade;`);

    this.addSql(`drop table if exists "sepay_receivable" cascade;`);

    this.addSql(`drop table if exists "sepay_receivable_session" cascade;`);

    this.addSql(`drop table if exists "sepay_return_owed" cascade;`);

    this.addSql(`drop table if exists "sepay_transaction" cascade;`);

    this.addSql(`drop table if exists "sepay_va_order" cascade;`);

    this.addSql(`drop table if exists "sepay_allocation" cascade;`);

    this.addSql(`drop table if exists "sepay_virtual_account" cascade;`);
  }

}
