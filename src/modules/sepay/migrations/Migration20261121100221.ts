import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121100221 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "sepay_pace_slot" add column if not exists "kept_for" integer null, add column if not exists "kept_by" text null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "sepay_pace_slot" drop column if exists "kept_for", drop column if exists "kept_by";`);
  }

}
