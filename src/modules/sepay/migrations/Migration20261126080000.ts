import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Columns that hold who decided, each under a name of its own before. */
const ACTOR_COLUMNS = [
  ["sepay_admin_action", "acted_by"],
  ["sepay_allocation", "decided_by"],
  ["sepay_return_owed", "confirmed_by"],
] as const

/** Names the actor's id `actor_id` in every table, and the slots of the rate limit after what they are. */
export class Migration20261126080000 extends Migration {
  override async up(): Promise<void> {
    for (const [table, column] of ACTOR_COLUMNS) {
      this.addSql(`ALTER TABLE "${table}" RENAME COLUMN "${column}" TO "actor_id";`)
    }
    this.#renameSlots("sepay_pace_slot", "sepay_rate_limit_slot")
  }

  override async down(): Promise<void> {
    for (const [table, column] of ACTOR_COLUMNS) {
      this.addSql(`ALTER TABLE "${table}" RENAME COLUMN "actor_id" TO "${column}";`)
    }
    this.#renameSlots("sepay_rate_limit_slot", "sepay_pace_slot")
  }

  #renameSlots(from: string, to: string): void {
    this.addSql(`ALTER TABLE "${from}" RENAME TO "${to}";`)
    this.addSql(`ALTER TABLE "${to}" RENAME CONSTRAINT "${from}_pkey" TO "${to}_pkey";`)
    for (const index of ["deleted_at", "token_key_position_unique"]) {
      this.addSql(`ALTER INDEX "IDX_${from}_${index}" RENAME TO "IDX_${to}_${index}";`)
    }
  }
}
