import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Where a transfer waits that may be another one, reported once more under another reference. */
export class Migration20261127100000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "sepay_transaction" ADD COLUMN IF NOT EXISTS "duplicate_of_id" text NULL;`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_duplicate_of_id" ON "sepay_transaction" ("duplicate_of_id")
        WHERE duplicate_of_id IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE TABLE IF NOT EXISTS "sepay_possible_duplicate" (
         "id" text NOT NULL, "environment" text CHECK ("environment" IN ('production', 'sandbox')) NOT NULL,
         "transaction_id" text NOT NULL, "receivable_id" text NOT NULL, "va_order_id" text NOT NULL,
         "status" text CHECK ("status" IN ('open', 'duplicate', 'separate', 'person')) NOT NULL,
         "attempts" integer NOT NULL DEFAULT 0, "next_attempt_at" timestamptz NOT NULL,
         "created_at" timestamptz NOT NULL DEFAULT now(), "updated_at" timestamptz NOT NULL DEFAULT now(), "deleted_at" timestamptz NULL,
         CONSTRAINT "sepay_possible_duplicate_pkey" PRIMARY KEY ("id"));`
    )
    const indexes = [
      ["UNIQUE INDEX", "transaction_id_unique", "transaction_id", ""],
      ["INDEX", "open", "next_attempt_at", "status = 'open' AND "],
      ["INDEX", "va_order_id", "va_order_id", ""],
      ["INDEX", "receivable_id", "receivable_id", ""],
      ["INDEX", "deleted_at", "deleted_at", ""],
    ] as const
    for (const [kind, name, column, where] of indexes) {
      this.addSql(
        `CREATE ${kind} IF NOT EXISTS "IDX_sepay_possible_duplicate_${name}" ON "sepay_possible_duplicate" ("${column}")
          WHERE ${where}deleted_at IS NULL;`
      )
    }
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS "sepay_possible_duplicate";`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_transaction_duplicate_of_id";`)
    this.addSql(`ALTER TABLE "sepay_transaction" DROP COLUMN IF EXISTS "duplicate_of_id";`)
  }
}
