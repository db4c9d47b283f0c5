import { randomUUID } from "node:crypto"
import { once } from "node:events"
import { setTimeout as wait } from "node:timers/promises"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { toLogReason } from "../../../sepay/log-text"

/** The channel on which the ledger's triggers tell of a receivable that changed (see `migrations/Migration20261121200000.ts`). */
export const PAYMENT_CHANNEL = "sepay_payment"

/** What is told on the channel to see whether it is heard. */
const CHECK_PREFIX = "check:"

/** Whether the channel is heard is checked this often: a connection can be dead without an error. */
const CHECK_INTERVAL_MILLISECONDS = 20_000
const CHECK_TIMEOUT_MILLISECONDS = 5_000
const CONNECT_TIMEOUT_MILLISECONDS = 5_000
/** For how long a lost connection is tried again before those who listen are told. */
const RECONNECT_MILLISECONDS = 10_000
const RECONNECT_PAUSE_MILLISECONDS = 250
/** Without anybody who listens, the connection is given back after this long. */
const IDLE_MILLISECONDS = 60_000

/** Whoever wants to know when a payment changes. */
export interface PaymentWatcher {
  /** It changed, or may have changed while the connection was lost. */
  onChange: () => void
  /** Changes are not heard of any more: the watcher is forgotten. */
  onLost: () => void
}

/** What is needed of a connection of `pg`. */
interface ListeningConnection {
  query(statement: string): Promise<unknown>
  on(event: "notification", listener: (message: { payload?: string }) => void): unknown
  on(event: "error" | "end", listener: () => void): unknown
  removeAllListeners(event: "notification" | "end"): unknown
  end(): Promise<void>
}

/** What is needed of knex's Postgres client: a connection outside of its pool. */
interface ConnectionMaker {
  acquireRawConnection(): Promise<ListeningConnection>
}

/**
 * Tells of payments that changed in the ledger, whichever process changed them: Postgres `LISTEN`, on one connection per
 * process, which is there while somebody watches. Watchers are told once a change is committed.
 */
export class PaymentChanges {
  readonly #sql: Knex
  readonly #logger: Logger
  readonly #watchers = new Map<string, Set<PaymentWatcher>>()
  readonly #checks = new Map<string, () => void>()
  #connecting: Promise<void> | null = null
  #connection: ListeningConnection | null = null
  #checkTimer: NodeJS.Timeout | undefined
  #idleTimer: NodeJS.Timeout | undefined
  #isClosed = false

  constructor(sql: Knex, logger: Logger) {
    this.#sql = sql
    this.#logger = logger
  }

  /**
   * Watches a receivable. What changes after this resolves is told.
   *
   * @returns ends it.
   * @throws when changes cannot be heard of: Postgres cannot be reached, or a pooler in between drops notifications.
   */
  async watch(receivableId: string, watcher: PaymentWatcher): Promise<() => void> {
    if (this.#isClosed) {
      throw endingError()
    }
    const watchers = this.#watchers.get(receivableId) ?? new Set()
    this.#watchers.set(receivableId, watchers.add(watcher))
    clearTimeout(this.#idleTimer)
    const unwatch = () => this.#unwatch(receivableId, watcher)
    try {
      await this.#listen()
    } catch (error) {
      unwatch()
      throw error
    }
    return unwatch
  }

  /** Gives the connection back. Nobody is told of anything any more. */
  close(): void {
    this.#isClosed = true
    this.#watchers.clear()
    this.#disconnect()
  }

  #unwatch(receivableId: string, watcher: PaymentWatcher): void {
    const watchers = this.#watchers.get(receivableId)
    watchers?.delete(watcher)
    if (watchers?.size === 0) {
      this.#watchers.delete(receivableId)
    }
    if (this.#watchers.size === 0) {
      clearTimeout(this.#idleTimer)
      this.#idleTimer = setTimeout(() => this.#disconnect(), IDLE_MILLISECONDS).unref()
    }
  }

  async #listen(): Promise<void> {
    if (this.#connection !== null) {
      return
    }
    this.#connecting ??= this.#connect().finally(() => {
      this.#connecting = null
    })
    await this.#connecting
  }

  async #connect(): Promise<void> {
    const maker = this.#sql.client as ConnectionMaker
    const connection = await withinTime(maker.acquireRawConnection(), CONNECT_TIMEOUT_MILLISECONDS, (late) => {
      void late.end().catch(() => undefined)
    })
    // An error is followed by the end.
    connection.on("error", () => undefined)
    connection.on("notification", ({ payload }) => this.#hear(payload ?? ""))
    try {
      await withinTime(connection.query(`LISTEN ${PAYMENT_CHANNEL}`), CONNECT_TIMEOUT_MILLISECONDS)
      await this.#check()
    } catch (error) {
      discard(connection)
      throw error
    }
    if (this.#isClosed) {
      discard(connection)
      throw endingError()
    }
    this.#connection = connection
    connection.on("end", () => this.#reconnect(connection))
    this.#checkTimer = setInterval(() => this.#checkOrReconnect(connection), CHECK_INTERVAL_MILLISECONDS).unref()
  }

  /** Says something on the channel, through the pool, and waits until it is heard. @throws when it is not */
  async #check(): Promise<void> {
    const token = `${CHECK_PREFIX}${randomUUID()}`
    const heard = new Promise<void>((resolve) => this.#checks.set(token, resolve))
    try {
      await withinTime(
        Promise.all([heard, this.#sql.raw("SELECT pg_notify(?, ?)", [PAYMENT_CHANNEL, token])]),
        CHECK_TIMEOUT_MILLISECONDS
      )
    } finally {
      this.#checks.delete(token)
    }
  }

  #checkOrReconnect(connection: ListeningConnection): void {
    this.#check().catch(() => this.#reconnect(connection))
  }

  #hear(payload: string): void {
    if (payload.startsWith(CHECK_PREFIX)) {
      this.#checks.get(payload)?.()
      return
    }
    for (const watcher of this.#watchers.get(payload) ?? []) {
      watcher.onChange()
    }
  }

  /** What changed while the connection was lost is not known: everybody is told to look. */
  #reconnect(lost: ListeningConnection): void {
    if (this.#connection !== lost) {
      return
    }
    this.#disconnect()
    if (this.#watchers.size === 0 || this.#isClosed) {
      return
    }
    void this.#listenAgain().then(
      () => this.#allWatchers().forEach(({ onChange }) => onChange()),
      (error: unknown) => {
        this.#logger.warn(`SePay: changes of payments are not heard of. ${toLogReason(error)}`)
        const watchers = this.#allWatchers()
        this.#watchers.clear()
        watchers.forEach(({ onLost }) => onLost())
      }
    )
  }

  async #listenAgain(): Promise<void> {
    const until = Date.now() + RECONNECT_MILLISECONDS
    for (;;) {
      try {
        return await this.#listen()
      } catch (error) {
        if (Date.now() >= until || this.#isClosed) {
          throw error
        }
        await wait(RECONNECT_PAUSE_MILLISECONDS)
      }
    }
  }

  #allWatchers(): PaymentWatcher[] {
    return [...this.#watchers.values()].flatMap((watchers) => [...watchers])
  }

  #disconnect(): void {
    clearInterval(this.#checkTimer)
    clearTimeout(this.#idleTimer)
    if (this.#connection !== null) {
      discard(this.#connection)
      this.#connection = null
    }
  }
}

/** Tells when a payment changes, whichever process changes it. @returns ends it. @see PaymentChanges.watch */
export async function watchPayment(
  { changes }: { changes: PaymentChanges },
  receivableId: string,
  watcher: PaymentWatcher
): Promise<() => void> {
  return changes.watch(receivableId, watcher)
}

function endingError(): MedusaError {
  return new MedusaError(MedusaError.Types.UNEXPECTED_STATE, "This process is ending.")
}

function discard(connection: ListeningConnection): void {
  connection.removeAllListeners("notification")
  connection.removeAllListeners("end")
  void connection.end().catch(() => undefined)
}

/** @param onLate what to do with what comes after the time is over. @throws when it is over */
async function withinTime<Result>(
  work: Promise<Result>,
  milliseconds: number,
  onLate: (result: Result) => void = () => undefined
): Promise<Result> {
  const timeUp = once(AbortSignal.timeout(milliseconds), "abort").then(() => null)
  const first = await Promise.race([work.then((result) => ({ result })), timeUp])
  if (first === null) {
    work.then(onLate, () => undefined)
    throw new MedusaError(
      MedusaError.Types.UNEXPECTED_STATE,
      `Postgres did not answer on the channel ${PAYMENT_CHANNEL} within ${milliseconds} ms. A pooler between the store and its ` +
        "database has to keep sessions: LISTEN does not work through one that shares connections per transaction."
    )
  }
  return first.result
}
