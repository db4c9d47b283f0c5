import { bookTransfer } from "./bank/book-transfer"
import { transferInputSchema } from "./bank/transfer-input"
import type { TransferInput } from "./bank/transfer-input"
import { Clock } from "./company/clock"
import { CompanyState } from "./company/company-state"
import type { BankAccount, Order, Transaction } from "./company/model"
import { controlRoutes } from "./control/control-routes"
import { createControlHandler } from "./control/control-handler"
import { FaultSwitches } from "./faults"
import type { Faults } from "./faults"
import { createPipeline } from "./http/api-pipeline"
import type { ApiGeneration } from "./http/api-generation"
import { RateLimiter } from "./http/rate-limiter"
import { RequestCounts } from "./http/request-counts"
import { startServer } from "./http/server"
import type { RequestHandler, RunningServer } from "./http/server"
import { checkOptions } from "./options"
import type { CheckedOptions, EmulatorOptions } from "./options"
import { EmulatorError } from "./operations/emulator-error"
import type { OperationContext } from "./operations/operation-context"
import { createV1Api } from "./v1/v1-api"
import { createV2Api } from "./v2/v2-api"
import type { Delivery } from "./webhooks/delivery"
import { testPayload, transactionPayload } from "./webhooks/payload"
import type { CheckedWebhookConfig, WebhookConfig, WebhookRequestOptions } from "./webhooks/webhook-config"
import { webhookRequestSchema } from "./webhooks/webhook-config"
import type { DeliveryRound } from "./webhooks/webhook-sender"
import { WebhookSender } from "./webhooks/webhook-sender"

/** What a transfer came to. */
export interface TransferResult {
  transaction: Transaction
  /** The webhook's first attempts: ended with `webhook.wait`, otherwise perhaps only scheduled. */
  deliveries: Delivery[]
}

/** Everything that the emulator holds, as copies. */
export interface EmulatorSnapshot {
  bankAccounts: BankAccount[]
  /** With their VAs, oldest first. */
  orders: Order[]
  /** Oldest first. */
  transactions: Transaction[]
  /** One per attempt, oldest first. */
  deliveries: Delivery[]
  /** Requests by method and route template, e.g. `POST /v2/bank-accounts/:bankAccountId/orders`. */
  requests: Record<string, number>
}

/** A running emulator of SePay. */
export class Emulator {
  private readonly clock = new Clock()
  private readonly counts = new RequestCounts()
  private readonly faults = new FaultSwitches()
  private readonly company: CompanyState
  private readonly context: OperationContext
  private readonly sender: WebhookSender
  private readonly limiters: { v2: RateLimiter; v1: RateLimiter }
  private server: RunningServer | null = null

  private constructor(private readonly options: CheckedOptions) {
    this.company = new CompanyState(options.bankAccounts, options.firstTransactionId)
    this.context = { company: this.company, clock: this.clock, faults: this.faults }
    this.sender = new WebhookSender(options.webhook ?? {}, this.faults, options.timeScale)
    this.limiters = {
      v2: new RateLimiter(options.requestsPerSecond.v2),
      v1: new RateLimiter(options.requestsPerSecond.v1),
    }
    this.faults.set(options.faults ?? {})
  }

  /** Use `startEmulator`. */
  static async start(options: EmulatorOptions): Promise<Emulator> {
    const emulator = new Emulator(checkOptions(options))
    const { host, port } = emulator.options
    emulator.server = await startServer(emulator.createHandler(), host, port)
    return emulator
  }

  get port(): number {
    return this.server?.port ?? 0
  }

  /** Without a slash at its end. */
  get url(): string {
    return `http://${this.options.host}:${this.port}`
  }

  /** In place of `https://userapi.sepay.vn/v2`. */
  get v2BaseUrl(): string {
    return `${this.url}/v2`
  }

  /** In place of `https://my.sepay.vn/userapi`. */
  get v1BaseUrl(): string {
    return `${this.url}/userapi`
  }

  get apiToken(): string {
    return this.options.apiToken
  }

  /**
   * Plays the bank: moves money and, like SePay, tells the store by webhook.
   *
   * @throws BankRefusal when the bank sends the money back; ZodError when the input makes no sense.
   */
  async transfer(input: TransferInput): Promise<TransferResult> {
    const transfer = transferInputSchema.parse(input)
    const { deliver, wait, ...sending } = transfer.webhook
    this.sender.check(sending)
    const transaction = bookTransfer(this.context, transfer)
    if (!deliver) {
      return { transaction: { ...transaction }, deliveries: [] }
    }
    const round = this.sender.send(
      (kind) => transactionPayload(transaction, kind),
      sending,
      (ok) => {
        transaction.webhookSucceeded = ok || transaction.webhookSucceeded === true
      }
    )
    return { deliveries: await this.report(round, wait), transaction: { ...transaction } }
  }

  /** The dashboard's "Test send": a webhook with the id 0. Answers after it was sent. */
  async testSend(options: WebhookRequestOptions = {}): Promise<Delivery[]> {
    const [account] = this.company.bankAccounts()
    if (!account) {
      throw EmulatorError.notFound("Bank account")
    }
    const sending = webhookRequestSchema.parse(options)
    this.sender.check(sending)
    const round = this.sender.send(
      (kind) => testPayload(account, this.clock.now(), kind),
      { ...sending, times: 1, delayMilliseconds: 0 },
      () => undefined
    )
    return this.report(round, true)
  }

  /**
   * Sends a recorded webhook once more, as a person can in the dashboard. Answers after it was sent.
   *
   * @throws EmulatorError (404) when the delivery is unknown.
   */
  replay(deliveryId: number): Promise<Delivery[]> {
    return this.report(this.sender.replay(deliveryId), true)
  }

  /** Replaces all faults; `{}` switches everything off. */
  setFaults(faults: Faults): void {
    this.faults.set(faults)
  }

  /** The faults that are on, with the strikes that are left. */
  describeFaults(): ReturnType<FaultSwitches["describe"]> {
    return this.faults.describe()
  }

  /** Replaces the webhook's configuration; what is omitted gets its default. Retries under way use it too. */
  setWebhook(config: WebhookConfig): void {
    this.sender.configure(config)
  }

  describeWebhook(): CheckedWebhookConfig {
    return this.sender.describeConfig()
  }

  /**
   * Lets the API tell of an order or a transaction what SePay would not, or oddly: an amount of `"15.37"`, another reference
   * than the webhook's, a status that nobody documents, `Partially` without a transaction, a balance with a gap. Orders,
   * transactions and webhooks stay as they are.
   *
   * @param id an order's id, or a transaction's UUID or integer.
   * @param fields as the API names them, instead of what it would say; `{}`: as it is again.
   * @throws EmulatorError (404) when there is no such order or transaction.
   */
  answerAs(id: string, fields: Record<string, unknown>): void {
    const found = this.company.findOrder(id) ?? this.company.transactions().find((one) => one.uuid === id || String(one.id) === id)
    if (!found) {
      throw EmulatorError.notFound("Order or transaction")
    }
    found.answeredAs = structuredClone(fields)
  }

  /** Skips time, so that VAs expire. Scheduled webhooks do not come sooner. */
  advanceTime(seconds: number): void {
    this.clock.advance(seconds)
  }

  /** The emulator's time, Vietnam time without a zone. */
  now(): string {
    return this.clock.now()
  }

  deliveries(): Delivery[] {
    return this.sender.deliveries()
  }

  /** Requests by method and route template. */
  requestCounts(): Record<string, number> {
    return this.counts.describe()
  }

  snapshot(): EmulatorSnapshot {
    return {
      bankAccounts: structuredClone([...this.company.bankAccounts()]),
      orders: structuredClone(this.company.orders()),
      transactions: structuredClone(this.company.transactions()),
      deliveries: this.deliveries(),
      requests: this.requestCounts(),
    }
  }

  /**
   * Forgets orders, transactions, deliveries, counts, faults and skipped time. The webhook's configuration stays, and
   * transaction ids go on increasing.
   */
  reset(): void {
    this.company.reset()
    this.sender.reset()
    this.counts.reset()
    this.clock.reset()
    this.faults.set({})
    this.limiters.v2.reset()
    this.limiters.v1.reset()
  }

  /**
   * Resolves when no webhook is under way or scheduled.
   *
   * @throws Error when that takes longer than `timeoutMilliseconds` (60 seconds by default).
   */
  idle(timeoutMilliseconds?: number): Promise<void> {
    return this.sender.idle(timeoutMilliseconds)
  }

  /** Closes every connection and cancels every timer. */
  async stop(): Promise<void> {
    this.sender.stop()
    await this.server?.stop()
  }

  private createHandler(): RequestHandler {
    const v2 = this.createPipeline(createV2Api(this.context), this.limiters.v2)
    const v1 = this.createPipeline(createV1Api(this.context, this.options.v1ErrorStyle), this.limiters.v1)
    const control = createControlHandler(controlRoutes(this), this.options.host)
    return async (request, url) => {
      if (url.pathname.startsWith("/v2/")) {
        return v2(request, url)
      }
      if (url.pathname.startsWith("/userapi/")) {
        return v1(request, url)
      }
      return control(request, url)
    }
  }

  private createPipeline(generation: ApiGeneration, limiter: RateLimiter) {
    const { apiToken, latencyMilliseconds } = this.options
    return createPipeline({
      generation,
      limiter,
      faults: this.faults,
      counts: this.counts,
      apiToken,
      latencyMilliseconds,
    })
  }

  private async report({ deliveries, finished }: DeliveryRound, wait: boolean): Promise<Delivery[]> {
    if (wait) {
      await finished
    }
    return deliveries.map((delivery) => ({ ...delivery }))
  }
}
