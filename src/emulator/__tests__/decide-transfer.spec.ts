import type { BankName } from "../../sepay/banks"
import { decideTransfer } from "../bank/decide-transfer"
import type { Order, VirtualAccount } from "../company/model"

const NOW = "2026-03-10 10:00:00"

interface Situation {
  bank: BankName
  amountVnd: number
  order?: Partial<Order>
  virtualAccount?: Partial<VirtualAccount>
}

function decide({ bank, amountVnd, order, virtualAccount }: Situation) {
  const va: VirtualAccount = {
    id: "va",
    vaNumber: "VA1",
    vaHolderName: "DEMO",
    amountVnd: 500,
    paidAmountVnd: 0,
    status: "Unpaid",
    paidAt: null,
    expiredAt: null,
    ...virtualAccount,
  }
  return decideTransfer({
    bank,
    amountVnd,
    now: NOW,
    virtualAccount: va,
    order: {
      id: "order",
      bankAccountId: "account",
      orderCode: "ORDER1",
      amountVnd: 500,
      paidAmountVnd: 0,
      status: "Pending",
      vaPrefix: null,
      tid: null,
      createdAt: NOW,
      updatedAt: NOW,
      virtualAccounts: [va],
      ...order,
    },
  })
}

const PAID = { outcome: "matched", virtualAccountStatus: "Paid", orderStatus: "Paid" }
const PARTIALLY = { outcome: "matched", virtualAccountStatus: "Unpaid", orderStatus: "Partially" }
const UNMATCHED = { outcome: "unmatched" }
const refused = (reason: string) => ({ outcome: "refused", reason, message: expect.any(String) })

describe("decideTransfer", () => {
  it.each<[BankName, number, unknown]>([
    ["BIDV", 500, PAID],
    ["BIDV", 499, PARTIALLY],
    ["BIDV", 501, refused("wrong_amount")],
    ["VietinBank", 500, PAID],
    ["VietinBank", 499, PARTIALLY],
    ["VietinBank", 501, UNMATCHED],
    ["Sacombank", 500, PAID],
    ["Sacombank", 499, refused("wrong_amount")],
    ["Sacombank", 501, refused("wrong_amount")],
    ["Vietcombank", 500, PAID],
    ["Vietcombank", 499, refused("wrong_amount")],
    ["Vietcombank", 501, refused("wrong_amount")],
  ])("%s: %d VND to a VA of 500 VND", (bank, amountVnd, expected) => {
    expect(decide({ bank, amountVnd })).toEqual(expected)
  })

  it.each<[string, Partial<Order>, Partial<VirtualAccount>, unknown]>([
    ["cancelled VA", {}, { status: "Cancelled" }, refused("cancelled")],
    ["cancelled order", { status: "Cancelled" }, {}, refused("cancelled")],
    ["paid VA", {}, { status: "Paid" }, refused("paid")],
    ["another VA of a paid order", { status: "Paid" }, {}, refused("paid")],
    ["VA that expires this second", {}, { expiredAt: NOW }, refused("expired")],
    ["VA that expires the next second", {}, { expiredAt: "2026-03-10 10:00:01" }, PAID],
  ])("on every bank: %s", (_situation, order, virtualAccount, expected) => {
    for (const bank of ["BIDV", "Sacombank", "Vietcombank", "VietinBank"] as const) {
      expect(decide({ bank, amountVnd: 500, order, virtualAccount })).toEqual(expected)
    }
  })

  it("lets an order without an amount take any amount", () => {
    const anyAmount = { amountVnd: null }
    expect(decide({ bank: "BIDV", amountVnd: 7, order: anyAmount, virtualAccount: anyAmount })).toEqual(PAID)
  })

  it("pays a VA of a part of the order without closing the order where partial payment exists", () => {
    const part = { amountVnd: 200 }
    const partly = { outcome: "matched", virtualAccountStatus: "Paid", orderStatus: "Partially" }
    expect(decide({ bank: "BIDV", amountVnd: 200, virtualAccount: part })).toEqual(partly)
    expect(decide({ bank: "Sacombank", amountVnd: 200, virtualAccount: part })).toEqual(PAID)
  })

  it("takes no more than what is left of the order", () => {
    const order = { paidAmountVnd: 400, status: "Partially" as const }
    expect(decide({ bank: "BIDV", amountVnd: 100, order })).toEqual(PAID)
    expect(decide({ bank: "BIDV", amountVnd: 101, order })).toEqual(refused("wrong_amount"))
    expect(decide({ bank: "BIDV", amountVnd: 99, order, virtualAccount: { amountVnd: null } })).toEqual(PARTIALLY)
  })
})
