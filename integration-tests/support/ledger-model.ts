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
  target: TransferTarget
  payment: number | null
  viaOrder: string | null
  amountVnd: number
  isTold: boolean
  isListed: boolean
  /** A report has named the VA; a short webhook does not. */
  isVaKnown: boolean
  parts: ModelPart[]
}

/** What tells of a transfer: a webhook with all its fields, or with few, or SePay's list of transactions. */
export type Reporter = "webhook" | "short_webhook" | "api"

/** What a payment collection owes. */
export interface ModelPayment {
  amountVnd: number
  receivedVnd: number
  isCanceled: boolean
  settlement: "none" | "due" | "settled" | "attention"
}

type PartKey = Pick<ModelPart, "kind" | "payment" | "viaOrder" | "needsAttention">

const FREE: ModelPart["kind"][] = ["unmatched", "late", "surplus"]

/** The whole ledger. Commands that cannot be are refused with `false`. */
export class LedgerModel {
  readonly payments: ModelPayment[] = []
  readonly transactions: ModelTransaction[] = []
  #now = 0

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
    const { isTold, isListed, isVaKnown, target } = transaction
    if (!isTold && !isListed) {
      return "recorded"
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
    const isNew = !transaction.isTold && !transaction.isListed
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
    if (isKnown && only?.kind === "unmatched" && only.payment === null && others.length === 0) {
      this.#add(transaction, only, -only.amountVnd)
      this.#allocate(transaction, true)
    }
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

  match(transaction: ModelTransaction, index: number): boolean {
    const payment = this.payment(index)
    const free = this.#inOrder(transaction, [...FREE, "ignored"])
    const wantedVnd = payment.isCanceled || payment.settlement === "settled" ? 0 : this.remaining(index)
    if (wantedVnd === 0 || sum(free) === 0) {
      return false
    }
    this.#now += 1
    const appliedVnd = Math.min(sum(free), wantedVnd)
    const leftOverVnd = sum(free.filter(({ kind }) => kind === "unmatched")) - appliedVnd
    this.#take(transaction, free, appliedVnd)
    this.#add(transaction, own("applied", index, null, false), appliedVnd)
    if (leftOverVnd > 0) {
      this.#take(transaction, this.#inOrder(transaction, ["unmatched"]), leftOverVnd)
      this.#add(transaction, own("surplus", index, null, true), leftOverVnd)
    }
    this.#count(index, appliedVnd)
    return true
  }

  /** @param amountVnd `null`: all that there is */
  return(transaction: ModelTransaction, amountVnd: number | null): boolean {
    const free = this.#inOrder(transaction, [...FREE, "ignored"])
    const applied = this.#inOrder(transaction, ["applied"]).filter(({ payment }) => {
      const { settlement } = this.payment(payment ?? -1)
      return settlement === "none" || settlement === "attention"
    })
    const availableVnd = sum([...free, ...applied])
    const returnedVnd = amountVnd ?? availableVnd
    if (availableVnd === 0 || returnedVnd > availableVnd) {
      return false
    }
    this.#now += 1
    const [first] = [...free, ...applied]
    const owner = { payment: first?.payment ?? null, viaOrder: first?.viaOrder ?? null }
    const taken = this.#take(transaction, [...free, ...applied], returnedVnd)
    this.#add(transaction, own("returned", owner.payment, owner.viaOrder, false), returnedVnd)
    for (const { kind, payment, amountVnd: takenVnd } of taken) {
      if (kind === "applied" && payment !== null) {
        this.#count(payment, -takenVnd)
      }
    }
    return true
  }

  ignore(transaction: ModelTransaction): boolean {
    const free = this.#inOrder(transaction, FREE)
    const freeVnd = sum(free)
    if (freeVnd === 0) {
      return false
    }
    this.#now += 1
    this.#take(transaction, free, freeVnd)
    this.#add(transaction, own("ignored", null, null, false), freeVnd)
    return true
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
    const remainingVnd = this.remaining(index)
    if (target === "text" && (amountVnd !== remainingVnd || payment.isCanceled)) {
      this.#add(transaction, own("unmatched", index, viaOrder, true), amountVnd)
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

function sum(parts: readonly { amountVnd: number }[]): number {
  return parts.reduce((total, { amountVnd }) => total + amountVnd, 0)
}
