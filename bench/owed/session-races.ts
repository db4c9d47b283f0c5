import { setTimeout as wait } from "node:timers/promises"
import { expectOk, type StorePaymentSession } from "../../integration-tests/support/shopper"
import type { Bench } from "../benchmark"
import type { CaptureSessionsRequest } from "../store/capture-sessions"
import { forEachAtConcurrency } from "../support/concurrency"
import { queryRows } from "../support/database"
import type { Findings } from "../support/figures"
import { LoadClient } from "../support/load-client"
import { PREPAY_PROVIDER_ID, SEPAY_PROVIDER_ID } from "../support/providers"

const RACES = 500
const CONCURRENCY = 4
/** How soon after the last race every payment has to be settled: the job tries again what failed. */
const SETTLED_TIMEOUT_MILLISECONDS = 60_000
const POLL_MILLISECONDS = 1_000

const OUTCOMES = `
  SELECT receivable.payment_collection_id, receivable.settlement_status, receivable.settlement_error,
         (SELECT count(*)::int FROM order_payment_collection WHERE deleted_at IS NULL
             AND payment_collection_id = receivable.payment_collection_id) AS orders,
         (SELECT COALESCE(SUM(capture.amount), 0)::float FROM payment JOIN capture ON capture.payment_id = payment.id
           WHERE payment.payment_collection_id = receivable.payment_collection_id AND capture.deleted_at IS NULL) AS captured
    FROM sepay_receivable receivable WHERE receivable.payment_collection_id = ANY($1)`

/** What became of a race. */
interface Outcome {
  payment_collection_id: string
  settlement_status: string
  settlement_error: string | null
  orders: number
  captured: number
}

interface Race {
  collectionId: string
  sessionCount: number
  receivedVnd: number
}

/**
 * Whether one transfer is captured twice: two sessions are made at once on a cart's collection, and Medusa, which lets every
 * session be captured, is asked for both while the webhook is being handled and once more after it. Half of the
 * races are of the flow in which the transfer places the order.
 */
export async function raceSessions(bench: Bench): Promise<Findings> {
  const client = new LoadClient(bench.storeUrl, CONCURRENCY)
  const races: Race[] = []
  const numbers = Array.from({ length: bench.samples(RACES) }, (_, index) => index)
  try {
    await forEachAtConcurrency(numbers, CONCURRENCY, async (number) => {
      races.push(await race(bench, client, number % 2 === 0 ? SEPAY_PROVIDER_ID : PREPAY_PROVIDER_ID))
    })
  } finally {
    client.close()
  }
  return judge(races, await untilSettled(bench, races))
}

async function race({ shopper, emulator, variantId }: Bench, client: LoadClient, providerId: string): Promise<Race> {
  const { cartId } = await shopper.fillCart(variantId)
  const collectionId = await shopper.openCollection(cartId)
  const answers = await Promise.all([1, 2].map(() => shopper.tryToChoose(collectionId, providerId)))
  const sessions: StorePaymentSession[] = answers.flatMap((answer) => expectOk(answer).payment_collection.payment_sessions)
  const sessionIds = [...new Set(sessions.map(({ id }) => id))]
  if (providerId === SEPAY_PROVIDER_ID) {
    expectOk(await shopper.complete(cartId))
  }
  const [sessionId = ""] = sessionIds
  const { va_number: vaNumber, amount_vnd: amountVnd } = await shopper.payment(sessionId)
  if (vaNumber === null) {
    throw new Error(`Cart ${cartId} has no number to pay to.`)
  }
  const captureAll = async () => {
    const body: CaptureSessionsRequest = { session_ids: sessionIds }
    await client.postJson("/bench/captures", body)
  }
  await Promise.all([emulator.transfer({ vaNumber, amountVnd, webhook: { wait: true } }), captureAll()])
  if (providerId === PREPAY_PROVIDER_ID) {
    await shopper.complete(cartId)
  }
  await captureAll()
  return { collectionId, sessionCount: sessionIds.length, receivedVnd: amountVnd }
}

/** Looks at all races until they are settled, and no longer than that may take. */
async function untilSettled({ databaseUrl }: Bench, races: readonly Race[]): Promise<Outcome[]> {
  const endsAt = Date.now() + SETTLED_TIMEOUT_MILLISECONDS
  const look = () => queryRows<Outcome>(databaseUrl, OUTCOMES, [races.map(({ collectionId }) => collectionId)])
  let outcomes = await look()
  while (Date.now() < endsAt && !outcomes.every(isPaid)) {
    await wait(POLL_MILLISECONDS)
    outcomes = await look()
  }
  return outcomes
}

function isPaid({ settlement_status, orders }: Outcome): boolean {
  return settlement_status === "settled" && orders === 1
}

function judge(races: readonly Race[], outcomes: readonly Outcome[]): Findings {
  const received = new Map(races.map(({ collectionId, receivedVnd }) => [collectionId, receivedVnd]))
  const isCapturedTwice = ({ payment_collection_id, captured }: Outcome) =>
    Math.round(captured) > (received.get(payment_collection_id) ?? 0)
  for (const outcome of outcomes.filter((one) => isCapturedTwice(one) || !isPaid(one))) {
    console.log(`  ${JSON.stringify({ ...outcome, received: received.get(outcome.payment_collection_id) })}`)
  }
  const twice = outcomes.filter(isCapturedTwice).length
  return {
    figures: [{ metric: "owed.double_captures", value: twice, unit: "collections", target: { exactly: 0 } }],
    details: [
      { what: "sessions made at once on a collection", samples: races.map(({ sessionCount }) => sessionCount), unit: "" },
      { what: `of ${races.length} races, paid, with an order`, samples: [outcomes.filter(isPaid).length], unit: "orders" },
    ],
  }
}
