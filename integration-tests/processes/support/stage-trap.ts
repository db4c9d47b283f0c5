import { Client } from "@medusajs/framework/pg"
import { eventually } from "../../support/shopper"
import type { Flow } from "./purchase"

/** A row that settling or completing writes; `when` narrows an update down to the one that is meant. */
export interface Stage {
  name: string
  table: string
  on: "INSERT" | "UPDATE"
  when?: string
}

/** The rows between a webhook and the end of the settlement, in the order in which a purchase gets them. */
export const STAGES = [
  { name: "webhook recorded", table: "sepay_transaction", on: "INSERT" },
  {
    name: "settlement claimed",
    table: "sepay_receivable",
    on: "UPDATE",
    when: "NEW.settlement_lease_until IS NOT NULL AND OLD.settlement_lease_until IS NULL",
  },
  { name: "order created", table: "order", on: "INSERT" },
  { name: "order linked to its cart", table: "order_cart", on: "INSERT" },
  { name: "order linked to its payment collection", table: "order_payment_collection", on: "INSERT" },
  { name: "cart completed", table: "cart", on: "UPDATE", when: "NEW.completed_at IS NOT NULL AND OLD.completed_at IS NULL" },
  { name: "items reserved", table: "reservation_item", on: "INSERT" },
  { name: "payment session authorized", table: "payment_session", on: "UPDATE", when: "NEW.status IS DISTINCT FROM OLD.status" },
  { name: "payment created", table: "payment", on: "INSERT" },
  { name: "capture created", table: "capture", on: "INSERT" },
  { name: "payment captured", table: "payment", on: "UPDATE", when: "NEW.captured_at IS NOT NULL AND OLD.captured_at IS NULL" },
  { name: "payment collection updated", table: "payment_collection", on: "UPDATE", when: "NEW.captured_amount IS DISTINCT FROM OLD.captured_amount" },
  { name: "order transaction added", table: "order_transaction", on: "INSERT" },
  { name: "order summary updated", table: "order_summary", on: "UPDATE" },
  {
    name: "settlement noted",
    table: "sepay_receivable",
    on: "UPDATE",
    when: "NEW.settlement_status = 'settled' AND OLD.settlement_status <> 'settled'",
  },
] as const satisfies readonly Stage[]

export type StageName = (typeof STAGES)[number]["name"]

export function stageNamed(name: StageName): Stage {
  const stage = STAGES.find((one) => one.name === name)
  if (!stage) {
    throw new Error(`There is no stage "${name}".`)
  }
  return stage
}

const OF_COMPLETION: readonly StageName[] = [
  "order created",
  "order linked to its cart",
  "order linked to its payment collection",
  "cart completed",
  "items reserved",
]

/** The stages of settling a purchase; in `order_first` its order is there before. */
export function stagesOf(flow: Flow): Stage[] {
  return STAGES.filter(({ name }) => flow === "pay_first" || !OF_COMPLETION.includes(name))
}

const TRAP = "process_trap"
/** Any number that nobody else locks. */
const LOCK = 7_365_079
const POLL_MILLISECONDS = 5

const CAUGHT = `
  SELECT pid FROM pg_locks
   WHERE locktype = 'advisory' AND objid = ${LOCK} AND NOT granted
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`

/**
 * Holds the database transaction that writes a certain row in the middle of its commit, for as long as it takes to kill
 * the process that waits for it. Whether the row is there afterwards can then be chosen: a process that dies never hears
 * of its last commit, and it can have come to either end.
 *
 * A deferred constraint trigger runs at the commit; it waits for an advisory lock that the trap holds.
 */
export class StageTrap {
  readonly #client: Client
  readonly #stage: Stage

  private constructor(client: Client, stage: Stage) {
    this.#client = client
    this.#stage = stage
  }

  static async set(databaseUrl: string, stage: Stage): Promise<StageTrap> {
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    await client.query(`SELECT pg_advisory_lock(${LOCK})`)
    await client.query(`
      CREATE OR REPLACE FUNCTION ${TRAP}() RETURNS trigger AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(${LOCK});
        RETURN NULL;
      END $$ LANGUAGE plpgsql;
      CREATE CONSTRAINT TRIGGER ${TRAP} AFTER ${stage.on} ON "${stage.table}" DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW ${stage.when === undefined ? "" : `WHEN (${stage.when})`} EXECUTE FUNCTION ${TRAP}();`)
    return new StageTrap(client, stage)
  }

  /** Waits until a transaction is held. @throws when none comes in time */
  async untilCaught(timeoutMilliseconds: number): Promise<void> {
    await eventually(
      `"${this.#stage.name}"`,
      async () => (await this.#client.query(CAUGHT)).rows.length > 0,
      timeoutMilliseconds,
      POLL_MILLISECONDS
    )
  }

  /** Lets what is held end: `kept` commits it, `lost` rolls it back. Then the trap is gone. */
  async release(outcome: "kept" | "lost"): Promise<void> {
    if (outcome === "lost") {
      await this.#client.query(`SELECT pg_terminate_backend(pid) FROM (${CAUGHT}) AS held`)
    }
    await this.#client.query(`SELECT pg_advisory_unlock(${LOCK})`)
    await this.#client.query(`DROP TRIGGER ${TRAP} ON "${this.#stage.table}"`)
    await this.#client.end()
  }
}
