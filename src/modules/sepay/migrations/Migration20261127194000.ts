import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const CREATE = (columns: readonly string[]) => {
  const list = (row: string) => columns.map((column) => `${row}.${column}`).join(", ")
  return `CREATE TRIGGER sepay_va_order_changed
     AFTER UPDATE OF ${columns.join(", ")} ON sepay_va_order
     FOR EACH ROW WHEN ((${list("OLD")}) IS DISTINCT FROM (${list("NEW")}))
     EXECUTE FUNCTION sepay_tell_va_order_changed();`
}
const DROP = `DROP TRIGGER IF EXISTS sepay_va_order_changed ON sepay_va_order;`

/** Payers see at once that SePay has counted their transfer, although its details have not come. */
export class Migration20261127194000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(DROP)
    this.addSql(CREATE(["status", "paid_amount_vnd", "expires_at", "reported_paid_vnd"]))
  }

  override async down(): Promise<void> {
    this.addSql(DROP)
    this.addSql(CREATE(["status", "paid_amount_vnd", "expires_at"]))
  }
}
