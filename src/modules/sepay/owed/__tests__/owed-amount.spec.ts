import { findOwedMismatch, formatAmount, type OwedAmounts } from "../owed-amount"

const over = (exactAmount: number | string, currencyCode = "vnd") => ({ exactAmount, currencyCode })
const owing = (exactAmount: number | string, isPayableInParts = false) => ({ ...over(exactAmount), isPayableInParts })

describe("what a payment session asks for", () => {
  it.each<[string, OwedAmounts]>([
    ["with nothing else known", { session: over(100), collection: over(100), outstanding: null }],
    ["with its cart or order", { session: over(100), collection: over(100), outstanding: owing(100) }],
    ["whatever the currency's case", { session: over(100, "VND"), collection: over(100), outstanding: owing(100) }],
    ["with fractions", { session: over("72397.8"), collection: over(72_397.8), outstanding: owing("72397.80000000000291") }],
    ["with what computing loses", { session: over(0.1 + 0.2), collection: over("0.3"), outstanding: owing(0.3) }],
    ["and is a part of the order", { session: over(40), collection: over(40), outstanding: owing(100, true) }],
  ])("agrees %s", (_, amounts) => {
    expect(findOwedMismatch(amounts)).toBeNull()
  })

  it.each<[string, OwedAmounts, number | string]>([
    ["its collection", { session: over(45_733), collection: over(542_533), outstanding: owing(542_533) }, 542_533],
    ["its collection's fractions", { session: over(72_398), collection: over("72397.8"), outstanding: null }, "72397.8"],
    ["its collection's currency", { session: over(100), collection: over(100, "usd"), outstanding: null }, 100],
    ["its cart, which its collection did not follow", { session: over(100), collection: over(100), outstanding: owing(108) }, 108],
    ["its order, of which it is to pay all", { session: over(40), collection: over(40), outstanding: owing(100) }, 100],
    ["its order, which owes less than the part", { session: over(40), collection: over(40), outstanding: owing(39, true) }, 39],
    ["its order, which owes nothing any more", { session: over(40), collection: over(40), outstanding: owing(0, true) }, 0],
    [
      "its order's currency",
      { session: over(40), collection: over(40), outstanding: { ...over(100, "usd"), isPayableInParts: true } },
      100,
    ],
  ])("differs from %s", (_, amounts, owed) => {
    expect(findOwedMismatch(amounts)).toEqual({
      asked: amounts.session,
      owed: expect.objectContaining({ exactAmount: owed }),
    })
  })

  it("is written with its currency", () => {
    expect([formatAmount(over("72397.8")), formatAmount(over(12.5, "usd"))]).toEqual(["72397.8 ₫", "12.5 USD"])
  })
})
