import axios from "axios"
import { AdminClient } from "../../integration-tests/support/admin-client"
import { expectOk } from "../../integration-tests/support/shopper"
import type { Shop } from "./shop"
import { createAdmin } from "./store"

const ADMIN = { email: "anna@example.com", password: "a-password-for-benchmarks" }
const TIMEOUT_MILLISECONDS = 60_000
const ORDERS_PER_PAGE = 50
/** Besides the id: what an admin reads of an order's money. */
const ORDER_FIELDS = ["status", "total", "*summary", "*payment_collections.payments", "*payment_collections.payments.captures"]

/** An order's money as Medusa's admin has it. */
export interface OrderMoney {
  orderId: string
  isCanceled: boolean
  total: number
  /** What is still to be paid. */
  pendingDifference: number
  /** All captures, before what was refunded of them. */
  captured: number
}

interface OrderAnswer {
  id: string
  status: string
  total: number
  summary: { pending_difference: number }
  payment_collections: Array<{ payments?: Array<{ captures?: Array<{ amount: number }> }> }>
}

/** An admin who works in the store over HTTP. */
export class AdminDesk extends AdminClient {
  static async open(shop: Shop): Promise<AdminDesk> {
    return new AdminDesk(axios.create(connectTo(shop)), await signInAsAdmin(shop))
  }

  /** @throws when one of the orders is not there */
  async readOrders(orderIds: readonly string[]): Promise<OrderMoney[]> {
    const found: OrderMoney[] = []
    for (let start = 0; start < orderIds.length; start += ORDERS_PER_PAGE) {
      const ids = orderIds.slice(start, start + ORDERS_PER_PAGE)
      const query = new URLSearchParams([
        ["fields", ORDER_FIELDS.join(",")],
        ["limit", String(ORDERS_PER_PAGE)],
        ...ids.map((id) => ["id[]", id]),
      ])
      const { orders }: { orders: OrderAnswer[] } = expectOk(await this.get(`orders?${query}`))
      found.push(...orders.map(toOrderMoney))
    }
    if (found.length !== orderIds.length) {
      throw new Error(`${found.length} of ${orderIds.length} orders were found.`)
    }
    return found
  }
}

/** Makes the store's admin and signs in. @returns the headers of an admin's calls */
export async function signInAsAdmin(shop: Shop): Promise<{ Authorization: string }> {
  await createAdmin(shop.databaseUrl, ADMIN)
  const { token } = expectOk(await axios.post("/auth/user/emailpass", ADMIN, connectTo(shop)))
  return { Authorization: `Bearer ${token}` }
}

/** Answers of refused calls are returned, not thrown. */
function connectTo({ storeUrl }: Shop) {
  return { baseURL: storeUrl, proxy: false as const, timeout: TIMEOUT_MILLISECONDS, validateStatus: () => true }
}

function toOrderMoney({ id, status, total, summary, payment_collections: collections }: OrderAnswer): OrderMoney {
  const captures = collections.flatMap(({ payments = [] }) => payments.flatMap(({ captures: made = [] }) => made))
  return {
    orderId: id,
    isCanceled: status === "canceled",
    total: Number(total),
    pendingDifference: Number(summary.pending_difference),
    captured: captures.reduce((sum, { amount }) => sum + Number(amount), 0),
  }
}
