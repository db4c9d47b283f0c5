import { z } from "zod"
import { answers, v1Field, v1Orders, v2Page, v2Total } from "../schemas"
import v1CreateOrder from "./fixtures/v1-create-order.json"
import v1ListBankAccounts from "./fixtures/v1-list-bank-accounts.json"
import v1ListOrders from "./fixtures/v1-list-orders.json"
import v1ListTransactions from "./fixtures/v1-list-transactions.json"
import v2CreateOrder from "./fixtures/v2-create-order.json"
import v2GetOrder from "./fixtures/v2-get-order.json"
import v2ListBankAccounts from "./fixtures/v2-list-bank-accounts.json"
import v2ListTransactions from "./fixtures/v2-list-transactions.json"

const INPUT = { amountVnd: 1_000_000, orderCode: "ORDER2026001", durationSeconds: null }
const created = answers.createdOrder(INPUT)

/** The same answer with other fields in `data`. */
function withData(answer: { data: object }, change: object) {
  return { ...answer, data: { ...answer.data, ...change } }
}

function problemOf(schema: z.ZodType, answer: unknown): string {
  const result = schema.safeParse(answer)
  const [issue] = result.error?.issues ?? []
  return issue ? `${issue.path.join(".")}: ${issue.message}` : "none"
}

describe("a created order", () => {
  it("v2", () => {
    expect(created.parse(v2CreateOrder)).toEqual({
      id: "b2c3d4e5-f6a7-8901-bcde-f12345678902",
      orderCode: "ORDER2026001",
      amountVnd: 1_000_000,
      status: "Pending",
      vaNumber: "963NQDORD1234567890AB",
      vaHolderName: "TRAN THI B",
      bankName: "BIDV",
      accountNumber: "1234567890",
      accountHolderName: "TRAN THI B",
      expiresAt: null,
      qrCodeUrl: expect.stringContaining("https://qr.sepay.vn/img?acc=963NQDORD1234567890AB"),
    })
  })

  it("v1: order_id, amounts as text, times in Vietnam", () => {
    expect(created.parse(v1CreateOrder)).toMatchObject({
      id: "b2c3d4e5-f6a7-8901-bcde-f12345678902",
      amountVnd: 1_000_000,
      expiresAt: new Date("2026-03-27T03:15:00Z"),
      vaHolderName: null,
      qrCodeUrl: null,
    })
  })

  it("takes what is left out from what was sent", () => {
    const answer = withData(v2CreateOrder, { amount: undefined, order_code: undefined })
    expect(created.parse(answer)).toMatchObject({ amountVnd: 1_000_000, orderCode: "ORDER2026001" })
  })

  it("takes any amount for any amount", () => {
    const anyAmount = answers.createdOrder({ ...INPUT, amountVnd: null })
    for (const amount of [null, 0, "0.00"]) {
      expect(anyAmount.parse(withData(v2CreateOrder, { amount }))).toMatchObject({ amountVnd: null })
    }
  })

  it.each([
    [{ amount: 999_999 }, "data.amount: expected the amount that was sent"],
    [{ amount: null }, "data.amount: expected the amount that was sent"],
    [{ amount: 1_000_000.5 }, "data.amount: expected the amount that was sent"],
    [{ order_code: "ORDER2026002" }, "data.order_code: expected the order code that was sent"],
    [{ id: "" }, "data.id: expected an identifier"],
    [{ id: "x".repeat(101) }, "data.id: expected an identifier"],
    [{ va_number: null }, "data.va_number: expected an identifier"],
    [{ status: "Expired" }, "data.status: expected one of Pending, Partially, Paid, Cancelled"],
    [{ expired_at: "tomorrow" }, "data.expired_at: expected a time or nothing"],
    [{ expired_at: 1_774_581_300 }, "data.expired_at: expected a time or nothing"],
  ])("refuses %j", (change, problem) => {
    expect(problemOf(created, withData(v2CreateOrder, change))).toBe(problem)
  })

  it.each([[null], [[]], ["text"], [{}], [{ data: null }], [{ data: [] }], [{ data: {} }]])("refuses %j", (answer) => {
    expect(problemOf(created, answer)).not.toBe("none")
  })
})

describe("orders", () => {
  it("v2 detail", () => {
    expect(answers.order.parse(v2GetOrder)).toEqual({
      id: "b1c2d3e4-f5a6-7890-abcd-ef1234567890",
      orderCode: "DH001",
      amountVnd: 500_000,
      paidAmountVnd: 0,
      status: "Pending",
      bankName: "BIDV",
      accountNumber: "0123456789",
      accountHolderName: "NGUYEN VAN A",
      createdAt: new Date("2026-03-10T03:00:00Z"),
      updatedAt: new Date("2026-03-10T03:00:00Z"),
      virtualAccounts: [
        {
          vaNumber: "9704070012345678",
          vaHolderName: "NGUYEN VAN A",
          amountVnd: 500_000,
          status: "Unpaid",
          paidAt: null,
          expiresAt: new Date("2026-03-11T03:00:00Z"),
        },
      ],
    })
  })

  it("v1 list", () => {
    expect(v1Orders.parse(v1ListOrders).items).toMatchObject([
      { id: "b1c2d3e4-f5a6-7890-abcd-ef1234567890", amountVnd: 500_000, paidAmountVnd: 500_000, status: "Paid" },
      { id: "b1c2d3e4-f5a6-7890-abcd-ef1234567891", amountVnd: null, paidAmountVnd: null, accountNumber: null },
    ])
  })

  it("an order without VAs, statuses in any letter case, no zero date", () => {
    const answer = withData(v2GetOrder, { va: undefined, status: "pAID", updated_at: "0000-00-00 00:00:00" })
    expect(answers.order.parse(answer)).toMatchObject({ virtualAccounts: [], status: "Paid", updatedAt: null })
  })

  it.each([
    [{ paid_amount: -1 }, "data.paid_amount: expected whole VND"],
    [{ paid_amount: "0.5" }, "data.paid_amount: expected whole VND"],
    [{ amount: "many" }, "data.amount: expected whole VND or nothing"],
    [{ va: [{ va_number: "1", status: "Gone" }] }, "data.va.0.status: expected one of Unpaid, Paid, Cancelled"],
  ])("refuses %j", (change, problem) => {
    expect(problemOf(answers.order, withData(v2GetOrder, change))).toBe(problem)
  })
})

describe("bank accounts", () => {
  const v2Accounts = v2Page(answers.bankAccounts, 1, 1)

  it("v1 and v2 say the same", () => {
    const v1 = v1Field("bankaccounts", z.array(answers.bankAccount)).parse(v1ListBankAccounts)
    const v2 = v2Accounts.parse(v2ListBankAccounts)
    expect(v2).toMatchObject({ page: 1, perPage: 1, total: 7, hasMore: true })
    expect({ ...v1[0], id: "" }).toEqual({ ...v2.items[0], id: "" })
    expect(v1[0]).toEqual({
      id: "25",
      accountHolderName: "CONG TY DEMO",
      accountNumber: "102871015203",
      balanceVnd: 2_525_493,
      label: null,
      isActive: true,
      bankShortName: "VietinBank",
      bankFullName: "Ngân hàng TMCP Công thương Việt Nam",
      bankBin: "970415",
      bankCode: "ICB",
      lastTransactionAt: new Date("2026-03-10T03:00:00Z"),
    })
  })

  it.each([
    [{ meta: undefined }, { total: null, hasMore: true }],
    [{ meta: undefined, data: [] }, { total: null, hasMore: false }],
    [{ meta: { pagination: { total: "7" } } }, { total: 7, hasMore: true }],
    [{ meta: { pagination: { has_more: false } } }, { total: null, hasMore: false }],
  ])("pages with %j", (change, expected) => {
    expect(v2Accounts.parse({ ...v2ListBankAccounts, ...change })).toMatchObject(expected)
  })

  it("counts only what SePay counted", () => {
    expect(v2Total.parse(v2ListBankAccounts)).toBe(7)
    expect(problemOf(v2Total, { data: [] })).toMatch(/^meta/)
    expect(v1Field("count_bankaccounts", answers.count).parse({ count_bankaccounts: "3" })).toBe(3)
    expect(problemOf(v1Field("count_bankaccounts", answers.count), {})).toBe("count_bankaccounts: expected a count")
  })
})

describe("a row that cannot be read", () => {
  const rows = (list: unknown[]) => v2Page(answers.transactions, 1, 100).parse({ data: list })
  const [good = {}] = v2ListTransactions.data

  it.each([
    [{ amount_in: "15.37" }, "amount_in: expected whole VND"],
    [{ amount_in: "-20000.00" }, "amount_in: expected whole VND"],
    [{ id: null }, "id: expected an identifier"],
  ])("does not keep the others back: %j", (change, problem) => {
    const bad = { ...good, ...change }
    const { items, unreadable } = rows([good, bad, good])
    expect(items).toHaveLength(2)
    const { id = null } = bad as { id?: string | null }
    expect(unreadable).toEqual([{ position: 1, id, problem, raw: JSON.stringify(bad) }])
  })

  it("is cut where it is too long to keep", () => {
    const { unreadable } = rows([good, { ...good, amount_in: -1, transaction_content: "x".repeat(10_000) }])
    expect(unreadable[0]?.raw).toHaveLength(4_000)
  })

  it("is the answer that is not understood when all of many are so", () => {
    const list = Array.from({ length: 11 }, () => ({ ...good, amount_in: "15,000" }))
    expect(problemOf(v2Page(answers.transactions, 1, 100), { data: list })).toMatch(/none of 11 rows can be read: amount_in/)
    expect(rows(list.slice(1)).unreadable).toHaveLength(10)
  })

  it("of an order with an unknown status is read, and its status says nothing", () => {
    const order = { id: "1", order_code: "ABC123", amount: 5_000, paid_amount: 0, status: "Refunding" }
    const { items, unreadable } = v2Page(answers.orders, 1, 100).parse({ data: [order, { ...order, amount: "many" }] })
    expect(items).toEqual([expect.objectContaining({ orderCode: "ABC123", status: null })])
    expect(unreadable).toEqual([expect.objectContaining({ position: 1, problem: expect.stringContaining("amount") })])
  })

  it("stops the list of bank accounts: one that is missing must not be taken for one that is gone", () => {
    expect(problemOf(v2Page(answers.bankAccounts, 1, 100), { data: [{ id: "1" }] })).toContain("account_number")
  })
})

describe("transactions", () => {
  it("v1: the direction is in the amounts", () => {
    const [incoming, outgoing] = v1Field("transactions", z.array(answers.transaction)).parse(v1ListTransactions)
    expect(incoming).toEqual({
      id: "49682",
      transactedAt: new Date("2023-05-05T12:59:48Z"),
      accountNumber: "0071000888888",
      vaNumber: "VCB0011ABC004",
      direction: "in",
      amountVnd: 18_067_000,
      balanceVnd: 1_200_541_768,
      content: "DUONG THUY ANH chuyen tien",
      referenceNumber: "677760.050523.080001",
      code: null,
      bankBrandName: "Vietcombank",
      bankAccountId: "19",
    })
    expect(outgoing).toMatchObject({ direction: "out", amountVnd: 50_000, vaNumber: null })
  })

  it("v2", () => {
    const { items } = v2Page(answers.transactions, 1, 1).parse(v2ListTransactions)
    expect(items).toMatchObject([{ direction: "in", amountVnd: 50_000, vaNumber: null, code: "DH1709" }])
  })

  const [transaction = {}] = v2ListTransactions.data

  it.each([
    [{ amount_in: null, amount_out: 5, transfer_type: "out" }, { direction: "out", amountVnd: 5 }],
    [{ amount_in: "0.00", amount_out: "" }, { direction: "in", amountVnd: 0 }],
    [{ timestamp: 1, transaction_date: "2026-10-31T04:24:40Z" }, { transactedAt: new Date("2026-10-31T04:24:40Z") }],
    [{ transaction_date: "yesterday" }, { transactedAt: null }],
  ])("accepts %j", (change, expected) => {
    expect(answers.transaction.parse({ ...transaction, ...change })).toMatchObject(expected)
  })

  it.each([
    [{ amount_in: 0.5 }, "amount_in: expected whole VND"],
    [{ amount_in: -1 }, "amount_in: expected whole VND"],
    [{ amount_in: 5, amount_out: 5 }, ": amount_in and amount_out do not fit the direction"],
    [{ transfer_type: "out" }, ": amount_in and amount_out do not fit the direction"],
    [{ transfer_type: "loan" }, "transfer_type: expected one of in, out"],
    [{ id: null }, "id: expected an identifier"],
  ])("refuses %j", (change, problem) => {
    expect(problemOf(answers.transaction, { ...transaction, ...change })).toBe(problem)
  })
})
