import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { generateEntityId } from "@medusajs/framework/utils"
import type { Emulator } from "../../src/emulator"
import { formatVietnamTime } from "../../src/sepay/time"
import { LoadClient } from "../support/load-client"
import type { PlacedOrder } from "../support/orders"
import { prepareWebhook } from "../support/webhooks"

/** What goes wrong with the payment of an order, or what somebody does to it afterwards. */
export type Mishap =
  | "none"
  /** No webhook comes. */
  | "lost"
  /** No webhook comes, and SePay lists the transfer a day late. */
  | "lost_and_late"
  /** A webhook comes, and SePay lists the transfer a day late. */
  | "late"
  /** The webhook comes three times at once. */
  | "delivered_thrice"
  /** SePay's list names the transfer by another reference than its webhook did. */
  | "other_reference"
  /** SePay's list shows the transfer in a way that cannot be read. */
  | "unreadable"
  /** The same, and no webhook comes. */
  | "lost_and_unreadable"
  /** Somebody who has the webhook's secret tells of money that never came. */
  | "forged"
  /** Somebody deletes the capture in Medusa's tables. */
  | "capture_deleted"
  /** Somebody writes a refund into Medusa's tables. */
  | "refund_written"

/** An order with what happens to it. */
export interface SoakedOrder extends PlacedOrder {
  mishap: Mishap
}

/** How many of a hundred orders meet with what: the rest with nothing. */
const OF_A_HUNDRED: ReadonlyArray<readonly [Mishap, number]> = [
  ["lost", 20],
  ["lost_and_late", 3],
  ["late", 2],
  ["delivered_thrice", 3],
  ["other_reference", 2],
  ["unreadable", 1],
  ["lost_and_unreadable", 1],
  ["forged", 1],
  ["capture_deleted", 1],
  ["refund_written", 1],
]
const HUNDRED: readonly Mishap[] = OF_A_HUNDRED.flatMap(([mishap, count]) => Array<Mishap>(count).fill(mishap))

/** 37 and 100 have no divisor in common: each hundred orders meet with everything, well mixed. */
const STRIDE = 37

/** SePay lists a transfer so much later than it happened. */
export const LATE_SECONDS = 30 * 3_600
/** Of what somebody refunds past the plugin. */
const WRITTEN_REFUND_VND = 10_000

/** What an order of this number meets with. The same in every run. */
export function mishapOf(index: number): Mishap {
  return HUNDRED[(index * STRIDE) % 100] ?? "none"
}

/** Pays an order in full, with its mishap. */
export async function pay(emulator: Emulator, storeUrl: string, order: SoakedOrder): Promise<void> {
  const { vaNumber, orderCode, amountVnd, mishap } = order
  if (mishap === "forged") {
    await forge(storeUrl, order)
    return
  }
  const isLost = mishap === "lost" || mishap === "lost_and_late" || mishap === "lost_and_unreadable"
  const isLate = mishap === "late" || mishap === "lost_and_late"
  const { transaction } = await emulator.transfer({
    vaNumber,
    amountVnd,
    listedAfterSeconds: isLate ? LATE_SECONDS : 0,
    webhook: { deliver: !isLost, wait: true, times: mishap === "delivered_thrice" ? 3 : 1 },
  })
  if (mishap === "other_reference") {
    emulator.answerAs(transaction.uuid, { reference_number: `IBFT${orderCode}` })
  }
  if (mishap === "unreadable" || mishap === "lost_and_unreadable") {
    emulator.answerAs(transaction.uuid, { amount_in: `${amountVnd}.37` })
  }
}

/** Tells the store of a transfer of which SePay knows nothing. */
async function forge(storeUrl: string, { vaNumber, orderCode, amountVnd }: PlacedOrder): Promise<void> {
  const client = new LoadClient(storeUrl, 1)
  try {
    const transactionDate = formatVietnamTime(new Date())
    const said = { subAccount: vaNumber, code: orderCode, content: orderCode, transferAmount: amountVnd, transactionDate }
    await client.post(prepareWebhook(said))
  } finally {
    client.close()
  }
}

/** Does what somebody may do in Medusa's tables, to the orders that meet with it. */
export async function tamper(sql: Knex, orders: readonly SoakedOrder[]): Promise<void> {
  for (const { orderId, mishap } of orders) {
    if (mishap === "capture_deleted") {
      await sql.raw(`DELETE FROM capture WHERE payment_id IN (${PAYMENTS_OF_ORDER})`, [orderId])
    }
    if (mishap === "refund_written") {
      const amount = JSON.stringify({ value: String(WRITTEN_REFUND_VND), precision: 20 })
      await sql.raw(
        `INSERT INTO refund (id, payment_id, amount, raw_amount) SELECT ?, paid.id, ?, ? FROM (${PAYMENTS_OF_ORDER}) paid`,
        [generateEntityId("", "ref"), WRITTEN_REFUND_VND, amount, orderId]
      )
    }
  }
}

const PAYMENTS_OF_ORDER = `SELECT payment.id FROM payment JOIN order_payment_collection link
  ON link.payment_collection_id = payment.payment_collection_id AND link.deleted_at IS NULL WHERE link.order_id = ?`
