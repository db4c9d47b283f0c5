import { toVietnamTime } from "../company/clock"
import type { FaultSwitches } from "../faults"
import { EmulatorError } from "../operations/emulator-error"
import { authenticationHeaders, defaultSigning, refuseSigning } from "./authentication"
import { judgeAnswer, judgeNetworkError, minutesUntilRetry } from "./delivery"
import type { Delivery, DeliveryResult } from "./delivery"
import { HttpPoster } from "./http-poster"
import { encodePayload } from "./payload"
import type { WebhookPayload } from "./payload"
import { webhookConfigSchema } from "./webhook-config"
import type {
  CheckedWebhookConfig,
  WebhookContentType,
  WebhookPayloadKind,
  WebhookRequestOptions,
  WebhookSigning,
} from "./webhook-config"

/** Most deliveries that are remembered; the oldest finished ones are forgotten beyond it. */
export const MAXIMUM_DELIVERIES = 10_000

const MILLISECONDS_PER_MINUTE = 60_000
/** Longest that {@link WebhookSender.idle} waits unless told otherwise. */
const DEFAULT_IDLE_TIMEOUT_MILLISECONDS = 60_000

/** A webhook, ready to be sent any number of times. */
interface Message {
  payload: WebhookPayload
  url: string
  contentType: WebhookContentType
  signing: WebhookSigning
  replayOf: number | null
  /** Told of every attempt's result. */
  onResult: (ok: boolean) => void
}

/** How a webhook is to be sent. */
export interface SendOptions extends WebhookRequestOptions {
  times: number
  delayMilliseconds: number
}

/** The first attempts of a webhook, one per copy. */
export interface DeliveryRound {
  deliveries: Delivery[]
  /** Resolves when every first attempt ended, whatever came of it. */
  finished: Promise<void>
}

/** Sends webhooks the way SePay does: signed, tried again on its schedule, every attempt recorded. */
export class WebhookSender {
  private readonly poster = new HttpPoster()
  private readonly log = new Map<number, { delivery: Delivery; message: Message }>()
  private readonly scheduled = new Map<NodeJS.Timeout, () => void>()
  private readonly idleWaiters = new Set<() => void>()
  private config: CheckedWebhookConfig
  private nextDeliveryId = 1
  private pendingCount = 0

  constructor(
    config: unknown,
    private readonly faults: FaultSwitches,
    private readonly timeScale: number
  ) {
    this.config = webhookConfigSchema.parse(config)
  }

  /** @throws ZodError when it makes no sense. */
  configure(config: unknown): void {
    this.config = webhookConfigSchema.parse(config)
  }

  describeConfig(): CheckedWebhookConfig {
    return { ...this.config }
  }

  /** Oldest first. */
  deliveries(): Delivery[] {
    return [...this.log.values()].map(({ delivery }) => ({ ...delivery }))
  }

  /** @throws EmulatorError (422) when this could never be sent; so it is known before any money is booked. */
  check(options: WebhookRequestOptions): void {
    const refusal = refuseSigning(this.config, options.sign ?? defaultSigning(this.config))
    if (refusal) {
      throw EmulatorError.validation(refusal)
    }
  }

  /**
   * Sends a webhook, as often as asked and all copies at once. Without an address there is nothing to send. Ask
   * {@link check} first.
   */
  send(
    createPayload: (kind: WebhookPayloadKind) => WebhookPayload,
    options: SendOptions,
    onResult: (ok: boolean) => void
  ): DeliveryRound {
    const url = options.url ?? this.config.url
    if (!url) {
      return { deliveries: [], finished: Promise.resolve() }
    }
    const message: Message = {
      payload: createPayload(options.payload ?? this.config.payload),
      url,
      contentType: options.contentType ?? this.config.contentType,
      signing: options.sign ?? defaultSigning(this.config),
      replayOf: null,
      onResult,
    }
    const attempts = Array.from({ length: options.times }, () =>
      this.startAttempt(message, 1, options.delayMilliseconds)
    )
    return {
      deliveries: attempts.map(({ delivery }) => delivery),
      finished: Promise.all(attempts.map(({ finished }) => finished)).then(() => undefined),
    }
  }

  /**
   * Sends a recorded webhook once more, as a person can in the dashboard: the same payload, freshly signed.
   *
   * @throws EmulatorError (404) when the delivery is unknown or forgotten.
   */
  replay(deliveryId: number): DeliveryRound {
    const recorded = this.log.get(deliveryId)
    if (!recorded) {
      throw EmulatorError.notFound("Delivery")
    }
    const { delivery, finished } = this.startAttempt({ ...recorded.message, replayOf: deliveryId }, 1, 0)
    return { deliveries: [delivery], finished }
  }

  /**
   * Resolves when no delivery is under way or scheduled.
   *
   * @throws Error when that takes longer than `timeoutMilliseconds`.
   */
  idle(timeoutMilliseconds = DEFAULT_IDLE_TIMEOUT_MILLISECONDS): Promise<void> {
    if (this.pendingCount === 0) {
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const onIdle = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.idleWaiters.delete(onIdle)
        reject(new Error(`${this.pendingCount} webhook deliveries were pending after ${timeoutMilliseconds} ms`))
      }, timeoutMilliseconds)
      this.idleWaiters.add(onIdle)
    })
  }

  /** Cancels what is scheduled and forgets every delivery. */
  reset(): void {
    for (const [timer, cancel] of this.scheduled) {
      clearTimeout(timer)
      cancel()
    }
    this.scheduled.clear()
    this.log.clear()
  }

  /** Like {@link reset}, and breaks off what is under way. */
  stop(): void {
    this.reset()
    this.config = { ...this.config, retry: false }
    this.poster.close()
  }

  private startAttempt(
    message: Message,
    attempt: number,
    delayMilliseconds: number
  ): { delivery: Delivery; finished: Promise<void> } {
    const delivery = this.record(message, attempt)
    this.pendingCount += 1
    const finished = this.waitFor(delivery, delayMilliseconds)
      .then(() => this.attempt(delivery, message))
      .finally(() => this.endPending())
    return { delivery, finished }
  }

  private record(message: Message, attempt: number): Delivery {
    const delivery: Delivery = {
      id: this.nextDeliveryId,
      transactionId: message.payload.id,
      attempt,
      replayOf: message.replayOf,
      url: message.url,
      outcome: "scheduled",
      status: null,
      ok: false,
      responseBody: "",
      error: null,
      durationMilliseconds: null,
      at: null,
      payload: message.payload,
    }
    this.nextDeliveryId += 1
    this.log.set(delivery.id, { delivery, message })
    const [oldestId] = this.log.keys()
    if (this.log.size > MAXIMUM_DELIVERIES && oldestId !== undefined) {
      this.log.delete(oldestId)
    }
    return delivery
  }

  private waitFor(delivery: Delivery, milliseconds: number): Promise<void> {
    if (milliseconds === 0) {
      return Promise.resolve()
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.scheduled.delete(timer)
        resolve()
      }, milliseconds)
      this.scheduled.set(timer, () => {
        delivery.outcome = "cancelled"
        resolve()
      })
    })
  }

  private async attempt(delivery: Delivery, message: Message): Promise<void> {
    if (delivery.outcome === "cancelled") {
      return
    }
    if (this.faults.take("dropWebhooks", null)) {
      delivery.outcome = "dropped"
      return
    }
    const startedAt = performance.now()
    delivery.outcome = "sending"
    delivery.at = toVietnamTime(Date.now())
    Object.assign(delivery, await this.post(message))
    delivery.durationMilliseconds = Math.round(performance.now() - startedAt)
    message.onResult(delivery.ok)
    this.scheduleRetry(delivery, message)
  }

  private async post(message: Message): Promise<DeliveryResult> {
    const body = encodePayload(message.payload, message.contentType)
    const unixSeconds = Math.floor(Date.now() / 1000)
    try {
      const answer = await this.poster.post({
        url: message.url,
        headers: authenticationHeaders(this.config, message.signing, body.body, unixSeconds),
        body,
        timeoutMilliseconds: this.config.timeoutMilliseconds,
      })
      return judgeAnswer(answer)
    } catch (error) {
      return judgeNetworkError(error)
    }
  }

  private scheduleRetry(delivery: Delivery, message: Message): void {
    const minutes = this.config.retry ? minutesUntilRetry(delivery) : null
    const isForgotten = !this.log.has(delivery.id)
    if (minutes !== null && !isForgotten) {
      this.startAttempt(message, delivery.attempt + 1, minutes * MILLISECONDS_PER_MINUTE * this.timeScale)
    }
  }

  private endPending(): void {
    this.pendingCount -= 1
    if (this.pendingCount === 0) {
      this.idleWaiters.forEach((resolve) => resolve())
      this.idleWaiters.clear()
    }
  }
}
