import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { firstIdSince, NOT_DELETED, type SepayEnvironment, type Sql, toNumber } from "../sql"
import { type CloseReason, OPEN_STATUSES, type VaOrder, type VaOrderStatus } from "./va-order"

/** A VA order with its newest virtual account. */
const SELECT_VA_ORDER = `
  SELECT o.*, a.va_number, a.account_holder_name
  FROM sepay_va_order o
  LEFT JOIN LATERAL (
    SELECT va_number, account_holder_name FROM sepay_virtual_account
    WHERE va_order_id = o.id AND deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1
  ) a ON true`

/** A row of `sepay_va_order` with its newest virtual account. */
export interface VaOrderRow {
  id: string
  environment: SepayEnvironment
  receivable_id: string
  order_code: string
  bank_account_id: string
  bank_name: string
  bank_bin: string
  account_number: string
  sepay_bank_account_id: string
  api_version: VaOrder["apiVersion"]
  sepay_order_id: string | null
  amount_vnd: string
  paid_amount_vnd: string
  status: VaOrderStatus
  duration_seconds: number
  expires_at: Date | null
  opening_until: Date | null
  close_reason: CloseReason | null
  close_attempts: number
  va_number: string | null
  account_holder_name: string | null
  closed_at: Date | null
  needs_attention: boolean
  last_error: string | null
  unknown_to_sepay_at: Date | null
  created_at: Date
}

/** A row in the words of the code. */
export function toVaOrder(row: VaOrderRow): VaOrder {
  return {
    id: row.id,
    environment: row.environment,
    receivableId: row.receivable_id,
    orderCode: row.order_code,
    bankAccountId: row.bank_account_id,
    bankName: row.bank_name,
    bankBin: row.bank_bin,
    accountNumber: row.account_number,
    sepayBankAccountId: row.sepay_bank_account_id,
    apiVersion: row.api_version,
    sepayOrderId: row.sepay_order_id,
    amountVnd: toNumber(row.amount_vnd),
    paidAmountVnd: toNumber(row.paid_amount_vnd),
    status: row.status,
    durationSeconds: row.duration_seconds,
    expiresAt: row.expires_at,
    openingUntil: row.opening_until,
    closeReason: row.close_reason,
    closeAttempts: row.close_attempts,
    vaNumber: row.va_number,
    accountHolderName: row.account_holder_name,
    closedAt: row.closed_at,
    needsAttention: row.needs_attention,
    lastError: row.last_error,
    unknownToSepayAt: row.unknown_to_sepay_at,
    createdAt: row.created_at,
  }
}

async function selectVaOrders(sql: Sql, where: string, bindings: Knex.RawBinding[]): Promise<VaOrder[]> {
  const { rows } = await sql.raw<{ rows: VaOrderRow[] }>(`${SELECT_VA_ORDER} WHERE o.deleted_at IS NULL AND ${where}`, bindings)
  return rows.map(toVaOrder)
}

/** The one VA order of a receivable that is `opening`, `open` or `partially`. */
export async function findOpenVaOrder(sql: Sql, receivableId: string): Promise<VaOrder | null> {
  const [order] = await selectVaOrders(sql, "o.receivable_id = ? AND o.status = ANY(?)", [
    receivableId,
    [...OPEN_STATUSES],
  ])
  return order ?? null
}

/** The open VA order of a receivable or, when none is open, the last one that there was. */
export async function findLatestVaOrder(sql: Sql, receivableId: string): Promise<VaOrder | null> {
  const [order] = await selectVaOrders(
    sql,
    "o.receivable_id = ? ORDER BY (o.status = ANY(?)) DESC, o.created_at DESC, o.id DESC LIMIT 1",
    [receivableId, [...OPEN_STATUSES]]
  )
  return order ?? null
}

/** When a receivable first had a VA order; `null` when it had none. */
export async function findFirstVaOrderTime(sql: Sql, receivableId: string): Promise<Date | null> {
  const row = await sql("sepay_va_order")
    .where({ receivable_id: receivableId, ...NOT_DELETED })
    .min<{ first: Date | null }>({ first: "created_at" })
    .first()
  return row?.first ?? null
}

/** Every VA order that a receivable ever had, the newest first. */
export async function listVaOrders(sql: Sql, receivableId: string): Promise<VaOrder[]> {
  return selectVaOrders(sql, "o.receivable_id = ? ORDER BY o.created_at DESC, o.id DESC", [receivableId])
}

/** How often SePay was asked since a moment to open a virtual account for a receivable, as far as it may have done so. */
export async function countOpenedSince(sql: Sql, receivableId: string, since: Date): Promise<number> {
  const { rows } = await sql.raw<{ rows: Array<{ count: string }> }>(
    `SELECT count(*) AS count
       FROM sepay_va_order o LEFT JOIN sepay_virtual_account a ON a.va_order_id = o.id AND a.deleted_at IS NULL
      WHERE o.receivable_id = ? AND o.deleted_at IS NULL AND COALESCE(a.created_at, o.created_at) >= ?`,
    [receivableId, since]
  )
  return toNumber(rows[0]?.count ?? 0)
}

/** How many VA orders all receivables together opened since a moment. */
export async function countAllVaOrdersSince(sql: Sql, environment: SepayEnvironment, since: Date): Promise<number> {
  const row = await sql("sepay_va_order")
    .where({ environment, ...NOT_DELETED })
    .where("id", ">=", firstIdSince("sepvao", since))
    .count({ count: "*" })
    .first()
  return toNumber(row?.count ?? 0)
}

/** VA orders by their ids, the oldest first. */
export async function listVaOrdersById(sql: Sql, ids: string[]): Promise<VaOrder[]> {
  return selectVaOrders(sql, "o.id = ANY(?) ORDER BY o.created_at, o.id", [ids])
}

/** The numbers of a VA order, the newest first. */
export async function listVaNumbers(sql: Sql, vaOrderIds: readonly string[]): Promise<string[]> {
  const rows = await sql("sepay_virtual_account")
    .where(NOT_DELETED)
    .whereIn("va_order_id", [...vaOrderIds])
    .orderBy("created_at", "desc")
    .pluck("va_number")
  return rows as string[]
}

/**
 * Where VA orders of one account should be in SePay's list of its orders, newest first: their places among those that the store
 * opened there, from 1. Those beyond the limit are left out.
 *
 * @param ofAccount of one bank account and API version
 */
export async function placeAmongOrders(
  sql: Sql,
  ofAccount: ReadonlyArray<Pick<VaOrder, "id" | "apiVersion" | "sepayBankAccountId">>,
  limit: number
): Promise<Array<{ id: string; place: number }>> {
  const ids = ofAccount.map(({ id }) => id).sort()
  const [oldestId] = ids
  const [account] = ofAccount
  if (oldestId === undefined || account === undefined) {
    return []
  }
  const { rows } = await sql.raw<{ rows: Array<{ id: string; place: string }> }>(
    `SELECT id, place FROM (
       SELECT id, row_number() OVER (ORDER BY id DESC) AS place FROM sepay_va_order
        WHERE sepay_bank_account_id = :sepayBankAccountId AND api_version = :apiVersion AND sepay_order_id IS NOT NULL
          AND deleted_at IS NULL AND id >= :oldestId
        ORDER BY id DESC LIMIT :limit) placed
      WHERE id = ANY(:ids)`,
    { sepayBankAccountId: account.sepayBankAccountId, apiVersion: account.apiVersion, oldestId, limit, ids }
  )
  return rows.map(({ id, place }) => ({ id, place: toNumber(place) }))
}
