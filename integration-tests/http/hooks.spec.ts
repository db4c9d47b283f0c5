import "../../docs/hooks/choose-account-by-sales-channel"
import "../../docs/hooks/keep-wholesale-orders"
import "../../docs/hooks/refuse-old-matches"
import "../../docs/hooks/release-paid-orders"
import { Modules } from "@medusajs/framework/utils"
import { closeSepayVaOrdersWorkflow } from "../../src/workflows/va-orders/close-sepay-va-orders"
import { cancelUnpaidSepayOrdersWorkflow } from "../../src/workflows/va-orders/cancel-unpaid-sepay-orders"
import { AdminClient } from "../support/admin-client"
import { readOrder } from "../support/orders"
import { describeStoreWith } from "../support/running-store"
import { transfer } from "../support/sepay"
import { eventually, expectOk } from "../support/shopper"

/** The examples of docs/hooks, in a store that has registered them. */
describeStoreWith({}, (store) => {
  it("a store's hook keeps an unpaid order for another day, and no other order", async () => {
    const { bagVariantId, container, shopper } = store()
    const kept = await shopper.placeOrder(bagVariantId)
    const other = await shopper.placeOrder(bagVariantId)
    await store().sql(`UPDATE "order" SET metadata = '{"wholesale": true}' WHERE id = ?`, [kept.orderId])
    const statusOf = async (orderId: string) => (await readOrder(container, orderId)).status
    const runJobs = async () => {
      await closeSepayVaOrdersWorkflow(container).run()
      await cancelUnpaidSepayOrdersWorkflow(container).run()
    }
    await store().clock.advance({ hours: 24, minutes: 5 })
    await runJobs()
    await store().clock.advance({ hours: 1 })
    await eventually("the cancellation", async () => {
      await runJobs()
      return (await statusOf(other.orderId)) === "canceled"
    })
    expect(await statusOf(kept.orderId)).toBe("pending")
    // The customer is no wholesale customer any more: the order is asked about again.
    await store().sql(`UPDATE "order" SET metadata = NULL WHERE id = ?`, [kept.orderId])
    await store().clock.advance({ hours: 23 })
    await runJobs()
    expect(await statusOf(kept.orderId)).toBe("pending")
    await store().clock.advance({ hours: 2 })
    await eventually("the cancellation", async () => {
      await runJobs()
      return (await statusOf(kept.orderId)) === "canceled"
    })
  })

  it("a store's hook refuses a match in its own words, and nothing is written", async () => {
    const { bagVariantId, container, emulator, shopper } = store()
    await transfer(emulator, { accountNumber: "8886158061", amountVnd: 156_600, content: "tien hang" })
    await store().clock.advance({ days: 91 })
    const admin = await AdminClient.signIn(store().api, container)
    const { orderId } = await shopper.placeOrder(bagVariantId)
    const { transactions } = expectOk(await admin.get("sepay/money/transactions?limit=1"))
    const path = `sepay/money/transactions/${transactions[0].id}`
    const refused = await admin.post(`${path}/match`, { order_id: orderId, reason: "The customer called." })
    expect(refused.status).toBe(400)
    expect(refused.data.message).toBe("This transfer is older than 90 days: ask accounting.")
    expect(expectOk(await admin.get(path)).transaction).toMatchObject({ needs_attention: transactions[0].needs_attention, free_vnd: 156_600 })
  })

  it("a store's hook tells the warehouse which orders are paid", async () => {
    const { bagVariantId, container, emulator, shopper } = store()
    const paid = await shopper.placeOrder(bagVariantId)
    const unpaid = await shopper.placeOrder(bagVariantId)
    const { va_number, amount_vnd } = await shopper.payment(paid.sessionId)
    await transfer(emulator, { vaNumber: va_number, amountVnd: amount_vnd })
    const metadataOf = async (orderId: string) => {
      const { metadata } = await container.resolve(Modules.ORDER).retrieveOrder(orderId)
      return metadata
    }
    await eventually("the release", async () => (await metadataOf(paid.orderId))?.release === "paid")
    expect(await metadataOf(unpaid.orderId)).toBeNull()
  })

  it("a store's hook has each sales channel paid on an account of its own", async () => {
    const { bagVariantId, shopper } = store()
    const bankOf = async (sessionId: string) => (await shopper.payment(sessionId)).bank_name
    const before = await shopper.placeOrder(bagVariantId)
    expect(await bankOf(before.sessionId)).toBe("BIDV")
    await store().sql(`UPDATE sales_channel SET metadata = '{"bank_account_number": "102871015203"}'`)
    const after = await shopper.placeOrder(bagVariantId)
    expect(await bankOf(after.sessionId)).toBe("VietinBank")
  })
})
