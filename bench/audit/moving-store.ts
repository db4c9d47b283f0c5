import axios from "axios"
import { setTimeout as wait } from "node:timers/promises"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { ModulesSdkUtils } from "@medusajs/framework/utils"
import { formatSeconds, step } from "../../demo/progress"
import type { SeededStore } from "../../demo/store-file"
import { Clock, type Duration } from "../../integration-tests/support/clock"
import { HMAC_SECRET, startSepay } from "../../integration-tests/support/sepay"
import { Shopper } from "../../integration-tests/support/shopper"
import { nameDatabase } from "../../integration-tests/support/template-database"
import { ensureDatabase } from "../../scripts/database"
import type { Emulator } from "../../src/emulator"
import { logFileOf, migrateStore, runAuditScript, type RunningStore, seedStore, startStore } from "../support/store"

/** How often a store looks at SePay for what no webhook brought: the default. */
const RECONCILIATION_SECONDS = 300
/** Every job that moves money runs in that time. What did not change in it changes no more. */
const QUIET_MILLISECONDS = 65_000
const POLL_MILLISECONDS = 5_000
/** What is not quiet by then never is. */
const LONGEST_UNREST_MILLISECONDS = 6 * 60_000
const REQUEST_TIMEOUT_MILLISECONDS = 60_000

/** What changes as long as jobs have something to do. */
const UNREST = `
  SELECT concat_ws('/',
    (SELECT count(*) FROM sepay_transaction), (SELECT count(*) FROM sepay_allocation),
    (SELECT count(*) FROM sepay_unreadable_row), (SELECT count(*) FROM capture),
    (SELECT count(*) FROM sepay_receivable WHERE settlement_status = 'settled'),
    (SELECT count(*) FROM sepay_va_order WHERE status = 'closing'),
    (SELECT count(*) FROM sepay_va_order WHERE status = 'closed')) AS state`

/**
 * A store that lives through days in minutes: its process, its database and its SePay all tell a time that is moved. Each time
 * it is moved, the process ends and another one starts, because a scheduler would make up for each run that was skipped.
 */
export class MovingStore {
  readonly emulator: Emulator
  readonly sql: Knex
  readonly #databaseUrl: string
  readonly #clock: Clock
  readonly #seeded: SeededStore
  #process: RunningStore | undefined
  #starts = 0

  private constructor(parts: { databaseUrl: string; emulator: Emulator; sql: Knex; clock: Clock; seeded: SeededStore }) {
    this.emulator = parts.emulator
    this.sql = parts.sql
    this.#databaseUrl = parts.databaseUrl
    this.#clock = parts.clock
    this.#seeded = parts.seeded
  }

  /** Makes a database of its own beside the given one, and fills it. */
  static async open(besideUrl: string, name: string): Promise<MovingStore> {
    const databaseUrl = nameDatabase(besideUrl, name)
    await ensureDatabase(databaseUrl)
    const sql = ModulesSdkUtils.createPgConnection({ clientUrl: databaseUrl }) as Knex
    await Clock.install(sql)
    await step("Migrating a database whose time can be moved", () => migrateStore(databaseUrl), logFileOf("migrate"))
    const seeded = await step("Seeding it", () => seedStore(databaseUrl), logFileOf("seed"))
    const emulator = await startSepay()
    return new MovingStore({ databaseUrl, emulator, sql, clock: await Clock.follow(sql), seeded })
  }

  /** Buys in the store, as long as its present process runs. */
  get shopper(): Shopper {
    return new Shopper(axios.create({ baseURL: this.url, proxy: false, timeout: REQUEST_TIMEOUT_MILLISECONDS }), this.#seeded)
  }

  get url(): string {
    if (!this.#process) {
      throw new Error("The store does not run.")
    }
    return this.#process.url
  }

  get variantId(): string {
    const [variantId] = this.#seeded.variantIds
    if (variantId === undefined) {
      throw new Error("The store has nothing to sell.")
    }
    return variantId
  }

  async start(): Promise<void> {
    this.#starts += 1
    this.#process = await startStore(`audit-${this.#starts}`, "shared", this.#databaseUrl, this.#environment)
    // SePay does not send again: what a killed process did not answer is a lost webhook.
    this.emulator.setWebhook({ url: `${this.url}/hooks/sepay`, hmacSecret: HMAC_SECRET, retry: false })
  }

  /** `kill -9`, and a new process. */
  async crash(): Promise<void> {
    await this.#process?.kill()
    await this.start()
  }

  /** Lets time pass while no process runs, then works until there is nothing to do, and compares the books. */
  async advance(duration: Duration): Promise<void> {
    await this.#process?.stop()
    await this.#clock.advance(duration)
    await this.start()
    await this.untilQuiet()
    await runAuditScript(this.#databaseUrl, this.#environment)
  }

  /** Waits until the jobs have nothing to do any more. */
  async untilQuiet(): Promise<void> {
    const beganAt = Date.now()
    let [lastState, changedAt] = [await this.#readState(), Date.now()]
    while (Date.now() - changedAt < QUIET_MILLISECONDS) {
      if (Date.now() - beganAt > LONGEST_UNREST_MILLISECONDS) {
        throw new Error(`The store was not quiet within ${formatSeconds(beganAt)}: ${lastState}`)
      }
      await wait(POLL_MILLISECONDS)
      const state = await this.#readState()
      if (state !== lastState) {
        lastState = state
        changedAt = Date.now()
      }
    }
  }

  async close(): Promise<void> {
    await this.#process?.stop()
    await this.emulator.stop()
    await this.sql.destroy()
  }

  get #environment(): NodeJS.ProcessEnv {
    return {
      BENCH_CLOCK_AHEAD_SECONDS: String(this.#clock.aheadSeconds),
      BENCH_RECONCILIATION_SECONDS: String(RECONCILIATION_SECONDS),
    }
  }

  async #readState(): Promise<string> {
    const { rows } = await this.sql.raw<{ rows: Array<{ state: string }> }>(UNREST)
    return rows[0]?.state ?? ""
  }
}
