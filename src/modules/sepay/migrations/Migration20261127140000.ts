import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Where rows of SePay's wait that cannot be read. */
export class Migration20261127140000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE TABLE IF NOT EXISTS "sepay_unreadable_row" (
         "id" text NOT NULL, "environment" text CHECK ("environment" IN ('production', 'sandbox')) NOT NULL,
         "source" text CHECK ("source" IN ('api', 'webhook')) NOT NULL, "row_key" text NOT NULL, "sepay_id" text NULL,
         "bank_name" text NULL, "account_number" text NULL, "problem" text NOT NULL, "raw" text NOT NULL,
         "status" text CHECK ("status" IN ('open', 'read', 'dismissed')) NOT NULL DEFAULT 'open',
         "actor_id" text NULL, "reason" text NULL, "closed_at" timestamptz NULL,
         "created_at" timestamptz NOT NULL DEFAULT now(), "updated_at" timestamptz NOT NULL DEFAULT now(), "deleted_at" timestamptz NULL,
         CONSTRAINT "sepay_unreadable_row_pkey" PRIMARY KEY ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_unreadable_row_environment_source_row_key_unique"
        ON "sepay_unreadable_row" ("environment", "source", "row_key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_unreadable_row_open" ON "sepay_unreadable_row" ("created_at")
        WHERE status = 'open' AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_unreadable_row_deleted_at" ON "sepay_unreadable_row" ("deleted_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS "sepay_unreadable_row";`)
  }
}
