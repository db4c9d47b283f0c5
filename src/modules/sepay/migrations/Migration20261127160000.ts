import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Which row of the ledger another row takes back, after a person got it wrong: each once. */
export class Migration20261127160000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "sepay_allocation" ADD COLUMN IF NOT EXISTS "undoes_id" text NULL;`)
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_sepay_allocation_undoes_id_unique" ON "sepay_allocation" ("undoes_id")
        WHERE undoes_id IS NOT NULL AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_allocation_undoes_id_unique";`)
    this.addSql(`ALTER TABLE "sepay_allocation" DROP COLUMN IF EXISTS "undoes_id";`)
  }
}
