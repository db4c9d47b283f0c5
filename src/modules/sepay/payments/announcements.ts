import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { LedgerContext, SepayContext } from "../context"
import { bigNumberColumns, type Sql, toNumber, tryLockByName } from "../sql"

/** Whose payment an announcement is about. */
interface AnnouncedPayment {
  paymentCollectionId: string
  paymentSessionId: string
}

/** A virtual account that a payer is to be told of. */
export interface VirtualAccountAnnouncement extends AnnouncedPayment {
  vaOrderId: string
  /** What is still to be transferred, in whole VND. */
  remainingVnd: number
  vaNumber: string
  expiresAt: Date | null
}

/** Money that a payer is to be told of. */
export interface ReceivedAnnouncement extends AnnouncedPayment {
  receivableId: string
  /** What was received since the last time, in whole VND. */
  newlyReceivedVnd: number
  amountVnd: number
  exactAmount: number
  receivedVnd: number
  isSettled: boolean
}

/**
 * Tells the store's subscribers. @returns the ids of those that are done with: an order has to be there, and what is not
 * true any more is not told.
 */
export type Announce<Announcement> = (announcements: Announcement[]) => Promise<string[]>

/**
 * One process announces at a time. Rows are not locked meanwhile: who is told may take its time (a queue that is down), and
 * money that comes has to be recorded.
 */
const ANNOUNCER = "sepay-payment-announcements"

/** A part of its life in which the payer of a virtual account is not reminded: those that live shortly. */
const LATEST_REMINDER_PART = 4

interface VirtualAccountRow {
  id: string
  payment_collection_id: string
  payment_session_id: string
  remaining_vnd: string
  va_number: string
  expires_at: Date | null
}

/** Of the VA order `v`. */
const NEWEST_NUMBER = `(SELECT a.va_number FROM sepay_virtual_account a
  WHERE a.va_order_id = v.id AND a.deleted_at IS NULL ORDER BY a.created_at DESC LIMIT 1)`

/** A number that takes money. */
const IS_OPEN = `v.status IN ('open', 'partially') AND (v.expires_at IS NULL OR v.expires_at > now())`

const ANNOUNCED = {
  instructions: {
    column: "instructions_announced_at",
    // What nobody announced for a day (its checkout was given up, say) is not news any more.
    condition: `${IS_OPEN} AND v.instructions_announced_at IS NULL AND v.opened_at > now() - interval '1 day'`,
    order: "v.opened_at",
  },
  // Not before SePay has confirmed that it takes no more money: it may have been paid in the last moment.
  expired: {
    column: "expired_announced_at",
    condition: `v.status = 'closed' AND v.close_reason = 'expired' AND v.expired_announced_at IS NULL
      AND v.closed_at > now() - interval '1 day' AND v.instructions_announced_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM sepay_va_order newer WHERE newer.receivable_id = v.receivable_id AND newer.id > v.id
                         AND newer.deleted_at IS NULL)`,
    order: "v.closed_at",
  },
  reminder: {
    column: "reminder_announced_at",
    condition: `${IS_OPEN} AND v.reminder_announced_at IS NULL AND v.instructions_announced_at IS NOT NULL
      AND v.expires_at <= now() + make_interval(secs => LEAST(:leadSeconds, v.duration_seconds / ${LATEST_REMINDER_PART}))`,
    order: "v.expires_at",
  },
} as const

/**
 * Hands virtual accounts that can be paid, that expire soon or that have expired to `announce`, and notes which were announced: at least once each, for a process
 * can die in between.
 *
 * @returns how many were announced.
 */
export async function announceVirtualAccounts(
  { sql, environment, options }: SepayContext,
  kind: keyof typeof ANNOUNCED,
  limit: number,
  announce: Announce<VirtualAccountAnnouncement>
): Promise<number> {
  const { remindBeforeExpirySeconds } = options
  if (kind === "reminder" && remindBeforeExpirySeconds === null) {
    return 0
  }
  const limits = { limit, leadSeconds: remindBeforeExpirySeconds ?? 0 }
  const { column, condition, order } = ANNOUNCED[kind]
  return announceAlone(sql, async (transaction) => {
    const { rows } = await transaction.raw<{ rows: VirtualAccountRow[] }>(
      `SELECT v.id, r.payment_collection_id, r.payment_session_id, r.amount_vnd - r.received_vnd AS remaining_vnd,
              v.expires_at, number.va_number
         FROM sepay_va_order v
         JOIN sepay_receivable r ON r.id = v.receivable_id
         JOIN LATERAL (SELECT ${NEWEST_NUMBER} AS va_number) number ON number.va_number IS NOT NULL
        WHERE v.environment = :environment AND v.deleted_at IS NULL
          AND r.canceled_at IS NULL AND r.received_vnd < r.amount_vnd
          AND ${condition}
        -- An order that waits is placed already; a checkout that is open may never be.
        ORDER BY r.flow = 'pay_first', ${order} LIMIT :limit`,
      { environment, ...limits }
    )
    const announced = rows.length === 0 ? [] : await announce(rows.map(toVirtualAccountAnnouncement))
    const numbers = rows.filter(({ id }) => announced.includes(id)).map(({ va_number }) => va_number)
    // Not where another number was opened meanwhile: nobody was told of that one.
    await transaction.raw(
      `UPDATE sepay_va_order v SET ${column} = now() WHERE v.id = ANY(:announced) AND :numbers @> ARRAY[${NEWEST_NUMBER}]`,
      { announced, numbers }
    )
    return announced.length
  })
}

function toVirtualAccountAnnouncement(row: VirtualAccountRow): VirtualAccountAnnouncement {
  return {
    vaOrderId: row.id,
    paymentCollectionId: row.payment_collection_id,
    paymentSessionId: row.payment_session_id,
    remainingVnd: toNumber(row.remaining_vnd),
    vaNumber: row.va_number,
    expiresAt: row.expires_at,
  }
}

/** @returns 0 while another process announces */
async function announceAlone(sql: Sql, run: (transaction: Knex.Transaction) => Promise<number>): Promise<number> {
  return sql.transaction(async (transaction) => ((await tryLockByName(transaction, ANNOUNCER)) ? run(transaction) : 0))
}

interface ReceivedRow {
  id: string
  payment_collection_id: string
  payment_session_id: string
  amount_vnd: string
  exact_amount: string
  received_vnd: string
  received_announced_vnd: string
  is_settled: boolean
}

/**
 * Hands payments that received something to `announce`, and notes how much was announced: at least once each. What is
 * received in full is announced when it is captured.
 *
 * @returns how many were announced.
 */
export async function announceReceived(
  { sql, environment }: LedgerContext,
  limit: number,
  announce: Announce<ReceivedAnnouncement>
): Promise<number> {
  return announceAlone(sql, async (transaction) => {
    const { rows } = await transaction.raw<{ rows: ReceivedRow[] }>(
      `SELECT id, payment_collection_id, payment_session_id, amount_vnd, exact_amount, received_vnd,
              received_announced_vnd, settlement_status = 'settled' AS is_settled
         FROM sepay_receivable
        WHERE environment = :environment AND received_vnd > received_announced_vnd AND deleted_at IS NULL
          AND (settlement_status = 'settled' OR (settlement_status = 'none' AND canceled_at IS NULL))
        ORDER BY flow = 'pay_first' AND settlement_status = 'none', updated_at LIMIT :limit`,
      { environment, limit }
    )
    const announced = rows.length === 0 ? [] : await announce(rows.map(toReceivedAnnouncement))
    // In the order of their ids, like everybody who locks several: two such writers cannot wait for each other.
    const inOrder = rows.filter(({ id }) => announced.includes(id)).sort((one, other) => (one.id < other.id ? -1 : 1))
    for (const row of inOrder) {
      await transaction("sepay_receivable")
        .where({ id: row.id })
        .update(bigNumberColumns("received_announced_vnd", toNumber(row.received_vnd)))
    }
    return announced.length
  })
}

function toReceivedAnnouncement(row: ReceivedRow): ReceivedAnnouncement {
  const receivedVnd = toNumber(row.received_vnd)
  return {
    receivableId: row.id,
    paymentCollectionId: row.payment_collection_id,
    paymentSessionId: row.payment_session_id,
    newlyReceivedVnd: receivedVnd - toNumber(row.received_announced_vnd),
    amountVnd: toNumber(row.amount_vnd),
    exactAmount: toNumber(row.exact_amount),
    receivedVnd,
    isSettled: row.is_settled,
  }
}
