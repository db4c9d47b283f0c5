import { decideOwed, type OwedBasis, type OwedFacts } from "../decide-owed"

const over = (exactAmount: number | string, currencyCode = "vnd") => ({ exactAmount, currencyCode })

const order = (outstanding: number | string, also: Partial<NonNullable<OwedFacts["order"]>> = {}) => ({
  outstanding: over(outstanding),
  isCanceled: false,
  coveredElsewhere: 0,
  ...also,
})

function facts(also: Partial<OwedFacts>): OwedFacts {
  return { collection: over(100), cart: null, order: null, isOfCart: true, isCaptured: false, ...also }
}

describe("what a payment collection owes", () => {
  it.each<[string, Partial<OwedFacts>, number, OwedBasis]>([
    ["is what its cart comes to", { cart: over(120) }, 120, "cart"],
    ["is what its cart comes to, also when that is nothing", { cart: over(0) }, 0, "cart"],
    ["is its own amount without cart and order", { isOfCart: false }, 100, "payment_collection"],
    ["is what its order has outstanding", { order: order(120) }, 120, "order"],
    ["follows an order that became cheaper", { order: order(80) }, 80, "order"],
    ["is nothing when the order is paid", { order: order(0) }, 0, "order"],
    ["is nothing when Medusa owes something back", { order: order(-30) }, 0, "order"],
    ["is less by what the order's other payments cover", { order: order(120, { coveredElsewhere: 50 }) }, 70, "order"],
    ["is nothing when they cover more than all", { order: order(120, { coveredElsewhere: 130 }) }, 0, "order"],
    ["is the part it was made for", { isOfCart: false, order: order(250) }, 100, "part_of_order"],
    ["is what is left when that is less than the part", { isOfCart: false, order: order(60) }, 60, "order"],
    ["is nothing more once it is captured", { order: order(40), isCaptured: true }, 0, "captured"],
    ["is nothing when the order is cancelled", { order: order(100, { isCanceled: true }) }, 0, "order_canceled"],
    ["is nothing when the order was cancelled after the capture", { order: order(0, { isCanceled: true }), isCaptured: true }, 0, "order_canceled"],
    ["is all of the cart again after a capture without an order", { cart: over(100), isCaptured: true }, 100, "cart"],
  ])("%s", (_, also, amount, basis) => {
    const owed = decideOwed(facts(also))
    expect([Number(owed.exactAmount), owed.currencyCode, owed.basis]).toEqual([amount, "vnd", basis])
  })

  it("is in the currency of its cart or order", () => {
    expect(decideOwed(facts({ cart: over(5, "usd") }))).toMatchObject({ exactAmount: 5, currencyCode: "usd" })
    const inDollars = { ...order(0), outstanding: over(5, "usd") }
    expect(decideOwed(facts({ isOfCart: false, order: inDollars })).currencyCode).toBe("usd")
  })

  it("keeps fractions of a đồng", () => {
    const owed = decideOwed(facts({ order: order("72397.8", { coveredElsewhere: "0.3" }) }))
    expect(Number(owed.exactAmount)).toBeCloseTo(72_397.5, 6)
  })
})
