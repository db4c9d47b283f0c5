import { model } from "@medusajs/framework/utils"
import SepayAllocation from "./allocation"
import SepayReceivableSession from "./receivable-session"
import SepayReturnOwed from "./return-owed"
import SepayVaOrder from "./va-order"

/**
 * What a payment collection owes the store through SePay, and how far it got. One row per payment collection: locking it
 * serializes everything that concerns the collection's money (opening VAs, allocating transfers, releasing).
 *
 * The collection, not the payment session, is what money belongs to: Medusa deletes and recreates sessions all the time.
 */
const SepayReceivable = model
  .define("sepay_receivable", {
    id: model.id({ prefix: "seprec" }).primaryKey(),
    environment: model.enum(["production", "sandbox"]),
    payment_collection_id: model.text().unique(),
    /** Medusa's id of the provider entry, such as `pp_sepay_sepay`. */
    provider_id: model.text().nullable(),
    flow: model.enum(["order_first", "pay_first"]),
    /** The session that is served now; the ones before it are in `sessions`. */
    payment_session_id: model.text(),
    /** Whole VND to be paid: the session's exact amount, rounded. */
    amount_vnd: model.bigNumber(),
    /** The session's exact amount. VND totals can be fractional (8% VAT on 12,345 ₫ is 13,332.6 ₫). */
    exact_amount: model.bigNumber(),
    /** Sum of the `applied` allocations of this receivable. */
    received_vnd: model.bigNumber(),
    /**
     * The one session of the collection that may be captured: what was received is captured once, however many sessions
     * Medusa has made. Set when a session is first reported as captured.
     */
    capture_session_id: model.text().nullable(),
    /** How much of it the payer was told of (`sepay.payment.received`). */
    received_announced_vnd: model.bigNumber().default(0),
    /** When the served session was deleted and no other has taken over since. */
    released_at: model.dateTime().nullable(),
    /** When the order was canceled: nothing more is wanted. */
    canceled_at: model.dateTime().nullable(),
    /**
     * When its unpaid order is to be canceled: set once SePay confirmed the close of its last VA order, taken back when
     * another one is opened.
     */
    cancel_unpaid_at: model.dateTime().nullable(),
    /**
     * `none`: not fully received; `due`: received, to be captured in Medusa; `settled`: captured;
     * `attention`: a person has to look before anything else is tried.
     */
    settlement_status: model.enum(["none", "due", "settled", "attention"]).default("none"),
    settlement_attempts: model.number().default(0),
    /** Not before this moment is the next attempt. */
    settlement_next_attempt_at: model.dateTime().nullable(),
    /** One process at a time settles; it holds this lease and renews it. */
    settlement_lease_until: model.dateTime().nullable(),
    settlement_error: model.text().nullable(),
    settled_at: model.dateTime().nullable(),
    /** When the transfer that completed it moved, once it is settled. */
    transferred_at: model.dateTime().nullable(),
    /** When what an interrupted completion of its cart had left was put right. */
    repaired_at: model.dateTime().nullable(),
    sessions: model.hasMany(() => SepayReceivableSession, { mappedBy: "receivable" }),
    va_orders: model.hasMany(() => SepayVaOrder, { mappedBy: "receivable" }),
    allocations: model.hasMany(() => SepayAllocation, { mappedBy: "receivable" }),
    returns_owed: model.hasMany(() => SepayReturnOwed, { mappedBy: "receivable" }),
  })
  .indexes([
    { on: ["settlement_next_attempt_at"], where: "settlement_status = 'due'", name: "IDX_sepay_receivable_settlement_due" },
    { on: ["released_at"], where: "released_at IS NOT NULL", name: "IDX_sepay_receivable_released" },
    { on: ["cancel_unpaid_at"], where: "cancel_unpaid_at IS NOT NULL", name: "IDX_sepay_receivable_cancel_unpaid" },
    { on: ["updated_at"], where: "settlement_status = 'attention'", name: "IDX_sepay_receivable_attention" },
    { on: ["updated_at"], where: "received_vnd > received_announced_vnd", name: "IDX_sepay_receivable_unannounced" },
    { on: ["settled_at"], where: "settled_at IS NOT NULL", name: "IDX_sepay_receivable_settled" },
  ])

export default SepayReceivable
