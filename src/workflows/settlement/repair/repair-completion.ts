import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules, OrderWorkflowEvents } from "@medusajs/framework/utils"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { SEPAY_MODULE } from "../../../modules/sepay"
import type { Receivable } from "../../../modules/sepay/owed/receivable"
import type SepayModuleService from "../../../modules/sepay/service"
import { findUnlinkedOrders, UNFINISHED_COMPLETIONS } from "./interrupted-completion"
import { restoreReservations } from "./restore-reservations"

/** Core completes a cart under the same lock, and holds it for as long as that takes. */
const LOCK_TIMEOUT_SECONDS = 30

interface CompletionState {
  cart_order_id: string | null
  collection_order_id: string | null
  completed_at: Date | null
  /** When the first and the last of the completions began that have not come to their end; `null` without one. */
  first_began_at: Date | null
  last_began_at: Date | null
}

/**
 * Puts right what an interrupted completion of a cart left. Core writes the order first, and then, all at once, its link to
 * the cart, its link to the payment collection, the cart's completion and the reservations; each of them can be missing
 * while the others are there. The event `order.placed` goes out at the very end: after an interruption it did not.
 *
 * Where there is an order, what is missing of it is added, and the order is announced; where there is none, the cart can
 * be completed as if nothing had been. Repeating it changes nothing but announces again.
 *
 * @returns the order, `null` when none was found: a completion that waits for the lock may yet make one.
 * @throws when the cart's lock is held by somebody else, or the stock is gone: the caller tries again later.
 */
export async function repairCompletion(
  container: MedusaContainer,
  receivable: Receivable,
  cartId: string
): Promise<string | null> {
  const locking = container.resolve(Modules.LOCKING)
  return locking.execute(cartId, () => repairLocked(container, receivable, cartId), { timeout: LOCK_TIMEOUT_SECONDS })
}

async function repairLocked(
  container: MedusaContainer,
  receivable: Receivable,
  cartId: string
): Promise<string | null> {
  const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
  const state = await loadCompletion(container, receivable, cartId)
  if (isWhole(state)) {
    return state.cart_order_id
  }
  const unlinked = await findUnlinkedOrders(container, cartId, state.first_began_at ?? receivable.createdAt)
  const orderId = state.cart_order_id ?? state.collection_order_id ?? unlinked[0] ?? null
  for (const strayId of unlinked.filter((id) => id !== orderId)) {
    await cancelStray(container, strayId, cartId)
  }
  if (orderId === null) {
    return null
  }
  await restoreReservations(container, orderId)
  await linkOrder(container, receivable, cartId, orderId)
  await completeCart(container, cartId, state.completed_at)
  if (isUnannounced(state, receivable)) {
    await container.resolve(Modules.EVENT_BUS).emit({ name: OrderWorkflowEvents.PLACED, data: { id: orderId } })
  }
  await sepay.settlement.recordRepaired(receivable.id)
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(`SePay: completing cart ${cartId} had been interrupted; its order ${orderId} was put right.`)
  return orderId
}

/** Whoever held the lock came to the end. */
function isWhole(state: CompletionState): boolean {
  const isLinked = state.cart_order_id !== null && state.collection_order_id === state.cart_order_id
  return isLinked && state.completed_at !== null && state.last_began_at === null
}

/** Core announces an order at the end of completing its cart. */
function isUnannounced({ last_began_at: lastBeganAt }: CompletionState, { repairedAt }: Receivable): boolean {
  return lastBeganAt !== null && (repairedAt === null || repairedAt < lastBeganAt)
}

/** The same as before, read under the lock: whoever held it may have come to the end meanwhile. */
async function loadCompletion(
  container: MedusaContainer,
  receivable: Receivable,
  cartId: string
): Promise<CompletionState> {
  const sql = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await sql.raw<{ rows: CompletionState[] }>(
    `SELECT cart.completed_at,
            (SELECT min(created_at) ${UNFINISHED_COMPLETIONS}) AS first_began_at,
            (SELECT max(created_at) ${UNFINISHED_COMPLETIONS}) AS last_began_at,
            (SELECT order_id FROM order_cart WHERE cart_id = cart.id AND deleted_at IS NULL LIMIT 1) AS cart_order_id,
            (SELECT order_id FROM order_payment_collection
              WHERE payment_collection_id = :collectionId AND deleted_at IS NULL LIMIT 1) AS collection_order_id
       FROM cart WHERE id = :cartId`,
    { cartId, collectionId: receivable.paymentCollectionId }
  )
  return rows[0] ?? { cart_order_id: null, collection_order_id: null, completed_at: null, first_began_at: null, last_began_at: null }
}

/** Links are rows with a key: one that is there stays as it is. */
async function linkOrder(
  container: MedusaContainer,
  receivable: Receivable,
  cartId: string,
  orderId: string
): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: carts } = await query.graph({ entity: "cart", fields: ["promotions.id"], filters: { id: cartId } })
  const cart = carts[0] as { promotions?: Array<{ id: string } | null> | null } | undefined
  const promotions = (cart?.promotions ?? []).flatMap((promotion) => promotion?.id ?? [])
  const order = { [Modules.ORDER]: { order_id: orderId } }
  await container.resolve(ContainerRegistrationKeys.LINK).create([
    { ...order, [Modules.CART]: { cart_id: cartId } },
    { ...order, [Modules.PAYMENT]: { payment_collection_id: receivable.paymentCollectionId } },
    ...promotions.map((id) => ({ ...order, [Modules.PROMOTION]: { promotion_id: id } })),
  ])
}

async function completeCart(container: MedusaContainer, cartId: string, completedAt: Date | null): Promise<void> {
  if (completedAt === null) {
    // `completed_at` is not in the type of what the module takes, and core's own completion writes it this way.
    const change = { id: cartId, completed_at: new Date() } as { id: string }
    await container.resolve(Modules.CART).updateCarts([change])
  }
}

/** The shopper tried again before us, and core placed another order: the first one is nobody's. */
async function cancelStray(container: MedusaContainer, orderId: string, cartId: string): Promise<void> {
  await cancelOrderWorkflow(container).run({ input: { order_id: orderId } })
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .warn(`SePay: order ${orderId} was left by an interrupted completion of cart ${cartId} and is cancelled.`)
}
