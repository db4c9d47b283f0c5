import { decideUnpaidCancel, type UnpaidCancelDecision, type UnpaidCancelInput } from "../decide-unpaid-cancel"

const NOW = new Date("2026-03-27T03:00:00Z")
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000)
const HOUR = 3_600
const DAY = 24 * HOUR

type VaOrder = UnpaidCancelInput["vaOrders"][number]
const vaOrder = (also: Partial<VaOrder>): VaOrder => ({ status: "closed", expiresAt: after(-2 * HOUR), createdAt: after(-DAY), unknownToSepayAt: null, closeAttempts: 1, ...also })
const open = vaOrder({ status: "open", expiresAt: after(HOUR) })

function decide(also: Partial<UnpaidCancelInput>): UnpaidCancelDecision {
  return decideUnpaidCancel({
    receivedVnd: 0,
    missingVnd: 0,
    settlementStatus: "none",
    vaOrders: [vaOrder({})],
    cancelUnpaidAfterSeconds: HOUR,
    unpaidOrderLimitSeconds: 7 * DAY,
    now: NOW,
    ...also,
  })
}

describe("an unpaid order whose time has come", () => {
  it.each<[string, Partial<UnpaidCancelInput>, UnpaidCancelDecision]>([
    ["is cancelled when its numbers are closed", {}, { action: "cancel" }],
    ["is cancelled when it never got a number", { vaOrders: [] }, { action: "cancel" }],
    ["is looked at again when its open number has expired", { vaOrders: [open] }, { action: "look_again", at: after(2 * HOUR) }],
    [
      "is looked at again soon while an expired number is not closed yet",
      { vaOrders: [vaOrder({ status: "open" })] },
      { action: "look_again", at: after(300) },
    ],
    [
      "is looked at again when its number does not expire",
      { vaOrders: [vaOrder({ status: "open", expiresAt: null })] },
      { action: "look_again", at: after(2 * HOUR) },
    ],
    ["waits for SePay while a number is being closed", { vaOrders: [vaOrder({ status: "closing" })] }, { action: "look_again", at: after(300) }],
    ["goes to a person when SePay calls it paid", { vaOrders: [vaOrder({ status: "paid" })] }, { action: "ask" }],
    ["goes to a person when SePay has counted money that was not found", { missingVnd: 1 }, { action: "ask" }],
    [
      "goes to a person when SePay does not know a number that is to be closed",
      { vaOrders: [vaOrder({}), vaOrder({ status: "closing", unknownToSepayAt: after(-60) })] },
      { action: "ask" },
    ],
    [
      "goes to a person when SePay does not answer for hours about a number that is to be closed",
      { vaOrders: [vaOrder({ status: "closing", closeAttempts: 8 })] },
      { action: "ask" },
    ],
    ["goes to a person when a part was paid and no number is open", { receivedVnd: 1 }, { action: "ask" }],
    [
      "is waited for when a part was paid and a number is open",
      { receivedVnd: 1, vaOrders: [open] },
      { action: "look_again", at: after(2 * HOUR) },
    ],
    [
      "goes to a person when a part was paid and the longest time is over",
      { receivedVnd: 1, vaOrders: [open, vaOrder({ createdAt: after(-7 * DAY) })] },
      { action: "ask" },
    ],
    [
      "is waited for without end only where there is no limit",
      { receivedVnd: 1, vaOrders: [open, vaOrder({ createdAt: after(-70 * DAY) })], unpaidOrderLimitSeconds: null },
      { action: "look_again", at: after(2 * HOUR) },
    ],
    ["is kept when its money is being captured", { receivedVnd: 100, settlementStatus: "due" }, { action: "keep" }],
    ["is kept when it is captured", { receivedVnd: 100, settlementStatus: "settled" }, { action: "keep" }],
    ["is kept where orders are not cancelled", { cancelUnpaidAfterSeconds: null }, { action: "keep" }],
  ])("%s", (_, also, decision) => {
    expect(decide(also)).toEqual(decision)
  })
})
