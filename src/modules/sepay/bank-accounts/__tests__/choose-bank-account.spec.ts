import type { BankAccount } from "../bank-account"
import { chooseBankAccount } from "../choose-bank-account"

const BIDV: BankAccount = {
  id: "sepba_bidv",
  sepayId: "1",
  bankName: "BIDV",
  bankBin: "970418",
  accountNumber: "8886158061",
  accountHolderName: "CONG TY DEMO",
  tid: null,
  vaPrefix: null,
  vaHolderName: null,
}
const VIETCOMBANK: BankAccount = { ...BIDV, id: "sepba_vcb", bankName: "Vietcombank", accountNumber: "0071000888888" }
const SACOMBANK: BankAccount = { ...BIDV, id: "sepba_scb", bankName: "Sacombank", accountNumber: "0602345678" }
const REQUESTED = { amountVnd: 124_200, orderCode: "SEP234567890ABC".slice(0, 15), durationSeconds: 86_400 }

describe("the bank account of a payment", () => {
  it.each([
    ["the first one whose bank's rules the order keeps", [VIETCOMBANK, BIDV], "v2", "sepba_bidv"],
    ["Vietcombank with its terminal id", [{ ...VIETCOMBANK, tid: "20933557" }, BIDV], "v2", "sepba_vcb"],
    ["Sacombank with its prefix", [{ ...SACOMBANK, vaPrefix: "SEP200001WEB" }], "v2", "sepba_scb"],
    ["BIDV with API v1, whatever comes first", [{ ...VIETCOMBANK, tid: "20933557" }, BIDV], "v1", "sepba_bidv"],
  ] as const)("is %s", (_, accounts, apiVersion, expected) => {
    expect(chooseBankAccount([...accounts], REQUESTED, apiVersion).bankAccount?.id).toBe(expected)
  })

  const VIETINBANK: BankAccount = { ...BIDV, id: "sepba_icb", bankName: "VietinBank", accountNumber: "102871015203" }

  it.each([
    ["one that can take it", "sepba_icb", "sepba_icb"],
    ["one that cannot", "sepba_vcb", "sepba_bidv"],
    ["one that is not the store's", "sepba_nobody", "sepba_bidv"],
    ["none", null, "sepba_bidv"],
  ])("is the one that the store's own code prefers, where it can take the payment: %s", (_, preferred, expected) => {
    const choice = chooseBankAccount([VIETCOMBANK, BIDV, VIETINBANK], REQUESTED, "v2", preferred)
    expect(choice.bankAccount?.id).toBe(expected)
    expect(choice.candidates.map(({ id }) => id)).toEqual(["sepba_bidv", "sepba_icb"])
  })

  it.each([
    ["no account", [], "v2", /No bank account.*BIDV, Sacombank, Vietcombank, VietinBank/],
    ["Vietcombank without a terminal id", [VIETCOMBANK], "v2", /Vietcombank 0071000888888: .*tid/],
    ["Vietcombank with SePay's UUID", [{ ...VIETCOMBANK, tid: "33333333-3333-4333-8333-333333333333" }], "v2", /UUID/],
    ["Sacombank without a prefix", [SACOMBANK], "v2", /va_prefix/],
    ["API v1 without BIDV", [SACOMBANK], "v1", /API v1.*BIDV only/],
  ] as const)("is refused for %s, naming SePay's field", (_, accounts, apiVersion, problem) => {
    const choice = chooseBankAccount([...accounts], REQUESTED, apiVersion)
    expect(choice.bankAccount).toBeNull()
    expect(choice.problem).toMatch(problem)
  })
})
