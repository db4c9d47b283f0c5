import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { FindingKind } from "../../src/modules/sepay/audit/decide-findings"
import type { Mishap, SoakedOrder } from "./mishaps"

/** What the store says of an order, in all of its books. */
export interface OrderBooks {
  captures: number
  capturedVnd: number
  receivedVnd: number
  transactions: number
  isSettled: boolean
  /** Open findings about it. */
  findings: FindingKind[]
  /** A person is asked to look at its money or its number. */
  needsAttention: boolean
  /** A row of SePay's that names it cannot be read, and waits for a person. */
  isUnreadable: boolean
}

/** What is to be found of a mishap, as long as nobody does anything about it. */
const EXPECTED_FINDING: Partial<Record<Mishap, FindingKind>> = {
  forged: "not_listed_by_sepay",
  capture_deleted: "paid_not_captured",
  refund_written: "refund_not_recorded",
}

/** Reads the books about orders. */
export async function readBooks(sql: Knex, orders: readonly SoakedOrder[]): Promise<Map<string, OrderBooks>> {
  const { rows } = await sql.raw<{ rows: Array<OrderBooks & { order_id: string }> }>(
    `SELECT link.order_id,
            (SELECT count(*)::int FROM capture JOIN payment ON payment.id = capture.payment_id
              WHERE payment.payment_collection_id = r.payment_collection_id AND capture.deleted_at IS NULL) AS captures,
            (SELECT COALESCE(sum(capture.amount), 0)::float FROM capture JOIN payment ON payment.id = capture.payment_id
              WHERE payment.payment_collection_id = r.payment_collection_id AND capture.deleted_at IS NULL) AS "capturedVnd",
            r.received_vnd::float AS "receivedVnd",
            r.settlement_status = 'settled' AS "isSettled",
            (SELECT count(DISTINCT t.id)::int FROM sepay_allocation a JOIN sepay_transaction t ON t.id = a.transaction_id
              WHERE a.receivable_id = r.id AND t.duplicate_of_id IS NULL) AS "transactions",
            ARRAY(SELECT f.kind FROM sepay_audit_finding f WHERE f.receivable_id = r.id AND f.status = 'open') AS findings,
            r.settlement_status = 'attention'
              OR EXISTS (SELECT FROM sepay_va_order v WHERE v.receivable_id = r.id AND v.needs_attention)
              OR EXISTS (SELECT FROM sepay_allocation a WHERE a.receivable_id = r.id AND a.needs_attention
                          GROUP BY a.transaction_id HAVING sum(a.amount_vnd) > 0) AS "needsAttention",
            EXISTS (SELECT FROM sepay_unreadable_row u JOIN sepay_va_order v ON strpos(u.raw, v.order_code) > 0
                     WHERE v.receivable_id = r.id AND u.status = 'open') AS "isUnreadable"
       FROM sepay_receivable r
       JOIN order_payment_collection link ON link.payment_collection_id = r.payment_collection_id AND link.deleted_at IS NULL
      WHERE link.order_id = ANY(:orderIds)`,
    { orderIds: orders.map(({ orderId }) => orderId) }
  )
  return new Map(rows.map(({ order_id: orderId, ...books }) => [orderId, books]))
}

/** How the store's word about an order compares with what happened to it. */
export interface Verdict {
  /** Something is wrong with it, and nobody is told. */
  isMissed: boolean
  /** Somebody is told of something that is not wrong. */
  isFalseAlarm: boolean
  /** Its money is not where it belongs, although the store could know. */
  isWrong: boolean
}

/** Judges the books of an order after the dust has settled. */
export function judge({ mishap, amountVnd }: SoakedOrder, books: OrderBooks | undefined): Verdict {
  if (books === undefined) {
    return { isMissed: true, isFalseAlarm: false, isWrong: true }
  }
  const expected = EXPECTED_FINDING[mishap]
  const isToldOf = books.findings.length > 0 || books.needsAttention || books.isUnreadable
  const isHeardOf = mishap === "lost_and_unreadable" ? false : mishap !== "unreadable" || books.transactions > 0
  if (!isHeardOf) {
    // SePay has counted it, and nobody can read how much it was: it is for a person, and captured by nobody. A webhook that a
    // killed store did not answer is lost, too.
    return { isMissed: !isToldOf, isFalseAlarm: false, isWrong: books.captures > 0 }
  }
  const isPaid = books.isSettled && books.transactions === 1 && Math.abs(books.receivedVnd - amountVnd) < 1
  const isCaptured = books.captures === 1 && Math.abs(books.capturedVnd - amountVnd) < 1
  const isRight = isPaid && (mishap === "capture_deleted" ? books.captures === 0 : isCaptured)
  return {
    isMissed: expected === undefined ? !isRight && !isToldOf : !books.findings.includes(expected),
    isFalseAlarm: books.findings.some((kind) => kind !== expected) || (isRight && books.needsAttention),
    isWrong: !isRight,
  }
}
