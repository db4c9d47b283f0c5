import { decideRefund } from "../decide-refund"

/** Refunds one after the other. @returns what each sends, or why it sends nothing */
function refund(receivedVnd: number, exactAmounts: number[]): Array<number | string> {
  const earlier: Array<{ amountVnd: number; exactAmount: number }> = []
  return exactAmounts.map((exactAmount) => {
    const { amountVnd, problem } = decideRefund(exactAmount, earlier, receivedVnd)
    if (amountVnd === null) {
      return problem
    }
    earlier.push({ amountVnd, exactAmount })
    return amountVnd
  })
}

describe("how much a refund sends back", () => {
  it.each<[string, number, number[], Array<number | string>]>([
    ["all of it", 156_600, [156_600], [156_600]],
    ["all of it, whose fractions were rounded", 72_398, [72_397.8], [72_398]],
    ["three thirds, which come to the whole", 72_398, [24_132.6, 24_132.6, 24_132.6], [24_133, 24_132, 24_133]],
    ["half a đồng, which is rounded up once", 10, [0.5, 0.5], [1, expect.stringMatching(/0.5 ₫ comes to none/)]],
    ["a part, and then no more than is left", 100_000, [60_000, 50_000, 40_000], [60_000, expect.stringMatching(/Refund at most 40000 ₫/), 40_000]],
    ["nothing twice", 100_000, [100_000, 100_000], [100_000, expect.stringMatching(/100000 ₫ of them are refunded already. Nothing is left/)]],
    ["nothing of what never came", 0, [100_000], [expect.stringMatching(/^0 ₫ were received/)]],
    ["no part of a đồng", 100_000, [0.3], [expect.stringMatching(/0.3 ₫ comes to none. Refund at least 1 ₫/)]],
  ])("%s", (_, receivedVnd, exactAmounts, expected) => {
    expect(refund(receivedVnd, exactAmounts)).toEqual(expected)
  })

  it("counts what was rounded one by one before", () => {
    const earlier = [24_132.6, 24_132.6].map((exactAmount) => ({ exactAmount, amountVnd: 24_133 }))
    expect(decideRefund(24_132.6, earlier, 72_398)).toEqual({ amountVnd: 24_132, problem: null })
  })
})
