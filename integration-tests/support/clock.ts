import { knex, type Knex } from "@medusajs/framework/mikro-orm/knex"

/** A length of time; its parts are added up. */
export interface Duration {
  days?: number
  hours?: number
  minutes?: number
  seconds?: number
}

/** Where Postgres keeps how far its clock is ahead of the machine's. */
const AHEAD = "test_clock.ahead"

/**
 * Gives a database a clock that can be moved: `now()` and `clock_timestamp()` are functions of its own, which add what
 * `test_clock.ahead` says. They have to be there before the tables are made, whose defaults are bound to a function once.
 */
const MOVABLE_CLOCK = `
  SET allow_system_table_mods = on;
  CREATE SCHEMA test_clock;
  CREATE TABLE ${AHEAD} (seconds double precision NOT NULL);
  INSERT INTO ${AHEAD} VALUES (0);
  ALTER FUNCTION pg_catalog.now() RENAME TO machine_now;
  ALTER FUNCTION pg_catalog.clock_timestamp() RENAME TO machine_clock_timestamp;
  CREATE FUNCTION pg_catalog.now() RETURNS timestamptz LANGUAGE plpgsql STABLE AS
    'BEGIN RETURN machine_now() + make_interval(secs => (SELECT seconds FROM ${AHEAD})); END';
  CREATE FUNCTION pg_catalog.clock_timestamp() RETURNS timestamptz LANGUAGE plpgsql VOLATILE AS
    'BEGIN RETURN machine_clock_timestamp() + make_interval(secs => (SELECT seconds FROM ${AHEAD})); END';
  RESET allow_system_table_mods`

/** How far this process is ahead of the machine. It only grows: what is kept in memory may be of an earlier test. */
let aheadMilliseconds = 0

/**
 * Moves the time of a store's process, which tells the same time then as a database whose clock was moved by as much. Called
 * once, when the process starts: a scheduler that is running would make up for each time that was skipped.
 */
export function moveProcessClock(aheadSeconds: number): void {
  replaceJavaScriptsClock()
  replaceKnexNow(knex({ client: "pg" }))
  aheadMilliseconds = aheadSeconds * 1_000
}

/**
 * The time of a test: JavaScript's (`Date`, `performance.now()`) in this process, the emulator in it included, and that of
 * a database. Timers go on by the machine's time.
 */
export class Clock {
  readonly #sql: Knex
  readonly #onMoved: () => Promise<void>

  private constructor(sql: Knex, onMoved: () => Promise<void>) {
    this.#sql = sql
    this.#onMoved = onMoved
  }

  /** Makes the clock of an empty database movable. */
  static async install(sql: Knex): Promise<void> {
    await sql.raw(MOVABLE_CLOCK)
  }

  /**
   * The clock of this process and a database, in which it is installed. Both tell the same time from here on.
   *
   * @param onMoved is called each time after a test has let time pass.
   */
  static async follow(sql: Knex, onMoved: () => Promise<void> = async () => undefined): Promise<Clock> {
    replaceJavaScriptsClock()
    replaceKnexNow(sql)
    const clock = new Clock(sql, onMoved)
    await clock.#moveDatabase()
    return clock
  }

  /** Lets time pass. */
  async advance({ days = 0, hours = 0, minutes = 0, seconds = 0 }: Duration): Promise<void> {
    aheadMilliseconds += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
    await this.#moveDatabase()
    await this.#onMoved()
  }

  /** How far it is ahead of the machine's time. */
  get aheadSeconds(): number {
    return aheadMilliseconds / 1_000
  }

  /** Lets time pass until a moment; it may have come already. */
  async advanceTo(moment: Date): Promise<void> {
    // A `Date` has lost the microseconds of the database's time: a millisecond more is never too early.
    await this.advance({ seconds: Math.max(0, moment.getTime() + 1 - Date.now()) / 1_000 })
  }

  async #moveDatabase(): Promise<void> {
    await this.#sql.raw(`UPDATE ${AHEAD} SET seconds = ?`, [aheadMilliseconds / 1_000])
  }
}

let isReplaced = false

/** Each spec file has globals of its own: those of jest itself stay as they are. */
function replaceJavaScriptsClock(): void {
  if (isReplaced) {
    return
  }
  isReplaced = true
  const machineNow = Date.now
  Date.now = () => machineNow() + aheadMilliseconds
  globalThis.Date = new Proxy(Date, {
    apply: (target) => new target(target.now()).toString(),
    construct: (target, parameters: unknown[], newTarget) =>
      Reflect.construct(target, parameters.length === 0 ? [target.now()] : parameters, newTarget) as Date,
  })
  Date.prototype.constructor = Date
  // This object is jest's too.
  globalThis.performance = new Proxy(performance, {
    get: (target, name) => {
      if (name === "now") {
        return () => target.now() + aheadMilliseconds
      }
      const value = Reflect.get(target, name, target) as unknown
      return typeof value === "function" ? (value.bind(target) as unknown) : value
    },
  })
}

/** `CURRENT_TIMESTAMP`, which knex writes for `knex.fn.now()`, is no function that a database could replace. */
function replaceKnexNow(sql: Knex): void {
  const functions = Object.getPrototypeOf(sql.fn) as { now: () => Knex.Raw }
  functions.now = function (this: { client: Knex.Client }): Knex.Raw {
    return this.client.raw("now()") as Knex.Raw
  }
}
