import { container } from "@medusajs/framework"
import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  BigNumberInput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  Logger,
  PaymentSessionStatus,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import { AbstractPaymentProvider, BigNumber, MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { toAuthorizationError } from "../../modules/sepay/errors"
import { formatAmount, isSameAmount, isSameCurrency } from "../../modules/sepay/owed/exact-amount"
import { toPayableAmount } from "../../modules/sepay/owed/payable-amount"
import type { PaymentFlow, Receivable } from "../../modules/sepay/owed/receivable"
import type { SessionRegistration } from "../../modules/sepay/owed/receivables"
import { isFullyReceived } from "../../modules/sepay/owed/received"
import { toLogReason } from "../../sepay/log-text"
import { resolveSepay, resolvePayment, resolveQuery, resolveSql } from "./container"
import { findOwedOfSession, type LiveSession, type OwedPayment } from "./find-owed"
import { openVirtualAccount } from "./open-virtual-account"
import { findOrder, findPaymentAmount, findPaymentSession, isSessionAlive } from "./payment-session"
import { readSessionId, type SepaySessionData, toSessionData } from "./session-data"

/** Options of one entry of the provider. A store can have an entry for each flow. */
export interface SepayProviderOptions {
  /**
   * - `order_first`: the virtual account is opened when the order is placed, and the order waits for the transfer.
   * - `pay_first`: the virtual account is opened in the checkout, and the transfer places the order.
   * @default "order_first"
   */
  flow?: PaymentFlow
}

const optionsSchema = z.object({ flow: z.enum(["order_first", "pay_first"]).default("order_first") })

/**
 * Medusa's payment provider: it translates between Medusa's payment sessions and the ledger, and decides nothing about
 * money by itself. Session data is never believed; only the session id is read from it.
 */
class SepayPaymentProvider extends AbstractPaymentProvider<SepayProviderOptions> {
  static override identifier = "sepay"

  protected readonly flow_: PaymentFlow
  protected readonly logger_: Logger

  /** @throws MedusaError when the entry's options are wrong: the store does not start with them. */
  static override validateOptions(options: Record<string, unknown>): void {
    const result = optionsSchema.safeParse(options ?? {})
    if (!result.success) {
      throw new MedusaError(
        MedusaError.Types.INVALID_ARGUMENT,
        'Option "flow" of the SePay payment provider must be "order_first" or "pay_first".'
      )
    }
  }

  constructor(cradle: { logger: Logger } & Record<string, unknown>, options: SepayProviderOptions = {}) {
    super(cradle, options)
    this.logger_ = cradle.logger
    this.flow_ = optionsSchema.parse(options).flow
  }

  /**
   * Registers the session with the ledger. `order_first` costs no call to SePay here; `pay_first` opens the VA.
   *
   * @throws MedusaError `invalid_data` for another currency or an amount that no transfer can carry; `not_allowed` when
   *   the payment collection is paid already.
   */
  async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const sessionId = this.requireSessionId_(input.data)
    const receivable = await this.register_(sessionId, input.amount, input.currency_code)
    if (this.flow_ === "pay_first" && receivable.receivedVnd < receivable.amountVnd) {
      await this.openOrRelease_(sessionId, receivable)
    }
    return { id: sessionId, status: "pending", data: await this.currentData_(sessionId, receivable) }
  }

  /**
   * Lets a session ask for another amount, under the same id. Medusa's core never calls it; this plugin does when what is owed
   * changes, and a store's own code may. The virtual account is opened by whoever asks for it next.
   *
   * @throws MedusaError as `initiatePayment` does.
   */
  async updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const sessionId = this.requireSessionId_(input.data)
    const receivable = await this.register_(sessionId, input.amount, input.currency_code)
    return { data: await this.currentData_(sessionId, receivable) }
  }

  /**
   * Says whether the session is paid. In `order_first` it opens the VA and lets the order be placed without the money.
   *
   * @throws MedusaError `payment_authorization_error` when SePay did not open the VA, when the session asks for another
   *   amount than its cart or order, or when the money is another session's: the shopper reads the text and can try again.
   */
  async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    try {
      return await this.authorize_(this.requireSessionId_(input.data))
    } catch (error) {
      this.logger_.error(`SePay: a payment could not be authorized. ${toLogReason(error)}`)
      throw toAuthorizationError(error)
    }
  }

  /**
   * Confirms a capture that the ledger has evidence for.
   *
   * @throws MedusaError `not_allowed` when it has none, or when the money is another session's.
   */
  async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const { sessionId, receivable } = await this.requireReceivable_(input.data)
    if (!isFullyReceived(receivable)) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `SePay has reported ${receivable.receivedVnd} of ${receivable.amountVnd} ₫ for this payment. It is captured by ` +
          "itself when the transfer arrives."
      )
    }
    const amount = await findPaymentAmount(resolveQuery(), sessionId)
    await this.claimCapture_(sessionId, receivable, amount ?? receivable.exactAmount)
    return { data: await this.currentData_(sessionId, receivable) }
  }

  /**
   * Records that the store owes this money back: SePay cannot send it, so it stays on the list of returns owed until
   * somebody confirms the transfer.
   *
   * @throws MedusaError `not_allowed` when less is left of what was received, when the refund comes to no whole đồng, and
   *   when no order was placed. Core refunds unattended when completing a cart fails; the payment is kept then, and settling
   *   it is tried again. Medusa removes its refund and shows the sentence.
   */
  async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const { sessionId, receivable } = await this.requireReceivable_(input.data)
    const refundId = input.context?.idempotency_key
    if (!refundId) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, "A SePay refund needs Medusa's refund id.")
    }
    if ((await findOrder(resolveQuery(), receivable.paymentCollectionId)) === null) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `Payment session ${sessionId} is paid but has no order yet. Its money is kept for the order.`
      )
    }
    const amountVnd = await resolveSepay().returns.recordReturnOwed({
      refundId,
      receivableId: receivable.id,
      paymentSessionId: sessionId,
      exactAmount: toNumeric(input.amount),
    })
    this.logger_.warn(
      `SePay: ${amountVnd} ₫ are owed back for payment session ${sessionId}. Transfer them from your bank.`
    )
    // The return is recorded: Medusa would take its refund back if anything failed from here on, and the return would stay.
    const data = await this.currentData_(sessionId, receivable).catch((error: unknown) => {
      this.logger_.warn(`SePay: the data of payment session ${sessionId} could not be read after its refund. ${toLogReason(error)}`)
      return input.data
    })
    return { data }
  }

  /** The session data as it is now. */
  async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const { sessionId, receivable } = await this.requireReceivable_(input.data)
    return { data: await this.currentData_(sessionId, receivable) }
  }

  /** Releases an unpaid payment; a paid one is left alone. Never throws: core cancels the order all the same. */
  async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    await this.release_(input.data)
    return { data: input.data ?? {} }
  }

  /**
   * Releases the session's VA order, which the next session of the collection takes over. Never throws: core would answer
   * 500 and leave two sessions behind.
   */
  async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    await this.release_(input.data)
    return { data: input.data ?? {} }
  }

  async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    const { sessionId, receivable } = await this.requireReceivable_(input.data)
    const details = await resolveSepay().payments.describePayment(receivable)
    return { status: toSessionStatus(receivable), data: toSessionData(sessionId, details) }
  }

  /**
   * SePay's webhooks arrive at `POST /hooks/sepay`. Medusa's own `/hooks/payment/…` cannot serve SePay: it answers `OK`
   * before it verifies anything, and processes seconds later.
   */
  async getWebhookActionAndData(): Promise<WebhookActionResult> {
    return { action: "not_supported" }
  }

  protected async authorize_(sessionId: string): Promise<AuthorizePaymentOutput> {
    const known = await resolveSepay().owed.findReceivableOfSession(sessionId)
    await this.refuseSecondCapture_(sessionId, known)
    const { payment, session } = await this.requireOwed_(sessionId)
    await this.refuseOtherAmount_(payment, session)
    const receivable = known && isServed(known, session) ? known : await this.registerLive_(payment, session)
    if (isFullyReceived(receivable)) {
      await this.claimCapture_(sessionId, receivable, receivable.exactAmount)
      return { status: "captured", data: await this.currentData_(sessionId, receivable) }
    }
    if (this.flow_ === "pay_first") {
      return { status: "pending", data: await this.currentData_(sessionId, receivable) }
    }
    await openVirtualAccount(container, receivable.id)
    return { status: "pending_authorization", data: await this.currentData_(sessionId, receivable) }
  }

  protected async requireOwed_(sessionId: string): Promise<{ payment: OwedPayment; session: LiveSession }> {
    const payment = await findOwedOfSession(resolveSql(), resolveQuery(), sessionId)
    const session = payment?.sessions.find(({ id }) => id === sessionId)
    if (!payment || !session) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `Payment session ${sessionId} does not exist.`)
    }
    return { payment, session }
  }

  /**
   * Medusa authorizes a session over whatever amount it has, and its cart or order can be over another one: an item that is
   * added while the session is made, taxes that are calculated after it, an order that is edited.
   */
  protected async refuseOtherAmount_(payment: OwedPayment, session: LiveSession): Promise<void> {
    const { owed, collection } = payment
    if (isSameAmount(session, owed) && isSameAmount(session, collection)) {
      return
    }
    this.logger_.warn(
      `SePay: payment session ${session.id} asks for ${formatAmount(session)}, and ${formatAmount(owed)} are to be paid. It ` +
        "is refused until the payment is chosen again."
    )
    await this.updateCollection_(payment)
    throw new MedusaError(
      MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
      "The amount to pay has changed since this payment was chosen. Please choose the payment again."
    )
  }

  /**
   * Medusa makes new sessions over the amount of their collection, which it updates with each change of the cart but one:
   * taxes that a storefront calculates by itself. Without this, choosing the payment again would not help there.
   */
  protected async updateCollection_({ owed, collection, isCollectionOpen, paymentCollectionId }: OwedPayment): Promise<void> {
    if (isCollectionOpen && isSameCurrency(collection, owed) && !isSameAmount(collection, owed)) {
      await resolvePayment().updatePaymentCollections(paymentCollectionId, { amount: owed.exactAmount })
    }
  }

  /** @throws MedusaError `not_allowed` when another session of the payment has the right to be captured. */
  protected async refuseSecondCapture_(sessionId: string, receivable: Receivable | null): Promise<void> {
    const holderId = receivable?.captureSessionId ?? null
    if (holderId !== null && holderId !== sessionId && (await isSessionAlive(resolveQuery(), holderId))) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `The transfer of this payment belongs to payment session ${holderId} already, and pays once only. Please choose ` +
          "the payment again or contact the store."
      )
    }
  }

  /**
   * Takes the right to be captured for a session. It stays with the session that took it first, unless Medusa deleted that
   * one before it was captured.
   *
   * @throws MedusaError `not_allowed` when another session has it, or less than the session's amount is received.
   */
  protected async claimCapture_(sessionId: string, receivable: Receivable, exactAmount: number): Promise<void> {
    await this.refuseSecondCapture_(sessionId, receivable)
    const isGranted = await resolveSepay().owed.claimCapture({
      receivableId: receivable.id,
      paymentSessionId: sessionId,
      amountVnd: Math.round(exactAmount),
      replacesSessionId: receivable.captureSessionId,
    })
    if (!isGranted) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `The transfer of this payment does not cover payment session ${sessionId}, or pays another session of it. Please ` +
          "choose the payment again or contact the store."
      )
    }
  }

  protected async register_(sessionId: string, amount: BigNumberInput, currencyCode: string): Promise<Receivable> {
    const session = await findPaymentSession(resolveQuery(), sessionId)
    if (!session) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `Payment session ${sessionId} does not exist.`)
    }
    return this.registerSession_(sessionId, session, toNumeric(amount), currencyCode)
  }

  /** Core can end up with another session than the one that was registered last, when two were created at once. */
  protected async registerLive_({ paymentCollectionId }: OwedPayment, session: LiveSession): Promise<Receivable> {
    const { id, providerId, exactAmount, currencyCode } = session
    return this.registerSession_(id, { paymentCollectionId, providerId }, toNumeric(exactAmount), currencyCode)
  }

  protected async registerSession_(
    sessionId: string,
    { paymentCollectionId, providerId }: Pick<SessionRegistration, "paymentCollectionId" | "providerId">,
    exactAmount: number,
    currencyCode: string
  ): Promise<Receivable> {
    const payable = toPayableAmount(exactAmount, currencyCode)
    if (payable.amountVnd === null) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, payable.problem)
    }
    const receivable = await resolveSepay().owed.registerSession({
      paymentCollectionId,
      paymentSessionId: sessionId,
      providerId,
      flow: this.flow_,
      amountVnd: payable.amountVnd,
      exactAmount,
    })
    if (receivable.settlementStatus === "settled") {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "This payment is already paid: there is nothing left to transfer."
      )
    }
    return receivable
  }

  protected async openOrRelease_(sessionId: string, receivable: Receivable): Promise<void> {
    try {
      await openVirtualAccount(container, receivable.id)
    } catch (error) {
      // Core drops the session without telling us: an order that SePay did open must not stay behind.
      await resolveSepay().owed.releaseSession(sessionId)
      this.logger_.error(`SePay: no virtual account for payment session ${sessionId}. ${toLogReason(error)}`)
      throw toAuthorizationError(error)
    }
  }

  protected async release_(data: Record<string, unknown> | undefined): Promise<void> {
    try {
      const sessionId = readSessionId(data)
      if (sessionId !== null) {
        await resolveSepay().owed.releaseSession(sessionId)
      }
    } catch (error) {
      this.logger_.error(`SePay: a payment session could not be released. ${toLogReason(error)}`)
    }
  }

  protected async currentData_(sessionId: string, receivable: Receivable): Promise<SepaySessionData> {
    return toSessionData(sessionId, await resolveSepay().payments.describePayment(receivable))
  }

  protected async requireReceivable_(
    data: Record<string, unknown> | undefined
  ): Promise<{ sessionId: string; receivable: Receivable }> {
    const sessionId = this.requireSessionId_(data)
    const receivable = await resolveSepay().owed.findReceivableOfSession(sessionId)
    if (!receivable) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `SePay's ledger does not know payment session ${sessionId}.`)
    }
    return { sessionId, receivable }
  }

  protected requireSessionId_(data: Record<string, unknown> | undefined): string {
    const sessionId = readSessionId(data)
    if (sessionId === null) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        "The payment session's data has no session_id: it was not made by the SePay provider."
      )
    }
    return sessionId
  }
}

/** Whether the ledger asks for what the session asks for. */
function isServed({ paymentSessionId, exactAmount }: Receivable, session: LiveSession): boolean {
  return paymentSessionId === session.id && isSameAmount(session, { exactAmount, currencyCode: session.currencyCode })
}

function toNumeric(amount: BigNumberInput): number {
  return new BigNumber(amount).numeric
}

/** What became of the transfer alone. A captured payment stays captured, whatever became of its order. */
function toSessionStatus(receivable: Receivable): PaymentSessionStatus {
  if (receivable.settlementStatus === "settled" || isFullyReceived(receivable)) {
    return "captured"
  }
  return receivable.canceledAt === null ? "pending" : "canceled"
}

export default SepayPaymentProvider
