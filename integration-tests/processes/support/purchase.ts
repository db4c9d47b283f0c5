import { randomBytes } from "node:crypto"
import { expectOk, type Shopper } from "../../support/shopper"

/** The two ways to pay, by the entries of the provider. */
export const PROVIDER_IDS = { order_first: "pp_sepay_sepay", pay_first: "pp_sepay_prepay" } as const
export type Flow = keyof typeof PROVIDER_IDS

/** A cart whose shopper has chosen how to pay. */
export interface ChosenPurchase {
  flow: Flow
  /** A guest of its own for every purchase: an order that lost its cart is found by it. */
  email: string
  cartId: string
  collectionId: string
  sessionId: string
}

/** A purchase that waits for its transfer. */
export interface PayablePurchase extends ChosenPurchase {
  vaNumber: string
  amountVnd: number
}

/** Fills a cart and chooses how to pay. In `pay_first` that opens the virtual account. */
export async function choosePurchase(shopper: Shopper, flow: Flow, variantId: string): Promise<ChosenPurchase> {
  const email = `guest-${randomBytes(8).toString("hex")}@example.com`
  const { cartId } = await shopper.fillCart(variantId, 1, email)
  const collectionId = await shopper.openCollection(cartId)
  const session = await shopper.choose(collectionId, PROVIDER_IDS[flow])
  return { flow, email, cartId, collectionId, sessionId: session.id }
}

/** Goes on until the money can be transferred: in `order_first` that places the order. */
export async function makePayable(shopper: Shopper, purchase: ChosenPurchase): Promise<PayablePurchase> {
  if (purchase.flow === "order_first") {
    const completed = expectOk(await shopper.complete(purchase.cartId))
    if (completed.type !== "order") {
      throw new Error(`Cart ${purchase.cartId} was not completed: ${JSON.stringify(completed.error)}`)
    }
  }
  const { va_number: vaNumber, amount_vnd: amountVnd } = await shopper.payment(purchase.sessionId)
  if (vaNumber === null) {
    throw new Error(`Payment session ${purchase.sessionId} has no virtual account.`)
  }
  return { ...purchase, vaNumber, amountVnd }
}
