import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Where the books disagree, and what each run of the audit did. */
export class Migration20261127131000 extends Migration {
  override async up(): Promise<void> {
    const own = `"created_at" timestamptz NOT NULL DEFAULT now(), "updated_at" timestamptz NOT NULL DEFAULT now(), "deleted_at" timestamptz NULL`
    const environment = `"environment" text CHECK ("environment" IN ('production', 'sandbox')) NOT NULL`
    this.addSql(
      `CREATE TABLE IF NOT EXISTS "sepay_audit_finding" (
         "id" text NOT NULL, ${environment}, "kind" text NOT NULL, "subject_id" text NOT NULL,
         "status" text CHECK ("status" IN ('open', 'resolved')) NOT NULL DEFAULT 'open',
         "amount_vnd" numeric NOT NULL, "raw_amount_vnd" jsonb NOT NULL, "ledger_says" text NOT NULL, "other_says" text NOT NULL,
         "receivable_id" text NULL, "transaction_id" text NULL, "last_seen_at" timestamptz NOT NULL, "resolved_at" timestamptz NULL,
         "acknowledged_at" timestamptz NULL, "actor_id" text NULL, "reason" text NULL,
         "opened_announced_at" timestamptz NULL, "resolved_announced_at" timestamptz NULL, ${own},
         CONSTRAINT "sepay_audit_finding_pkey" PRIMARY KEY ("id"));`
    )
    this.addSql(
      `CREATE TABLE IF NOT EXISTS "sepay_audit_run" (
         "id" text NOT NULL, ${environment}, "read_until" timestamptz NOT NULL, "duration_milliseconds" integer NOT NULL,
         "rows_read" integer NOT NULL, "payments" integer NOT NULL, "opened" integer NOT NULL, "resolved" integer NOT NULL, ${own},
         CONSTRAINT "sepay_audit_run_pkey" PRIMARY KEY ("id"));`
    )
    const indexes = [
      [`UNIQUE INDEX IF NOT EXISTS "IDX_sepay_audit_finding_open_unique" ON "sepay_audit_finding" ("environment", "kind", "subject_id")`, "status = 'open' AND "],
      [`INDEX IF NOT EXISTS "IDX_sepay_audit_finding_created_at" ON "sepay_audit_finding" ("created_at")`, ""],
      [`INDEX IF NOT EXISTS "IDX_sepay_audit_finding_unannounced" ON "sepay_audit_finding" ("created_at")`, "opened_announced_at IS NULL AND "],
      [
        `INDEX IF NOT EXISTS "IDX_sepay_audit_finding_resolved_unannounced" ON "sepay_audit_finding" ("resolved_at")`,
        "status = 'resolved' AND resolved_announced_at IS NULL AND ",
      ],
      [`INDEX IF NOT EXISTS "IDX_sepay_audit_finding_deleted_at" ON "sepay_audit_finding" ("deleted_at")`, ""],
      [`INDEX IF NOT EXISTS "IDX_sepay_audit_run_environment_created_at" ON "sepay_audit_run" ("environment", "created_at")`, ""],
      [`INDEX IF NOT EXISTS "IDX_sepay_audit_run_deleted_at" ON "sepay_audit_run" ("deleted_at")`, ""],
    ]
    for (const [index, where] of indexes) {
      this.addSql(`CREATE ${index} WHERE ${where}deleted_at IS NULL;`)
    }
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TABLE IF EXISTS "sepay_audit_run";`)
    this.addSql(`DROP TABLE IF EXISTS "sepay_audit_finding";`)
  }
}
