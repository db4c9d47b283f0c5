import fc from "fast-check"
import type { Transaction } from "../../../src/emulator"
import type { Receivable } from "../../../src/modules/sepay/owed/receivable"
import { describeLedger, type LedgerBench, type OpenVaOrder } from "../../support/ledger"
import { LedgerModel, type ModelTransaction, type TransferTarget } from "../../support/ledger-model"

/** `LEDGER_MODEL_RUNS=600 FUZZ_SEED=7 npm test -- modules ledger-model` looks longer and elsewhere. */
const RUNS = Number(process.env.LEDGER_MODEL_RUNS ?? 30)
/** Runs that a slow machine does not come to, and shrinking, end after that long: what was found is told. */
const LONGEST_SECONDS = Math.max(80, RUNS * 0.5)

const BIDV = "8886158061"
/** Reconciliation asks SePay about each account, and each of its last days: accounts without transfers cost most of the time. */
const ONE_ACCOUNT = { emulatorOptions: { bankAccounts: [{ bank: "BIDV" as const }] } }
const PAYMENTS = 3
const WHO = { actorId: "user_1", reason: "A person says so." }

type Command =
  | { kind: "register"; payment: number; amountVnd: number }
  | { kind: "release" | "open" | "settle" | "fail" | "attention" | "resume" | "cancel"; payment: number }
  | { kind: "expire" | "close" | "reconcile" }
  | { kind: "transfer"; payment: number; order: number; target: TransferTarget; amount: "rest" | number }
  | { kind: "deliver"; transaction: number; isShort: boolean; copies: number }
  | { kind: "match"; transaction: number; payment: number }
  | { kind: "return"; transaction: number; amountVnd: number | null }
  | { kind: "ignore"; transaction: number }

const payment = fc.nat(PAYMENTS - 1)
const transaction = fc.nat(20)
const amountVnd = fc.constantFrom(30_000, 50_000, 80_000, 100_000, 130_000)
const step = <Kind extends string>(...kinds: Kind[]) => fc.constantFrom(...kinds)

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: step("register"), payment, amountVnd }) },
  { weight: 5, arbitrary: fc.record({ kind: step("open"), payment }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: step("transfer"),
      payment,
      order: fc.nat(3),
      target: fc.constantFrom<TransferTarget>("virtual_account", "virtual_account", "virtual_account", "code", "text", "nothing"),
      amount: fc.oneof(fc.constant("rest" as const), amountVnd),
    }),
  },
  { weight: 7, arbitrary: fc.record({ kind: step("deliver"), transaction, isShort: fc.boolean(), copies: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: step("reconcile", "reconcile", "close", "expire") }) },
  { weight: 4, arbitrary: fc.record({ kind: step("settle", "settle", "attention", "resume", "fail", "release", "cancel"), payment }) },
  { weight: 2, arbitrary: fc.record({ kind: step("match"), transaction, payment }) },
  { weight: 2, arbitrary: fc.record({ kind: step("return"), transaction, amountVnd: fc.option(amountVnd) }) },
  { weight: 1, arbitrary: fc.record({ kind: step("ignore"), transaction }) }
)

interface Served {
  receivable: Receivable
  vaOrders: OpenVaOrder[]
}

/** One run: the real ledger and the model of it, command after command. */
class Run {
  readonly model = new LedgerModel()
  readonly #served: Served[] = []
  readonly #transfers: { real: Transaction; model: ModelTransaction; id: string | null }[] = []

  constructor(private readonly bench: LedgerBench) {}

  async start(): Promise<void> {
    this.bench.emulator.reset()
    await this.bench.sql.raw(
      "TRUNCATE sepay_receivable, sepay_transaction, sepay_reconciliation_cursor, sepay_reconciliation_run CASCADE"
    )
    for (let index = 0; index < PAYMENTS; index += 1) {
      await this.#execute({ kind: "register", payment: index, amountVnd: 100_000 })
    }
  }

  async do(one: Command): Promise<void> {
    await this.#execute(one)
    await this.check()
  }

  async #execute(one: Command): Promise<void> {
    const { service } = this.bench
    switch (one.kind) {
      case "register":
        return this.#register(one.payment, one.amountVnd)
      case "release":
        return service.owed.releaseSession((await this.#reload(one.payment)).paymentSessionId)
      case "open":
        return this.#open(one.payment)
      case "transfer":
        return this.#transfer(one)
      case "deliver":
        return this.#deliver(one.transaction, one.isShort, one.copies)
      case "reconcile":
        return this.#reconcile()
      case "expire":
        return this.bench.clock.advance({ days: 1, minutes: 2 })
      case "close":
        await this.bench.clock.advance({ minutes: 10 })
        await service.vaOrders.closeVaOrders()
        return this.#learnFound()
      case "settle":
      case "fail":
      case "attention":
        return this.#claim(one.kind, one.payment)
      case "resume":
        this.model.resume(one.payment)
        return service.settlement.resumeSettlement([this.#of(one.payment).receivable.id])
      case "cancel":
        this.model.cancel(one.payment)
        return service.vaOrders.cancelReceivables([this.#of(one.payment).receivable.paymentCollectionId])
      default:
        return this.#decide(one)
    }
  }

  async #register(index: number, amountVnd: number): Promise<void> {
    const known = this.#served[index]
    // Medusa makes no session for a canceled order.
    if (known && this.model.payment(index).isCanceled) {
      return
    }
    this.model.register(index, amountVnd)
    const receivable = await this.bench.register(amountVnd, known ? { collectionId: known.receivable.paymentCollectionId } : {})
    this.#served[index] = { receivable, vaOrders: known?.vaOrders ?? [] }
  }

  async #open(index: number): Promise<void> {
    const { receivable, vaOrders } = this.#of(index)
    const payment = this.model.payment(index)
    const isWanted = !payment.isCanceled && payment.settlement !== "settled" && this.model.remaining(index) > 0
    try {
      const vaOrder = await this.bench.open(receivable)
      expect(isWanted).toBe(true)
      vaOrders.push(vaOrder)
      await this.#learnFound()
      expect(vaOrder.amountVnd - vaOrder.paidAmountVnd).toBe(this.model.remaining(index))
      const described = await this.bench.service.payments.describePayment(await this.#reload(index))
      expect(described).toMatchObject({ remainingVnd: this.model.remaining(index), vietQr: expect.any(String) })
    } catch (error) {
      const isRefused = error instanceof Error && /already paid|cancelled|within an hour|reports a transfer for this payment/.test(error.message)
      if (!isRefused) {
        throw error
      }
      // SePay has counted money that it has not told: only that keeps a payment that is wanted from getting a number.
      const isCountedAtSepay = this.bench.emulator
        .snapshot()
        .orders.some(({ paidAmountVnd, orderCode }) => paidAmountVnd > 0 && vaOrders.some((known) => known.orderCode === orderCode))
      expect(isWanted && !isCountedAtSepay && !/within an hour/.test(error.message)).toBe(false)
      await this.#learnFound()
    }
  }

  async #transfer({ payment, order, target, amount }: Extract<Command, { kind: "transfer" }>): Promise<void> {
    const { vaOrders } = this.#of(payment)
    const vaOrder = vaOrders[order % Math.max(1, vaOrders.length)]
    if (!vaOrder && target !== "nothing") {
      return
    }
    const amountVnd = amount === "rest" ? this.model.remaining(payment) || 10_000 : amount
    const how = {
      virtual_account: { vaNumber: vaOrder?.vaNumber ?? "", force: true },
      code: { accountNumber: BIDV, code: vaOrder?.orderCode ?? "", content: "chuyen tien" },
      text: { accountNumber: BIDV, content: `CK ${vaOrder?.orderCode} GD 123` },
      nothing: { accountNumber: BIDV, content: "chuyen tien" },
    }[target]
    const real = await this.bench.pay({ ...how, amountVnd })
    const isForPayment = target !== "nothing"
    const model: ModelTransaction = {
      target,
      payment: isForPayment ? payment : null,
      viaOrder: isForPayment ? (vaOrder?.orderCode ?? null) : null,
      amountVnd,
      isTold: false,
      isListed: false,
      isVaKnown: false,
      parts: [],
    }
    this.model.transactions.push(model)
    this.#transfers.push({ real, model, id: null })
  }

  async #deliver(which: number, isShort: boolean, copies: number): Promise<void> {
    const transfer = this.#transfers[which % Math.max(1, this.#transfers.length)]
    if (!transfer) {
      return
    }
    // A short webhook of two equal transfers that say nothing of themselves cannot be told from the other one's.
    const isAlone = this.#transfers.filter(({ model }) => model.amountVnd === transfer.model.amountVnd).length === 1
    const [kind, reporter] = isShort && isAlone ? (["short", "short_webhook"] as const) : (["full", "webhook"] as const)
    const recorded = await Promise.all(Array.from({ length: copies }, () => this.bench.deliver(transfer.real, { kind })))
    const expected = this.model.outcomeOf(transfer.model, reporter)
    const others = recorded.map(({ outcome }) => outcome).filter((outcome) => outcome !== "known")
    expect(others).toEqual(expected === "known" ? [] : [expected])
    if (expected !== "known") {
      this.model.report(transfer.model, reporter)
    }
    transfer.id = recorded[0]?.transactionId ?? null
  }

  async #reconcile(): Promise<void> {
    const run = await this.bench.service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
    const unlisted = this.#transfers.filter(({ model }) => !model.isListed)
    expect(run).toMatchObject({ error: null, recorded: unlisted.filter(({ model }) => !model.isTold).length })
    for (const transfer of unlisted) {
      this.model.report(transfer.model, "api")
    }
    const stored = await this.bench.sql("sepay_transaction").select<{ id: string; api_id: string }[]>("id", "api_id")
    for (const transfer of this.#transfers) {
      transfer.id = stored.find((row) => row.api_id === transfer.real.uuid)?.id ?? null
    }
  }

  /** What SePay had counted on a number was looked for, and read at SePay, when the number was replaced or closed. */
  async #learnFound(): Promise<void> {
    const stored = await this.bench
      .sql("sepay_transaction")
      .orderBy("id")
      .select<{ id: string; api_id: string | null }[]>("id", "api_id")
    for (const { id, api_id } of stored) {
      const transfer = this.#transfers.find(({ real }) => real.uuid === api_id)
      if (transfer && !transfer.model.isListed) {
        this.model.report(transfer.model, "api")
        transfer.id = id
      }
    }
  }

  async #claim(outcome: "settle" | "fail" | "attention", index: number): Promise<void> {
    const { service } = this.bench
    const claimed = await service.settlement.claimSettlement(this.#of(index).receivable.id, 30)
    expect(claimed !== null).toBe(this.model.payment(index).settlement === "due")
    if (!claimed) {
      return
    }
    const { isCanceled } = this.model.payment(index)
    if (outcome === "settle") {
      expect(await service.settlement.recordSettled(claimed.id)).toBe(isCanceled ? "canceled" : "settled")
    }
    if (outcome === "settle" && !isCanceled) {
      this.model.settle(index)
    } else if (outcome !== "fail") {
      // A capture that met the order's cancel is for a person, too, when Medusa does not refund it.
      this.model.askForAttention(index)
      await service.settlement.recordSettlementAttention(claimed.id, "A person has to look.")
    } else {
      await service.settlement.recordSettlementFailure(claimed, "Medusa was busy.")
    }
  }

  async #decide(one: Extract<Command, { kind: "match" | "return" | "ignore" }>): Promise<void> {
    const { service } = this.bench
    const known = this.#transfers.filter(({ id }) => id !== null)
    const transfer = known[one.transaction % Math.max(1, known.length)]
    if (!transfer || transfer.id === null) {
      return
    }
    const decision = { transactionId: transfer.id, ...WHO }
    const [isPossible, decided] =
      one.kind === "match"
        ? [
            this.model.match(transfer.model, one.payment),
            service.money.matchTransaction({ ...decision, receivableId: this.#of(one.payment).receivable.id }),
          ]
        : one.kind === "return"
          ? [this.model.return(transfer.model, one.amountVnd), service.money.returnTransaction({ ...decision, amountVnd: one.amountVnd })]
          : [this.model.ignore(transfer.model), service.money.ignoreTransaction(decision)]
    await (isPossible ? decided : expect(decided).rejects.toMatchObject({ type: "not_allowed" }))
  }

  /** The real ledger says what the model says, and keeps what it promises. */
  async check(): Promise<void> {
    const { receivables, parts, violations } = await readBooks(this.bench.sql)
    const indexes = new Map(this.#served.map(({ receivable }, index) => [receivable.id, index]))
    expect(violations).toEqual([])
    const described = receivables.map(({ id, canceled_at: canceledAt, ...receivable }) => ({
      index: indexes.get(id),
      amountVnd: receivable.amount_vnd,
      receivedVnd: receivable.received_vnd,
      isCanceled: canceledAt !== null,
      settlement: receivable.settlement_status,
    }))
    expect(described.sort((one, other) => (one.index ?? -1) - (other.index ?? -1))).toEqual(
      this.model.payments.map((payment, index) => ({ index, ...payment }))
    )
    const sums = new Map<string, Record<string, number>>()
    for (const { transaction_id: transactionId, kind, receivable_id: receivableId, sum } of parts) {
      const name = `${kind} ${receivableId === null ? "-" : indexes.get(receivableId)}`
      sums.set(transactionId, { ...sums.get(transactionId), [name]: sum })
    }
    for (const { id, model } of this.#transfers) {
      expect(id === null ? {} : (sums.get(id) ?? {})).toEqual(this.model.describe(model))
    }
  }

  /** What an admin is told to look at is what the model says is to be looked at. */
  async checkCounts(): Promise<void> {
    const { counts } = await this.bench.service.reports.describeHealth()
    expect(counts).toMatchObject({
      transactionsNeedingAttention: this.model.transactions.filter((one) => this.model.needsAttention(one)).length,
      settlementsNeedingAttention: this.#countSettlements("attention"),
      dueSettlements: this.#countSettlements("due"),
    })
  }

  #countSettlements(settlement: string): number {
    return this.model.payments.filter((one) => one.settlement === settlement).length
  }

  #of(index: number): Served {
    const served = this.#served[index]
    if (!served) {
      throw new Error(`There is no payment ${index}`)
    }
    return served
  }

  #reload(index: number): Promise<Receivable> {
    return this.bench.reload(this.#of(index).receivable)
  }
}

interface Books {
  receivables: { id: string; amount_vnd: number; received_vnd: number; settlement_status: string; canceled_at: string | null }[]
  parts: { transaction_id: string; kind: string; receivable_id: string | null; sum: number }[]
  violations: { violation: string; id: string }[]
}

/** What must never be: the names of what is, with the rows. */
const VIOLATIONS = `
  SELECT 'allocations do not add up to the amount' AS violation, t.id FROM sepay_transaction t
   WHERE t.amount_vnd <> (SELECT COALESCE(SUM(amount_vnd), 0) FROM sepay_allocation WHERE transaction_id = t.id)
  UNION ALL
  SELECT 'more was taken than there was', transaction_id FROM sepay_allocation
   GROUP BY transaction_id, kind, receivable_id, va_order_id, needs_attention HAVING SUM(amount_vnd) < 0
  UNION ALL
  SELECT 'received_vnd is not what was applied', r.id FROM sepay_receivable r
   WHERE r.received_vnd <> (SELECT COALESCE(SUM(amount_vnd), 0) FROM sepay_allocation
                             WHERE receivable_id = r.id AND kind = 'applied')
  UNION ALL
  SELECT 'paid_amount_vnd is not what was applied', o.id FROM sepay_va_order o
   WHERE o.paid_amount_vnd <> (SELECT COALESCE(SUM(amount_vnd), 0) FROM sepay_allocation
                                WHERE va_order_id = o.id AND kind = 'applied')
      OR o.paid_amount_vnd <> (o.raw_paid_amount_vnd ->> 'value')::numeric
  UNION ALL
  SELECT 'due or settled without the money', id FROM sepay_receivable
   WHERE settlement_status IN ('due', 'settled') AND received_vnd < amount_vnd
  UNION ALL
  SELECT 'two open VA orders', receivable_id FROM sepay_va_order
   WHERE status IN ('opening', 'open', 'partially') GROUP BY receivable_id HAVING count(*) > 1
  UNION ALL
  SELECT 'an open VA order of what is paid', o.id FROM sepay_va_order o
    JOIN sepay_receivable r ON r.id = o.receivable_id
   WHERE o.status IN ('opening', 'open', 'partially') AND o.paid_amount_vnd >= o.amount_vnd
  UNION ALL
  SELECT 'asks a person for nothing', o.id FROM sepay_va_order o JOIN sepay_receivable r ON r.id = o.receivable_id
   WHERE o.needs_attention
     AND (r.received_vnd = 0 OR r.canceled_at IS NOT NULL OR r.settlement_status IN ('due', 'settled'))
  UNION ALL
  SELECT 'money on a cancelled order that nobody sees', id FROM sepay_receivable
   WHERE canceled_at IS NOT NULL AND received_vnd > 0 AND settlement_status = 'none'`

/** The ledger as it is, and what must never be, in one query: it is asked after every step. */
async function readBooks(sql: LedgerBench["sql"]): Promise<Books> {
  const { rows } = await sql.raw<{ rows: Books[] }>(
    `SELECT (SELECT COALESCE(json_agg(r), '[]') FROM (
              SELECT id, amount_vnd, received_vnd, settlement_status, canceled_at FROM sepay_receivable) r) AS receivables,
            (SELECT COALESCE(json_agg(p), '[]') FROM (
              SELECT transaction_id, kind, receivable_id, SUM(amount_vnd) AS sum FROM sepay_allocation
               GROUP BY 1, 2, 3 HAVING SUM(amount_vnd) <> 0) p) AS parts,
            (SELECT COALESCE(json_agg(v), '[]') FROM (${VIOLATIONS}) v) AS violations`
  )
  const [books] = rows
  return books ?? { receivables: [], parts: [], violations: [] }
}

describeLedger((bench) => {
  it("the ledger agrees with a model in memory, whatever is done in whatever order", async () => {
    // Not fast-check's own limit: it would count the time that the clock is moved by.
    const endsAt = process.uptime() + LONGEST_SECONDS
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 40, size: "max" }), async (commands) => {
        if (process.uptime() > endsAt) {
          return
        }
        const run = new Run(bench())
        await run.start()
        for (const one of commands) {
          await run.do(one)
        }
        await run.checkCounts()
      }),
      { numRuns: RUNS }
    )
  }, (LONGEST_SECONDS + 60) * 1_000)
}, ONE_ACCOUNT)
