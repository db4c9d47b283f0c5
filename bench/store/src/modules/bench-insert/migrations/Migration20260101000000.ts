import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20260101000000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "bench_transaction" (
      "id" text primary key,
      "environment" text not null,
      "webhook_id" text null,
      "api_id" text null,
      "source" text not null,
      "direction" text not null,
      "amount_vnd" numeric not null,
      "bank_name" text null,
      "account_number" text null,
      "va_number" text null,
      "code" text null,
      "reference_number" text null,
      "content" text null,
      "transacted_at" timestamptz null,
      "payload" jsonb not null,
      "raw_amount_vnd" jsonb not null,
      "created_at" timestamptz not null default now(),
      "updated_at" timestamptz not null default now(),
      "deleted_at" timestamptz null
    );`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "bench_transaction" cascade;`)
  }
}
