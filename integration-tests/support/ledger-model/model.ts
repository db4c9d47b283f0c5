/**
 * A ledger in memory, as simple as it can be: what the real one must say after every command. It knows nothing of SQL,
 * locks, ids of allocations or VA orders' states.
 */

/** What money of a transaction is for; `viaOrder` is the order code of the VA order through which it came. */
export interface ModelPart {
  kind: "applied" | "surplus" | "late" | "unmatched" | "returned" | "ignored"
  payment: number | null
  viaOrder: string | null
  needsAttention: boolean
  amountVnd: number
  /** When there was first, and last, something to it: money is taken in this order. */
  firstAt: number
  lastAt: number
}

/** How a transfer says what it is for. */
export type TransferTarget = "virtual_account" | "code" | "text" | "nothing"

/** A transfer at the bank, as far as it concerns the ledger. */
export interface ModelTransaction {
  direction: "in" | "out"
  target: TransferTarget
  payment: number | null
  viaOrder: string | null
  amountVnd: number
  isTold: boolean
  isListed: boolean
  /** An admin has recorded it before SePay reported it. */
  isEntered: boolean
  /** A report has named the VA; a short webhook does not. */
  isVaKnown: boolean
  parts: ModelPart[]
  /** What persons decided about it and did not take back, the last one last. */
  decisions: ModelDecision[]
}

/** What a person's decision added to a transaction's parts, and took from them. */
export type ModelDecision = readonly (PartKey & { amountVnd: number })[]

/** What tells of a transfer: a webhook with all its fields, or with few, or SePay's list of transactions. */
export type Reporter = "webhook" | "short_webhook" | "api"

/** Money that Medusa has refunded: sent back, still owed, or kept because it was another payment's. */
export interface ModelRefund {
  id: string
  payment: number
  amountVnd: number
  status: "owed" | "returned" | "reallocated"
  /** The outgoing transfer that proves it. */
  proof: ModelTransaction | null
  /** The bank's reference by which a person confirmed it. */
  reference: string | null
}

/** What a payment collection owes. */
export interface ModelPayment {
  amountVnd: number
  receivedVnd: number
  isCanceled: boolean
  settlement: "none" | "due" | "settled" | "attention"
}

export type PartKey = Pick<ModelPart, "kind" | "payment" | "viaOrder" | "needsAttention">

const FREE: ModelPart["kind"][] = ["unmatched", "late", "surplus"]

/** The whole ledger. Commands that cannot be are refused with `false`. */
export class LedgerModel {
  readonly payments: ModelPayment[] = []
  readonly transactions: ModelTransaction[] = []
  readonly refunds: ModelRefund[] = []
  #now = 0
  /** What the decision that is being carried out has changed. */
  #decided: (PartKey & { amountVnd: number })[] | null = null

  register(index: number, amountVnd: number): void {
    const payment = (this.payments[index] ??= { amountVnd, receivedVnd: 0, isCanceled: false, settlement: "none" })
    if (payment.settlement === "settled") {
      return
    }
    payment.amountVnd = amountVnd
    if (payment.settlement !== "attention") {
      payment.settlement = this.#isReceived(payment) ? "due" : "none"
    }
  }

  /** What another report does: it is the first, brings the other way's or a missing part of the story, or nothing. */
  outcomeOf(transaction: ModelTransaction, by: Reporter): "recorded" | "merged" | "known" {
    const { isTold, isListed, isEntered, isVaKnown, target } = transaction
    if (!isTold && !isListed) {
      return isEntered ? "merged" : "recorded"
    }
    const isRepeated = by === "api" ? isListed : isTold
    const namesVa = target === "virtual_account" && by !== "short_webhook"
    return isRepeated && !(namesVa && !isVaKnown) ? "known" : "merged"
  }

  /** The webhook (with everything, or short), or the API, tells of a transfer. */
  report(transaction: ModelTransaction, by: Reporter): void {
    this.#now += 1
    if (by !== "short_webhook") {
      transaction.isVaKnown = true
    }
    const isNew = !transaction.isTold && !transaction.isListed && !transaction.isEntered
    if (by === "api") {
      transaction.isListed = true
    } else {
      transaction.isTold = true
    }
    const isKnown = transaction.target !== "nothing" && !(by === "short_webhook" && transaction.target === "text")
    if (isNew) {
      this.#allocate(transaction, isKnown)
      return
    }
    const [only, ...others] = transaction.parts.filter((part) => part.amountVnd > 0)
    const isSure = transaction.target !== "text"
    const isUndecided = only?.kind === "unmatched" && only.viaOrder === null && others.length === 0
    if (isKnown && isUndecided && (only.payment === null || isSure)) {
      this.#add(transaction, only, -only.amountVnd)
      this.#allocate(transaction, true)
    }
  }

  /** An admin records what SePay has not reported. @param payment the one that its text suggests */
  enter(transaction: ModelTransaction, payment: number | null): void {
    this.#now += 1
    transaction.isEntered = true
    this.#add(transaction, own("unmatched", payment, null, true), transaction.amountVnd)
  }

  /** A report that may be of a transfer which the ledger has: its money waits, and pays nothing. */
  holdBack(transaction: ModelTransaction): void {
    this.#now += 1
    this.#add(transaction, own("unmatched", transaction.payment, transaction.viaOrder, false), transaction.amountVnd)
  }

  settle(index: number): boolean {
    const payment = this.payment(index)
    if (payment.settlement !== "due") {
      return false
    }
    this.#now += 1
    this.#move(index, payment.receivedVnd - payment.amountVnd, "surplus")
    payment.settlement = "settled"
    return true
  }

  askForAttention(index: number): boolean {
    const payment = this.payment(index)
    const isDue = payment.settlement === "due"
    payment.settlement = isDue ? "attention" : payment.settlement
    return isDue
  }

  resume(index: number): void {
    const payment = this.payment(index)
    const isReceived = payment.receivedVnd >= payment.amountVnd
    if (payment.settlement === "attention" && (isReceived || !payment.isCanceled)) {
      payment.settlement = isReceived ? "due" : "none"
    }
  }

  cancel(index: number): void {
    const payment = this.payment(index)
    if (payment.isCanceled) {
      return
    }
    this.#now += 1
    payment.isCanceled = true
    if (payment.settlement === "none") {
      this.#move(index, payment.receivedVnd, "late")
    }
  }

  /** The order was cancelled after its payment had been captured, and Medusa refunded nothing. */
  cancelCaptured(index: number): void {
    const payment = this.payment(index)
    payment.settlement = payment.settlement === "settled" ? "attention" : payment.settlement
  }

  match(transaction: ModelTransaction, index: number): boolean {
    const payment = this.payment(index)
    const free = this.#inOrder(transaction, [...FREE, "ignored"])
    const wantedVnd = payment.isCanceled || payment.settlement === "settled" ? 0 : this.remaining(index)
    if (wantedVnd === 0 || sum(free) === 0) {
      return false
    }
    this.#begin(transaction)
    const appliedVnd = Math.min(sum(free), wantedVnd)
    const leftOverVnd = sum(free.filter(({ kind }) => kind === "unmatched")) - appliedVnd
    this.#take(transaction, free, appliedVnd)
    this.#add(transaction, own("applied", index, null, false), appliedVnd)
    if (leftOverVnd > 0) {
      this.#take(transaction, this.#inOrder(transaction, ["unmatched"]), leftOverVnd)
      this.#add(transaction, own("surplus", index, null, true), leftOverVnd)
    }
    this.#count(index, appliedVnd)
    return this.#end()
  }

  /** @param amountVnd `null`: all that there is */
  return(transaction: ModelTransaction, amountVnd: number | null): boolean {
    const free = this.#inOrder(transaction, [...FREE, "ignored"])
    const applied = this.#takeable(transaction)
    const availableVnd = sum([...free, ...applied])
    const returnedVnd = amountVnd ?? availableVnd
    if (availableVnd === 0 || returnedVnd > availableVnd) {
      return false
    }
    this.#begin(transaction)
    const [first] = [...free, ...applied]
    const owner = { payment: first?.payment ?? null, viaOrder: first?.viaOrder ?? null }
    const taken = this.#take(transaction, [...free, ...applied], returnedVnd)
    this.#add(transaction, own("returned", owner.payment, owner.viaOrder, false), returnedVnd)
    for (const { kind, payment, amountVnd: takenVnd } of taken) {
      if (kind === "applied" && payment !== null) {
        this.#count(payment, -takenVnd)
      }
    }
    return this.#end()
  }

  /** What payments give back: nothing that is captured or being captured, and nothing that was refunded already. */
  #takeable(transaction: ModelTransaction): ModelPart[] {
    const leftVnd = this.payments.map(({ settlement, receivedVnd }, index) =>
      settlement === "none" || settlement === "attention" ? receivedVnd - this.refundedVnd(index) : 0
    )
    return this.#inOrder(transaction, ["applied"]).flatMap((part) => {
      const takeableVnd = Math.min(part.amountVnd, leftVnd[part.payment ?? -1] ?? 0)
      if (part.payment === null || takeableVnd <= 0) {
        return []
      }
      leftVnd[part.payment] = (leftVnd[part.payment] ?? 0) - takeableVnd
      return [{ ...part, amountVnd: takeableVnd }]
    })
  }

  ignore(transaction: ModelTransaction): boolean {
    const free = this.#inOrder(transaction, FREE)
    const freeVnd = sum(free)
    if (freeVnd === 0) {
      return false
    }
    this.#begin(transaction)
    this.#take(transaction, free, freeVnd)
    this.#add(transaction, own("ignored", null, null, false), freeVnd)
    return this.#end()
  }

  /**
   * What has to be refunded in Medusa, for each payment, before the last decision is taken back; `null` when it cannot be
   * taken back.
   */
  planUndo(transaction: ModelTransaction): { payment: number; amountVnd: number }[] | null {
    const last = transaction.decisions.at(-1)
    if (!last || this.#isReturnProven(last)) {
      return null
    }
    const isMoved = last.some((row) => this.#amountOf(transaction, row) < row.amountVnd)
    const changes = this.payments.map((_, index) => ({ payment: index, changeVnd: -appliedTo(index, last) }))
    const isRefused = changes.some(({ payment: index, changeVnd }) => {
      const { isCanceled, settlement, receivedVnd } = this.payment(index)
      return changeVnd < 0
        ? -changeVnd > receivedVnd - this.refundedVnd(index)
        : changeVnd > 0 && (isCanceled || settlement === "settled" || changeVnd > this.remaining(index))
    })
    return isMoved || isRefused
      ? null
      : changes.flatMap(({ payment: index, changeVnd }) =>
          changeVnd < 0 && this.payment(index).settlement === "settled" ? [{ payment: index, amountVnd: -changeVnd }] : []
        )
  }

  /**
   * Takes the last decision back, after what `planUndo` said was refunded. It stands when an earlier transfer proves that such a
   * refund went to its payer.
   */
  undo(transaction: ModelTransaction, refundIds: readonly string[]): boolean {
    const made = this.refunds.filter(({ id }) => refundIds.includes(id))
    if (made.some(({ status }) => status !== "owed")) {
      return false
    }
    this.#now += 1
    made.forEach((one) => Object.assign(one, { status: "reallocated" }))
    for (const row of transaction.decisions.pop() ?? []) {
      this.#add(transaction, row, -row.amountVnd)
      if (row.kind === "applied" && row.payment !== null) {
        this.#count(row.payment, -row.amountVnd)
      }
    }
    return true
  }

  /** What is left of a captured payment to be refunded. */
  refundableVnd(index: number): number {
    return this.payment(index).receivedVnd - this.refundedVnd(index)
  }

  /** What refunds of a payment send back, or sent. */
  refundedVnd(index: number): number {
    return sum(this.refunds.filter(({ payment, status }) => payment === index && status !== "reallocated"))
  }

  /** Medusa refunds a part of a captured payment: that is owed to the payer. A transfer that went before can prove it. */
  refund(refund: ModelRefund): void {
    this.#now += 1
    this.refunds.push(refund)
    for (const transaction of this.transactions.filter(({ direction }) => direction === "out")) {
      const waiting = transaction.parts.find(
        ({ kind, payment, needsAttention }) => kind === "ignored" && payment === refund.payment && needsAttention
      )
      const owed = this.#owed(refund.payment)
      const settled = waiting?.amountVnd === transaction.amountVnd ? findReturns(transaction.amountVnd, owed) : []
      if (waiting && settled.length > 0) {
        settled.forEach((one) => Object.assign(one, { status: "returned", proof: transaction }))
        this.#add(transaction, waiting, -waiting.amountVnd)
        this.#add(transaction, own("returned", refund.payment, null, false), transaction.amountVnd)
      }
    }
  }

  /** SePay reports money that the store sent. @param reference the bank's; a short webhook has neither it nor the text */
  reportSent(transaction: ModelTransaction, by: Reporter, reference: string): void {
    this.#now += 1
    const isNew = !transaction.isTold && !transaction.isListed
    if (by === "api") {
      transaction.isListed = true
    } else {
      transaction.isTold = true
    }
    const [only, ...others] = transaction.parts.filter(({ amountVnd }) => amountVnd > 0)
    const isUndecided = only?.kind === "ignored" && only.payment === null && others.length === 0
    const proven = isNew || isUndecided ? this.#prove(transaction, by === "short_webhook" ? null : reference) : null
    if (isNew) {
      this.#add(transaction, proven ?? own("ignored", null, null, false), transaction.amountVnd)
    } else if (proven !== null && only) {
      this.#add(transaction, only, -transaction.amountVnd)
      this.#add(transaction, proven, transaction.amountVnd)
    }
  }

  /** A person says that a refund was transferred. @param proof the transfer, where the ledger has it. */
  confirm(refund: ModelRefund, proof: ModelTransaction | null, reference: string | null): boolean {
    const ignored = proof?.parts.filter(({ kind, amountVnd }) => kind === "ignored" && amountVnd > 0) ?? []
    if (refund.status !== "owed" || (proof !== null && sum(ignored) < refund.amountVnd)) {
      return false
    }
    Object.assign(refund, { status: "returned", proof, reference })
    if (proof !== null) {
      this.#begin(proof)
      this.#take(proof, [...ignored].sort((one, other) => Number(other.needsAttention) - Number(one.needsAttention)), refund.amountVnd)
      this.#add(proof, own("returned", refund.payment, null, false), refund.amountVnd)
      this.#end()
    }
    return true
  }

  /** A person says that a refund was not transferred, although it was confirmed. */
  takeConfirmationBack(refund: ModelRefund): boolean {
    if (refund.status !== "returned") {
      return false
    }
    const { proof } = refund
    Object.assign(refund, { status: "owed", proof: null, reference: null })
    if (proof !== null) {
      this.#begin(proof)
      const returned = proof.parts.filter(({ kind, amountVnd }) => kind === "returned" && amountVnd > 0)
      const ownFirst = [...returned].sort((one, other) => Number(other.payment === refund.payment) - Number(one.payment === refund.payment))
      this.#take(proof, ownFirst, refund.amountVnd)
      this.#add(proof, own("ignored", null, null, true), refund.amountVnd)
      this.#end()
    }
    return true
  }

  /** What an outgoing transfer is: the return that it proves, or something for a person; `null`: none of the store's. */
  #prove(transaction: ModelTransaction, reference: string | null): PartKey | null {
    const index = reference === null ? null : transaction.payment
    const confirmed = this.refunds.filter(
      (one) => reference !== null && one.status === "returned" && one.proof === null && one.reference === reference
    )
    const viaOrder = index === null ? null : transaction.viaOrder
    const owner = index ?? confirmed[0]?.payment ?? null
    if (owner === null) {
      return null
    }
    const returned = own("returned", owner, viaOrder, false)
    if (confirmed.length > 0) {
      if (sum(confirmed) !== transaction.amountVnd) {
        return own("ignored", owner, viaOrder, true)
      }
      confirmed.forEach((one) => Object.assign(one, { proof: transaction }))
      return returned
    }
    const marked = this.#marked(owner)
    if (marked.includes(transaction.amountVnd) || (marked.length > 1 && total(marked) === transaction.amountVnd)) {
      return returned
    }
    const settled = findReturns(transaction.amountVnd, this.#owed(owner))
    settled.forEach((one) => Object.assign(one, { status: "returned", proof: transaction }))
    return settled.length > 0 ? returned : own("ignored", owner, viaOrder, true)
  }

  #owed(index: number): ModelRefund[] {
    return this.refunds.filter(({ payment, status }) => payment === index && status === "owed")
  }

  /** What persons said went back of a payment's money, without what transfers were recognized as; those were the first. */
  #marked(index: number): number[] {
    const said = this.transactions
      .filter(({ direction }) => direction === "in")
      .flatMap(({ decisions }) => decisions.flat())
      .filter((row) => row.kind === "returned" && row.payment === index && row.amountVnd > 0)
      .sort((one, other) => this.#saidAt(one) - this.#saidAt(other))
    const proofs = new Set(this.refunds.flatMap(({ proof }) => proof ?? []))
    let recognizedVnd = sum(
      this.transactions
        .filter((one) => one.direction === "out" && !proofs.has(one))
        .flatMap(({ parts }) => parts.filter(({ kind, payment }) => kind === "returned" && payment === index))
    )
    return said.flatMap(({ amountVnd }) => {
      if (recognizedVnd >= amountVnd) {
        recognizedVnd -= amountVnd
        return []
      }
      return [amountVnd]
    })
  }

  readonly #saidTimes = new Map<object, number>()

  #saidAt(row: object): number {
    return this.#saidTimes.get(row) ?? 0
  }

  #isReturnProven(decision: ModelDecision): boolean {
    return decision.some(
      ({ kind, payment, amountVnd }) => kind === "returned" && payment !== null && !this.#marked(payment).includes(amountVnd)
    )
  }

  #begin(transaction: ModelTransaction): void {
    this.#now += 1
    this.#decided = []
    transaction.decisions.push(this.#decided)
  }

  #end(): true {
    this.#decided?.forEach((row) => this.#saidTimes.set(row, this.#now))
    this.#decided = null
    return true
  }

  #amountOf(transaction: ModelTransaction, key: PartKey): number {
    return transaction.parts.find((part) => isSame(part, key))?.amountVnd ?? 0
  }

  payment(index: number): ModelPayment {
    const payment = this.payments[index]
    if (!payment) {
      throw new Error(`There is no payment ${index}`)
    }
    return payment
  }

  remaining(index: number): number {
    const { amountVnd, receivedVnd } = this.payment(index)
    return Math.max(0, amountVnd - receivedVnd)
  }

  /** Money of a transaction by kind and payment. */
  describe(transaction: ModelTransaction): Record<string, number> {
    const sums: Record<string, number> = {}
    for (const { kind, payment, amountVnd } of transaction.parts) {
      const name = `${kind} ${payment ?? "-"}`
      sums[name] = (sums[name] ?? 0) + amountVnd
    }
    return Object.fromEntries(Object.entries(sums).filter(([, amountVnd]) => amountVnd !== 0))
  }

  needsAttention(transaction: ModelTransaction): boolean {
    return sum(transaction.parts.filter((part) => part.needsAttention)) > 0
  }

  #allocate(transaction: ModelTransaction, isKnown: boolean): void {
    const { payment: index, viaOrder, amountVnd, target } = transaction
    if (!isKnown || index === null) {
      this.#add(transaction, own("unmatched", null, null, false), amountVnd)
      return
    }
    const payment = this.payment(index)
    const remainingVnd = payment.settlement === "settled" ? 0 : this.remaining(index)
    if (target === "text" && (amountVnd !== remainingVnd || payment.isCanceled)) {
      this.#add(transaction, own("unmatched", index, null, true), amountVnd)
      return
    }
    if (payment.isCanceled) {
      this.#add(transaction, own("late", index, viaOrder, true), amountVnd)
      return
    }
    const appliedVnd = Math.min(amountVnd, remainingVnd)
    this.#add(transaction, own("applied", index, viaOrder, false), appliedVnd)
    this.#add(transaction, own("surplus", index, viaOrder, true), amountVnd - appliedVnd)
    this.#count(index, appliedVnd)
  }

  #count(index: number, appliedVnd: number): void {
    const payment = this.payment(index)
    payment.receivedVnd += appliedVnd
    const isLookedAt = payment.settlement === "attention" && payment.receivedVnd > 0
    if (appliedVnd !== 0 && payment.settlement !== "settled" && !isLookedAt) {
      payment.settlement = this.#isReceived(payment) ? "due" : "none"
    }
  }

  /** Takes money off a payment, what was applied last first. */
  #move(index: number, amountVnd: number, to: "surplus" | "late"): void {
    const applied = this.transactions
      .flatMap((transaction) => transaction.parts.map((part) => ({ transaction, part })))
      .filter(({ part }) => part.kind === "applied" && part.payment === index && part.amountVnd > 0)
      .sort((one, other) => other.part.lastAt - one.part.lastAt)
    let leftVnd = amountVnd
    for (const { transaction, part } of applied) {
      const movedVnd = Math.min(leftVnd, part.amountVnd)
      this.#add(transaction, part, -movedVnd)
      this.#add(transaction, own(to, index, part.viaOrder, true), movedVnd)
      this.payment(index).receivedVnd -= movedVnd
      leftVnd -= movedVnd
    }
  }

  #take(transaction: ModelTransaction, parts: ModelPart[], amountVnd: number): ModelPart[] {
    let leftVnd = amountVnd
    return parts.map((part) => {
      const takenVnd = Math.min(leftVnd, part.amountVnd)
      this.#add(transaction, part, -takenVnd)
      leftVnd -= takenVnd
      return { ...part, amountVnd: takenVnd }
    })
  }

  #add(transaction: ModelTransaction, key: PartKey, amountVnd: number): void {
    if (amountVnd === 0) {
      return
    }
    this.#decided?.push({ ...own(key.kind, key.payment, key.viaOrder, key.needsAttention), amountVnd })
    const known = transaction.parts.find((part) => isSame(part, key))
    if (known) {
      known.amountVnd += amountVnd
      known.lastAt = this.#now
      return
    }
    transaction.parts.push({ ...own(key.kind, key.payment, key.viaOrder, key.needsAttention), amountVnd, firstAt: this.#now, lastAt: this.#now })
  }

  #inOrder(transaction: ModelTransaction, kinds: ModelPart["kind"][]): ModelPart[] {
    return kinds.flatMap((kind) =>
      transaction.parts.filter((part) => part.kind === kind && part.amountVnd > 0).sort((one, other) => one.firstAt - other.firstAt)
    )
  }

  #isReceived({ amountVnd, receivedVnd }: ModelPayment): boolean {
    return receivedVnd > 0 && receivedVnd >= amountVnd
  }
}

function own(
  kind: ModelPart["kind"],
  payment: number | null,
  viaOrder: string | null,
  needsAttention: boolean
): PartKey {
  return { kind, payment, viaOrder, needsAttention }
}

function isSame(one: PartKey, other: PartKey): boolean {
  return (
    one.kind === other.kind &&
    one.payment === other.payment &&
    one.viaOrder === other.viaOrder &&
    one.needsAttention === other.needsAttention
  )
}

function appliedTo(index: number, decision: ModelDecision): number {
  return sum(decision.filter(({ kind, payment }) => kind === "applied" && payment === index))
}

/** The refunds that a transfer of an amount returns: one, or all, or the only ones that add up to it. The oldest come first. */
function findReturns(amountVnd: number, owed: readonly ModelRefund[]): ModelRefund[] {
  const one = owed.find((each) => each.amountVnd === amountVnd)
  if (one || (owed.length > 1 && sum(owed) === amountVnd)) {
    return one ? [one] : [...owed]
  }
  const sets = Array.from({ length: 2 ** owed.length }, (_, bits) => owed.filter((__, index) => (bits >> index) % 2 === 1))
  const [found, ...others] = sets.filter((set) => sum(set) === amountVnd)
  return found && others.length === 0 ? found : []
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((all, amountVnd) => all + amountVnd, 0)
}

function sum(parts: readonly { amountVnd: number }[]): number {
  return parts.reduce((total, { amountVnd }) => total + amountVnd, 0)
}
