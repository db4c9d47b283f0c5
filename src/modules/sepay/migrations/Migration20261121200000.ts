import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/**
 * Tells whoever listens on the channel `sepay_payment` which receivable's payer has something new to see, when the change is
 * committed. Triggers, and not code: no way of changing a payment is forgotten, whoever writes it.
 */
export class Migration20261121200000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `CREATE OR REPLACE FUNCTION sepay_tell_receivable_changed() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN PERFORM pg_notify('sepay_payment', NEW.id); RETURN NULL; END $$;`
    )
    this.addSql(
      `CREATE OR REPLACE FUNCTION sepay_tell_va_order_changed() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN PERFORM pg_notify('sepay_payment', NEW.receivable_id); RETURN NULL; END $$;`
    )
    this.addSql(
      `CREATE TRIGGER sepay_receivable_changed
         AFTER UPDATE OF amount_vnd, received_vnd, canceled_at, settlement_status ON sepay_receivable
         FOR EACH ROW WHEN (
           (OLD.amount_vnd, OLD.received_vnd, OLD.canceled_at, OLD.settlement_status)
           IS DISTINCT FROM (NEW.amount_vnd, NEW.received_vnd, NEW.canceled_at, NEW.settlement_status))
         EXECUTE FUNCTION sepay_tell_receivable_changed();`
    )
    this.addSql(
      `CREATE TRIGGER sepay_va_order_changed
         AFTER UPDATE OF status, paid_amount_vnd, expires_at ON sepay_va_order
         FOR EACH ROW WHEN (
           (OLD.status, OLD.paid_amount_vnd, OLD.expires_at)
           IS DISTINCT FROM (NEW.status, NEW.paid_amount_vnd, NEW.expires_at))
         EXECUTE FUNCTION sepay_tell_va_order_changed();`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`DROP TRIGGER IF EXISTS sepay_va_order_changed ON sepay_va_order;`)
    this.addSql(`DROP TRIGGER IF EXISTS sepay_receivable_changed ON sepay_receivable;`)
    this.addSql(`DROP FUNCTION IF EXISTS sepay_tell_va_order_changed();`)
    this.addSql(`DROP FUNCTION IF EXISTS sepay_tell_receivable_changed();`)
  }
}
