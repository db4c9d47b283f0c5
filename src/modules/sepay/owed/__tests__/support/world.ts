import { decideAllocations } from "../../../money/decide-allocations"
import { decideApplied } from "../../../money/decide-applied"
import { type PaymentSummary, summarizePayment } from "../../../payments/decide-payment-status"
import { decideRefund, type RecordedReturn } from "../../../returns/decide-refund"
import { decideSettlement, type SettlementState } from "../../../settlement/decide-settlement"
import { nextSettlementStatus } from "../../../settlement/settlement-transitions"
import type { SettlementStatus } from "../../../settlement/settlement-status"
import { decideOpen } from "../../../va-orders/decide-open"
import { OPEN_STATUSES, type VaOrderStatus } from "../../../va-orders/va-order"
import { nextVaOrderStatus, type VaOrderEvent } from "../../../va-orders/va-order-transitions"
import { decideFollow } from "../../decide-follow"
import { decideOwed, type OwedAmount } from "../../decide-owed"
import { isSameAmount } from "../../exact-amount"
import { isFullyReceived, remainingVnd } from "../../received"

/**
 * A store in memory: what Medusa does to a cart and its order, what SePay and its bank do, and the plugin's decisions in
 * between. The decisions are the real ones; what reads and writes for them is as simple as it can be.
 */

interface Session {
  id: number
  exactAmount: number
}

interface Payment {
  sessionId: number
  amount: number
  refunded: number
}

/** Medusa's payment collection. */
interface Collection {
  amount: number
  isOfCart: boolean
  sessions: Session[]
  payments: Payment[]
}

interface VaOrder {
  id: string
  status: VaOrderStatus
  amountVnd: number
  paidAmountVnd: number
  needsAttention: boolean
  /** Whether SePay's bank still takes money on it. */
  takesMoney: boolean
}

/** What the ledger knows of a collection. */
interface Ledger {
  amountVnd: number
  exactAmount: number
  receivedVnd: number
  surplusVnd: number
  lateVnd: number
  settlement: SettlementStatus
  isCanceled: boolean
  captureSessionId: number | null
  servedSessionId: number
  returns: RecordedReturn[]
  vaOrders: VaOrder[]
}

interface Order {
  total: number
  /** Credit lines, those of refunds included. */
  credit: number
  isCanceled: boolean
  /** What another provider captured for it. */
  paidElsewhere: number
}

/** A payment through SePay: Medusa's collection and what the ledger knows of it. */
export interface WorldPayment {
  collection: Collection
  ledger: Ledger
}

const vnd = (exactAmount: number) => ({ exactAmount, currencyCode: "vnd" })
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)

/** What a step of the plugin may be repeated before nothing changes any more. */
const MAXIMUM_ROUNDS = 30

export class World {
  cartTotal: number
  order: Order | null = null
  readonly payments: WorldPayment[] = []
  /** Everything that the bank ever took. */
  transferredVnd = 0
  /** Captures over something else than what was owed then. */
  wrongCaptures = 0
  #ids = 0

  constructor(cartTotal: number) {
    this.cartTotal = cartTotal
  }

  // What shoppers, admins and Medusa do. A step that cannot be done changes nothing.

  /** @param isRefreshed whether Medusa's collection and sessions follow: not after taxes, nor beside a session that is made. */
  changeCart(total: number, isRefreshed: boolean): void {
    if (this.order) {
      return
    }
    this.cartTotal = total
    const [payment] = this.payments
    if (payment && isRefreshed && payment.collection.amount !== total) {
      payment.collection.amount = total
      payment.collection.sessions = []
    }
  }

  /** A shopper chooses the payment. `isTwice`: a double click leaves two sessions. */
  choose(isTwice: boolean): void {
    const payment = this.payments[0]
    if (this.order || this.cartTotal <= 0 || payment?.ledger.settlement === "settled") {
      return
    }
    const collection = payment?.collection ?? { amount: this.cartTotal, isOfCart: true, sessions: [], payments: [] }
    collection.sessions = []
    for (let count = 0; count < (isTwice ? 2 : 1); count += 1) {
      this.#attach(collection)
    }
  }

  complete(): void {
    if (this.order) {
      return
    }
    if (this.cartTotal === 0) {
      this.#place()
      return
    }
    const [payment] = this.payments
    const [session] = payment?.collection.sessions ?? []
    if (payment && session && this.#authorize(payment, session)) {
      this.#open(payment)
    }
  }

  /** @param isStale the change is known to Medusa only: its event was lost. */
  editOrder(total: number, isStale: boolean): void {
    if (!this.order || this.order.isCanceled) {
      return
    }
    this.order.total = total
    this.#updateCollections()
    if (!isStale) {
      this.quiesce()
    }
  }

  addCredit(amount: number): void {
    if (this.order && !this.order.isCanceled && amount <= this.pending) {
      this.order.credit += amount
    }
  }

  payElsewhere(amount: number, isStale: boolean): void {
    if (this.order && !this.order.isCanceled && this.pending > 0) {
      this.order.paidElsewhere += Math.min(amount, this.pending)
      if (!isStale) {
        this.quiesce()
      }
    }
  }

  /** An admin asks for what is outstanding through SePay. */
  request(): void {
    if (!this.order || this.order.isCanceled || Math.round(this.pending) < 1) {
      return
    }
    const open = this.payments.find(({ collection, ledger }) => ledger.settlement !== "settled" && collection.payments.length === 0)
    if (!open) {
      const collection: Collection = { amount: this.pending, isOfCart: false, sessions: [], payments: [] }
      this.#attach(collection)
    } else if (open.collection.sessions.length === 0) {
      open.collection.amount = this.pending
      this.#attach(open.collection)
    }
    const asked = this.payments.at(-1)
    if (asked) {
      this.#follow(asked)
      this.#open(asked)
    }
  }

  /** A payer transfers to a number of a payment, an old one too, as far as the bank takes it. */
  transfer(paymentIndex: number, vaIndex: number, amountVnd: number): void {
    const payment = this.payments[paymentIndex % Math.max(1, this.payments.length)]
    const vaOrder = payment?.ledger.vaOrders[vaIndex % Math.max(1, payment.ledger.vaOrders.length)]
    if (!payment || !vaOrder?.takesMoney || amountVnd < 1) {
      return
    }
    const leftVnd = vaOrder.amountVnd - vaOrder.paidAmountVnd
    vaOrder.takesMoney = amountVnd < leftVnd
    this.transferredVnd += amountVnd
    this.#record(payment, vaOrder, amountVnd)
  }

  /** @param isStale Medusa's cancel read the order before the last capture. */
  cancelOrder(isStale: boolean): void {
    if (!this.order || this.order.isCanceled) {
      return
    }
    this.order.isCanceled = true
    for (const payment of isStale ? [] : this.payments) {
      this.#refundAll(payment)
    }
    this.payments.forEach((payment) => this.#cancel(payment))
  }

  refund(paymentIndex: number, amount: number): void {
    const payment = this.payments[paymentIndex % Math.max(1, this.payments.length)]
    const captured = payment?.collection.payments[0]
    if (!payment || !captured || !this.order || this.order.isCanceled || amount <= 0) {
      return
    }
    this.#refund(payment, captured, Math.min(amount, captured.amount - captured.refunded))
  }

  /** The number of a payment expires, and SePay confirms its close. */
  expire(paymentIndex: number): void {
    const payment = this.payments[paymentIndex % Math.max(1, this.payments.length)]
    payment?.ledger.vaOrders.filter(isOpen).forEach((vaOrder) => this.#change(vaOrder, "abandoned"))
    if (payment) {
      this.#close(payment)
    }
  }

  /** The shopper's page asks for a number. */
  renew(paymentIndex: number): void {
    const payment = this.payments[paymentIndex % Math.max(1, this.payments.length)]
    if (payment && this.order) {
      this.#follow(payment)
      this.#open(payment)
    }
  }

  /** @param steps how far it comes before its process dies. */
  settle(paymentIndex: number, steps: number): void {
    const payment = this.payments[paymentIndex % Math.max(1, this.payments.length)]
    if (payment) {
      this.#settle(payment, steps)
    }
  }

  /** An admin asks for a part of the order on a payment collection of its own. */
  requestPart(amount: number): void {
    if (this.order && !this.order.isCanceled && amount >= 1 && amount <= this.pending) {
      const collection: Collection = { amount, isOfCart: false, sessions: [], payments: [] }
      this.#attach(collection)
      const asked = this.payments.at(-1)
      if (asked) {
        this.#follow(asked)
        this.#open(asked)
      }
    }
  }

  /** The sweep and the jobs run until nothing changes any more. @throws when they never end */
  quiesce(): void {
    for (let round = 0; round < MAXIMUM_ROUNDS; round += 1) {
      const before = JSON.stringify([this.order, this.payments])
      for (const payment of this.payments) {
        if (this.order) {
          this.#follow(payment)
          this.#replaceOutdated(payment)
        }
        this.#settle(payment)
        this.#close(payment)
      }
      if (JSON.stringify([this.order, this.payments]) === before) {
        return
      }
    }
    throw new Error(`It never ends: ${JSON.stringify([this.order, this.payments], null, 1)}`)
  }

  // What is asked about the world.

  /** Medusa's `pending_difference`. */
  get pending(): number {
    const { total, credit, paidElsewhere } = this.order ?? { total: 0, credit: 0, paidElsewhere: 0 }
    const captured = sum(this.payments.flatMap(({ collection }) => collection.payments.map(({ amount }) => amount)))
    const refunded = sum(this.payments.flatMap(({ collection }) => collection.payments.map((payment) => payment.refunded)))
    return total - credit - paidElsewhere - captured + refunded
  }

  owed(payment: WorldPayment): OwedAmount {
    const { collection } = payment
    const others = this.payments.filter(
      (other) => other !== payment && !other.ledger.isCanceled && other.collection.payments.length === 0
    )
    return decideOwed({
      collection: vnd(collection.amount),
      cart: this.order ? null : vnd(this.cartTotal),
      order: this.order && {
        outstanding: vnd(this.pending),
        isCanceled: this.order.isCanceled,
        coveredElsewhere: sum(others.map(({ ledger }) => Math.min(ledger.receivedVnd, ledger.exactAmount))),
      },
      isOfCart: collection.isOfCart,
      isCaptured: collection.payments.length > 0,
    })
  }

  summary({ collection, ledger }: WorldPayment): PaymentSummary {
    const captured = sum(collection.payments.map(({ amount }) => amount))
    const vaOrder = ledger.vaOrders.at(-1)
    return summarizePayment(
      {
        amountVnd: ledger.amountVnd,
        exactAmount: ledger.exactAmount,
        receivedVnd: ledger.receivedVnd,
        isCanceled: ledger.isCanceled,
        isSettled: ledger.settlement === "settled",
        virtualAccount: vaOrder === undefined ? null : { expiresAt: null, isOpen: isOpen(vaOrder) },
        missingVnd: 0,
        order: this.order && {
          orderId: "order_1",
          isCanceled: this.order.isCanceled,
          pendingDifference: this.pending,
          captured,
          booked: captured,
          refunded: sum(collection.payments.map((payment) => payment.refunded)),
          refundedElsewhere: 0,
          refundedWithoutCredit: 0,
        },
        surplusVnd: ledger.surplusVnd,
        lateVnd: ledger.lateVnd,
        returnsOwedVnd: sum(ledger.returns.map(({ amountVnd }) => amountVnd)),
      },
      new Date(0)
    )
  }

  // The plugin, as its workflows join the decisions.

  #attach(collection: Collection): void {
    this.#ids += 1
    const session = { id: this.#ids, exactAmount: collection.amount }
    collection.sessions.push(session)
    this.#register(collection, session)
  }

  #register(collection: Collection, session: Session): void {
    const known = this.payments.find((one) => one.collection === collection)
    const asked = { amountVnd: Math.round(session.exactAmount), exactAmount: session.exactAmount, servedSessionId: session.id }
    if (!known) {
      const ledger: Ledger = {
        ...asked,
        receivedVnd: 0,
        surplusVnd: 0,
        lateVnd: 0,
        settlement: "none",
        isCanceled: false,
        captureSessionId: null,
        returns: [],
        vaOrders: [],
      }
      this.payments.push({ collection, ledger })
      return
    }
    if (known.ledger.settlement !== "settled") {
      Object.assign(known.ledger, asked)
      this.#noteAsked(known.ledger)
    }
  }

  #noteAsked(ledger: Ledger): void {
    ledger.settlement = nextSettlementStatus(ledger.settlement, isFullyReceived(ledger) ? "received_in_full" : "rest_awaited")
  }

  /** Under core's cart lock: the provider compares, and the order is placed. */
  #authorize(payment: WorldPayment, session: Session): boolean {
    if (!isSameAmount(vnd(session.exactAmount), this.owed(payment)) || session.exactAmount !== payment.collection.amount) {
      payment.collection.amount = this.cartTotal
      return false
    }
    if (payment.ledger.servedSessionId !== session.id || payment.ledger.exactAmount !== session.exactAmount) {
      this.#register(payment.collection, session)
    }
    this.#place()
    return true
  }

  #place(): void {
    this.order = { total: this.cartTotal, credit: 0, isCanceled: false, paidElsewhere: 0 }
  }

  /** As Medusa's order changes do: the first collection that nothing was paid on is over the pending difference. */
  #updateCollections(): void {
    const open = this.payments.find(({ collection }) => collection.payments.length === 0)
    if (open && this.pending >= 0) {
      open.collection.amount = this.pending
    }
  }

  #follow(payment: WorldPayment): void {
    const { collection, ledger } = payment
    const decision = decideFollow({
      owed: this.owed(payment),
      receivable: { exactAmount: ledger.exactAmount, settlementStatus: ledger.settlement, isCanceled: ledger.isCanceled },
      collection: vnd(collection.amount),
      isCollectionOpen: collection.payments.length === 0,
      sessions: collection.sessions.map(({ exactAmount }) => vnd(exactAmount)),
    })
    if (decision.action === "cancel") {
      this.#cancel(payment)
    } else if (decision.action === "withdraw") {
      this.#move(ledger, ledger.receivedVnd, "surplusVnd")
      ledger.settlement = nextSettlementStatus(ledger.settlement, "withdrawn")
      Object.assign(ledger, { amountVnd: 0, exactAmount: 0 })
      ledger.vaOrders.filter(isOpen).forEach((vaOrder) => this.#change(vaOrder, "abandoned"))
      collection.amount = decision.updatesCollection ? 0 : collection.amount
    } else if (decision.action === "reprice") {
      Object.assign(ledger, { amountVnd: decision.amountVnd, exactAmount: decision.exactAmount })
      this.#noteAsked(ledger)
      collection.amount = decision.updatesCollection ? decision.exactAmount : collection.amount
      collection.sessions.forEach((session) => {
        session.exactAmount = decision.updatesSessions ? decision.exactAmount : session.exactAmount
      })
    }
  }

  #replaceOutdated(payment: WorldPayment): void {
    const { ledger } = payment
    const current = ledger.vaOrders.find(isOpen)
    const remaining = remainingVnd(ledger)
    const isOutdated = current !== undefined && current.amountVnd - current.paidAmountVnd !== remaining
    if (current && isOutdated) {
      this.#change(current, "abandoned")
    }
    this.#close(payment)
    if (isOutdated || (current === undefined && ledger.receivedVnd > 0)) {
      this.#open(payment)
    }
  }

  #open(payment: WorldPayment): void {
    const { ledger, collection } = payment
    const current = ledger.vaOrders.find(isOpen) ?? null
    const decision = decideOpen(
      {
        amountVnd: ledger.amountVnd,
        receivedVnd: ledger.receivedVnd,
        isCanceled: ledger.isCanceled || this.order?.isCanceled === true,
        isSettled: ledger.settlement === "settled",
        missingVnd: 0,
        isClosing: false,
        durationSeconds: 1,
      },
      current && { ...current, isKnownToSepay: true, durationSeconds: 1, expiresAt: null, openingUntil: null },
      new Date(0)
    )
    if (decision.action !== "open" || collection.sessions.length === 0) {
      return
    }
    if (current) {
      this.#change(current, "abandoned")
      this.#close(payment)
    }
    ledger.vaOrders.push({
      id: `va_${ledger.vaOrders.length}`,
      status: "open",
      amountVnd: decision.amountVnd,
      paidAmountVnd: 0,
      needsAttention: false,
      takesMoney: true,
    })
  }

  #record(payment: WorldPayment, vaOrder: VaOrder, amountVnd: number): void {
    const { ledger } = payment
    const match = {
      matchedBy: "virtual_account" as const,
      vaOrderId: vaOrder.id,
      receivableId: "receivable",
      orderCode: vaOrder.id,
      accountNumber: "1",
      receivable: {
        amountVnd: ledger.amountVnd,
        receivedVnd: ledger.receivedVnd,
        isCanceled: ledger.isCanceled,
        isSettled: ledger.settlement === "settled",
      },
    }
    const transaction = { amountVnd, direction: "in" as const, accountNumber: "1", vaNumber: null, nearMiss: null }
    for (const allocation of decideAllocations(transaction, match)) {
      if (allocation.kind === "applied") {
        this.#apply(ledger, vaOrder, allocation.amountVnd)
      } else {
        ledger[allocation.kind === "late" ? "lateVnd" : "surplusVnd"] += allocation.amountVnd
      }
    }
  }

  #apply(ledger: Ledger, vaOrder: VaOrder, amountVnd: number): void {
    const receivable = { ...ledger, settlementStatus: ledger.settlement }
    const decided = decideApplied(receivable, ledger.vaOrders, vaOrder.id, amountVnd)
    ledger.receivedVnd = decided.receivedVnd
    ledger.settlement = nextSettlementStatus(ledger.settlement, decided.settlement.event)
    vaOrder.paidAmountVnd = decided.through?.paidAmountVnd ?? vaOrder.paidAmountVnd
    if (decided.through?.change) {
      this.#change(vaOrder, decided.through.change.event)
    }
    const abandoned = ledger.vaOrders.filter(({ id }) => decided.abandoned.some((one) => one.id === id))
    abandoned.forEach((one) => this.#change(one, "abandoned"))
  }

  #move(ledger: Ledger, amountVnd: number, to: "surplusVnd" | "lateVnd"): void {
    ledger.receivedVnd -= amountVnd
    ledger[to] += amountVnd
    let leftVnd = amountVnd
    for (const vaOrder of [...ledger.vaOrders].reverse()) {
      const takenVnd = Math.min(leftVnd, vaOrder.paidAmountVnd)
      vaOrder.paidAmountVnd -= takenVnd
      leftVnd -= takenVnd
    }
  }

  #settle(payment: WorldPayment, steps = 5): void {
    for (let step = 0; step < steps && payment.ledger.settlement === "due"; step += 1) {
      const decision = decideSettlement(this.#settlementState(payment))
      if (decision.action === "capture") {
        this.#capture(payment, decision.sessionId, decision.cartIdToComplete !== null)
      } else if (decision.action === "follow") {
        this.#follow(payment)
        this.#replaceOutdated(payment)
      } else if (decision.action === "attach") {
        this.#attach(payment.collection)
      } else if (decision.action === "refund") {
        this.#refundAll(payment)
      } else if (decision.action === "settled") {
        this.#move(payment.ledger, Math.max(0, payment.ledger.receivedVnd - payment.ledger.amountVnd), "surplusVnd")
        payment.ledger.settlement = nextSettlementStatus("due", "captured")
      } else {
        payment.ledger.settlement = nextSettlementStatus("due", "needs_person")
      }
    }
  }

  #settlementState(payment: WorldPayment): SettlementState {
    const { collection, ledger } = payment
    // A cart's total is not looked up before it is completed.
    const owed = this.order ? this.owed(payment) : { ...vnd(collection.amount), basis: "payment_collection" as const }
    return {
      collection: vnd(collection.amount),
      owed,
      receivedVnd: ledger.receivedVnd,
      sessions: collection.sessions.map(({ id, exactAmount }) => ({
        id: String(id),
        isServed: id === ledger.servedSessionId,
        ...vnd(exactAmount),
      })),
      captureSessionId: ledger.captureSessionId === null ? null : String(ledger.captureSessionId),
      payments: collection.payments.map(({ sessionId, amount, refunded }) => ({
        id: `pay_${sessionId}`,
        sessionId: String(sessionId),
        isCaptured: true,
        isCanceled: false,
        isRefunded: amount <= refunded,
      })),
      isPaidElsewhere: false,
      cart: collection.isOfCart ? { id: "cart", isCompleted: this.order !== null } : null,
      orderId: this.order ? "order_1" : null,
      isLinkMissing: false,
      interruption: "none",
      isBooked: true,
      isCanceled: ledger.isCanceled || this.order?.isCanceled === true,
      amountVnd: ledger.amountVnd,
      attempts: 1,
    }
  }

  #capture(payment: WorldPayment, sessionId: string, completesCart: boolean): void {
    const { collection, ledger } = payment
    if (completesCart) {
      const [first] = collection.sessions
      if (!first || !this.#authorize(payment, first)) {
        this.#followCart(payment)
        return
      }
    }
    const session = collection.sessions.find(({ id }) => String(id) === sessionId)
    const holder = ledger.captureSessionId
    const isHeld = holder !== null && holder !== session?.id && collection.sessions.some(({ id }) => id === holder)
    if (!session || isHeld || ledger.receivedVnd < Math.round(session.exactAmount) || collection.payments.length > 0) {
      return
    }
    this.wrongCaptures += isSameAmount(vnd(session.exactAmount), this.owed(payment)) ? 0 : 1
    ledger.captureSessionId = session.id
    collection.payments.push({ sessionId: session.id, amount: session.exactAmount, refunded: 0 })
  }

  /** A refused completion: the cart's total is asked for, and followed. */
  #followCart(payment: WorldPayment): void {
    this.#follow(payment)
    this.#replaceOutdated(payment)
  }

  #cancel(payment: WorldPayment): void {
    const { ledger } = payment
    if (!ledger.isCanceled) {
      ledger.isCanceled = true
      if (ledger.settlement === "none") {
        this.#move(ledger, ledger.receivedVnd, "lateVnd")
      }
      ledger.vaOrders.filter(isOpen).forEach((vaOrder) => this.#change(vaOrder, "abandoned"))
    }
    this.#refundAll(payment)
  }

  #refundAll(payment: WorldPayment): void {
    for (const captured of payment.collection.payments) {
      this.#refund(payment, captured, captured.amount - captured.refunded)
    }
  }

  #refund({ ledger }: WorldPayment, captured: Payment, amount: number): void {
    const decision = decideRefund(amount, ledger.returns, ledger.receivedVnd)
    if (decision.amountVnd !== null) {
      ledger.returns.push({ amountVnd: decision.amountVnd, exactAmount: amount })
      captured.refunded += amount
      // Medusa's refund adds a credit line over as much.
      if (this.order) {
        this.order.credit += amount
      }
    }
  }

  #change(vaOrder: VaOrder, event: VaOrderEvent): void {
    vaOrder.status = nextVaOrderStatus(vaOrder.status, event)
  }

  /** SePay closes what was abandoned. */
  #close({ ledger }: WorldPayment): void {
    for (const vaOrder of ledger.vaOrders.filter(({ status }) => status === "closing")) {
      this.#change(vaOrder, "confirmed_closed")
      vaOrder.takesMoney = false
    }
  }
}

/** Whether a VA order may take money. */
export function isOpen({ status }: { status: VaOrderStatus }): boolean {
  return OPEN_STATUSES.some((one) => one === status)
}
