import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { bigNumberColumns } from "../../../src/modules/sepay/sql"
import { describeLedger, type LedgerBench, type Payment } from "../../support/ledger"
import { eventually } from "../../support/shopper"

jest.setTimeout(120_000)

const MIGRATION = "Migration20261126090000"
/** Replaces one of its triggers. */
const LATER_MIGRATION = "Migration20261127193000"
const BIDV = "8886158061"
const WHO = { actorId: "user_1", reason: "The customer sent a screenshot." }
const TABLES = ["sepay_transaction", "sepay_allocation", "sepay_receivable", "sepay_va_order", "sepay_return_owed"]

/** A ledger in which every kind of row is there. */
interface Ledger {
  /** Over 100,000 VND, of which 60,000 were paid. */
  payment: Payment
  /** Over 50,000 VND, of which nothing was paid. */
  other: Payment
  /** 60,000 VND that were applied to `payment`. */
  paidId: string
  /** 40,000 VND that fit no payment. */
  strayId: string
  /** 5,000 VND that left the account. */
  outgoingId: string
  returnOwedId: string
}

async function fillLedger(bench: LedgerBench): Promise<Ledger> {
  const payment = await bench.openPayment(100_000)
  const other = await bench.openPayment(50_000)
  const paid = await bench.deliver(await bench.pay({ vaNumber: payment.vaOrder.vaNumber, amountVnd: 60_000, force: true }))
  const stray = await bench.deliver(await bench.pay({ accountNumber: BIDV, amountVnd: 40_000, content: "chuyen tien" }))
  const outgoing = await bench.deliver(await bench.pay({ accountNumber: BIDV, direction: "out", amountVnd: 5_000 }))
  await bench.service.returns.recordReturnOwed({
    refundId: "ref_1",
    receivableId: payment.receivable.id,
    paymentSessionId: payment.receivable.paymentSessionId,
    exactAmount: 9_999.6,
  })
  const [returnOwed] = await bench.service.listSepayReturnOweds({})
  return {
    payment,
    other,
    paidId: paid.transactionId,
    strayId: stray.transactionId,
    outgoingId: outgoing.transactionId,
    returnOwedId: returnOwed?.id ?? "",
  }
}

interface AllocationInput {
  id: string
  transactionId: string
  kind: string
  amountVnd: number
  receivableId?: string
  vaOrderId?: string
}

/** Writes an allocation as somebody at a database's console would. */
async function allocate(sql: Knex, { id, transactionId, kind, amountVnd, receivableId, vaOrderId }: AllocationInput): Promise<void> {
  await sql("sepay_allocation").insert({
    id,
    transaction_id: transactionId,
    receivable_id: receivableId ?? null,
    va_order_id: vaOrderId ?? null,
    kind,
    ...bigNumberColumns("amount_vnd", amountVnd),
    reason: "By hand.",
  })
}

async function migrateUp(bench: LedgerBench): Promise<void> {
  await bench.migrate("up", MIGRATION)
  await bench.migrate("up", LATER_MIGRATION)
}

/** Takes the stray money away from "unmatched", for something else. */
async function takeStray(sql: Knex, { strayId }: Ledger): Promise<void> {
  await allocate(sql, { id: "sepall_taken", transactionId: strayId, kind: "unmatched", amountVnd: -40_000 })
}

/** Every row of the ledger. */
async function readLedger(sql: Knex): Promise<unknown> {
  return Promise.all(TABLES.map((table) => sql(table).orderBy("id").select("*")))
}

type Break = (sql: Knex, sepay: Ledger) => Promise<unknown>

/** What is written without an error, and refused when it is committed. */
const REFUSED_AT_COMMIT: Array<[title: string, change: Break, refusal: (sepay: Ledger) => RegExp]> = [
  [
    "a transaction without allocations",
    (sql) => insertTransaction(sql, "septxn_bare", 1_000),
    () => /sepay_transaction_sum: Transaction septxn_bare is over 1000 VND, but its allocations add up to 0 VND/,
  ],
  [
    "an allocation of more than the transaction's amount",
    (sql, { strayId }) => allocate(sql, { id: "sepall_more", transactionId: strayId, kind: "unmatched", amountVnd: 1 }),
    ({ strayId }) => new RegExp(`sepay_transaction_sum: Transaction ${strayId} is over 40000 VND, .* 40001 VND`),
  ],
  [
    "an allocation that takes money away and does not say where it is",
    takeStray,
    ({ strayId }) => new RegExp(`sepay_transaction_sum: Transaction ${strayId} is over 40000 VND, .* 0 VND`),
  ],
  [
    "an allocation that takes more of a part than there is",
    async (sql, { strayId }) => {
      await allocate(sql, { id: "sepall_from", transactionId: strayId, kind: "surplus", amountVnd: -1 })
      await allocate(sql, { id: "sepall_to", transactionId: strayId, kind: "unmatched", amountVnd: 1 })
    },
    ({ strayId }) => new RegExp(`sepay_transaction_parts: The "surplus" money of transaction ${strayId} .* -1 VND`),
  ],
  [
    "outgoing money that pays something",
    async (sql, { outgoingId, other }) => {
      const receivableId = other.receivable.id
      await allocate(sql, { id: "sepall_from", transactionId: outgoingId, kind: "ignored", amountVnd: -5_000 })
      await allocate(sql, { id: "sepall_to", transactionId: outgoingId, kind: "applied", amountVnd: 5_000, receivableId })
      await setReceived(sql, receivableId, 5_000)
    },
    ({ outgoingId }) =>
      new RegExp(`sepay_transaction_outgoing: Allocation sepall_to says "applied" of transaction ${outgoingId}`),
  ],
  [
    "received money without the allocation of it",
    (sql, { payment }) => setReceived(sql, payment.receivable.id, 100_000),
    ({ payment }) =>
      new RegExp(`sepay_receivable_sum: Receivable ${payment.receivable.id} says that 100000 VND were received, .* 60000 VND`),
  ],
  [
    "received money that is forgotten",
    (sql, { payment }) => setReceived(sql, payment.receivable.id, 0),
    ({ payment }) => new RegExp(`sepay_receivable_sum: Receivable ${payment.receivable.id} says that 0 VND`),
  ],
  [
    "a new receivable that received something",
    (sql, { other }) =>
      sql.raw(
        `INSERT INTO sepay_receivable SELECT (jsonb_populate_record(r, jsonb_build_object('id', 'seprec_new',
           'payment_collection_id', 'pay_col_new', 'received_vnd', 7, 'raw_received_vnd', jsonb_build_object('value', '7')))).*
           FROM sepay_receivable r WHERE id = ?`,
        [other.receivable.id]
      ),
    () => /sepay_receivable_sum: Receivable seprec_new says that 7 VND were received/,
  ],
  [
    "an allocation to a receivable that does not count it",
    async (sql, sepay) => {
      const receivableId = sepay.other.receivable.id
      await takeStray(sql, sepay)
      await allocate(sql, { id: "sepall_to", transactionId: sepay.strayId, kind: "applied", amountVnd: 40_000, receivableId })
    },
    ({ other }) =>
      new RegExp(`sepay_receivable_sum: Receivable ${other.receivable.id} says that 0 VND were received, .* 40000 VND`),
  ],
  [
    "an allocation through a VA order that does not count it",
    async (sql, sepay) => {
      const { receivable, vaOrder } = sepay.other
      await takeStray(sql, sepay)
      const to = { id: "sepall_to", transactionId: sepay.strayId, kind: "applied", amountVnd: 40_000 }
      await allocate(sql, { ...to, receivableId: receivable.id, vaOrderId: vaOrder.id })
      await setReceived(sql, receivable.id, 40_000)
    },
    ({ other }) => new RegExp(`sepay_va_order_sum: VA order ${other.vaOrder.id} says that 0 VND were paid, .* 40000 VND`),
  ],
  [
    "a VA order that was paid without the allocation of it",
    (sql, { payment }) => setPaid(sql, payment.vaOrder.id, 60_001),
    ({ payment }) => new RegExp(`sepay_va_order_sum: VA order ${payment.vaOrder.id} says that 60001 VND were paid, .* 60000 VND`),
  ],
  [
    "an allocation through the VA order of another receivable",
    async (sql, sepay) => {
      const receivableId = sepay.payment.receivable.id
      const vaOrderId = sepay.other.vaOrder.id
      await takeStray(sql, sepay)
      const to = { id: "sepall_to", transactionId: sepay.strayId, kind: "applied", amountVnd: 40_000 }
      await allocate(sql, { ...to, receivableId, vaOrderId })
      await setReceived(sql, receivableId, 100_000)
      await setPaid(sql, vaOrderId, 40_000)
    },
    ({ payment, other }) =>
      new RegExp(`sepay_va_order_receivable: Allocation sepall_to pays receivable ${payment.receivable.id} through .* ${other.receivable.id}`),
  ],
  [
    "a capture that is due before the money is there",
    (sql, { payment }) => sql("sepay_receivable").where({ id: payment.receivable.id }).update({ settlement_status: "due" }),
    ({ payment }) => new RegExp(`sepay_receivable_due: Receivable ${payment.receivable.id} .* 60000 of 100000 VND`),
  ],
]

/** What is refused in the statement that writes it. */
const REFUSED_AT_ONCE: Array<[title: string, change: Break, refusal: RegExp]> = [
  ...Object.entries({
    amount_vnd: 1,
    kind: "ignored",
    needs_attention: true,
    reason: "Another one.",
    actor_id: "user_2",
    transaction_id: "septxn_none",
    receivable_id: null,
    va_order_id: null,
    id: "sepall_other",
  }).map(([column, value]): [string, Break, RegExp] => [
    `a change of an allocation's ${column}`,
    (sql, { paidId }) => sql("sepay_allocation").where({ transaction_id: paidId }).update({ [column]: value }),
    /sepay_allocation_append_only: UPDATE of sepay_allocation sepall_\w+ is refused/,
  ]),
  ["the deletion of an allocation", (sql) => sql("sepay_allocation").delete(), /sepay_allocation_kept: DELETE of sepay_allocation sepall_/],
  [
    "the soft deletion of an allocation",
    (sql) => sql("sepay_allocation").update({ deleted_at: sql.fn.now() }),
    /"sepay_allocation_not_deleted"/,
  ],
  [
    "an applied allocation of no receivable",
    (sql, { strayId }) => allocate(sql, { id: "sepall_to", transactionId: strayId, kind: "applied", amountVnd: 1 }),
    /"sepay_allocation_applied_to_receivable"/,
  ],
  [
    "a change of a transaction's amount",
    (sql, { paidId }) => sql("sepay_transaction").where({ id: paidId }).update(bigNumberColumns("amount_vnd", 70_000)),
    /sepay_transaction_fixed: UPDATE of sepay_transaction septxn_\w+ is refused/,
  ],
  [
    "a change of a transaction's direction",
    (sql, { paidId }) => sql("sepay_transaction").where({ id: paidId }).update({ direction: "out" }),
    /sepay_transaction_fixed/,
  ],
  ["the deletion of a transaction", (sql) => sql("sepay_transaction").delete(), /sepay_transaction_kept: DELETE of sepay_transaction/],
  [
    "the deletion of a VA order that was paid",
    async (sql, { payment }) => {
      await sql("sepay_virtual_account").where({ va_order_id: payment.vaOrder.id }).delete()
      await sql("sepay_va_order").where({ id: payment.vaOrder.id }).delete()
    },
    /sepay_allocation_append_only/,
  ],
  [
    "a VA order that moves to another receivable",
    (sql, { payment, other }) =>
      sql("sepay_va_order").where({ id: payment.vaOrder.id }).update({ receivable_id: other.receivable.id, status: "closed" }),
    /sepay_va_order_fixed/,
  ],
  [
    "a change of what is owed back",
    (sql) => sql("sepay_return_owed").update({ ...bigNumberColumns("amount_vnd", 1), ...bigNumberColumns("exact_amount", 1) }),
    /sepay_return_owed_fixed/,
  ],
  ["the deletion of what is owed back", (sql) => sql("sepay_return_owed").delete(), /sepay_return_owed_kept/],
  [
    "a return that nobody confirmed",
    (sql) => sql("sepay_return_owed").update({ status: "returned" }),
    /"sepay_return_owed_confirmed"/,
  ],
  ...TABLES.slice(2).map((table): [string, Break, RegExp] => [
    `the soft deletion of a row of ${table}`,
    (sql) => sql(table).update({ deleted_at: sql.fn.now() }),
    new RegExp(`"${table}_not_deleted"`),
  ]),
]

/** Amounts that cannot be, by column; the raw column always agrees. */
const IMPOSSIBLE_AMOUNTS: Array<[table: string, column: string, amounts: Array<number | "NaN" | "Infinity">]> = [
  ["sepay_receivable", "amount_vnd", [-1, 0.5, "NaN"]],
  ["sepay_receivable", "exact_amount", [-0.6, "Infinity"]],
  ["sepay_receivable", "received_vnd", [-1]],
  ["sepay_receivable", "received_announced_vnd", [-1]],
  ["sepay_va_order", "amount_vnd", [0, -1, 0.5]],
  ["sepay_va_order", "paid_amount_vnd", [-1]],
  ["sepay_virtual_account", "amount_vnd", [0, -1]],
]

/** Medusa reads `raw_…` and shows it, the ledger reads the number. */
const BIG_NUMBERS: Array<[table: string, column: string]> = [
  ...IMPOSSIBLE_AMOUNTS.map(([table, column]): [string, string] => [table, column]),
  ["sepay_transaction", "amount_vnd"],
  ["sepay_allocation", "amount_vnd"],
  ["sepay_return_owed", "amount_vnd"],
  ["sepay_return_owed", "exact_amount"],
  ["sepay_bank_account", "balance_vnd"],
]

describeLedger((bench) => {
  describe("the database rejects", () => {
    it("sums that do not add up, when they are committed", async () => {
      const sepay = await fillLedger(bench())
      const before = await readLedger(bench().sql)
      for (const [title, change, refusal] of REFUSED_AT_COMMIT) {
        const transaction = await bench().sql.transaction()
        await change(transaction, sepay)
        const outcome = await commit(transaction).then(() => "It was committed.", String)
        expect({ title, outcome }).toEqual({ title, outcome: expect.stringMatching(refusal(sepay)) })
        expect({ title, sepay: await readLedger(bench().sql) }).toEqual({ title, sepay: before })
      }
    })

    it("changes of recorded money", async () => {
      const sepay = await fillLedger(bench())
      const before = await readLedger(bench().sql)
      for (const [title, change, refusal] of REFUSED_AT_ONCE) {
        const written = bench().sql.transaction((transaction) => change(transaction, sepay).then(() => transaction.rollback()))
        const outcome = await written.then(() => "It was written.", String)
        expect({ title, outcome }).toEqual({ title, outcome: expect.stringMatching(refusal) })
        expect({ title, sepay: await readLedger(bench().sql) }).toEqual({ title, sepay: before })
      }
    })

    it("amounts that are out of range", async () => {
      const { strayId } = await fillLedger(bench())
      for (const [table, column, amounts] of IMPOSSIBLE_AMOUNTS) {
        for (const amount of amounts) {
          const values = { [column]: amount, [`raw_${column}`]: JSON.stringify({ value: String(amount), precision: 20 }) }
          await expect(bench().sql(table).update(values)).rejects.toThrow(`"${table}_${column}_range"`)
        }
      }
      await expect(insertTransaction(bench().sql, "septxn_negative", -1)).rejects.toThrow('"sepay_transaction_amount_vnd_range"')
      const half = allocate(bench().sql, { id: "sepall_half", transactionId: strayId, kind: "unmatched", amountVnd: 0.5 })
      await expect(half).rejects.toThrow('"sepay_allocation_amount_vnd_range"')
      const nothing = bench().sql.raw(
        `INSERT INTO sepay_return_owed SELECT (jsonb_populate_record(r, '{"id": "sepret_2", "refund_id": "ref_2", "amount_vnd": 0,
           "raw_amount_vnd": {"value": "0"}}')).* FROM sepay_return_owed r`
      )
      await expect(nothing).rejects.toThrow('"sepay_return_owed_amount_vnd_range"')
    })

    it("an amount whose two columns disagree", async () => {
      await fillLedger(bench())
      for (const [table, column] of BIG_NUMBERS) {
        for (const raw of [{ value: "12345", precision: 20 }, { value: "a lot" }, {}]) {
          const update = bench().sql(table).update({ [`raw_${column}`]: JSON.stringify(raw) })
          await expect(update).rejects.toThrow(
            raw.value === "a lot" ? "invalid input syntax for type numeric" : `"${table}_${column}_raw"`
          )
        }
      }
    })

    it("soft deletions", async () => {
      const { strayId } = await fillLedger(bench())
      const softDelete = bench().sql("sepay_transaction").where({ id: strayId }).update({ deleted_at: new Date() })
      await expect(softDelete).rejects.toThrow(/sepay_transaction_not_deleted/)
      expect(await bench().sumOf("unmatched")).toBe(40_000)
    })
  })

  describe("two database transactions at once", () => {
    /** Both write, and neither sees the other's rows before both are committed. */
    async function commitTogether(
      sepay: Ledger,
      changes: Break[],
      isolationLevel: "read committed" | "repeatable read" = "read committed"
    ): Promise<PromiseSettledResult<unknown>[]> {
      const transactions = await Promise.all(changes.map(() => bench().sql.transaction({ isolationLevel })))
      for (const [index, transaction] of transactions.entries()) {
        await changes[index]?.(transaction, sepay)
      }
      return Promise.allSettled(transactions.map(commit))
    }

    /** The stray money becomes something else, twice over. */
    const takeAs = (kind: string): Break => async (sql, { strayId }) => {
      await allocate(sql, { id: `sepall_from_${kind}`, transactionId: strayId, kind: "unmatched", amountVnd: -40_000 })
      await allocate(sql, { id: `sepall_to_${kind}`, transactionId: strayId, kind, amountVnd: 40_000 })
    }

    it.each([
      ["read committed", /sepay_transaction_parts/],
      ["repeatable read", /sepay_transaction_parts|could not serialize/],
    ] as const)("cannot take the same money (%s)", async (isolationLevel, refusal) => {
      const sepay = await fillLedger(bench())
      const commits = await commitTogether(sepay, [takeAs("ignored"), takeAs("late")], isolationLevel)
      const refused = commits.flatMap((commit) => (commit.status === "rejected" ? [String(commit.reason)] : []))
      expect(refused).toEqual([expect.stringMatching(refusal)])
      expect((await bench().sumOf("ignored")) + (await bench().sumOf("late"))).toBe(5_000 + 40_000)
      expect(await bench().sumOf("unmatched")).toBe(0)
    })

    it("cannot each write one half of a sum", async () => {
      const sepay = await fillLedger(bench())
      const receivableId = sepay.other.receivable.id
      const commits = await commitTogether(sepay, [
        async (sql) => {
          await takeStray(sql, sepay)
          await allocate(sql, { id: "sepall_to", transactionId: sepay.strayId, kind: "applied", amountVnd: 40_000, receivableId })
        },
        (sql) => setReceived(sql, receivableId, 40_000),
      ])
      expect(commits.map(({ status }) => status)).toEqual(["rejected", "rejected"])
    })

    it("cannot overwrite what the other one counted", async () => {
      const sepay = await fillLedger(bench())
      const receivableId = sepay.other.receivable.id
      const pay = async (sql: Knex, id: string, amountVnd: number): Promise<void> => {
        await insertTransaction(sql, `septxn_${id}`, amountVnd)
        await allocate(sql, { id: `sepall_${id}`, transactionId: `septxn_${id}`, kind: "applied", amountVnd, receivableId })
        // Read before the other one was committed: nothing was received yet.
        await setReceived(sql, receivableId, amountVnd)
      }
      const [first, second] = await Promise.all([bench().sql.transaction(), bench().sql.transaction()])
      await pay(first, "one", 10_000)
      const waiting = pay(second, "two", 20_000)
      await commit(first)
      await waiting
      await expect(commit(second)).rejects.toThrow(/sepay_receivable_sum: .* 20000 VND were received, .* 30000 VND/)
      expect(await bench().reload(sepay.other.receivable)).toMatchObject({ receivedVnd: 10_000 })
    })

    it("can each add a complete sum to one receivable", async () => {
      const { payment } = await fillLedger(bench())
      const transfers = await Promise.all(
        [1_000, 2_000, 3_000, 4_000].map((amountVnd) => bench().pay({ vaNumber: payment.vaOrder.vaNumber, amountVnd, force: true }))
      )
      await Promise.all([...transfers, ...transfers].map((transfer) => bench().deliver(transfer)))
      expect(await bench().reload(payment.receivable)).toMatchObject({ receivedVnd: 70_000 })
    })

    it("move the money of two canceled orders that share their transfers, without a deadlock", async () => {
      const { service, sql } = bench()
      const [one, two] = [await bench().openPayment(20_000), await bench().openPayment(20_000)]
      const transfers = []
      for (const content of ["mot", "hai"]) {
        transfers.push(await bench().deliver(await bench().pay({ accountNumber: BIDV, amountVnd: 40_000, content })))
      }
      // Half of each transfer pays one order, half the other one, which gets them in the opposite order.
      for (const [{ receivable }, order] of [[one, transfers], [two, [...transfers].reverse()]] as const) {
        for (const [index, { transactionId }] of order.entries()) {
          await bench().register(20_000 * (index + 1), { collectionId: receivable.paymentCollectionId })
          await service.money.matchTransaction({ transactionId, receivableId: receivable.id, ...WHO })
        }
        await bench().register(100_000, { collectionId: receivable.paymentCollectionId })
      }
      const held = await sql.transaction()
      await held("sepay_transaction").forNoKeyUpdate().select("id")
      const canceled = [one, two].map(({ receivable }) => service.vaOrders.cancelReceivables([receivable.paymentCollectionId]))
      await eventually("both to wait", async () => {
        const waiting = await sql("pg_stat_activity").where({ wait_event_type: "Lock" }).whereRaw("datname = current_database()")
        return waiting.length === 2
      })
      await commit(held)
      await Promise.all(canceled)
      expect(await bench().sumOf("late")).toBe(80_000)
      expect(await bench().sumOf("applied")).toBe(0)
    })
  })

  it("the database accepts all that the ledger does: parts, surplus, matches, returns, duplicate reports, cancellations", async () => {
    const { service } = bench()
    const sepay = await fillLedger(bench())
    const { payment, other, strayId } = sepay
    // The rest with a surplus, settled; money after that; one transfer by two ways.
    const rest = await bench().pay({ vaNumber: payment.vaOrder.vaNumber, amountVnd: 45_000, force: true })
    await bench().deliver(rest, { kind: "short" })
    await service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
    await service.settlement.claimSettlement(payment.receivable.id, 30)
    await service.settlement.recordSettled(payment.receivable.id)
    const late = await bench().deliver(await bench().pay({ vaNumber: payment.vaOrder.vaNumber, amountVnd: 7_000, force: true }))
    await service.money.returnTransaction({ transactionId: late.transactionId, amountVnd: 3_000, ...WHO })
    await service.money.ignoreTransaction({ transactionId: late.transactionId, ...WHO })
    // A stray part, thought over, then returned; the order is canceled and its last part is returned, too.
    await service.money.matchTransaction({ transactionId: strayId, receivableId: other.receivable.id, ...WHO })
    await service.money.returnTransaction({ transactionId: strayId, amountVnd: 15_000, ...WHO })
    await service.vaOrders.cancelReceivables([other.receivable.paymentCollectionId])
    await service.money.returnTransaction({ transactionId: strayId, amountVnd: null, ...WHO })
    // A cart that becomes cheaper after it was paid, and a transfer of nothing.
    const cheaper = await bench().openPayment(30_000)
    const paid = await bench().pay({ vaNumber: cheaper.vaOrder.vaNumber, amountVnd: 30_000 })
    await bench().deliver(paid)
    await bench().register(25_000, { collectionId: cheaper.receivable.paymentCollectionId })
    await service.settlement.claimSettlement(cheaper.receivable.id, 30)
    await service.settlement.recordSettled(cheaper.receivable.id)
    await bench().deliver(paid, { fields: { id: 990_001, transferAmount: 0, referenceCode: "FT-0" } })
    await service.money.announceAttention(10, async () => undefined)
    await service.returns.confirmReturnOwed(sepay.returnOwedId, {
      transactionId: null,
      referenceNumber: "FT26",
      actorId: "user_1",
      reason: "Transferred by hand.",
    })
    expect(await bench().reload(cheaper.receivable)).toMatchObject({ receivedVnd: 25_000, settlementStatus: "settled" })
    expect(await bench().sumOf("returned")).toBe(3_000 + 40_000)
    expect(await bench().sumOf("surplus")).toBe(5_000 + 5_000)
    // The same rows pass the migration's look at a ledger that was there before it.
    await bench().migrate("down", MIGRATION)
    await migrateUp(bench())
    await expect(bench().sql("sepay_allocation").delete()).rejects.toThrow(/sepay_allocation_kept/)
  })

  it("a webhook for a receivable with a wrong sum is rejected and changes nothing, and is recorded when the sum is corrected", async () => {
    const { other } = await fillLedger(bench())
    await withoutTriggers(bench(), (sql) => setReceived(sql, other.receivable.id, 1_000))
    const before = await readLedger(bench().sql)
    const transfer = await bench().pay({ vaNumber: other.vaOrder.vaNumber, amountVnd: 20_000, force: true })
    await expect(bench().deliver(transfer)).rejects.toThrow(/sepay_receivable_sum: Receivable seprec_\w+ says that 21000 VND/)
    expect(await readLedger(bench().sql)).toEqual(before)
    await withoutTriggers(bench(), (sql) => setReceived(sql, other.receivable.id, 0))
    expect(await bench().deliver(transfer)).toMatchObject({ outcome: "recorded" })
    expect(await bench().reload(other.receivable)).toMatchObject({ receivedVnd: 20_000 })
  })

  it("a refund below one đồng is refused with a sentence of our own, not with the database's", async () => {
    const { receivable } = await bench().openPayment(100_000)
    const owed = { refundId: "ref_2", receivableId: receivable.id, paymentSessionId: receivable.paymentSessionId }
    await expect(bench().service.returns.recordReturnOwed({ ...owed, exactAmount: 0.4 })).rejects.toMatchObject({
      type: "not_allowed",
    })
  })

  describe("the migration of the ledger's rules", () => {
    afterEach(async () => {
      const { rows } = await bench().sql.raw<{ rows: unknown[] }>("SELECT FROM pg_trigger WHERE tgname = 'sepay_allocation_kept'")
      if (rows.length === 0) {
        await bench().empty()
        await migrateUp(bench())
      }
    })

    it("lists the rows that break a rule and what to do, and changes nothing", async () => {
      const { payment, other, strayId, outgoingId, paidId } = await fillLedger(bench())
      await bench().migrate("down", MIGRATION)
      const { sql } = bench()
      await setReceived(sql, payment.receivable.id, 60_500)
      await setPaid(sql, payment.vaOrder.id, 60_400)
      await sql("sepay_receivable").where({ id: other.receivable.id }).update({ settlement_status: "due" })
      await allocate(sql, { id: "sepall_minus", transactionId: strayId, kind: "surplus", amountVnd: -1 })
      await sql("sepay_allocation").where({ transaction_id: outgoingId }).update({ kind: "late" })
      await sql("sepay_allocation").where({ transaction_id: paidId }).update({ raw_amount_vnd: JSON.stringify({ value: "6e4 ₫" }) })
      await sql("sepay_virtual_account").update({ ...bigNumberColumns("amount_vnd", -5) })
      await sql("sepay_return_owed").update({ status: "returned", deleted_at: sql.fn.now() })
      for (let count = 1; count <= 12; count += 1) {
        await insertTransaction(sql, `septxn_bare_${10 + count}`, count)
      }
      const before = await readLedger(sql)

      const refusal = await bench().migrate("up", MIGRATION).then(() => "", String)
      expect(refusal).toMatch(/changed nothing\. Correct these rows, then run "npx medusa db:migrate" again/)
      const lines = refusal.split("\n").filter((line) => line.startsWith("- "))
      expect(lines.map((line) => line.split(":")[0]).sort()).toEqual(
        [
          "- sepay_allocation_amount_vnd_raw",
          "- sepay_receivable_due",
          "- sepay_receivable_sum",
          "- sepay_return_owed_confirmed",
          "- sepay_return_owed_not_deleted",
          "- sepay_transaction_outgoing",
          "- sepay_transaction_parts",
          "- sepay_transaction_sum",
          "- sepay_va_order_sum",
          "- sepay_virtual_account_amount_vnd_range",
        ]
      )
      const line = (rule: string) => lines.find((one) => one.startsWith(`- ${rule}:`))
      expect(line("sepay_receivable_sum")).toContain(
        `${payment.receivable.id} (received_vnd 60500, applied allocations 60000). Set received_vnd and raw_received_vnd`
      )
      expect(line("sepay_va_order_sum")).toContain(`${payment.vaOrder.id} (paid_amount_vnd 60400, applied allocations 60000)`)
      expect(line("sepay_transaction_sum")).toMatch(/septxn_bare_11 \(amount_vnd 1, allocations 0\);.*; and 3 more\. Insert the allocation/)
      expect(line("sepay_allocation_amount_vnd_raw")).toMatch(/amount_vnd 60000, raw_amount_vnd \{"value": "6e4 ₫"\}/)
      expect(await readLedger(sql)).toEqual(before)
      // Nothing of it is there: what it would refuse is written.
      await setReceived(sql, payment.receivable.id, 60_600)
    })

    it("runs on a ledger that was corrected as it said", async () => {
      const { payment } = await fillLedger(bench())
      await bench().migrate("down", MIGRATION)
      await setReceived(bench().sql, payment.receivable.id, 0)
      await expect(bench().migrate("up", MIGRATION)).rejects.toThrow(/sepay_receivable_sum/)
      await setReceived(bench().sql, payment.receivable.id, 60_000)
      await migrateUp(bench())
      await expect(setReceived(bench().sql, payment.receivable.id, 0)).rejects.toThrow(/sepay_receivable_sum/)
    })

    it("is reverted completely", async () => {
      const rules = async (): Promise<string[]> => {
        const { rows } = await bench().sql.raw<{ rows: { name: string }[] }>(
          `SELECT conname AS name FROM pg_constraint WHERE contype IN ('c', 't') UNION ALL
           SELECT tgname FROM pg_trigger WHERE NOT tgisinternal UNION ALL
           SELECT proname FROM pg_proc WHERE proname LIKE 'sepay%' ORDER BY 1`
        )
        return rows.map(({ name }) => name).filter((name) => name.startsWith("sepay"))
      }
      const all = await rules()
      await bench().migrate("down", MIGRATION)
      const without = await rules()
      // What the models and the migrations before it declare.
      expect(without.filter((name) => !/_check$|_changed$/.test(name))).toEqual([])
      await migrateUp(bench())
      expect(await rules()).toEqual(all)
    })
  })
})

/** Knex tells in another promise than the one of `commit()` that Postgres refused. */
async function commit(transaction: Knex.Transaction): Promise<void> {
  await Promise.all([transaction.commit(), transaction.executionPromise])
}

async function insertTransaction(sql: Knex, id: string, amountVnd: number): Promise<void> {
  await sql("sepay_transaction").insert({
    id,
    environment: "production",
    source: "webhook",
    direction: "in",
    ...bigNumberColumns("amount_vnd", amountVnd),
    payload: {},
  })
}

async function setReceived(sql: Knex, receivableId: string, receivedVnd: number): Promise<void> {
  await sql("sepay_receivable").where({ id: receivableId }).update(bigNumberColumns("received_vnd", receivedVnd))
}

async function setPaid(sql: Knex, vaOrderId: string, paidVnd: number): Promise<void> {
  await sql("sepay_va_order").where({ id: vaOrderId }).update(bigNumberColumns("paid_amount_vnd", paidVnd))
}

/** As a superuser can, or a restored backup: the triggers do not see it. */
async function withoutTriggers(bench: LedgerBench, change: (sql: Knex) => Promise<void>): Promise<void> {
  await bench.sql.transaction(async (transaction) => {
    await transaction.raw("SET LOCAL session_replication_role = replica")
    await change(transaction)
  })
}
