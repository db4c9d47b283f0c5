import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const COLUMNS = ["id", "transaction_id", "receivable_id", "va_order_id", "kind", "amount_vnd", "needs_attention", "actor_id", "created_at"]

/** Refuses to change an allocation. @param newReason what the new reason is compared as */
function appendOnly(newReason: string): string {
  const values = (row: string) => COLUMNS.map((column) => `${row}.${column}`).join(", ")
  return `CREATE TRIGGER sepay_allocation_append_only BEFORE UPDATE OF ${COLUMNS.join(", ")}, reason ON sepay_allocation
    FOR EACH ROW WHEN ((${values("OLD")}, OLD.reason) IS DISTINCT FROM (${values("NEW")}, ${newReason}))
    EXECUTE FUNCTION sepay_refuse_change('An allocation is never changed. Insert two more: one takes the amount back (negative), the other says what the money is for.');`
}

/**
 * Lets payers' personal data be removed, and nothing else be changed: a reason that an admin wrote may become the one text that
 * says that it was removed.
 */
export class Migration20261127193000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "sepay_transaction" ADD COLUMN IF NOT EXISTS "anonymized_at" timestamptz NULL;`)
    this.addSql(`ALTER TABLE "sepay_unreadable_row" ADD COLUMN IF NOT EXISTS "anonymized_at" timestamptz NULL;`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_transaction_personal_data"
        ON "sepay_transaction" ("created_at") WHERE anonymized_at IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_unreadable_row_personal_data"
        ON "sepay_unreadable_row" ("created_at") WHERE anonymized_at IS NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_sepay_admin_action_personal_data"
        ON "sepay_admin_action" ("created_at") WHERE details ->> 'reason' IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(`DROP TRIGGER IF EXISTS sepay_allocation_append_only ON sepay_allocation;`)
    this.addSql(appendOnly("CASE WHEN NEW.reason = '[personal data removed]' THEN OLD.reason ELSE NEW.reason END"))
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS sepay_allocation_append_only ON sepay_allocation;`)
    this.addSql(appendOnly("NEW.reason"))
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_admin_action_personal_data";`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_unreadable_row_personal_data";`)
    this.addSql(`DROP INDEX IF EXISTS "IDX_sepay_transaction_personal_data";`)
    this.addSql(`ALTER TABLE "sepay_unreadable_row" DROP COLUMN IF EXISTS "anonymized_at";`)
    this.addSql(`ALTER TABLE "sepay_transaction" DROP COLUMN IF EXISTS "anonymized_at";`)
  }
}
