import { createHash } from "node:crypto"
import type { SepayPaymentStatus } from "../../../../../modules/sepay/payments/decide-payment-status"
import type { StoreSepayPaymentSession } from "../types"
import type { PaymentState, PaymentStream, StreamEnd } from "./payment-stream"

/** Node's timers take no more: 24 days. */
const MAXIMUM_TIMER_MILLISECONDS = 2 ** 31 - 1
/** An expiry is looked at when it is certainly over. */
const EXPIRY_SLACK_MILLISECONDS = 250

/** A payment that is being watched, through however many connections: it is read once for all of them. */
export class WatchedPayment {
  readonly streams = new Set<PaymentStream>()
  readonly #read: () => Promise<StoreSepayPaymentSession>
  #reading: Promise<PaymentState> | null = null
  #isStale = false
  #expiryTimer: NodeJS.Timeout | undefined
  #isWaitingForMedusa = false

  /** @param read reads the payment as it is now, as one of its sessions sees it */
  constructor(read: () => Promise<StoreSepayPaymentSession>) {
    this.#read = read
  }

  /** Whether it waits for a change of Medusa's order that the ledger does not tell of: that it is placed, or paid in full. */
  get isWaitingForMedusa(): boolean {
    return this.#isWaitingForMedusa
  }

  /**
   * Reads the payment and tells every stream what is new. Calls while it is being read make one more reading of it.
   *
   * @returns the state after the last reading.
   */
  refresh(): Promise<PaymentState> {
    this.#isStale = true
    this.#reading ??= this.#readWhileStale().finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  /** Ends every stream. */
  end(reason: StreamEnd): void {
    clearTimeout(this.#expiryTimer)
    for (const stream of this.streams) {
      stream.end(reason)
    }
  }

  async #readWhileStale(): Promise<PaymentState> {
    for (;;) {
      this.#isStale = false
      const state = toState(await this.#read())
      if (!this.#isStale) {
        this.#tell(state)
        return state
      }
    }
  }

  #tell(state: PaymentState): void {
    const { status, order_id, expires_at } = state.payment
    this.#isWaitingForMedusa = status === "outstanding" || (status === "paid" && order_id === null)
    clearTimeout(this.#expiryTimer)
    for (const stream of this.streams) {
      stream.tell(state)
    }
    if (isFinal(state)) {
      this.end("final")
    } else if (expires_at !== null && (status === "waiting" || status === "partially_paid")) {
      this.#refreshAt(new Date(expires_at).getTime() + EXPIRY_SLACK_MILLISECONDS)
    }
  }

  /** That a virtual account expires is told by nobody: it is a matter of time. */
  #refreshAt(time: number): void {
    const milliseconds = Math.min(Math.max(time - Date.now(), EXPIRY_SLACK_MILLISECONDS), MAXIMUM_TIMER_MILLISECONDS)
    // A reading that fails then is made up for by the next change, or by the client's next connection.
    this.#expiryTimer = setTimeout(() => this.refresh().catch(() => this.end("restart")), milliseconds).unref()
  }
}

const FINAL_STATUSES: readonly SepayPaymentStatus[] = ["partially_refunded", "refunded", "canceled"]

/**
 * Whether nothing more is to be told: it is paid and the order is known, or it was refunded or cancelled. The same as in
 * `packages/storefront/src/client/is-final.ts`.
 */
export function isFinal({ payment: { status, order_id } }: PaymentState): boolean {
  return FINAL_STATUSES.includes(status) || (status === "paid" && order_id !== null)
}

function toState({ id, ...payment }: StoreSepayPaymentSession): PaymentState {
  const digest = createHash("sha256").update(JSON.stringify(payment)).digest("base64url").slice(0, 16)
  return { digest, payment }
}
