import type Medusa from "@medusajs/js-sdk"

import { type CartSdk, completeSepayCart } from "../complete-cart"

const AMOUNT_CHANGED = "The amount to pay has changed since this payment was chosen. Please choose the payment again."
const HEADERS = { authorization: "Bearer customer" }

type Completion = { type: string; [field: string]: unknown }

const ORDER: Completion = { type: "order", order: { id: "order_01" } }

function collectionOver(id: string, amount: number, providerId = "pp_sepay_sepay") {
  return { payment_sessions: [{ id, provider_id: providerId, amount }] }
}

function refuse(message: string, amount = 124_200, providerId?: string): Completion {
  const cart = { id: "cart_01", payment_collection: collectionOver("payses_old", amount, providerId) }
  return { type: "cart", cart, error: { type: "payment_authorization_error", message } }
}

/** A store that answers each completion in turn, and makes a new session over this amount. */
function storeThat(completions: Completion[], newAmount = 0) {
  const calls: unknown[][] = []
  const sdk: CartSdk<Completion> = {
    store: {
      cart: {
        complete: async (...call) => {
          calls.push(["complete", ...call])
          return completions.shift() ?? ORDER
        },
      },
      payment: {
        initiatePaymentSession: async ({ id }, ...call) => {
          calls.push(["choose", id, ...call])
          return { payment_collection: collectionOver("payses_new", newAmount) }
        },
      },
    },
  }
  return { sdk, calls }
}

const COMPLETE = ["complete", "cart_01", {}, HEADERS]
const CHOOSE = ["choose", "cart_01", { provider_id: "pp_sepay_sepay" }, {}, HEADERS]

describe("completing a cart", () => {
  it("returns the order, and chooses nothing", async () => {
    const { sdk, calls } = storeThat([ORDER])
    expect(await completeSepayCart(sdk, "cart_01", HEADERS)).toBe(ORDER)
    expect(calls).toEqual([COMPLETE])
  })

  it("chooses the payment again and asks the shopper when the amount has changed", async () => {
    const { sdk, calls } = storeThat([refuse(AMOUNT_CHANGED)], 248_400.4)
    expect(await completeSepayCart(sdk, "cart_01", HEADERS)).toEqual({
      type: "amount_changed",
      amount_vnd: 248_400,
      payment_session_id: "payses_new",
    })
    expect(calls).toEqual([COMPLETE, CHOOSE])
  })

  it("orders with the new session when it is over the amount that the shopper has seen", async () => {
    const { sdk, calls } = storeThat([refuse(AMOUNT_CHANGED)], 124_200)
    expect(await completeSepayCart(sdk, "cart_01", HEADERS)).toBe(ORDER)
    expect(calls).toEqual([COMPLETE, CHOOSE, COMPLETE])
  })

  it("tries once more, not again and again", async () => {
    const { sdk, calls } = storeThat([refuse(AMOUNT_CHANGED), refuse(AMOUNT_CHANGED)], 124_200)
    expect(await completeSepayCart(sdk, "cart_01", HEADERS)).toEqual(refuse(AMOUNT_CHANGED))
    expect(calls).toHaveLength(3)
  })

  it.each([
    ["for another reason", refuse("The bank cannot be reached at the moment. Please try again in a minute.")],
    ["for another provider", refuse(AMOUNT_CHANGED, 124_200, "pp_stripe_stripe")],
  ])("returns what the store refused %s", async (_, refusal) => {
    const { sdk, calls } = storeThat([refusal])
    expect(await completeSepayCart(sdk, "cart_01", HEADERS)).toBe(refusal)
    expect(calls).toEqual([COMPLETE])
  })

  it("takes Medusa's SDK, and answers with its types", () => {
    const complete = async (sdk: Medusa): Promise<string | null | undefined> => {
      const completed = await completeSepayCart(sdk, "cart_01")
      return completed.type === "order" ? completed.order.email : undefined
    }
    expect(complete).toBeInstanceOf(Function)
  })
})
