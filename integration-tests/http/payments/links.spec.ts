import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { refundPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { signInAsAdmin } from "../../support/admin"
import { expectCapturedOnce, readOrder } from "../../support/orders"
import { describeRunningStore, type RunningStore } from "../../support/running-store"
import { transfer } from "../../support/sepay"
import { expectOk } from "../../support/shopper"

/** A paid order, in two transfers, of which a part was refunded. */
async function payInTwoParts({ shopper, container, emulator, bagVariantId }: RunningStore) {
  const { orderId, sessionId } = await shopper.placeOrder(bagVariantId)
  const { va_number: vaNumber, amount_vnd: amountVnd } = await shopper.payment(sessionId)
  await transfer(emulator, { vaNumber: String(vaNumber), amountVnd: 50_000 })
  await transfer(emulator, { vaNumber: String(vaNumber), amountVnd: amountVnd - 50_000 })
  await expectCapturedOnce(container, orderId)
  const { payment_collections: collections } = await readOrder(container, orderId)
  await refundPaymentWorkflow(container).run({ input: { payment_id: collections[0].payments[0].id, amount: 20_000 } })
  return { orderId, collectionId: collections[0].id as string, amountVnd }
}

describeRunningStore((store) => {
  it("leads an admin's request for an order to the money of its payments", async () => {
    const { orderId, amountVnd } = await payInTwoParts(store())
    const headers = await signInAsAdmin(store().api, store().container)
    const relations = ["", ".va_orders", ".returns_owed", ".allocations.transaction"]
    const fields = ["id", ...relations.map((relation) => `*payment_collections.sepay_receivable${relation}`)]
    const answer = await store().api.get(`/admin/orders/${orderId}`, { headers, params: { fields: fields.join(",") } })
    const [collection] = expectOk(answer).order.payment_collections
    expect(collection.sepay_receivable).toMatchObject({
      payment_collection_id: collection.id,
      amount_vnd: amountVnd,
      received_vnd: amountVnd,
      settlement_status: "settled",
      va_orders: [{ status: "paid", amount_vnd: amountVnd }],
      returns_owed: [{ status: "owed", amount_vnd: 20_000 }],
    })
    const allocations: { transaction: { amount_vnd: number } }[] = collection.sepay_receivable.allocations
    const amounts = allocations.map(({ transaction }) => transaction.amount_vnd)
    expect(amounts.sort((one, other) => one - other)).toEqual([50_000, amountVnd - 50_000])
  })

  it("leads a query for a transfer to its order, and back", async () => {
    const { orderId, collectionId } = await payInTwoParts(store())
    const query = store().container.resolve(ContainerRegistrationKeys.QUERY)
    const { data: transactions } = await query.graph({
      entity: "sepay_transaction",
      fields: ["id", "allocations.receivable.payment_collection.order.id"],
      filters: { amount_vnd: 50_000 },
    })
    expect(transactions).toMatchObject([
      { allocations: [{ receivable: { payment_collection: { id: collectionId, order: { id: orderId } } } }] },
    ])
    const { data: orders } = await query.graph({
      entity: "order",
      fields: ["id", "payment_collections.sepay_receivable.allocations.transaction.id"],
      filters: { id: orderId },
    })
    expect(orders[0]?.payment_collections?.[0]?.sepay_receivable?.allocations).toHaveLength(2)
  })
  it("shows nothing of the ledger to whoever reads an order or a cart in the store API", async () => {
    const { shopper, bagVariantId } = store()
    const { orderId, cartId } = await shopper.placeOrder(bagVariantId)
    const paths = [
      [`orders/${orderId}`, "payment_collections"],
      [`orders/${orderId}`, "items.cart.payment_collection"],
      [`carts/${cartId}`, "payment_collection"],
    ] as const
    for (const [path, way] of paths) {
      for (const field of [`*${way}.sepay_receivable`, `+${way}.sepay_receivable.allocations.transaction.content`]) {
        const { data } = await shopper.get(`/store/${path}?fields=${encodeURIComponent(field)}`)
        expect(JSON.stringify(data)).not.toMatch(/sepay_receivable|seprec_/)
      }
    }
  })
})
