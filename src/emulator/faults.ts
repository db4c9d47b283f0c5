import { z } from "zod"

/** The operations of SePay's API by name, whichever API generation serves them. Faults can be limited to one. */
export const ROUTE_NAMES = [
  "createOrder",
  "getOrder",
  "listOrders",
  "addVirtualAccount",
  "cancelOrder",
  "cancelVirtualAccount",
  "listBankAccounts",
  "getBankAccount",
  "countBankAccounts",
  "listTransactions",
  "getTransaction",
  "countTransactions",
  "listPrefixes",
  "listTerminals",
] as const

export type RouteName = (typeof ROUTE_NAMES)[number]

/** Longest latency that can be switched on, in milliseconds. */
export const MAXIMUM_LATENCY_MILLISECONDS = 120_000

/** How often and where a fault strikes. */
export interface FaultLimit {
  /** Strikes this many times, then is off. Omitted: until it is switched off. */
  remaining?: number
  /** Only on this operation. Omitted: on every operation that it can strike. */
  route?: RouteName
}

/** What the bank behind a Vietcombank account can answer: 503, 500 when opening, 500 when cancelling. */
export type VietcombankErrorCode = "vcb_connection_error" | "vcb_error" | "vcb_cancel_error"

interface FaultSettings {
  latencyMilliseconds: FaultLimit & { milliseconds: number }
  loseResponseAfterCreate: FaultLimit
  timeout: FaultLimit
  html: FaultLimit & { status: 200 | 502 }
  status: FaultLimit & { status: 500 | 502 | 503 }
  rateLimited: FaultLimit & { retryAfterSeconds: number }
  dropWebhooks: FaultLimit
  bankConnectionError: FaultLimit & { errorCode: VietcombankErrorCode }
  cancelNotAllowed: FaultLimit
}

/** Which faults are on. `true` (or the bare number) is short for the object without limits. */
export interface Faults {
  /** Every answer comes this much later. */
  latencyMilliseconds?: number | (FaultLimit & { milliseconds: number })
  /** The order (or, with `route: "addVirtualAccount"`, the VA) is created, but the connection dies unanswered. */
  loseResponseAfterCreate?: boolean | FaultLimit
  /** No answer at all and nothing done; the connection stays open until the client closes it (at most 2 minutes). */
  timeout?: boolean | FaultLimit
  /** An HTML page instead of JSON, by default with status 502. Nothing is done. */
  html?: boolean | (FaultLimit & { status?: 200 | 502 })
  /** An error of SePay's own, nothing is done. */
  status?: 500 | 502 | 503 | (FaultLimit & { status: 500 | 502 | 503 })
  /** 429 whatever the limiter says; retry after 1 second by default. */
  rateLimited?: boolean | (FaultLimit & { retryAfterSeconds?: number })
  /** Webhooks (retries too) are never sent; each is recorded as `dropped`. */
  dropWebhooks?: boolean | FaultLimit
  /**
   * Vietcombank does not answer SePay: 503 `vcb_connection_error` (the default) on create, add VA and cancel;
   * 500 `vcb_error` on create and add VA; 500 `vcb_cancel_error` on both cancels. Nothing is done.
   */
  bankConnectionError?: boolean | (FaultLimit & { errorCode?: VietcombankErrorCode })
  /** Vietcombank says that it was paid or cancelled already: 403 `vcb_cancel_not_allowed` on both cancels. */
  cancelNotAllowed?: boolean | FaultLimit
}

const limitShape = {
  remaining: z.number().int().min(0).optional(),
  route: z.enum(ROUTE_NAMES).optional(),
}

/** Accepts `true`, `false` and a bare number in place of the object; `numberField` is what the number stands for. */
function fault<Shape extends z.ZodRawShape>(shape: Shape, numberField?: string) {
  return z.preprocess((value) => {
    if (value === false) {
      return undefined
    }
    if (value === true) {
      return {}
    }
    return typeof value === "number" && numberField ? { [numberField]: value } : value
  }, z.strictObject({ ...limitShape, ...shape }).optional())
}

const faultsSchema = z.strictObject({
  latencyMilliseconds: fault({ milliseconds: z.number().min(0).max(MAXIMUM_LATENCY_MILLISECONDS) }, "milliseconds"),
  loseResponseAfterCreate: fault({}),
  timeout: fault({}),
  html: fault({ status: z.union([z.literal(200), z.literal(502)]).default(502) }),
  status: fault({ status: z.union([z.literal(500), z.literal(502), z.literal(503)]) }, "status"),
  rateLimited: fault({ retryAfterSeconds: z.number().int().min(0).default(1) }),
  dropWebhooks: fault({}),
  bankConnectionError: fault({
    errorCode: z.enum(["vcb_connection_error", "vcb_error", "vcb_cancel_error"]).default("vcb_connection_error"),
  }),
  cancelNotAllowed: fault({}),
})

/** The switchboard of faults: what is on, and how often each may still strike. */
export class FaultSwitches {
  private current: Partial<FaultSettings> = {}

  /**
   * Replaces all faults; `{}` switches everything off.
   *
   * @throws ZodError when a fault is unknown or its settings make no sense.
   */
  set(faults: unknown): void {
    this.current = faultsSchema.parse(faults)
  }

  /** What is on, with the strikes that are left. */
  describe(): Partial<FaultSettings> {
    return structuredClone(this.current)
  }

  /**
   * Takes one strike of a fault.
   *
   * @param applies further conditions; a fault that does not apply is not used up.
   * @returns the fault's settings, or `null` when it does not strike.
   */
  take<Kind extends keyof FaultSettings>(
    kind: Kind,
    route: RouteName | null,
    applies: (settings: FaultSettings[Kind]) => boolean = () => true
  ): FaultSettings[Kind] | null {
    const settings = this.current[kind]
    if (!settings || (settings.route && settings.route !== route) || settings.remaining === 0 || !applies(settings)) {
      return null
    }
    if (settings.remaining !== undefined) {
      settings.remaining -= 1
    }
    return settings
  }
}
