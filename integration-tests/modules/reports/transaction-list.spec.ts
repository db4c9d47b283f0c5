import fc from "fast-check"
import type { TransactionFilters, TransactionStatus } from "../../../src/modules/sepay/reports/transaction-filters"
import type { ListedTransaction, TransactionOrder } from "../../../src/modules/sepay/reports/transaction-list"
import { parsedWebhook } from "../../support/sepay"
import { describeLedger } from "../../support/ledger"

const NEWEST_FIRST: TransactionOrder = { by: "occurred_at", direction: "desc" }
const ALL = { limit: 1_000, offset: 0 }
const ACCOUNTS = ["8886158061", "0071000888888"]
const CONTENTS = ["tien hang", "luong thang 3", "NGUYEN VAN A chuyen tien", "Chị Lan – áo dài", "=cmd|' /C calc'!A0"]
const FIRST_DAY = Date.UTC(2026, 2, 1)
const DAY_MILLISECONDS = 86_400_000
const WHO = { actorId: "user_1", reason: "Looked at." }

describeLedger((bench) => {
  async function search(filters: TransactionFilters, order = NEWEST_FIRST): Promise<ListedTransaction[]> {
    return (await bench().service.reports.searchTransactions(filters, order, ALL)).transactions
  }

  /** Money of a year's kinds: in and out, found by webhooks and decided about. */
  async function recordMany(count: number): Promise<void> {
    for (let number = 0; number < count; number += 1) {
      const { transactionId } = await bench().service.money.recordWebhook(
        parsedWebhook({
          webhookId: 1_000 + number,
          direction: number % 7 === 0 ? "out" : "in",
          amountVnd: 10_000 + (number % 5) * 10_000,
          accountNumber: ACCOUNTS[number % 2] ?? null,
          referenceNumber: number % 11 === 0 ? null : `FT26085.${String(number).padStart(4, "0")}/VCB`,
          content: CONTENTS[number % CONTENTS.length] ?? null,
          transactedAt: number % 13 === 0 ? null : new Date(FIRST_DAY + (number % 20) * DAY_MILLISECONDS),
        })
      )
      if (number % 7 !== 0 && number % 3 === 0) {
        await bench().service.money.ignoreTransaction({ transactionId, ...WHO })
      } else if (number % 7 !== 0 && number % 5 === 0) {
        await bench().service.money.returnTransaction({ transactionId, amountVnd: 5_000, ...WHO })
      }
    }
  }

  /** What the filters mean, said once more in another language. */
  function isLetThrough(transaction: ListedTransaction, filters: TransactionFilters): boolean {
    const { statuses, accountNumbers, direction, source, occurredFrom, occurredBefore, text } = filters
    const isOf = (status: TransactionStatus) =>
      status === "attention" ? transaction.needsAttention : transaction.allocatedVnd[status] > 0
    const words = [transaction.content, transaction.referenceNumber].join(" ").toLowerCase()
    return (
      (statuses === undefined || statuses.some(isOf)) &&
      (accountNumbers === undefined || accountNumbers.includes(transaction.accountNumber ?? "")) &&
      (direction === undefined || transaction.direction === direction) &&
      (source === undefined || transaction.source === source) &&
      (occurredFrom === undefined || transaction.occurredAt >= occurredFrom) &&
      (occurredBefore === undefined || transaction.occurredAt < occurredBefore) &&
      transaction.amountVnd >= (filters.minimumAmountVnd ?? 0) &&
      transaction.amountVnd <= (filters.maximumAmountVnd ?? Infinity) &&
      (text === undefined || words.includes(text.toLowerCase()))
    )
  }

  it("the transaction list applies its filters in every combination, in the order that is asked for", async () => {
    await recordMany(80)
    const everything = await search({})
    expect(everything).toHaveLength(80)
    const day = fc.integer({ min: -1, max: 22 }).map((days) => new Date(FIRST_DAY + days * DAY_MILLISECONDS))
    const statuses = fc.subarray<TransactionStatus>(["attention", "applied", "unmatched", "returned", "ignored", "late"], { minLength: 1 })
    const amount = fc.constantFrom(5_000, 10_000, 30_000, 60_000)
    const filters = fc.record(
      {
        statuses,
        accountNumbers: fc.subarray(ACCOUNTS, { minLength: 1 }),
        direction: fc.constantFrom("in" as const, "out" as const),
        source: fc.constantFrom("webhook" as const, "reconciliation" as const),
        occurredFrom: day,
        occurredBefore: day,
        minimumAmountVnd: amount,
        maximumAmountVnd: amount,
        text: fc.constantFrom("tien", "luong", "NGUYEN", "Lan", "FT26085", "áo", "nothing"),
      },
      { requiredKeys: [] }
    )
    const orders = fc.record<TransactionOrder>({
      by: fc.constantFrom("occurred_at", "amount_vnd"),
      direction: fc.constantFrom("asc", "desc"),
    })
    await fc.assert(
      fc.asyncProperty(filters, orders, async (filter, order) => {
        const { transactions, count, isCountExact } = await bench().service.reports.searchTransactions(filter, order, ALL)
        const expected = everything.filter((transaction) => isLetThrough(transaction, filter))
        expect(new Set(transactions.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)))
        expect({ count, isCountExact }).toEqual({ count: expected.length, isCountExact: true })
        const keys = transactions.map(({ occurredAt, amountVnd }) => (order.by === "amount_vnd" ? amountVnd : occurredAt.getTime()))
        const sorted = [...keys].sort((one, other) => (order.direction === "asc" ? one - other : other - one))
        expect(keys).toEqual(sorted)
      })
    )
  })

  it("the transaction search finds beginnings of references, whatever separates their parts, and nothing for an empty query", async () => {
    await recordMany(12)
    const ids = async (text: string) => (await search({ text })).map(({ referenceNumber }) => referenceNumber)
    expect(await ids("FT26085.0007/VCB")).toEqual(["FT26085.0007/VCB"])
    expect(await ids("ft26085 0007")).toEqual(["FT26085.0007/VCB"])
    expect(await ids("FT26")).toHaveLength(10)
    expect(await ids("FT2")).toEqual([])
    expect(await ids("!!")).toEqual([])
    expect(await ids(" ")).toHaveLength(12)
  })

  it("the transaction search finds a word of nearly every transaction, the newest first, page by page", async () => {
    await recordMany(60)
    await bench().sql("sepay_transaction").update({ content: "chuyen tien" })
    const pages = await Promise.all(
      [0, 20, 40].map((offset) => bench().service.reports.searchTransactions({ text: "chuyen" }, NEWEST_FIRST, { limit: 20, offset }))
    )
    const listed = pages.flatMap(({ transactions }) => transactions)
    expect(listed.map(({ id }) => id)).toEqual((await search({})).map(({ id }) => id))
  })

  it("the transaction list counts two hundred rows ahead, and says that there are more", async () => {
    const { transactionId } = await bench().service.money.recordWebhook(parsedWebhook({ content: "mot" }))
    await bench().sql.raw(
      `WITH copied AS (
         INSERT INTO sepay_transaction (id, environment, source, direction, amount_vnd, raw_amount_vnd, payload, content)
         SELECT 'septxn_copy' || n, environment, source, direction, amount_vnd, raw_amount_vnd, payload, 'hai'
           FROM sepay_transaction, generate_series(1, 1000) AS n WHERE id = ? RETURNING id, amount_vnd, raw_amount_vnd)
       INSERT INTO sepay_allocation (id, transaction_id, kind, amount_vnd, raw_amount_vnd, reason)
       SELECT 'sepall_' || id, id, 'unmatched', amount_vnd, raw_amount_vnd, 'A copy.' FROM copied`,
      [transactionId]
    )
    const count = async (text?: string, offset = 0) => {
      const listed = await bench().service.reports.searchTransactions({ text }, NEWEST_FIRST, { limit: 1, offset })
      return [listed.count, listed.isCountExact]
    }
    expect(await count()).toEqual([200, false])
    expect(await count(undefined, 180)).toEqual([380, false])
    expect(await count(undefined, 900)).toEqual([1_001, true])
    expect(await count("hai", 800)).toEqual([1_000, true])
    expect(await count("mot")).toEqual([1, true])
  })
})
