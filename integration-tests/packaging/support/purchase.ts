import type { Emulator } from "../../../src/emulator"
import { transfer } from "../../support/sepay"
import { type Shopper, eventually, expectOk } from "../../support/shopper"

/** Places an order, pays it by transfer, and waits until Medusa calls it captured. */
export async function buyOrderFirst(shopper: Shopper, emulator: Emulator, variantId: string): Promise<void> {
  const { sessionId, orderId } = await shopper.placeOrder(variantId, "pp_sepay_sepay")
  await pay(shopper, emulator, sessionId)
  await waitForCapture(shopper, orderId)
}

/** Pays by transfer in the checkout, and waits until that has placed the order and Medusa calls it captured. */
export async function buyPayFirst(shopper: Shopper, emulator: Emulator, variantId: string): Promise<void> {
  const { cartId } = await shopper.fillCart(variantId)
  const { id: sessionId } = await shopper.choose(await shopper.openCollection(cartId), "pp_sepay_prepay")
  await pay(shopper, emulator, sessionId)
  const orderId = await eventually("the order", async () => (await shopper.payment(sessionId)).order_id)
  await waitForCapture(shopper, orderId)
}

async function pay(shopper: Shopper, emulator: Emulator, sessionId: string): Promise<void> {
  const { va_number: vaNumber, amount_vnd: amountVnd } = await shopper.payment(sessionId)
  const { deliveries } = await transfer(emulator, { vaNumber, amountVnd })
  expect(deliveries).toEqual([expect.objectContaining({ status: 200, ok: true })])
}

/** Medusa writes the capture first, and what the order still lacks after it. */
async function waitForCapture(shopper: Shopper, orderId: string): Promise<void> {
  await eventually("the capture", async () => {
    const { order } = expectOk(await shopper.get(`/store/orders/${orderId}?fields=%2Bpayment_status`))
    return order.payment_status === "captured" && order.summary.pending_difference === 0
  })
}
