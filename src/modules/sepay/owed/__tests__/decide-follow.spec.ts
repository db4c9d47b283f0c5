import fc from "fast-check"
import { decideFollow, type FollowDecision, type FollowInput } from "../decide-follow"
import type { OwedBasis } from "../decide-owed"

const vnd = (exactAmount: number) => ({ exactAmount, currencyCode: "vnd" })
const owing = (exactAmount: number, basis: OwedBasis = "order") => ({ ...vnd(exactAmount), basis })

function input(also: Partial<FollowInput> = {}): FollowInput {
  return {
    owed: owing(100),
    receivable: { exactAmount: 100, settlementStatus: "none", isCanceled: false },
    collection: vnd(100),
    isCollectionOpen: true,
    sessions: [vnd(100)],
    ...also,
  }
}

const receivable = (also: Partial<FollowInput["receivable"]>) => ({ ...input().receivable, ...also })

const reprice = (amountVnd: number, updatesCollection: boolean, updatesSessions: boolean, exactAmount = amountVnd) =>
  ({ action: "reprice", amountVnd, exactAmount, updatesCollection, updatesSessions }) as const

describe("what asks for money", () => {
  it.each<[string, Partial<FollowInput>, FollowDecision]>([
    ["stays when everything agrees", {}, { action: "none" }],
    ["stays when it is captured", { owed: owing(150), receivable: receivable({ settlementStatus: "settled" }) }, { action: "none" }],
    ["stays while Medusa has captured it and the ledger does not know", { owed: owing(0, "captured") }, { action: "none" }],
    ["stays when it is cancelled", { owed: owing(150), receivable: receivable({ isCanceled: true }) }, { action: "none" }],
    ["follows an order that is dearer", { owed: owing(150) }, reprice(150, true, true)],
    ["follows an order that is cheaper", { owed: owing(60) }, reprice(60, true, true)],
    ["follows when Medusa updated the collection", { owed: owing(150), collection: vnd(150) }, reprice(150, false, true)],
    ["follows without a session", { owed: owing(150), collection: vnd(150), sessions: [] }, reprice(150, false, false)],
    ["follows in the ledger only", { owed: owing(150), collection: vnd(150), sessions: [vnd(150)] }, reprice(150, false, false)],
    ["follows in Medusa only", { sessions: [vnd(40)] }, reprice(100, false, true)],
    ["follows in each of several sessions", { sessions: [vnd(100), vnd(40)] }, reprice(100, false, true)],
    ["leaves a collection alone that Medusa does not change", { owed: owing(150), isCollectionOpen: false }, reprice(150, false, true)],
    ["also when a person was asked", { owed: owing(150), receivable: receivable({ settlementStatus: "attention" }) }, reprice(150, true, true)],
    [
      "reads an amount as Medusa computes it",
      { owed: { ...owing(150), exactAmount: { value: "150.4", precision: 20 } } },
      reprice(150, true, true, 150.4),
    ],
    ["rounds fractions of a đồng", { owed: owing(72_397.8) }, reprice(72_398, true, true, 72_397.8)],
    ["is withdrawn when nothing is owed", { owed: owing(0) }, { action: "withdraw", updatesCollection: true }],
    ["is withdrawn when less than a đồng is owed", { owed: owing(0.3) }, { action: "withdraw", updatesCollection: true }],
    ["is withdrawn when Medusa shows it", { owed: owing(0), collection: vnd(0) }, { action: "withdraw", updatesCollection: false }],
    ["is withdrawn with a free cart", { owed: owing(0, "cart") }, { action: "withdraw", updatesCollection: false }],
    ["is withdrawn once", { owed: owing(0), receivable: receivable({ exactAmount: 0 }), collection: vnd(0) }, { action: "none" }],
    ["asks again after it was withdrawn", { receivable: receivable({ exactAmount: 0 }) }, reprice(100, false, false)],
    ["ends with the order", { owed: owing(0, "order_canceled") }, { action: "cancel" }],
    ["ends with it once", { owed: owing(0, "order_canceled"), receivable: receivable({ isCanceled: true }) }, { action: "none" }],
    [
      "ends with it also after the capture",
      { owed: owing(0, "order_canceled"), receivable: receivable({ settlementStatus: "settled" }) },
      { action: "cancel" },
    ],
  ])("%s", (_, also, decision) => {
    expect(decideFollow(input(also))).toEqual(decision)
  })

  it.each([
    ["another currency", { exactAmount: 5, currencyCode: "usd", basis: "cart" as const }, /đồng only.*USD/],
    ["more than a transfer carries", owing(10 ** 12), /at most/],
  ])("is refused with a sentence for %s", (_, owed, problem) => {
    expect(decideFollow(input({ owed }))).toEqual({ action: "refuse", problem: expect.stringMatching(problem) })
  })

  it("is right after one decision was carried out, whatever is owed", () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(amount, amount, amount, fc.array(amount, { maxLength: 3 }), fc.boolean(), (owed, asked, collection, sessions, isCollectionOpen) => {
        const before = input({
          owed: owing(owed),
          receivable: receivable({ exactAmount: asked }),
          collection: vnd(collection),
          isCollectionOpen,
          sessions: sessions.map(vnd),
        })
        const decision = decideFollow(before)
        const askedAfter = decision.action === "reprice" ? decision.exactAmount : decision.action === "withdraw" ? 0 : asked
        expect(askedAfter).toBe(owed)
        const after: FollowInput = {
          ...before,
          receivable: receivable({ exactAmount: askedAfter }),
          collection: "updatesCollection" in decision && decision.updatesCollection ? vnd(owed) : before.collection,
          sessions: decision.action === "reprice" && decision.updatesSessions ? sessions.map(() => vnd(owed)) : before.sessions,
        }
        expect(decideFollow(after)).toEqual({ action: "none" })
      })
    )
  })
})
