import { setTimeout as wait } from "node:timers/promises"

import { z } from "@medusajs/framework/zod"

import { transfer } from "./sepay"
import { type StoreClient, createStoreClient, logInAsAdmin } from "./store-client"
import type { StoreFile } from "./store-file"
import { Timeline } from "./timeline"

/** With the emulator money is there at once; a person with a banking app takes longer. */
const EMULATED_PAYMENT_TIMEOUT_MS = 60_000
const MANUAL_PAYMENT_TIMEOUT_MS = 20 * 60_000
const CAPTURE_TIMEOUT_MS = 30_000
const POLL_INTERVAL_MS = 100

const ADDRESS = {
  first_name: "Lan",
  last_name: "Nguyễn",
  phone: "0901234567",
  address_1: "12 Nguyễn Huệ",
  city: "Thành phố Hồ Chí Minh",
  postal_code: "700000",
  country_code: "vn",
}

const cartSchema = z.object({ cart: z.object({ id: z.string(), total: z.number() }) })

const collectionSchema = z.object({
  payment_collection: z.object({
    id: z.string(),
    payment_sessions: z.array(z.object({ id: z.string(), provider_id: z.string() })).nullish(),
  }),
})

const completionSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("order"), order: z.object({ id: z.string(), display_id: z.number() }) }),
  z.object({ type: z.literal("cart"), error: z.object({ message: z.string() }) }),
])

const sepaySessionSchema = z.object({
  payment_session: z.object({
    status: z.string(),
    flow: z.enum(["order_first", "pay_first"]),
    amount_vnd: z.number(),
    remaining_amount_vnd: z.number(),
    va_number: z.string().nullable(),
    account_holder_name: z.string().nullable(),
    bank_name: z.string().nullable(),
    vietqr: z.string().nullable(),
    expires_at: z.string().nullable(),
    order_id: z.string().nullable(),
  }),
})

type SepaySession = z.output<typeof sepaySessionSchema>["payment_session"]

const orderSchema = z.object({
  order: z.object({
    payment_status: z.string(),
    total: z.number(),
    summary: z.object({ pending_difference: z.number() }),
  }),
})

/**
 * Buys something and pays it by bank transfer, over HTTP only, as a storefront, a bank and an admin would.
 *
 * @throws when it does not end with an order that is paid in full
 */
export async function runPurchase(store: StoreFile, providerId: string, variantId: string): Promise<void> {
  const timeline = new Timeline(`Buying with ${providerId}`)
  const shop = createStoreClient(store.storeUrl, { "x-publishable-api-key": store.publishableKey })
  const cart = await fillCart(shop, store, variantId)
  timeline.add(`cart ${cart.id}: ${formatVnd(cart.total)} with delivery and VAT`)
  const sessionId = await openPaymentSession(shop, cart.id, providerId)
  let session = await readSession(shop, sessionId)
  timeline.add(`payment session ${sessionId}, flow ${session.flow}`)
  if (session.flow === "order_first") {
    timeline.add(await placeOrder(shop, cart.id))
    session = await readSession(shop, sessionId)
  }
  describeVirtualAccount(session).forEach((line) => timeline.add(line))
  timeline.add(await pay(store.emulatorUrl, session))
  const orderId = await waitForOrder(shop, sessionId, store.emulatorUrl)
  timeline.add(`SePay's webhook arrived: paid; order ${orderId}`)
  timeline.add(await waitForCapture(store, orderId))
}

type Cart = z.output<typeof cartSchema>["cart"]

async function fillCart(shop: StoreClient, store: StoreFile, variantId: string): Promise<Cart> {
  const { cart } = await shop("/store/carts", cartSchema, {
    method: "POST",
    body: {
      region_id: store.regionId,
      email: "lan.nguyen@example.com",
      items: [{ variant_id: variantId, quantity: 1 }],
      shipping_address: ADDRESS,
      billing_address: ADDRESS,
    },
  })
  const withShipping = await shop(`/store/carts/${cart.id}/shipping-methods`, cartSchema, {
    method: "POST",
    body: { option_id: store.shippingOptionId },
  })
  return withShipping.cart
}

async function openPaymentSession(shop: StoreClient, cartId: string, providerId: string): Promise<string> {
  const opened = await shop("/store/payment-collections", collectionSchema, {
    method: "POST",
    body: { cart_id: cartId },
  })
  const path = `/store/payment-collections/${opened.payment_collection.id}/payment-sessions`
  const { payment_collection: collection } = await shop(path, collectionSchema, {
    method: "POST",
    body: { provider_id: providerId },
  })
  const session = collection.payment_sessions?.find((candidate) => candidate.provider_id === providerId)
  if (!session) {
    throw new Error(`The store opened no payment session of ${providerId}.`)
  }
  return session.id
}

async function placeOrder(shop: StoreClient, cartId: string): Promise<string> {
  const completion = await shop(`/store/carts/${cartId}/complete`, completionSchema, { method: "POST" })
  if (completion.type === "cart") {
    throw new Error(`The store did not place the order: ${completion.error.message}`)
  }
  return `order #${completion.order.display_id} placed, awaiting payment`
}

async function readSession(shop: StoreClient, sessionId: string): Promise<SepaySession> {
  const { payment_session: session } = await shop(`/store/sepay/payment-sessions/${sessionId}`, sepaySessionSchema)
  return session
}

function describeVirtualAccount(session: SepaySession): string[] {
  return [
    `VA number ${session.va_number} at ${session.bank_name}, ${session.account_holder_name}`,
    `amount ${formatVnd(session.amount_vnd)}, expires ${session.expires_at ?? "never"}`,
    `VietQR ${session.vietqr}`,
  ]
}

/** Transfers what is owed; without an emulator that is up to the person at the terminal. */
async function pay(emulatorUrl: string | null, session: SepaySession): Promise<string> {
  const amountVnd = session.remaining_amount_vnd
  if (session.va_number === null) {
    throw new Error(`The payment has no virtual account to transfer to (status ${session.status}).`)
  }
  if (emulatorUrl === null) {
    return `now transfer ${formatVnd(amountVnd)} to ${session.va_number} with a banking app, by hand`
  }
  await transfer(emulatorUrl, session.va_number, amountVnd)
  return `${formatVnd(amountVnd)} transferred`
}

/** @returns the order's id, once SePay reported the money and there is an order */
async function waitForOrder(shop: StoreClient, sessionId: string, emulatorUrl: string | null): Promise<string> {
  const timeoutMs = emulatorUrl === null ? MANUAL_PAYMENT_TIMEOUT_MS : EMULATED_PAYMENT_TIMEOUT_MS
  return poll("the payment to be reported", timeoutMs, async () => {
    const session = await readSession(shop, sessionId)
    const orderId = session.status === "paid" ? session.order_id : null
    return { done: orderId, state: `status ${session.status}, order ${session.order_id}` }
  })
}

/** Asks the admin API, which knows of the money only what Medusa's own tables say. */
async function waitForCapture(store: StoreFile, orderId: string): Promise<string> {
  const admin = await logInAsAdmin(store.storeUrl, store.adminEmail, store.adminPassword)
  const path = `/admin/orders/${orderId}?fields=id,payment_status,total,summary`
  return poll("the payment to be captured", CAPTURE_TIMEOUT_MS, async () => {
    const { order } = await admin(path, orderSchema)
    const outstandingVnd = order.summary.pending_difference
    const state = `payment status ${order.payment_status}, ${formatVnd(outstandingVnd)} outstanding`
    return { done: order.payment_status === "captured" && outstandingVnd === 0 ? state : null, state }
  })
}

/** Asks until there is an answer, and says what it was like when there is none in time. */
async function poll(
  what: string,
  timeoutMs: number,
  ask: () => Promise<{ done: string | null; state: string }>
): Promise<string> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const { done, state } = await ask()
    if (done !== null) {
      return done
    }
    if (Date.now() > deadline) {
      throw new Error(`Waited ${timeoutMs / 1000} s for ${what}: ${state}.`)
    }
    await wait(POLL_INTERVAL_MS)
  }
}

function formatVnd(amount: number): string {
  return `${amount.toLocaleString("en-US")} ₫`
}
