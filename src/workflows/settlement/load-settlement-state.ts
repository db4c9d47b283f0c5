import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { decideOwed, type OwedFacts } from "../../modules/sepay/owed/decide-owed"
import type { Receivable } from "../../modules/sepay/owed/receivable"
import type { SettlementState } from "../../modules/sepay/settlement/decide-settlement"
import { OWED_COLUMNS, OWED_TABLES, type OwedRow, readOwedFacts } from "../../providers/sepay/find-owed"
import { isSepayProvider, isSepayProviderSql } from "../../providers/sepay/provider-id"
import { UNFINISHED_COMPLETIONS } from "./repair/interrupted-completion"

/**
 * One statement, and not `query.graph`: the state is read before and after every capture, and the three graph queries that
 * it takes cost more processor time than everything else that the plugin does for a payment (17.5 instead of 21.7
 * settlements a second, against 25 of Medusa's workflow alone). It only reads. Should a later Medusa rename a column, the
 * statement fails, the money stays due with the reason, and nothing is captured by guesswork.
 */
const SETTLEMENT_STATE = `
  SELECT ${OWED_COLUMNS},
         EXISTS (SELECT 1 ${UNFINISHED_COMPLETIONS}) AS is_completion_unfinished,
         NOT EXISTS (SELECT 1 FROM payment JOIN capture ON capture.payment_id = payment.id AND capture.deleted_at IS NULL
           WHERE payment.payment_collection_id = collection.id AND payment.deleted_at IS NULL
             AND ${isSepayProviderSql("payment.provider_id")} AND NOT EXISTS (SELECT 1 FROM order_transaction
               WHERE reference_id = capture.id AND deleted_at IS NULL)) AS is_booked,
         (SELECT jsonb_agg(jsonb_build_object('id', id, 'providerId', provider_id, 'amount', amount, 'currency', currency_code))
            FROM payment_session WHERE payment_collection_id = collection.id AND deleted_at IS NULL) AS sessions,
         (SELECT jsonb_agg(jsonb_build_object('id', id, 'providerId', provider_id, 'sessionId', payment_session_id,
                   'isCaptured', captured_at IS NOT NULL, 'isCanceled', canceled_at IS NOT NULL,
                   'isRefunded', (SELECT COALESCE(SUM(amount), 0) FROM capture WHERE payment_id = payment.id AND deleted_at IS NULL)
                     <= (SELECT COALESCE(SUM(amount), 0) FROM refund WHERE payment_id = payment.id AND deleted_at IS NULL)))
            FROM payment WHERE payment_collection_id = collection.id AND deleted_at IS NULL) AS payments
  ${OWED_TABLES}
   WHERE collection.id = ?
   LIMIT 1`

interface SettlementStateRow extends OwedRow {
  is_completion_unfinished: boolean
  is_booked: boolean
  sessions: Array<{ id: string; providerId: string; amount: number; currency: string }> | null
  payments: Array<SettlementState["payments"][number] & { providerId: string }> | null
}

/** Medusa does not have the collection. */
const NO_FACTS: OwedFacts = {
  collection: { exactAmount: 0, currencyCode: "" },
  cart: null,
  order: null,
  isOfCart: false,
  isCaptured: false,
}

/** Reads what Medusa says of a receivable's payment collection: sessions, payments, cart and order. */
export async function loadSettlementState(
  container: MedusaContainer,
  receivable: Receivable,
  isRepaired: boolean
): Promise<SettlementState> {
  const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await sql.raw<{ rows: SettlementStateRow[] }>(SETTLEMENT_STATE, [receivable.paymentCollectionId])
  const [row] = rows
  const cart = row?.cart_id ? { id: row.cart_id, isCompleted: row.cart_completed_at !== null } : null
  const payments = row?.payments ?? []
  const facts = row ? await readOwedFacts(container.resolve(ContainerRegistrationKeys.QUERY), row, null) : NO_FACTS
  return {
    collection: facts.collection,
    owed: decideOwed(facts),
    receivedVnd: receivable.receivedVnd,
    sessions: (row?.sessions ?? [])
      .filter((session) => isSepayProvider(session.providerId))
      .map((session) => ({
        id: session.id,
        isServed: session.id === receivable.paymentSessionId,
        exactAmount: session.amount,
        currencyCode: session.currency,
      })),
    captureSessionId: receivable.captureSessionId,
    payments: payments.filter((payment) => isSepayProvider(payment.providerId)),
    isPaidElsewhere: payments.some((payment) => !isSepayProvider(payment.providerId) && !payment.isCanceled),
    cart,
    orderId: (cart === null ? row?.collection_order_id : row?.cart_order_id) ?? null,
    isLinkMissing: row?.cart_order_id !== null && row?.collection_order_id === null,
    interruption: isRepaired ? "repaired" : row?.is_completion_unfinished === true ? "interrupted" : "none",
    // A collection without an order has none to book its captures on.
    isBooked: row?.is_booked === true || (cart === null && !row?.collection_order_id),
    isCanceled: receivable.canceledAt !== null || row?.is_order_canceled === true,
    amountVnd: receivable.amountVnd,
    attempts: receivable.settlementAttempts,
  }
}
