import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** SQL for the states of a workflow's execution that has not come to an end. */
export const UNFINISHED_STATES = "('not_started', 'invoking', 'waiting_to_compensate', 'compensating')"

/**
 * SQL for the completions of a cart that have not come to their end, over `cart.id`. Medusa writes a row when it begins to
 * complete a cart and updates it at the end: whoever holds the cart's lock knows that such a row is a crash, or waits.
 */
export const UNFINISHED_COMPLETIONS = `
  FROM workflow_execution
    WHERE workflow_id = 'complete-cart' AND state IN ${UNFINISHED_STATES} AND deleted_at IS NULL
      AND context->'data'->'payload'->>'id' = cart.id`

/**
 * Finds orders that an interrupted completion of this cart wrote and linked to nothing. Medusa keeps no trace from such an
 * order to its cart, so all that a completion copies must agree: customer, e-mail, region, sales channel, currency, and
 * every item with its price and quantity; and it must have been written since the completion began.
 */
export async function findUnlinkedOrders(container: MedusaContainer, cartId: string, since: Date): Promise<string[]> {
  const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await sql.raw<{ rows: Array<{ id: string }> }>(
    `SELECT o.id FROM "order" o JOIN cart ON cart.id = :cartId
      WHERE o.created_at >= :since AND o.status = 'pending' AND o.is_draft_order = false AND o.deleted_at IS NULL
        AND o.email IS NOT DISTINCT FROM cart.email
        AND o.customer_id IS NOT DISTINCT FROM cart.customer_id
        AND o.region_id IS NOT DISTINCT FROM cart.region_id
        AND o.sales_channel_id IS NOT DISTINCT FROM cart.sales_channel_id
        AND lower(o.currency_code) = lower(cart.currency_code)
        AND NOT EXISTS (SELECT 1 FROM order_cart WHERE order_id = o.id AND deleted_at IS NULL)
        AND NOT EXISTS (SELECT 1 FROM order_payment_collection WHERE order_id = o.id AND deleted_at IS NULL)
        AND (SELECT array_agg(concat_ws(' ', line.variant_id, trim_scale(line.unit_price), trim_scale(item.quantity))
                     ORDER BY line.variant_id, line.unit_price, item.quantity)
               FROM order_item item JOIN order_line_item line ON line.id = item.item_id
              WHERE item.order_id = o.id AND item.deleted_at IS NULL)
          = (SELECT array_agg(concat_ws(' ', variant_id, trim_scale(unit_price), trim_scale(quantity::numeric))
                     ORDER BY variant_id, unit_price, quantity::numeric)
               FROM cart_line_item WHERE cart_id = cart.id AND deleted_at IS NULL)
      ORDER BY o.created_at LIMIT 10`,
    { cartId, since }
  )
  return rows.map(({ id }) => id)
}

/** Core's lock on a cart outlives a process that died by two minutes (Redis); before that there is no getting at it. */
const LOCK_OUTLIVES_SECONDS = 130
/** What could not be put right for so long (its stock is gone, say) is left to the shop. */
const GIVEN_UP_SECONDS = 3_600

/**
 * Finds the carts of `order_first` payments whose completion a crash interrupted before any money came, and which nobody
 * has put right since.
 */
export async function findInterruptedCollections(
  container: MedusaContainer,
  limit: number
): Promise<Array<{ collectionId: string; cartId: string }>> {
  const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await sql.raw<{ rows: Array<{ collection_id: string; cart_id: string }> }>(
    `SELECT DISTINCT link.payment_collection_id AS collection_id, link.cart_id
       FROM workflow_execution execution
       JOIN cart_payment_collection link
         ON link.cart_id = execution.context->'data'->'payload'->>'id' AND link.deleted_at IS NULL
       JOIN sepay_receivable receivable
         ON receivable.payment_collection_id = link.payment_collection_id AND receivable.deleted_at IS NULL
      WHERE execution.workflow_id = 'complete-cart' AND execution.state IN ${UNFINISHED_STATES} AND execution.deleted_at IS NULL
        AND execution.created_at BETWEEN now() - make_interval(secs => :givenUpSeconds)
                                     AND now() - make_interval(secs => :lockSeconds)
        AND receivable.flow = 'order_first' AND receivable.settlement_status = 'none'
        AND receivable.canceled_at IS NULL
        AND (receivable.repaired_at IS NULL OR receivable.repaired_at < execution.created_at)
      LIMIT :limit`,
    { givenUpSeconds: GIVEN_UP_SECONDS, lockSeconds: LOCK_OUTLIVES_SECONDS, limit }
  )
  return rows.map((row) => ({ collectionId: row.collection_id, cartId: row.cart_id }))
}
