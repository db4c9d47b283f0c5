import { checkOrderRequest, type OrderRequest } from "../bank-rules"
import { BANK_NAMES, findBank, type BankName } from "../banks"

/** A request that each bank accepts. */
const ACCEPTED: Record<BankName, OrderRequest> = {
  BIDV: { bank: "BIDV", ...common(), vaHolderName: "CONG TY DEMO 1" },
  Sacombank: { bank: "Sacombank", ...common(), vaPrefix: "SEP200001WEB" },
  Vietcombank: { bank: "Vietcombank", ...common(), tid: "20933557" },
  VietinBank: { bank: "VietinBank", ...common() },
}

function common() {
  return { amountVnd: 250_000, orderCode: "SPA7KQ2M9XWTC4R", durationSeconds: 86_400 }
}

it.each(BANK_NAMES)("%s accepts a good request", (bank) => {
  expect(checkOrderRequest(ACCEPTED[bank])).toEqual([])
})

it.each(BANK_NAMES)("%s takes null and empty extra fields for none", (bank) => {
  const blank = { vaHolderName: "", vaPrefix: null, tid: "" }
  const given = Object.fromEntries(Object.entries(ACCEPTED[bank]).filter(([, value]) => value !== undefined))
  expect(checkOrderRequest({ ...blank, ...(given as unknown as OrderRequest) })).toEqual([])
})

const UUID = "33333333-aaaa-4aaa-8aaa-000000000001"

it.each<[BankName, Partial<OrderRequest>, string, string]>([
  ["Sacombank", { amountVnd: null }, "amount", "required"],
  ["Vietcombank", { amountVnd: null }, "amount", "required"],
  ["VietinBank", { amountVnd: null }, "amount", "required"],
  ["BIDV", { amountVnd: 0.5 }, "amount", "invalid"],
  ["BIDV", { amountVnd: NaN }, "amount", "invalid"],
  ["BIDV", { amountVnd: 0 }, "amount", "out_of_range"],
  ["BIDV", { amountVnd: -1 }, "amount", "out_of_range"],
  ["BIDV", { amountVnd: 1_000_000_000_000 }, "amount", "out_of_range"],
  ["BIDV", { orderCode: "" }, "order_code", "invalid"],
  ["BIDV", { orderCode: "DH-0001" }, "order_code", "invalid"],
  ["BIDV", { orderCode: "ĐH00001" }, "order_code", "invalid"],
  ["BIDV", { orderCode: "DH001" }, "order_code", "out_of_range"],
  ["BIDV", { orderCode: "A".repeat(51) }, "order_code", "out_of_range"],
  ["Vietcombank", { orderCode: "A".repeat(16) }, "order_code", "out_of_range"],
  ["BIDV", { durationSeconds: 0 }, "duration", "out_of_range"],
  ["BIDV", { durationSeconds: 31_536_001 }, "duration", "out_of_range"],
  ["BIDV", { durationSeconds: 1.5 }, "duration", "invalid"],
  ["BIDV", { vaHolderName: "Công ty" }, "va_holder_name", "invalid"],
  ["BIDV", { vaHolderName: "A".repeat(71) }, "va_holder_name", "invalid"],
  ["BIDV", { vaPrefix: "SEP" }, "va_prefix", "unsupported"],
  ["BIDV", { tid: "20933557" }, "tid", "unsupported"],
  ["Sacombank", { vaPrefix: undefined }, "va_prefix", "required"],
  ["Sacombank", { vaPrefix: "SEP 1" }, "va_prefix", "invalid"],
  ["Sacombank", { vaHolderName: "DEMO" }, "va_holder_name", "unsupported"],
  ["Vietcombank", { tid: undefined }, "tid", "required"],
  ["Vietcombank", { tid: UUID }, "tid", "invalid_tid_format"],
  ["Vietcombank", { tid: "20 93" }, "tid", "invalid"],
  ["VietinBank", { vaPrefix: "SEP" }, "va_prefix", "unsupported"],
])("%s with %j: %s is %s", (bank, change, field, code) => {
  const violations = checkOrderRequest({ ...ACCEPTED[bank], ...change })
  expect(violations).toEqual([{ field, code, message: expect.stringMatching(/\w+.*\.$/) }])
})

it("a wrong order request is answered with everything that is wrong", () => {
  const fields = checkOrderRequest({
    bank: "Vietcombank",
    amountVnd: null,
    orderCode: "-",
    durationSeconds: -1,
    vaHolderName: "X",
    vaPrefix: "X",
  }).map(({ field }) => field)
  expect(fields).toEqual(["amount", "order_code", "duration", "va_holder_name", "va_prefix", "tid"])
})

it("BIDV allows any amount and no time limit", () => {
  expect(checkOrderRequest({ ...ACCEPTED.BIDV, amountVnd: null, durationSeconds: null })).toEqual([])
})

it.each([
  ["bidv", "BIDV"],
  [" STB ", "Sacombank"],
  ["970436", "Vietcombank"],
  ["icb", "VietinBank"],
  ["MBBank", undefined],
  ["", undefined],
  [null, undefined],
])("finds the bank %j: %s", (name, expected) => {
  expect(findBank(name)?.name).toBe(expected)
})
