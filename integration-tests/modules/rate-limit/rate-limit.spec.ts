import { startEmulator, type Emulator } from "../../../src/emulator"
import { createSharedRateLimiter } from "../../../src/modules/sepay/rate-limit/shared-rate-limiter"
import { createSepayApi } from "../../../src/sepay/api/create-sepay-api"
import type { RateLimiter, LimitedCall } from "../../../src/sepay/api/rate-limiter"
import type { CallPriority } from "../../../src/sepay/api/sepay-api"
import { describeLedger } from "../../support/ledger"
import { callFromProcesses } from "../../support/paced-processes"

const REQUESTS_PER_SECOND = 5
/** Not the service's own: it fetches the bank accounts at the same time. */
const PACED_TOKEN = "P".repeat(64)

const shopper: LimitedCall = { operation: "createOrder", priority: "shopper" }
const cancellation: LimitedCall = { operation: "cancelOrder", priority: "cancellation" }
const reconciliation: LimitedCall = { operation: "listTransactions", priority: "reconciliation" }
const within = (milliseconds: number) => ({ deadlineAt: Date.now() + milliseconds })

describe("the rate limiter of several processes", () => {
  describeLedger((bench) => {
    let emulator: Emulator | undefined

    afterEach(async () => {
      await emulator?.stop()
      emulator = undefined
    })

    /** The pace of one more process: nothing but the database is shared. */
    function startProcess(requestsPerSecond = REQUESTS_PER_SECOND): RateLimiter {
      return createSharedRateLimiter(bench().connect(), { apiToken: PACED_TOKEN, requestsPerSecond })
    }

    /** Writes the slots: the first is free after so many milliseconds, the others in half a minute. */
    async function leaveOneSlot(freeAfterMilliseconds: number, keptFor: number | null = null): Promise<void> {
      await startProcess()(shopper)
      await bench().sql.raw(
        `UPDATE sepay_rate_limit_slot
            SET free_at = now() + make_interval(secs => CASE WHEN position = 0 THEN ? ELSE 30 END),
                kept_for = ?::integer, kept_by = 'a process that is gone'`,
        [freeAfterMilliseconds / 1_000, keptFor]
      )
    }

    it("lets three processes call as often as SePay allows, shoppers first", async () => {
      // A little more than the pace, so that a test machine that hangs for a moment fails no test: without a pace that
      // is shared, SePay would get three times as much.
      emulator = await startEmulator({ apiToken: PACED_TOKEN, requestsPerSecond: { v2: 12, v1: null } })
      const kinds: CallPriority[] = ["reconciliation", "cancellation", "shopper"]
      const { reports } = await callFromProcesses(3, {
        databaseUrl: bench().databaseUrl,
        baseUrl: emulator.v2BaseUrl,
        apiToken: PACED_TOKEN,
        requestsPerSecond: 10,
        priorities: Array.from({ length: 4 }, () => kinds).flat(),
        timeoutSeconds: 60,
      })
      expect(reports.map(({ refused }) => refused)).toEqual([0, 0, 0])
      const calls = reports.flatMap((report) => report.calls).sort((one, other) => one.answeredAt - other.answeredAt)
      expect(calls).toHaveLength(36)
      const placesOf = (kind: CallPriority) =>
        calls.flatMap(({ priority }, place) => (priority === kind ? [place] : [])).reduce((sum, place) => sum + place, 0)
      expect(placesOf("shopper")).toBeLessThan(placesOf("cancellation"))
      expect(placesOf("cancellation")).toBeLessThan(placesOf("reconciliation"))
    })

    it("refuses a call whose turn would come after its deadline, and says when to try again", async () => {
      await leaveOneSlot(20_000)
      await expect(startProcess()({ ...shopper, ...within(1_000) })).rejects.toMatchObject({
        kind: "rate_limited",
        retryable: true,
        outcomeUnknown: false,
        retryAfterSeconds: expect.any(Number),
        message: expect.stringContaining("our own limit of 5 requests a second"),
      })
    })

    it("gives the next slot to a shopper, though a cancellation of another process has waited longer", async () => {
      await leaveOneSlot(1_000)
      const order: string[] = []
      const waiting = [reconciliation, cancellation].map(async (call) => {
        await startProcess()({ ...call, ...within(15_000) })
        order.push(call.priority)
      })
      await startProcess()({ ...shopper, ...within(15_000) })
      order.push("shopper")
      await Promise.all(waiting)
      expect(order[0]).toBe("shopper")
      expect(order).toHaveLength(3)
    })

    it("frees the slots of a process that died", async () => {
      await leaveOneSlot(0, 0)
      await expect(startProcess()({ ...reconciliation, ...within(10_000) })).resolves.toBeUndefined()
    })

    it("gives the last slot to reconciliation when no other call waits", async () => {
      await leaveOneSlot(0)
      await expect(startProcess()({ ...reconciliation, ...within(10_000) })).resolves.toBeUndefined()
    })

    it("has as many slots as the option says, also after it was raised", async () => {
      /** Of each token: the service itself has some. */
      const countSlots = async () =>
        (await bench().sql("sepay_rate_limit_slot").select("token_key").count().groupBy("token_key")).map(({ count }) => Number(count))
      await startProcess(1)(shopper)
      expect(await countSlots()).toContain(1)
      await startProcess(3)({ ...shopper, ...within(10_000) })
      expect(await countSlots()).toContain(3)
    })

    it("holds every process back when SePay still refuses one of them", async () => {
      emulator = await startEmulator({ apiToken: PACED_TOKEN, faults: { rateLimited: { remaining: 1, retryAfterSeconds: 30 } } })
      const connectApi = () =>
        createSepayApi({
          version: "v2",
          environment: "production",
          apiToken: PACED_TOKEN,
          baseUrl: emulator?.v2BaseUrl,
          rateLimiter: startProcess(),
        })
      await expect(connectApi().countBankAccounts()).rejects.toMatchObject({ kind: "rate_limited", httpStatus: 429 })
      const refusal: unknown = await connectApi().countBankAccounts().catch((error: unknown) => error)
      expect(refusal).toMatchObject({ kind: "rate_limited", retryable: true, httpStatus: undefined })
      expect(Reflect.get(refusal as object, "retryAfterSeconds")).toBeGreaterThan(15)
      expect(emulator.requestCounts()).toEqual({ "GET /v2/bank-accounts": 1 })
    })
  })
})
