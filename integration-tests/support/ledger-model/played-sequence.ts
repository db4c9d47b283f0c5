import { deepEqual, equal, ok, rejects } from "node:assert/strict"
import type { Transaction } from "../../../src/emulator"
import type { Receivable } from "../../../src/modules/sepay/owed/receivable"
import { parseVietnamTime } from "../../../src/sepay/time"
import type { LedgerBench, OpenVaOrder } from "../ledger"
import { emptyBooks, readBooks } from "./books"
import { type Command, PAYMENTS } from "./commands"
import { LedgerModel, type ModelRefund, type ModelTransaction, type Reporter } from "./model"

/** Reconciliation asks SePay about each account, and each of its last days: accounts without transfers cost most of the time. */
export const ONE_ACCOUNT = { bankAccounts: [{ bank: "BIDV" as const }] }

const BIDV = "8886158061"
const WHO = { actorId: "user_1", reason: "A person says so." }
/** How much later than the transfer SePay lists a late row, in seconds. */
const LATE_SECONDS = 300

interface Served {
  receivable: Receivable
  vaOrders: OpenVaOrder[]
}

interface Transfer {
  real: Transaction
  model: ModelTransaction
  /** The ledger's id; `null` before it is there. */
  id: string | null
  /** The same transfer, reported once more under another reference. */
  echo: ModelTransaction | null
  isOdd: boolean
}

type CommandOf<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>

/** One sequence: the real ledger and the model of it, command after command. */
export class PlayedSequence {
  readonly model = new LedgerModel()
  readonly #served: Served[] = []
  readonly #transfers: Transfer[] = []
  readonly #refundIds = new Map<ModelRefund, string>()

  private constructor(private readonly bench: LedgerBench) {}

  /** Begins with an empty ledger and an empty SePay. @param played how many sequences were played before */
  static async start(bench: LedgerBench, played: number): Promise<PlayedSequence> {
    const sequence = new PlayedSequence(bench)
    bench.emulator.reset()
    await emptyBooks(bench.sql, played)
    for (let index = 0; index < PAYMENTS; index += 1) {
      await sequence.#register(index, 100_000)
    }
    return sequence
  }

  /** Does one step, and compares the ledger with the model. */
  async do(one: Command): Promise<void> {
    await this.#execute(one)
    // Neither the bank's transfers nor time change the ledger.
    if (one.kind !== "transfer" && one.kind !== "send" && one.kind !== "expire") {
      await this.#check()
    }
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
      case "pay":
        return this.#pay(one)
      case "transfer":
        return this.#transfer(one)
      case "send":
        return this.#send(one)
      case "deliver":
        return this.#deliver(one)
      case "echo":
        return this.#echo(one.transaction)
      case "enter":
        return this.#enter(one)
      case "reconcile":
        return this.#reconcile()
      case "ask":
        return this.#ask()
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
        return this.#cancel(one.payment)
      case "refund":
        return this.#refund(one)
      case "confirm":
        return this.#confirm(one)
      case "unconfirm":
        return this.#unconfirm(one.refund)
      case "undo":
        return this.#undo(one.transaction)
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
      ok(isWanted, "a number was opened for what wants no money")
      vaOrders.push(vaOrder)
      await this.#learnFound()
      equal(vaOrder.amountVnd - vaOrder.paidAmountVnd, this.model.remaining(index))
      const described = await this.bench.service.payments.describePayment(await this.#reload(index))
      equal(described.remainingVnd, this.model.remaining(index))
      equal(typeof described.vietQr, "string")
    } catch (error) {
      const isRefused = error instanceof Error && /already paid|cancelled|within an hour|reports a transfer for this payment/.test(error.message)
      if (!isRefused) {
        throw error
      }
      // SePay has counted money that it has not told: only that keeps a payment that is wanted from getting a number.
      const isCountedAtSepay = this.bench.emulator
        .snapshot()
        .orders.some(({ paidAmountVnd, orderCode }) => paidAmountVnd > 0 && vaOrders.some((known) => known.orderCode === orderCode))
      ok(!isWanted || isCountedAtSepay || /within an hour/.test(error.message), `it was refused: ${error.message}`)
      await this.#learnFound()
    }
  }

  /** What is done most often, so that sequences come to what follows it. */
  async #pay({ payment, isCaptured }: CommandOf<"pay">): Promise<void> {
    await this.#open(payment)
    const order = this.#of(payment).vaOrders.length - 1
    if (order < 0) {
      return
    }
    await this.#transfer({ kind: "transfer", payment, order, target: "virtual_account", amount: "rest", isLate: false })
    await this.#deliver({ kind: "deliver", transaction: this.#transfers.length - 1, isShort: false, copies: 1 })
    if (isCaptured) {
      await this.#claim("settle", payment)
    }
  }

  async #transfer({ payment, order, target, amount, isLate }: CommandOf<"transfer">): Promise<void> {
    const { vaOrders } = this.#of(payment)
    const vaOrder = vaOrders[order % Math.max(1, vaOrders.length)]
    if (!vaOrder && target !== "nothing") {
      return
    }
    const amountVnd = amount === "rest" ? this.model.remaining(payment) || 10_000 : amount === "odd" ? this.#oddAmount() : amount
    const how = {
      virtual_account: { vaNumber: vaOrder?.vaNumber ?? "", force: true },
      code: { accountNumber: BIDV, code: vaOrder?.orderCode ?? "", content: "chuyen tien" },
      text: { accountNumber: BIDV, content: `CK ${vaOrder?.orderCode} GD 123` },
      nothing: { accountNumber: BIDV, content: "chuyen tien" },
    }[target]
    const real = await this.bench.pay({ ...how, amountVnd, listedAfterSeconds: isLate && amount === "odd" ? LATE_SECONDS : 0 })
    const named = target === "nothing" ? { payment: null, viaOrder: null } : { payment, viaOrder: vaOrder?.orderCode ?? null }
    this.#remember(real, { direction: "in", target, ...named }, amount === "odd")
  }

  /** The store sends money to a payer, with the order's code in the text or without. */
  async #send({ payment, refund, amount, namesOrder, isLate }: CommandOf<"send">): Promise<void> {
    const [vaOrder] = this.#of(payment).vaOrders
    const owed = this.model.refunds.filter((one) => one.payment === payment && one.status === "owed")
    const marked = this.model.transactions
      .flatMap(({ decisions }) => decisions.flat())
      .filter((row) => row.kind === "returned" && row.payment === payment && row.amountVnd > 0)
    const amountVnd = {
      refund: owed[refund % Math.max(1, owed.length)]?.amountVnd,
      all: owed.reduce((sum, one) => sum + one.amountVnd, 0),
      marked: marked[refund % Math.max(1, marked.length)]?.amountVnd,
      odd: this.#oddAmount(),
    }[amount]
    if (!vaOrder || !amountVnd) {
      return
    }
    const content = namesOrder ? `Hoan tien ${vaOrder.orderCode}` : "tra lai tien"
    const listedAfterSeconds = isLate ? LATE_SECONDS : 0
    const real = await this.bench.pay({ accountNumber: BIDV, direction: "out", amountVnd, content, listedAfterSeconds })
    const named = namesOrder ? { payment, viaOrder: vaOrder.orderCode } : { payment: null, viaOrder: null }
    this.#remember(real, { direction: "out", target: "text", ...named }, amount === "odd")
  }

  /** No sum of other transfers of the sequence comes to it. */
  #oddAmount(): number {
    return 40_000 + 2 ** Math.min(12, this.#transfers.length)
  }

  #remember(real: Transaction, told: Pick<ModelTransaction, "direction" | "target" | "payment" | "viaOrder">, isOdd: boolean): void {
    const model: ModelTransaction = {
      ...told,
      amountVnd: real.amountVnd,
      isTold: false,
      isListed: false,
      isEntered: false,
      isVaKnown: false,
      parts: [],
      decisions: [],
    }
    this.model.transactions.push(model)
    this.#transfers.push({ real, model, id: null, echo: null, isOdd })
  }

  async #deliver({ transaction, isShort, copies }: CommandOf<"deliver">): Promise<void> {
    const transfer = pick(this.#transfers, transaction)
    if (!transfer || this.#isLikeAnother(transfer)) {
      return
    }
    // A short webhook of two equal transfers that say nothing of themselves cannot be told from the other one's.
    const [kind, reporter] =
      isShort && this.#isAlone(transfer) ? (["short", "short_webhook"] as const) : (["full", "webhook"] as const)
    const recorded = await Promise.all(Array.from({ length: copies }, () => this.bench.deliver(transfer.real, { kind })))
    const expected = this.model.outcomeOf(transfer.model, reporter)
    const others = recorded.map(({ outcome }) => outcome).filter((outcome) => outcome !== "known")
    deepEqual(others, expected === "known" ? [] : [expected])
    if (expected !== "known") {
      deepEqual(recorded.filter(({ hasPossibleOriginal, outcome }) => outcome === "recorded" && hasPossibleOriginal), [])
      this.#report(transfer, reporter)
    }
    if (transfer.echo === null) {
      transfer.id = recorded[0]?.transactionId ?? null
    }
  }

  #isAlone(transfer: Transfer): boolean {
    const { direction, amountVnd } = transfer.model
    return this.#transfers.filter(({ model }) => model.direction === direction && model.amountVnd === amountVnd).length === 1
  }

  /** Its webhook may be a second report of an equal transfer, which waits until SePay was asked: `echo` is about these. */
  #isLikeAnother({ model }: Transfer): boolean {
    return (
      !model.isTold &&
      !model.isListed &&
      this.#transfers.some(
        (one) =>
          one.model.amountVnd === model.amountVnd && one.model.viaOrder === model.viaOrder && one.model.isListed && !one.model.isTold
      )
    )
  }

  #report({ model, real }: Transfer, by: Reporter): void {
    if (model.direction === "out") {
      this.model.reportSent(model, by, real.referenceNumber)
    } else {
      this.model.report(model, by)
    }
  }

  /** The webhook of a listed transfer comes with another reference: the ledger cannot know that it is the same one. */
  async #echo(which: number): Promise<void> {
    const untold = this.#transfers.filter(
      ({ model, isOdd, echo }) => isOdd && echo === null && model.target === "virtual_account" && !model.isTold && !model.isEntered
    )
    if (untold.some(({ model }) => !model.isListed)) {
      await this.#reconcile()
    }
    const transfer = pick(untold.filter(({ model }) => model.isListed), which)
    if (!transfer) {
      return
    }
    const { model, real } = transfer
    const recorded = await this.bench.deliver(real, { fields: { referenceCode: `${real.referenceNumber}-0` } })
    deepEqual([recorded.outcome, recorded.hasPossibleOriginal], ["recorded", true])
    const echo: ModelTransaction = { ...model, isTold: true, isListed: true, parts: [], decisions: [] }
    this.model.holdBack(echo)
    Object.assign(model, { isTold: true })
    transfer.echo = echo
    this.#echoIds.set(recorded.transactionId, echo)
  }

  readonly #echoIds = new Map<string, ModelTransaction>()

  /** SePay is asked until it has said of each possible duplicate what it is. */
  async #ask(): Promise<void> {
    await this.bench.clock.advance({ seconds: LATE_SECONDS })
    await this.#reconcile()
    await this.bench.askAboutDuplicates()
    for (const [id, echo] of this.#echoIds) {
      const [{ original } = { original: null }] = await this.bench
        .sql("sepay_transaction")
        .where({ id })
        .select<{ original: string | null }[]>("duplicate_of_id AS original")
      equal(original, this.#transfers.find((one) => one.echo === echo)?.id)
    }
  }

  /** An admin records a transfer that SePay has not reported. */
  async #enter({ transaction, knowsReference, namesOrder }: CommandOf<"enter">): Promise<void> {
    const possible = this.#transfers.filter(({ model, isOdd, echo }) => isOdd && model.direction === "in" && echo === null)
    const unreported = possible.filter(({ id }) => id === null)
    const transfer = pick(unreported, transaction) ?? pick(possible, transaction)
    if (!transfer) {
      return
    }
    const { model, real } = transfer
    const entered = await this.bench.service.money.enterTransaction(
      {
        source: "manual",
        direction: "in",
        amountVnd: real.amountVnd,
        accountNumber: BIDV,
        referenceNumber: knowsReference ? real.referenceNumber : null,
        content: namesOrder && model.viaOrder !== null ? `CK ${model.viaOrder}` : null,
        transactedAt: parseVietnamTime(real.transactedAt) ?? new Date(),
        isDayOnly: false,
      },
      { ...WHO, isAnother: false }
    )
    const isKnown = model.isTold || model.isListed || model.isEntered
    deepEqual(entered, { outcome: isKnown ? "known" : "recorded", transactionId: transfer.id ?? entered.transactionId })
    if (!isKnown) {
      this.model.enter(model, namesOrder ? model.payment : null)
      transfer.id = entered.transactionId
    }
  }

  async #reconcile(): Promise<void> {
    const now = this.bench.emulator.now()
    const run = await this.bench.service.reconciliation.reconcileTransactions({ unreadForSeconds: 0 })
    const unlisted = this.#transfers.filter(({ model, real }) => !model.isListed && real.listedFrom <= now)
    equal(run.error, null)
    equal(run.recorded, unlisted.filter(({ model }) => !model.isTold && !model.isEntered).length)
    for (const transfer of unlisted) {
      this.#report(transfer, "api")
    }
    await this.#learnIds()
  }

  async #learnIds(): Promise<Set<string>> {
    const stored = await this.bench.sql("sepay_transaction").select<{ id: string; api_id: string | null }[]>("id", "api_id")
    for (const transfer of this.#transfers) {
      transfer.id = stored.find((row) => row.api_id === transfer.real.uuid)?.id ?? transfer.id
    }
    return new Set(stored.flatMap(({ api_id }) => api_id ?? []))
  }

  /** What SePay had counted on a number was looked for, and read at SePay, when the number was replaced or closed. */
  async #learnFound(): Promise<void> {
    const listed = await this.#learnIds()
    const found = this.#transfers.filter(({ real, model }) => listed.has(real.uuid) && !model.isListed)
    for (const transfer of found.sort((one, other) => ((one.id ?? "") < (other.id ?? "") ? -1 : 1))) {
      this.#report(transfer, "api")
    }
  }

  async #claim(outcome: "settle" | "fail" | "attention", index: number): Promise<void> {
    const { service } = this.bench
    const claimed = await service.settlement.claimSettlement(this.#of(index).receivable.id, 30)
    equal(claimed !== null, this.model.payment(index).settlement === "due")
    if (!claimed) {
      return
    }
    const { isCanceled } = this.model.payment(index)
    if (outcome === "settle") {
      equal(await service.settlement.recordSettled(claimed.id), isCanceled ? "canceled" : "settled")
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

  /** Medusa cancels the order. One that is captured is for a person, unless Medusa refunds it. */
  async #cancel(index: number): Promise<void> {
    const { paymentCollectionId } = this.#of(index).receivable
    this.model.cancel(index)
    this.model.cancelCaptured(index)
    await this.bench.service.vaOrders.cancelReceivables([paymentCollectionId])
    await this.bench.service.settlement.recordCanceledAfterCapture(paymentCollectionId, "Refund it.")
  }

  /** Medusa refunds a captured payment, or a part of it. */
  async #refund({ payment, amountVnd }: CommandOf<"refund">): Promise<void> {
    const refundableVnd = this.model.refundableVnd(payment)
    if (this.model.payment(payment).settlement !== "settled") {
      return
    }
    const wantedVnd = amountVnd ?? Math.max(1, refundableVnd)
    const recorded = this.#recordRefund(payment, wantedVnd)
    if (wantedVnd > refundableVnd) {
      await rejects(recorded, { type: "not_allowed" })
      return
    }
    await recorded
  }

  async #recordRefund(payment: number, amountVnd: number): Promise<string> {
    const { receivable } = this.#of(payment)
    const refundId = `ref_${this.#refundIds.size + 1}`
    const owedVnd = await this.bench.service.returns.recordReturnOwed({
      refundId,
      receivableId: receivable.id,
      paymentSessionId: receivable.paymentSessionId,
      exactAmount: amountVnd,
    })
    equal(owedVnd, amountVnd)
    const refund: ModelRefund = { id: refundId, payment, amountVnd, status: "owed", proof: null, reference: null }
    this.model.refund(refund)
    const row = await this.bench.sql("sepay_return_owed").where({ refund_id: refundId }).first<{ id: string }>("id")
    this.#refundIds.set(refund, row.id)
    return refundId
  }

  /** A person says that a refund was sent: by a transfer of the ledger, by a reference, or by word alone. */
  async #confirm({ refund: which, transaction, by }: CommandOf<"confirm">): Promise<void> {
    const refund = pick(this.model.refunds, which)
    const sent = pick(this.#transfers.filter(({ model }) => model.direction === "out"), transaction)
    if (!refund || (by !== "word" && !sent) || (by === "transaction" && sent?.id === null)) {
      return
    }
    const reference = by === "reference" ? (sent?.real.referenceNumber ?? null) : null
    const stored =
      reference === null
        ? null
        : await this.bench.sql("sepay_transaction").where({ reference_number: reference }).first<{ id: string } | undefined>("id")
    const proof = by === "transaction" || stored ? (sent ?? null) : null
    const isPossible = this.model.confirm(refund, proof?.model ?? null, reference ?? proof?.real.referenceNumber ?? null)
    const confirmed = this.bench.service.returns.confirmReturnOwed(this.#refundIds.get(refund) ?? "", {
      ...WHO,
      transactionId: by === "transaction" ? (sent?.id ?? null) : null,
      referenceNumber: reference,
    })
    await (isPossible ? confirmed : rejects(confirmed))
  }

  async #unconfirm(which: number): Promise<void> {
    const refund = pick(this.model.refunds, which)
    if (!refund) {
      return
    }
    const isPossible = this.model.takeConfirmationBack(refund)
    const done = this.bench.service.returns.undoReturnConfirmation(this.#refundIds.get(refund) ?? "", WHO)
    await (isPossible ? done : rejects(done, { type: "not_allowed" }))
  }

  async #decide(one: CommandOf<"match" | "return" | "ignore">): Promise<void> {
    const { service } = this.bench
    // What is free is decided about most often.
    const hasFree = ({ parts }: ModelTransaction): boolean => parts.some(({ kind, amountVnd }) => kind !== "applied" && amountVnd > 0)
    const transfer = this.#pickDecidable(one.transaction, one.transaction % 4 === 0 ? undefined : hasFree)
    if (!transfer) {
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
    await (isPossible ? decided : rejects(decided, { type: "not_allowed" }))
  }

  /** A person takes the last decision about a transfer back; what is captured is refunded in Medusa first. */
  async #undo(which: number): Promise<void> {
    const { service } = this.bench
    const transfer = this.#pickDecidable(which, ({ decisions }) => decisions.length > 0) ?? this.#pickDecidable(which)
    if (!transfer) {
      return
    }
    const transactionId = transfer.id
    const wanted = this.model.planUndo(transfer.model)
    const decisionId = (await service.money.findLastDecision(transactionId))?.id ?? ""
    const planned = service.money.planUndo({ transactionId, decisionId, refundIds: [], receivableId: null })
    if (wanted === null) {
      await rejects(planned, { type: "not_allowed" })
      await rejects(service.money.undoTransaction({ transactionId, decisionId, ...WHO, refundIds: [] }), { type: "not_allowed" })
      return
    }
    const amounts = (await planned).map(({ receivableId, amountVnd }) => ({ payment: this.#indexOf(receivableId), amountVnd }))
    deepEqual(amounts.sort((one, other) => one.payment - other.payment), wanted)
    const refundIds: string[] = []
    for (const { payment, amountVnd } of wanted) {
      refundIds.push(await this.#recordRefund(payment, amountVnd))
    }
    const undone = service.money.undoTransaction({ transactionId, decisionId, ...WHO, refundIds })
    await (this.model.undo(transfer.model, refundIds) ? undone : rejects(undone, { type: "not_allowed" }))
  }

  /** A transfer that the ledger has, and about which a person can decide. */
  #pickDecidable(
    which: number,
    isWanted: (model: ModelTransaction) => boolean = () => true
  ): { id: string; model: ModelTransaction } | undefined {
    const known = this.#transfers.flatMap(({ id, model }) =>
      id !== null && model.direction === "in" && isWanted(model) ? [{ id, model }] : []
    )
    return pick(known, which)
  }

  /** The real ledger says what the model says, and keeps what it promises. */
  async #check(): Promise<void> {
    const { receivables, parts, refunds, violations } = await readBooks(this.bench.sql)
    deepEqual(violations, [])
    const indexes = new Map(this.#served.map(({ receivable }, index) => [receivable.id, index]))
    const described = receivables.map(({ id, canceled_at: canceledAt, ...receivable }) => ({
      index: indexes.get(id),
      amountVnd: receivable.amount_vnd,
      receivedVnd: receivable.received_vnd,
      isCanceled: canceledAt !== null,
      settlement: receivable.settlement_status,
    }))
    deepEqual(
      described.sort((one, other) => (one.index ?? -1) - (other.index ?? -1)),
      this.model.payments.map((payment, index) => ({ index, ...payment }))
    )
    const sums = new Map<string, Record<string, number>>()
    for (const { transaction_id: transactionId, kind, receivable_id: receivableId, sum } of parts) {
      const name = `${kind} ${receivableId === null ? "-" : indexes.get(receivableId)}`
      sums.set(transactionId, { ...sums.get(transactionId), [name]: sum })
    }
    for (const { id, model } of this.#transfers) {
      deepEqual(id === null ? {} : (sums.get(id) ?? {}), this.model.describe(model))
      sums.delete(id ?? "")
    }
    for (const [id, echo] of this.#echoIds) {
      // SePay may have been asked already.
      const kinds = [`unmatched ${echo.payment}`, `ignored ${echo.payment}`]
      ok(kinds.some((kind) => sums.get(id)?.[kind] === echo.amountVnd), `a second report counts: ${JSON.stringify(sums.get(id))}`)
      sums.delete(id)
    }
    deepEqual(sums, new Map())
    const ids = new Map(this.#transfers.map(({ id, model }) => [model, id]))
    deepEqual(
      new Map(refunds.map((row) => [row.refund_id, [row.status, row.amount_vnd, row.transaction_id]])),
      new Map(this.model.refunds.map((one) => [one.id, [one.status, one.amountVnd, one.proof === null ? null : ids.get(one.proof)]]))
    )
  }

  /** What an admin is told to look at is what the model says is to be looked at. */
  async checkCounts(): Promise<void> {
    const { counts, returnsOwed } = await this.bench.service.reports.describeHealth()
    const owed = this.model.refunds.filter(({ status }) => status === "owed")
    deepEqual(
      [counts.transactionsNeedingAttention, counts.settlementsNeedingAttention, counts.dueSettlements, returnsOwed],
      [
        this.model.transactions.filter((one) => this.model.needsAttention(one)).length,
        this.#countSettlements("attention"),
        this.#countSettlements("due"),
        { count: owed.length, amountVnd: owed.reduce((sum, one) => sum + one.amountVnd, 0) },
      ]
    )
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

  #indexOf(receivableId: string): number {
    return this.#served.findIndex(({ receivable }) => receivable.id === receivableId)
  }

  #reload(index: number): Promise<Receivable> {
    return this.bench.reload(this.#of(index).receivable)
  }
}

function pick<T>(from: readonly T[], which: number): T | undefined {
  return from[which % Math.max(1, from.length)]
}
