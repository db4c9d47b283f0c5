import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import type { PersonalDataRequest, PersonalDataSubject } from "../../modules/sepay/personal-data/subject"
import { listOf } from "../../providers/sepay/query"
import { requireText } from "../money/steps/resolve-sepay-transaction"

/** Exactly one of the ways to name a person. */
export interface SepayPersonName {
  customer_id?: string
  /** Of orders and carts: also those that were placed without an account. */
  email?: string
  order_id?: string
  transaction_ids?: string[]
  unreadable_row_ids?: string[]
}

/** Whose data is asked for, by whom, and why. */
export interface SepayPersonalDataInput extends SepayPersonName {
  /** The admin user's id. */
  actor_id: string
  reason: string
}

/** More orders or carts than this of one person have to be asked for by order. */
const MOST_PAYMENTS = 1_000

type Filters = { id: string } | { customer_id: string } | { email: string[] }

/**
 * Finds in Medusa what belongs to a person.
 *
 * @throws MedusaError `invalid_data` without exactly one way to name the person, with too many orders, or when the reason
 *   holds the person's address; `not_found` when there is no such customer or order.
 */
export async function findPersonalDataSubject(
  container: MedusaContainer,
  input: SepayPersonalDataInput
): Promise<{ subject: PersonalDataSubject; request: PersonalDataRequest }> {
  const { customer_id, email, order_id } = input
  const namedBy = findWay(input)
  const reason = requireText("reason", input.reason)
  if (email && reason.toLowerCase().includes(email.toLowerCase())) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "The reason holds the person's e-mail address, and is kept after an erasure. Nothing was done: leave the address out."
    )
  }
  return {
    subject: await findSubject(container, input),
    request: {
      actorId: requireText("actor_id", input.actor_id),
      reason,
      namedBy,
      subjectId: customer_id ?? order_id ?? null,
    },
  }
}

/**
 * Finds in Medusa what belongs to a person, for a look that is not logged.
 *
 * @throws MedusaError as {@link findPersonalDataSubject}, but for the reason
 */
export async function findSubject(container: MedusaContainer, name: SepayPersonName): Promise<PersonalDataSubject> {
  findWay(name)
  return {
    paymentCollectionIds: await findCollections(container, name),
    transactionIds: name.transaction_ids ?? [],
    unreadableRowIds: name.unreadable_row_ids ?? [],
  }
}

/** @returns how the person is named. @throws MedusaError `invalid_data` without exactly one way */
function findWay({ customer_id, email, order_id, transaction_ids, unreadable_row_ids }: SepayPersonName): string {
  const ways = Object.entries({ customer_id, email, order_id, transaction_ids, unreadable_row_ids }).filter(([, value]) => value)
  const [namedBy] = ways[0] ?? []
  if (namedBy === undefined || ways.length > 1) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      'Say whose data, in one way: "customer_id", "email", "order_id", "transaction_ids" or "unreadable_row_ids".'
    )
  }
  return namedBy
}

async function findCollections(
  container: MedusaContainer,
  { customer_id, email, order_id }: SepayPersonName
): Promise<string[]> {
  if (order_id) {
    const orders = await listOrderCollections(container, { id: order_id })
    if (orders.count === 0) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${order_id}. Nothing was done.`)
    }
    return orders.collectionIds
  }
  if (customer_id) {
    const filters = { customer_id }
    const [orders, carts] = [await listOrderCollections(container, filters), await listCartCollections(container, filters)]
    if (orders.count + carts.count === 0) {
      await requireCustomer(container, customer_id)
    }
    return [...new Set([...orders.collectionIds, ...carts.collectionIds])]
  }
  if (email) {
    const filters = { email: [...new Set([email, email.toLowerCase()])] }
    const [orders, carts] = [await listOrderCollections(container, filters), await listCartCollections(container, filters)]
    return [...new Set([...orders.collectionIds, ...carts.collectionIds])]
  }
  return []
}

interface FoundCollections {
  /** Orders, or carts. */
  count: number
  collectionIds: string[]
}

async function listOrderCollections(container: MedusaContainer, filters: Filters): Promise<FoundCollections> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id", "payment_collections.id"],
    filters,
    pagination: { take: MOST_PAYMENTS + 1 },
  })
  requireFew(data.length)
  const orders = data as Array<{ payment_collections?: Array<{ id: string } | null> | null }>
  return { count: orders.length, collectionIds: orders.flatMap((order) => listOf(order.payment_collections).map(({ id }) => id)) }
}

async function listCartCollections(container: MedusaContainer, filters: Filters): Promise<FoundCollections> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "cart",
    fields: ["id", "payment_collection.id"],
    filters,
    pagination: { take: MOST_PAYMENTS + 1 },
  })
  requireFew(data.length)
  const carts = data as Array<{ payment_collection?: { id: string } | null }>
  return { count: carts.length, collectionIds: carts.flatMap((cart) => cart.payment_collection?.id ?? []) }
}

function requireFew(count: number): void {
  if (count > MOST_PAYMENTS) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `These are more than ${MOST_PAYMENTS} orders or carts. Nothing was done: name them one by one with "order_id".`
    )
  }
}

async function requireCustomer(container: MedusaContainer, id: string): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "customer", fields: ["id"], filters: { id } })
  if (data.length === 0) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no customer ${id}. Nothing was done.`)
  }
}
