import type { HttpTypes } from "@medusajs/framework/types"

import { findSepayPaymentSession, isSepayProvider } from "../find-payment-session"

function session(id: string, change: { provider_id?: string; status?: string; created_at?: string } = {}) {
  return { id, provider_id: "pp_sepay_sepay", status: "pending", ...change }
}

describe("finding the SePay payment session", () => {
  it.each([
    ["a cart", { payment_collection: { payment_sessions: [session("a")] } }],
    ["an order", { payment_collections: [{ payment_sessions: null }, { payment_sessions: [session("a")] }] }],
    ["a payment collection", { payment_sessions: [session("a")] }],
  ])("finds it in %s", (_, source) => {
    expect(findSepayPaymentSession(source)).toEqual({ id: "a", provider_id: "pp_sepay_sepay" })
  })

  it("takes the newest, whatever their order", () => {
    const older = session("older", { created_at: "2026-11-21T08:00:00.000Z" })
    const newer = session("newer", { created_at: "2026-11-21T09:00:00.000Z", provider_id: "pp_sepay_prepay" })
    const newest = { id: "newer", provider_id: "pp_sepay_prepay" }
    expect(findSepayPaymentSession({ payment_sessions: [older, newer] })).toEqual(newest)
    expect(findSepayPaymentSession({ payment_sessions: [newer, older] })).toEqual(newest)
    expect(findSepayPaymentSession({ payment_sessions: [session("first"), session("last")] })?.id).toBe("last")
  })

  it("prefers what can still be paid to what is newer", () => {
    const usable = session("usable", { created_at: "2026-11-21T08:00:00.000Z", status: "pending_authorization" })
    const canceled = session("canceled", { created_at: "2026-11-21T09:00:00.000Z", status: "canceled" })
    expect(findSepayPaymentSession({ payment_sessions: [usable, canceled] })?.id).toBe("usable")
    expect(findSepayPaymentSession({ payment_sessions: [canceled] })?.id).toBe("canceled")
  })

  it.each([[null], [undefined], [{}], [{ payment_collection: null }], [{ payment_sessions: [] }]])(
    "finds nothing in %j",
    (source) => {
      expect(findSepayPaymentSession(source)).toBeNull()
    }
  )

  it("leaves other providers' alone", () => {
    const others = ["pp_stripe_stripe", "pp_system_default", "pp_sepayments_x"].map((provider_id) =>
      session(provider_id, { provider_id })
    )
    expect(findSepayPaymentSession({ payment_sessions: others })).toBeNull()
    expect(isSepayProvider("pp_sepay_prepay")).toBe(true)
  })

  it("takes what Medusa's types say that the store answers", () => {
    const find = (source: HttpTypes.StoreCart | HttpTypes.StoreOrder | HttpTypes.StorePaymentCollection) =>
      findSepayPaymentSession(source)
    expect(find({ payment_sessions: [] } as unknown as HttpTypes.StorePaymentCollection)).toBeNull()
  })
})
