import { setTimeout as wait } from "node:timers/promises"
import { Client } from "@medusajs/framework/pg"
import { monotonicMilliseconds } from "./monotonic-clock"

const CHANNEL = "bench_captured"
const TIMEOUT_MILLISECONDS = 60_000
const LEDGER_POLL_MILLISECONDS = 5

/**
 * Settling writes the capture first and the order's transaction after it: only then is the order paid for everyone who
 * reads it. A trigger on that last row tells us, and Postgres sends it when the row is committed. It costs the same few
 * microseconds whoever settles, while polling would take processor time from the store, and Medusa's `payment.captured`
 * event would come through the event loop that is being measured.
 */
const TRIGGER = `
  CREATE OR REPLACE FUNCTION bench_notify_captured() RETURNS trigger AS $$
  BEGIN
    PERFORM pg_notify('${CHANNEL}', NEW.order_id);
    RETURN NULL;
  END $$ LANGUAGE plpgsql;
  CREATE OR REPLACE TRIGGER bench_notify_captured AFTER INSERT ON order_transaction
    FOR EACH ROW EXECUTE FUNCTION bench_notify_captured();`

const CAPTURED_EXACTLY_ONCE = `
  SELECT count(*)::int AS count FROM unnest($1::text[]) AS placed(order_id)
   WHERE 1 = (SELECT count(*) FROM order_transaction t WHERE t.order_id = placed.order_id)
     AND 1 = (SELECT count(*) FROM payment p
                JOIN order_payment_collection l ON l.payment_collection_id = p.payment_collection_id
                JOIN capture c ON c.payment_id = p.id
               WHERE l.order_id = placed.order_id AND p.captured_at IS NOT NULL)`

const SETTLED_IN_LEDGER = `
  SELECT count(*)::int AS count FROM sepay_receivable
   WHERE payment_session_id = ANY($1) AND settlement_status = 'settled'`

/** Knows when each order was captured. */
export class CaptureWatch {
  readonly #client: Client
  readonly #captured = new Map<string, number>()
  readonly #waiting = new Map<string, (atMilliseconds: number) => void>()

  private constructor(client: Client) {
    this.#client = client
  }

  static async start(databaseUrl: string): Promise<CaptureWatch> {
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    const watch = new CaptureWatch(client)
    client.on("notification", ({ payload }) => watch.#note(payload ?? "", monotonicMilliseconds()))
    await client.query(TRIGGER)
    await client.query(`LISTEN ${CHANNEL}`)
    return watch
  }

  /** The moment at which the last of these orders was captured. @see capturedAt */
  async lastCapturedAt(orderIds: readonly string[]): Promise<number> {
    return Math.max(...(await Promise.all(orderIds.map((orderId) => this.capturedAt(orderId)))))
  }

  /** The moment at which an order was captured, on the machine's monotonic clock. @throws when it is not in time */
  async capturedAt(orderId: string): Promise<number> {
    const known = this.#captured.get(orderId)
    return known ?? this.#waitFor(orderId)
  }

  /** @throws unless every order was captured, and none twice */
  async requireCapturedOnce(orderIds: readonly string[]): Promise<void> {
    const count = await this.countCapturedOnce(orderIds)
    if (count !== orderIds.length) {
      throw new Error(`${count} of ${orderIds.length} orders were captured exactly once.`)
    }
  }

  /** How many of these orders were captured, and not twice. */
  async countCapturedOnce(orderIds: readonly string[]): Promise<number> {
    const { rows } = await this.#client.query<{ count: number }>(CAPTURED_EXACTLY_ONCE, [orderIds])
    return rows[0]?.count ?? 0
  }

  /** Waits until the ledger has noted the captures, too: the end of the plugin's work on the orders. */
  async untilLedgerSettled(sessionIds: readonly string[]): Promise<void> {
    const deadline = Date.now() + TIMEOUT_MILLISECONDS
    while (Date.now() < deadline) {
      const { rows } = await this.#client.query<{ count: number }>(SETTLED_IN_LEDGER, [sessionIds])
      if (rows[0]?.count === sessionIds.length) {
        return
      }
      await wait(LEDGER_POLL_MILLISECONDS)
    }
    throw new Error(`The ledger did not note every capture in ${TIMEOUT_MILLISECONDS / 1000} s.`)
  }

  async stop(): Promise<void> {
    await this.#client.query("DROP TRIGGER bench_notify_captured ON order_transaction")
    await this.#client.end()
  }

  #waitFor(orderId: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`Order ${orderId} was not captured in ${TIMEOUT_MILLISECONDS / 1000} s.`)),
        TIMEOUT_MILLISECONDS
      )
      this.#waiting.set(orderId, (atMilliseconds) => {
        clearTimeout(timer)
        resolve(atMilliseconds)
      })
    })
  }

  #note(orderId: string, atMilliseconds: number): void {
    if (this.#captured.has(orderId)) {
      return
    }
    this.#captured.set(orderId, atMilliseconds)
    this.#waiting.get(orderId)?.(atMilliseconds)
    this.#waiting.delete(orderId)
  }
}
