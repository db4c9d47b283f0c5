import type { AxiosInstance, AxiosResponse } from "axios"
import type { MedusaContainer } from "@medusajs/framework/types"
import { signInAsAdmin } from "./admin"
import { expectOk } from "./shopper"

/** Calls of a signed-in admin; paths are below `/admin/`. Answers of refused calls are returned, not thrown. */
export class AdminClient {
  readonly #api: AxiosInstance
  readonly #config: { headers: Record<string, string>; validateStatus: () => boolean }

  /** @param headers those of a signed-in admin; omitted where `api` sends them */
  constructor(api: AxiosInstance, headers: Record<string, string> = {}) {
    this.#api = api
    this.#config = { headers, validateStatus: () => true }
  }

  /** Makes the store's admin and signs in. */
  static async signIn(api: AxiosInstance, container: MedusaContainer): Promise<AdminClient> {
    return new AdminClient(api, await signInAsAdmin(api, container))
  }

  async get(path: string): Promise<AxiosResponse> {
    return this.#api.get(`/admin/${path}`, this.#config)
  }

  async post(path: string, body: unknown = {}): Promise<AxiosResponse> {
    return this.#api.post(`/admin/${path}`, body, this.#config)
  }

  async refund(paymentId: string, amount: number): Promise<AxiosResponse> {
    return this.post(`payments/${paymentId}/refund`, { amount })
  }

  /** Changes how many pieces of its first item an order is over. */
  async editOrder(orderId: string, quantity: number): Promise<void> {
    const itemId = await this.#firstItem(orderId)
    expectOk(await this.post("order-edits", { order_id: orderId }))
    expectOk(await this.post(`order-edits/${orderId}/items/item/${itemId}`, { quantity }))
    expectOk(await this.post(`order-edits/${orderId}/confirm`))
  }

  /** Packs and hands over an order's first item, so that it can come back. */
  async fulfill(orderId: string, quantity: number): Promise<void> {
    const itemId = await this.#firstItem(orderId)
    expectOk(await this.post(`orders/${orderId}/fulfillments`, { items: [{ id: itemId, quantity }] }))
  }

  /** One piece comes back, and pieces of another variant go out instead. */
  async exchange(orderId: string, variantId: string, quantity: number): Promise<void> {
    const itemId = await this.#firstItem(orderId)
    const { exchange } = expectOk(await this.post("exchanges", { order_id: orderId }))
    expectOk(await this.post(`exchanges/${exchange.id}/inbound/items`, { items: [{ id: itemId, quantity: 1 }] }))
    expectOk(await this.post(`exchanges/${exchange.id}/outbound/items`, { items: [{ variant_id: variantId, quantity }] }))
    expectOk(await this.post(`exchanges/${exchange.id}/request`))
  }

  /** One piece was wrong, and pieces of another variant go out, which the customer pays for. */
  async claim(orderId: string, variantId: string, quantity: number): Promise<void> {
    const itemId = await this.#firstItem(orderId)
    const { claim } = expectOk(await this.post("claims", { order_id: orderId, type: "replace" }))
    expectOk(await this.post(`claims/${claim.id}/claim-items`, { items: [{ id: itemId, quantity: 1 }] }))
    expectOk(await this.post(`claims/${claim.id}/outbound/items`, { items: [{ variant_id: variantId, quantity }] }))
    expectOk(await this.post(`claims/${claim.id}/request`))
  }

  async #firstItem(orderId: string): Promise<string> {
    const { order } = expectOk(await this.get(`orders/${orderId}?fields=id,items.id`))
    return order.items[0].id
  }
}
