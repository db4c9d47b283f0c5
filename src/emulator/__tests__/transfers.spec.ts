import type { BankName } from "../../sepay/banks"
import { BankRefusal } from "../index"
import type { TransferInput } from "../index"
import { call, openOrder, orderState, start, stopEverythingAfterEach } from "./support"
import type { OpenedOrder } from "./support"

stopEverythingAfterEach()

describe("transfers to a VA", () => {
  it.each<BankName>(["BIDV", "Sacombank", "Vietcombank", "VietinBank"])("pay the order on %s", async (bank) => {
    const emulator = await start()
    const order = await openOrder(emulator, bank)
    const { status, json } = await call(emulator, "POST /_emulator/transfers", {
      body: { vaNumber: order.vaNumber, amountVnd: 500_000 },
    })
    expect(status).toBe(200)
    expect(json["data"]).toMatchObject({
      deliveries: [],
      transaction: {
        id: expect.any(Number),
        bank,
        vaNumber: order.vaNumber,
        code: order.orderCode,
        amountVnd: 500_000,
        isMatched: true,
      },
    })
    expect(await orderState(emulator, order)).toEqual({ status: "Paid", paid: 500_000, vas: ["Paid"] })
    expect((await call(emulator, `GET ${order.path}`)).json["data"]?.["va"]?.[0]?.["paid_at"]).toEqual(
      expect.any(String)
    )
  })

  it.each<[BankName, number]>([
    ["Sacombank", 499_999],
    ["Sacombank", 500_001],
    ["Vietcombank", 499_999],
    ["Vietcombank", 500_001],
    ["BIDV", 500_001],
  ])("are refused on %s when the amount is %d", async (bank, amountVnd) => {
    const emulator = await start()
    const order = await openOrder(emulator, bank)
    const { status, json } = await call(emulator, "POST /_emulator/transfers", {
      body: { vaNumber: order.vaNumber, amountVnd },
    })
    expect(status).toBe(422)
    expect(json).toEqual({
      status: "error",
      error_code: "bank_refused",
      reason: "wrong_amount",
      message: expect.any(String),
    })
    expect(emulator.snapshot().transactions).toEqual([])
    expect(await orderState(emulator, order)).toEqual({ status: "Pending", paid: 0, vas: ["Unpaid"] })
  })

  it.each<BankName>(["BIDV", "VietinBank"])("add up to the amount on %s", async (bank) => {
    const emulator = await start()
    const order = await openOrder(emulator, bank)
    await emulator.transfer({ vaNumber: order.vaNumber, amountVnd: 200_000 })
    expect(await orderState(emulator, order)).toEqual({ status: "Partially", paid: 200_000, vas: ["Unpaid"] })
    await emulator.transfer({ vaNumber: order.vaNumber, amountVnd: 300_000 })
    expect(await orderState(emulator, order)).toEqual({ status: "Paid", paid: 500_000, vas: ["Paid"] })
  })

  it("reach the account unmatched when they are too much on VietinBank", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "VietinBank")
    const { transaction } = await emulator.transfer({ vaNumber: order.vaNumber, amountVnd: 500_001 })
    expect(transaction).toMatchObject({ isMatched: false, accumulatedVnd: 500_001 })
    expect(await orderState(emulator, order)).toEqual({ status: "Pending", paid: 0, vas: ["Unpaid"] })
  })

  it("take any amount when BIDV's order has none", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV", { amount: null })
    await emulator.transfer({ vaNumber: order.vaNumber, amountVnd: 123 })
    expect(await orderState(emulator, order)).toEqual({ status: "Paid", paid: 123, vas: ["Paid"] })
  })

  it.each<BankName>(["Sacombank", "Vietcombank"])("close the order for its other VAs on %s", async (bank) => {
    const emulator = await start()
    const order = await openOrder(emulator, bank)
    const added = await call(emulator, `POST ${order.path}/va`, { body: {} })
    await emulator.transfer({ vaNumber: String(added.json["data"]?.["va_number"]), amountVnd: 500_000 })
    expect(await orderState(emulator, order)).toEqual({ status: "Paid", paid: 500_000, vas: ["Unpaid", "Paid"] })
    const late = emulator.transfer({ vaNumber: order.vaNumber, amountVnd: 500_000 })
    await expect(late).rejects.toMatchObject({ reason: "paid" })
  })

  it("are refused after expiry, which changes no status", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV", { duration: 60 })
    await call(emulator, "POST /_emulator/time", { body: { advanceSeconds: 61 } })
    expect(await orderState(emulator, order)).toEqual({ status: "Pending", paid: 0, vas: ["Unpaid"] })
    const late = emulator.transfer({ vaNumber: order.vaNumber, amountVnd: 500_000 })
    await expect(late).rejects.toMatchObject({ reason: "expired" })
    expect(emulator.snapshot().deliveries).toEqual([])
  })

  it.each<[string, (order: OpenedOrder) => string]>([
    ["VA", ({ path, vaNumber }) => `${path}/va/${vaNumber}`],
    ["order", ({ path }) => path],
  ])("are refused when the %s was cancelled", async (_what, pathOf) => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    await call(emulator, `DELETE ${pathOf(order)}`)
    const late = emulator.transfer({ vaNumber: order.vaNumber, amountVnd: 500_000 })
    await expect(late).rejects.toThrow(BankRefusal)
    await expect(late).rejects.toMatchObject({ reason: "cancelled" })
  })

  it("are refused the second time", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    await emulator.transfer({ vaNumber: order.vaNumber, amountVnd: 500_000 })
    const again = emulator.transfer({ vaNumber: order.vaNumber, amountVnd: 500_000 })
    await expect(again).rejects.toMatchObject({ reason: "paid", status: 422, errorCode: "bank_refused" })
  })

  it("arrive by force and leave the order alone", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "Sacombank")
    await call(emulator, `DELETE ${order.path}`)
    const { transaction } = await emulator.transfer({ vaNumber: order.vaNumber, amountVnd: 1, force: true })
    expect(transaction).toMatchObject({ isMatched: false, vaNumber: order.vaNumber, code: order.orderCode })
    expect(await orderState(emulator, order)).toMatchObject({ status: "Cancelled", paid: 0 })
  })

  it("arrive by force at an account under an unknown VA", async () => {
    const emulator = await start()
    const { transaction } = await emulator.transfer({
      vaNumber: "UNKNOWN",
      accountNumber: "8886158061",
      amountVnd: 1000,
      force: true,
    })
    expect(transaction).toMatchObject({ vaNumber: "UNKNOWN", code: null, isMatched: false })
  })

  it("can lose the end of the code, while the memo keeps it", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    const { transaction } = await emulator.transfer({
      vaNumber: order.vaNumber,
      amountVnd: 500_000,
      truncateCodeTo: 6,
    })
    expect(transaction.code).toBe(order.orderCode.slice(0, 6))
    expect(transaction.content).toBe(order.orderCode)
  })
})

describe("transfers to an account", () => {
  it("are a memo transfer or unrelated income", async () => {
    const emulator = await start()
    const { transaction } = await emulator.transfer({
      accountNumber: "102871015203",
      amountVnd: 9000,
      content: "SEVQR DH123456",
      code: "DH123456",
      payerName: "NGUYEN VAN A",
    })
    expect(transaction).toMatchObject({
      bank: "VietinBank",
      vaNumber: null,
      code: "DH123456",
      content: "SEVQR DH123456",
      payerName: "NGUYEN VAN A",
      accumulatedVnd: 9000,
    })
  })

  it("give transactions increasing ids, across a reset too", async () => {
    const emulator = await start()
    const transfer = () => emulator.transfer({ accountNumber: "8886158061", amountVnd: 1000 })
    const first = await transfer()
    emulator.reset()
    const second = await transfer()
    expect(second.transaction.id).toBe(first.transaction.id + 1)
    expect(second.transaction.accumulatedVnd).toBe(1000)
  })

  it("are refused when the account is unknown", async () => {
    const emulator = await start()
    const transfer = emulator.transfer({ accountNumber: "1", amountVnd: 1000 })
    await expect(transfer).rejects.toMatchObject({ reason: "unknown_account" })
  })

  it("are refused when the VA is unknown or another account's", async () => {
    const emulator = await start()
    const order = await openOrder(emulator, "BIDV")
    await expect(emulator.transfer({ vaNumber: "1", amountVnd: 1000 })).rejects.toThrow(BankRefusal)
    const wrongAccount: TransferInput = { vaNumber: order.vaNumber, accountNumber: "102871015203", amountVnd: 1000 }
    await expect(emulator.transfer(wrongAccount)).rejects.toThrow(BankRefusal)
  })

  it.each<[string, Record<string, unknown>]>([
    ["no destination", { amountVnd: 1000 }],
    ["no amount", { accountNumber: "8886158061" }],
    ["an amount of 0", { accountNumber: "8886158061", amountVnd: 0 }],
    ["a misspelt field", { accountNumber: "8886158061", amountVnd: 1000, ammount: 1 }],
    ["money out of a VA", { vaNumber: "1", amountVnd: 1000, direction: "out" }],
    ["too many duplicates", { accountNumber: "8886158061", amountVnd: 1000, webhook: { times: 1001 } }],
    ["a signature without a secret", { accountNumber: "8886158061", amountVnd: 1000, webhook: { sign: "hmac" } }],
  ])("are refused with %s", async (_what, body) => {
    const emulator = await start()
    const { status, json } = await call(emulator, "POST /_emulator/transfers", { body })
    expect([status, json["error_code"]]).toEqual([422, "validation_error"])
    expect(emulator.snapshot().transactions).toEqual([])
  })
})
