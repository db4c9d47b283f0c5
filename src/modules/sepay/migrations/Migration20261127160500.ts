import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Lets a refund be marked whose money stays with the store, because it never was that payment's. */
export class Migration20261127160500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`ALTER TABLE "sepay_return_owed" DROP CONSTRAINT IF EXISTS "sepay_return_owed_status_check";`)
    this.addSql(
      `ALTER TABLE "sepay_return_owed" ADD CONSTRAINT "sepay_return_owed_status_check"
        CHECK ("status" IN ('owed', 'returned', 'reallocated'));`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`ALTER TABLE "sepay_return_owed" DROP CONSTRAINT IF EXISTS "sepay_return_owed_status_check";`)
    this.addSql(
      `ALTER TABLE "sepay_return_owed" ADD CONSTRAINT "sepay_return_owed_status_check" CHECK ("status" IN ('owed', 'returned')) NOT VALID;`
    )
  }
}
