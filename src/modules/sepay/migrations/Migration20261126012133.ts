import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261126012133 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "sepay_receivable" add column if not exists "capture_session_id" text null;`);
    // What is settled was captured: no other session of it may be.
    this.addSql(`UPDATE "sepay_receivable" SET capture_session_id = payment_session_id WHERE settlement_status = 'settled';`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "sepay_receivable" drop column if exists "capture_session_id";`);
  }

}
