import { decideOpen, type CurrentVaOrder } from "../decide-open"

const NOW = new Date("2026-03-27T03:00:00Z")
const LATER = new Date("2026-03-27T04:00:00Z")
const EARLIER = new Date("2026-03-27T02:00:00Z")

describe("which virtual account serves a payment", () => {
  const receivable = { amountVnd: 100_000, receivedVnd: 0, isCanceled: false, isSettled: false, missingVnd: 0, isClosing: false, durationSeconds: 1_800 }
  const open: CurrentVaOrder = {
    status: "open",
    amountVnd: 100_000,
    paidAmountVnd: 0,
    isKnownToSepay: true,
    durationSeconds: 1_800,
    expiresAt: LATER,
    openingUntil: null,
  }

  it.each([
    ["the first one is opened", receivable, null, { action: "open", amountVnd: 100_000 }],
    ["an open one of the same amount is reused", receivable, open, { action: "reuse" }],
    ["one that does not expire is reused", receivable, { ...open, expiresAt: null }, { action: "reuse" }],
    ["one that was opened for longer is reused", { ...receivable, durationSeconds: 600 }, open, { action: "reuse" }],
    [
      "one that was opened for a shorter time gets another number on the same order",
      { ...receivable, durationSeconds: 86_400 },
      open,
      { action: "add", amountVnd: 100_000 },
    ],
    [
      "one that was opened for a shorter time is reused while SePay's id of it is unknown",
      { ...receivable, durationSeconds: 86_400 },
      { ...open, isKnownToSepay: false },
      { action: "reuse" },
    ],
    [
      "one that was opened for a shorter time is reused when it does not expire",
      { ...receivable, durationSeconds: 86_400 },
      { ...open, expiresAt: null },
      { action: "reuse" },
    ],
    ["an expired one gets another number on the same order", receivable, { ...open, expiresAt: EARLIER }, { action: "add", amountVnd: 100_000 }],
    ["one that expires at this moment gets another number, too", receivable, { ...open, expiresAt: NOW }, { action: "add", amountVnd: 100_000 }],
    ["another number that is being opened is waited for", receivable, { ...open, expiresAt: EARLIER, openingUntil: LATER }, { action: "wait" }],
    [
      "an expired one whose id at SePay is unknown is abandoned",
      receivable,
      { ...open, isKnownToSepay: false, expiresAt: EARLIER },
      { action: "abandon", reason: "expired" },
    ],
    ["one over another amount is abandoned", { ...receivable, amountVnd: 120_000 }, open, { action: "abandon", reason: "amount_changed" }],
    ["the one before is closed before another is opened", { ...receivable, isClosing: true }, null, { action: "close_first" }],
    ["one that is open serves while an earlier one is being closed", { ...receivable, isClosing: true }, open, { action: "reuse" }],
    [
      "a partially paid one serves for the rest",
      { ...receivable, receivedVnd: 40_000 },
      { ...open, status: "partially" as const, paidAmountVnd: 40_000 },
      { action: "reuse" },
    ],
    [
      "a partially paid one that expired gets another number for the rest",
      { ...receivable, receivedVnd: 40_000 },
      { ...open, status: "partially" as const, paidAmountVnd: 40_000, expiresAt: EARLIER },
      { action: "add", amountVnd: 60_000 },
    ],
    ["a call that is opening it is waited for", receivable, { ...open, status: "opening" as const, openingUntil: LATER }, { action: "wait" }],
    ["an abandoned opening is recovered", receivable, { ...open, status: "opening" as const, openingUntil: EARLIER }, { action: "recover" }],
    ["nothing is opened for a paid one", { ...receivable, receivedVnd: 100_000 }, null, { action: "none", reason: "paid" }],
    ["nothing is opened for a settled one", { ...receivable, isSettled: true }, open, { action: "none", reason: "paid" }],
    [
      "nothing is opened while the ledger lacks what SePay has counted",
      { ...receivable, missingVnd: 1, isClosing: true },
      open,
      { action: "none", reason: "reported" },
    ],
    ["nothing is opened for a canceled one", { ...receivable, isCanceled: true }, open, { action: "none", reason: "canceled" }],
  ])("%s", (_, owed, current, expected) => {
    expect(decideOpen(owed, current, NOW)).toEqual(expected)
  })
})
