import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { SepayContext } from "../context"
import { newId, NOT_DELETED, type SepayEnvironment, tryLockByName } from "../sql"
import {
  decideOrderFindings,
  decidePaymentFindings,
  decideTransactionFindings,
  type FindingKind,
  type OrderFacts,
  type PaymentFacts,
} from "./decide-findings"
import { type Comparison, recordComparison } from "./findings"
import {
  findBalanceGaps,
  findCountedMore,
  findRecordedByHand,
  findUnlisted,
  findUntransferred,
  type LedgerFacts,
  listChanged,
  readLedgerFacts,
  readOrderPayments,
  readTransactionFacts,
  type Span,
} from "./read-ledger"

/** What changed so lately is compared in the next run: a capture, and the ledger's note of it, are two moments. */
const SETTLING_SECONDS = 120
/** A run compares so much time at once; what is behind catches up span by span. */
const LONGEST_SPAN_MILLISECONDS = 86_400_000
/** A run that is behind ends then, and the next one goes on. */
const LONGEST_RUN_MILLISECONDS = 20_000
/**
 * What changed is compared at once, and again so much later: money can be deleted from Medusa's book afterwards, which no row
 * tells of, and some things only disagree when they last.
 */
const LATER_LOOKS_MILLISECONDS = [1, 7, 30].map((days) => days * 86_400_000)
/** What is compared in one statement. */
const BATCH = 500
/** So many open findings are looked at again in a run, those that were looked at least lately first. */
const LOOKED_AT_AGAIN = 1_000
const KEPT_RUNS = 200
/** One process at a time compares; the others have nothing to do. */
const AUDITOR = "sepay audit"

/** What Medusa says of payment collections, read by whoever knows Medusa. */
export interface MedusaBook {
  /** The collections of which Medusa captured or refunded something in a span of time. */
  listChanged: (span: Span) => Promise<string[]>
  /** What Medusa captured and refunded through SePay on each; those without either are left out. */
  readSums: (paymentCollectionIds: string[]) => Promise<Array<{ paymentCollectionId: string; capturedExact: number; refundedExact: number }>>
  /** The orders of payment collections of which SePay has captured something, each once. */
  readOrders: (paymentCollectionIds: string[]) => Promise<MedusaOrder[]>
}

/** What Medusa says of an order: see `OrderFacts`. */
export interface MedusaOrder extends Omit<OrderFacts, "receivableId" | "isInHand"> {
  /** The newest one that SePay has captured something of. */
  paymentCollectionId: string
}

/** What a run did. */
export interface AuditRun {
  readUntil: Date
  durationMilliseconds: number
  /** Rows that were read to find what changed and to compare it. */
  rowsRead: number
  payments: number
  opened: number
  resolved: number
}

/**
 * Compares what changed since the last run in SePay's, the ledger's and Medusa's books, and looks again at what disagreed. It
 * moves no money.
 *
 * @returns `null` while another process compares
 */
export async function runAudit(context: SepayContext, medusa: MedusaBook): Promise<AuditRun | null> {
  const { sql, environment } = context
  const startedAt = Date.now()
  return sql.transaction(async (transaction) => {
    if (!(await tryLockByName(transaction, AUDITOR))) {
      return null
    }
    const audit = new Audit(transaction, environment, medusa)
    const until = new Date(startedAt - SETTLING_SECONDS * 1_000)
    let from = await findStart(transaction, environment, until)
    await audit.lookAgain()
    do {
      const span = { from, until: new Date(Math.min(until.getTime(), from.getTime() + LONGEST_SPAN_MILLISECONDS)) }
      await audit.compare(span)
      from = span.until
    } while (from < until && Date.now() - startedAt < LONGEST_RUN_MILLISECONDS && !context.signal.aborted)
    const run = { ...audit.counts, readUntil: from, durationMilliseconds: Date.now() - startedAt }
    await recordRun(transaction, environment, run)
    return run
  })
}

/** The newest run, for whoever wants to know how long ago it was. */
export async function findLastAudit({ sql, environment }: Pick<SepayContext, "sql" | "environment">): Promise<AuditRun | null> {
  const row = await sql("sepay_audit_run")
    .where({ environment, ...NOT_DELETED })
    .orderBy("created_at", "desc")
    .first<AuditRunRow | undefined>()
  return row
    ? {
        readUntil: row.read_until,
        durationMilliseconds: row.duration_milliseconds,
        rowsRead: row.rows_read,
        payments: row.payments,
        opened: row.opened,
        resolved: row.resolved,
      }
    : null
}

interface AuditRunRow {
  read_until: Date
  duration_milliseconds: number
  rows_read: number
  payments: number
  opened: number
  resolved: number
}

const PAYMENT_KINDS: readonly FindingKind[] = [
  "captured_more_than_received",
  "paid_not_captured",
  "refund_not_recorded",
  "return_without_refund",
  "received_sum",
]
const ORDER_KINDS: readonly FindingKind[] = ["order_outstanding", "order_overpaid", "canceled_not_refunded"]

class Audit {
  readonly counts = { rowsRead: 0, payments: 0, opened: 0, resolved: 0 }

  constructor(
    private readonly transaction: Knex.Transaction,
    private readonly environment: SepayEnvironment,
    private readonly medusa: MedusaBook
  ) {}

  /** Looks again at what disagreed: it may agree by now, and is resolved then. */
  async lookAgain(): Promise<void> {
    const rows = await this.transaction("sepay_audit_finding")
      .where({ environment: this.environment, status: "open", ...NOT_DELETED })
      .orderBy("last_seen_at")
      .limit(LOOKED_AT_AGAIN)
      .select<Array<{ kind: FindingKind; subject_id: string; receivable_id: string | null }>>("kind", "subject_id", "receivable_id")
    const openOf = (...kinds: readonly FindingKind[]) => rows.filter(({ kind }) => kinds.includes(kind))
    const subjectsOf = (...kinds: readonly FindingKind[]) => [...new Set(openOf(...kinds).map((row) => row.subject_id))]
    const nothing = { from: new Date(0), until: new Date(0) }
    const ofOrders = openOf(...ORDER_KINDS).flatMap((row) => row.receivable_id ?? [])
    await this.comparePayments([...new Set([...subjectsOf(...PAYMENT_KINDS), ...ofOrders])], true)
    await this.compareTransactions(subjectsOf("transaction_sum"))
    const unlisted = await findUnlisted(this.transaction, this.environment, nothing, subjectsOf("not_listed_by_sepay"))
    await this.record({ kinds: ["not_listed_by_sepay"], ...unlisted })
    const byHand = await findRecordedByHand(this.transaction, this.environment, nothing, subjectsOf("recorded_by_hand"))
    await this.record({ kinds: ["recorded_by_hand"], ...byHand })
    const gaps = await findBalanceGaps(this.transaction, this.environment, nothing, subjectsOf("balance_gap"))
    await this.record({ kinds: ["balance_gap"], ...gaps })
    const untransferred = await findUntransferred(this.transaction, this.environment, nothing, subjectsOf("return_without_transfer"))
    await this.record({ kinds: ["return_without_transfer"], ...untransferred })
    const counted = await findCountedMore(this.transaction, this.environment, subjectsOf("sepay_counted_more"))
    await this.record({ kinds: ["sepay_counted_more"], ...counted })
  }

  async compare(span: Span): Promise<void> {
    await this.compareChanged(span, false)
    for (const laterMilliseconds of LATER_LOOKS_MILLISECONDS) {
      await this.compareChanged(earlier(span, laterMilliseconds), true)
    }
    const unlisted = await findUnlisted(this.transaction, this.environment, span, [])
    await this.record({ kinds: ["not_listed_by_sepay"], ...unlisted })
    const untransferred = await findUntransferred(this.transaction, this.environment, span, [])
    await this.record({ kinds: ["return_without_transfer"], ...untransferred })
    const byHand = await findRecordedByHand(this.transaction, this.environment, span, [])
    await this.record({ kinds: ["recorded_by_hand"], ...byHand })
    const gaps = await findBalanceGaps(this.transaction, this.environment, span, [])
    await this.record({ kinds: ["balance_gap"], ...gaps })
    this.counts.rowsRead += unlisted.rowsRead + untransferred.rowsRead + byHand.rowsRead + gaps.rowsRead
  }

  /** @param isOld what changed is looked at once more, at least a day later. */
  private async compareChanged(span: Span, isOld: boolean): Promise<void> {
    const changed = await listChanged(this.transaction, this.environment, span)
    const collections = await this.medusa.listChanged(span)
    this.counts.rowsRead += changed.rowsRead + collections.length
    const ofCollections = await this.transaction("sepay_receivable")
      .where({ environment: this.environment, ...NOT_DELETED })
      .whereIn("payment_collection_id", collections)
      .pluck("id")
    await this.comparePayments([...new Set([...changed.receivableIds, ...ofCollections])], isOld)
    await this.compareTransactions(changed.transactionIds)
  }

  async comparePayments(receivableIds: readonly string[], isOld: boolean): Promise<void> {
    for (const ids of inBatches(receivableIds)) {
      const ledger = await readLedgerFacts(this.transaction, this.environment, ids)
      const sums = await this.medusa.readSums(ledger.map(({ paymentCollectionId }) => paymentCollectionId))
      const medusa = new Map(sums.map((one) => [one.paymentCollectionId, one]))
      this.counts.rowsRead += ledger.length + sums.length
      this.counts.payments += ledger.length
      await this.record({
        kinds: PAYMENT_KINDS,
        subjectIds: ledger.map(({ receivableId }) => receivableId),
        findings: ledger.flatMap((facts) => decidePaymentFindings(toFacts(facts, medusa.get(facts.paymentCollectionId)))),
      })
      await this.compareOrders(ledger, isOld)
    }
  }

  private async compareOrders(ledger: readonly LedgerFacts[], isOld: boolean): Promise<void> {
    const medusa = await this.medusa.readOrders(ledger.map(({ paymentCollectionId }) => paymentCollectionId))
    const collectionIds = medusa.map(({ paymentCollectionId }) => paymentCollectionId)
    const payments = await readOrderPayments(this.transaction, this.environment, collectionIds)
    const orders = medusa.flatMap(({ paymentCollectionId, ...order }): OrderFacts[] => {
      const payment = payments.get(paymentCollectionId)
      return payment === undefined ? [] : [{ ...order, ...payment }]
    })
    this.counts.rowsRead += medusa.length
    await this.record({
      // A day has not passed: what was found a day after an earlier change is looked at as such, and stays.
      kinds: isOld ? ORDER_KINDS : ORDER_KINDS.filter((kind) => kind !== "order_overpaid"),
      subjectIds: orders.map(({ orderId }) => orderId),
      findings: orders.flatMap((order) => decideOrderFindings(order, isOld)),
    })
  }

  async compareTransactions(transactionIds: readonly string[]): Promise<void> {
    for (const ids of inBatches(transactionIds)) {
      const facts = await readTransactionFacts(this.transaction, this.environment, ids)
      this.counts.rowsRead += facts.length
      await this.record({
        kinds: ["transaction_sum"],
        subjectIds: facts.map(({ transactionId }) => transactionId),
        findings: facts.flatMap(decideTransactionFindings),
      })
    }
  }

  private async record(comparison: Comparison): Promise<void> {
    const { opened, resolved } = await recordComparison(this.transaction, this.environment, comparison)
    this.counts.opened += opened
    this.counts.resolved += resolved
  }
}

function toFacts(
  { paymentCollectionId: _, ...ledger }: LedgerFacts,
  medusa: { capturedExact: number; refundedExact: number } | undefined
): PaymentFacts {
  return { ...ledger, capturedExact: medusa?.capturedExact ?? 0, refundedExact: medusa?.refundedExact ?? 0 }
}

function earlier({ from, until }: Span, milliseconds: number): Span {
  return { from: new Date(from.getTime() - milliseconds), until: new Date(until.getTime() - milliseconds) }
}

function* inBatches(ids: readonly string[]): Generator<string[]> {
  for (let start = 0; start < ids.length; start += BATCH) {
    yield ids.slice(start, start + BATCH)
  }
}

/** Where the last run ended, or where the ledger began. */
async function findStart(transaction: Knex.Transaction, environment: SepayEnvironment, until: Date): Promise<Date> {
  const last = await transaction("sepay_audit_run")
    .where({ environment, ...NOT_DELETED })
    .orderBy("created_at", "desc")
    .first<{ read_until: Date } | undefined>("read_until")
  if (last) {
    return last.read_until
  }
  const beginnings = await Promise.all(
    ["sepay_receivable", "sepay_transaction"].map((table) =>
      transaction(table).orderBy("id").first<{ created_at: Date } | undefined>("created_at")
    )
  )
  return new Date(Math.min(until.getTime(), ...beginnings.flatMap((first) => first?.created_at.getTime() ?? [])))
}

async function recordRun(transaction: Knex.Transaction, environment: SepayEnvironment, run: AuditRun): Promise<void> {
  await transaction("sepay_audit_run").insert({
    id: newId("sepaur"),
    environment,
    read_until: run.readUntil,
    duration_milliseconds: run.durationMilliseconds,
    rows_read: run.rowsRead,
    payments: run.payments,
    opened: run.opened,
    resolved: run.resolved,
  })
  await transaction("sepay_audit_run")
    .where({ environment })
    .whereNotIn(
      "id",
      transaction("sepay_audit_run").where({ environment }).orderBy("created_at", "desc").limit(KEPT_RUNS).select("id")
    )
    .delete()
}
