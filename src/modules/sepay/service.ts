import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, MedusaService } from "@medusajs/framework/utils"
import { createSepayApi } from "../../sepay/api/create-sepay-api"
import type { SepayApi } from "../../sepay/api/sepay-api"
import { findOrderCodes } from "../../sepay/order-code"
import { createVietQr } from "../../sepay/vietqr"
import { verifyWebhook, type SepayWebhook } from "../../sepay/webhook"
import { decidePaymentStatus, type SepayPaymentStatus } from "./decisions/payment-status"
import {
  cancelReceivables,
  clearRelease,
  findReceivableOfCollection,
  findReceivableOfSession,
  listReleasedReceivables,
  registerSession,
  releaseSession,
  type SessionRegistration,
} from "./ledger/receivables"
import { recordReturnOwed, type ReturnOwed } from "./ledger/returns"
import {
  claimSettlement,
  listDueReceivableIds,
  recordSettled,
  recordSettlementAttention,
  recordSettlementFailure,
  renewSettlement,
  resumeSettlement,
} from "./ledger/settlements"
import { recordTransaction, type RecordedTransaction } from "./ledger/transactions"
import { OPEN_STATUSES, type CloseReason, type Receivable, type VaOrder } from "./ledger/types"
import { findLatestVaOrder, startClosingOfReceivable } from "./ledger/va-orders"
import SepayAllocation from "./models/allocation"
import SepayBankAccount from "./models/bank-account"
import SepayPaceSlot from "./models/pace-slot"
import SepayReceivable from "./models/receivable"
import SepayReceivableSession from "./models/receivable-session"
import SepayReturnOwed from "./models/return-owed"
import SepayTransaction from "./models/transaction"
import SepayVaOrder from "./models/va-order"
import SepayVirtualAccount from "./models/virtual-account"
import { closeVaOrders, type CloseResult } from "./operations/close-va-orders"
import type { SepayContext } from "./operations/context"
import { openVirtualAccount } from "./operations/open-virtual-account"
import { createSharedPace } from "./operations/shared-pace"
import { syncBankAccounts } from "./operations/sync-bank-accounts"
import { checkOptions, type OptionsCheck, type ResolvedSepayOptions } from "./options"

/** What a payment looks like to its payer. Nothing in it is secret. */
export interface PaymentDetails {
  receivable: Receivable
  status: SepayPaymentStatus
  remainingVnd: number
  /** The VA to pay to, or the last one that there was. */
  vaOrder: VaOrder | null
  /** VietQR string of what is still to be transferred; `null` when nothing can be transferred now. */
  vietQr: string | null
}

interface ModuleDependencies {
  logger: Logger
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex
}

/** How the first fetch of the bank accounts is repeated while SePay cannot be asked. */
const SYNC_ATTEMPTS = 5
const SYNC_RETRY_MILLISECONDS = 15_000

/**
 * The ledger: what payment collections owe the store, what SePay reported, and what that money is for. It is the one
 * place that talks to SePay.
 */
class SepayModuleService extends MedusaService({
  SepayAllocation,
  SepayBankAccount,
  SepayPaceSlot,
  SepayReceivable,
  SepayReceivableSession,
  SepayReturnOwed,
  SepayTransaction,
  SepayVaOrder,
  SepayVirtualAccount,
}) {
  protected readonly sql_: Knex
  protected readonly logger_: Logger
  protected readonly optionsCheck_: OptionsCheck
  protected api_: SepayApi | undefined
  protected syncTimer_: NodeJS.Timeout | undefined

  constructor(dependencies: ModuleDependencies, options?: Record<string, unknown>) {
    super(...(arguments as unknown as [ModuleDependencies]))
    this.sql_ = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
    this.logger_ = dependencies.logger
    this.optionsCheck_ = checkOptions(options)
    for (const problem of this.optionsCheck_.problems) {
      this.logger_.error(`SePay is not configured, and no payment can be taken. ${problem}`)
    }
    this.warnWithoutWebhookSecret_()
  }

  __hooks = {
    onApplicationStart: async (): Promise<void> => {
      this.syncBankAccountsInBackground_(SYNC_ATTEMPTS)
    },
    onApplicationPrepareShutdown: async (): Promise<void> => {
      clearTimeout(this.syncTimer_)
    },
  }

  /** The plugin's options, every default filled in. @throws MedusaError that lists what is wrong with them. */
  get options(): ResolvedSepayOptions {
    if (this.optionsCheck_.options === null) {
      throw new MedusaError(
        MedusaError.Types.UNEXPECTED_STATE,
        `The SePay plugin is not configured: ${this.optionsCheck_.problems.join(" ")} See the options in its README.`
      )
    }
    return this.optionsCheck_.options
  }

  /** Checks that a webhook is SePay's. @throws WebhookVerificationError */
  async verifyWebhook(rawBody: Buffer, headers: Record<string, string | string[] | undefined>): Promise<void> {
    const { hmacSecrets, apiKeys } = this.options.webhook
    verifyWebhook({ rawBody, headers, hmacSecrets, apiKeys, now: new Date() })
  }

  /** Records a verified webhook's transaction and allocates it. When this resolves, the money is in the ledger. */
  async recordWebhook(webhook: SepayWebhook): Promise<RecordedTransaction> {
    const { environment, orderCodePrefix } = this.options
    const text = [webhook.code, webhook.content, webhook.description].filter((part) => part !== null).join(" ")
    return recordTransaction(
      this.sql_,
      environment,
      {
        webhookId: String(webhook.webhookId),
        apiId: null,
        source: "webhook",
        direction: webhook.direction,
        amountVnd: webhook.amountVnd,
        bankName: webhook.gateway,
        accountNumber: webhook.accountNumber,
        vaNumber: webhook.vaNumber,
        code: webhook.code,
        referenceNumber: webhook.referenceNumber,
        content: webhook.content,
        transactedAt: webhook.transactedAt,
        payload: webhook.payload,
      },
      findOrderCodes(text, orderCodePrefix)
    )
  }

  /** Makes a payment session the one that its collection's receivable serves. */
  async registerSession(registration: SessionRegistration): Promise<Receivable> {
    const { environment } = this.options
    return this.sql_.transaction((transaction) => registerSession(transaction, environment, registration))
  }

  /** Notes that Medusa deleted a session. Its VA order is closed only when no other session takes it over. */
  async releaseSession(paymentSessionId: string): Promise<void> {
    await releaseSession(this.sql_, paymentSessionId)
  }

  /** The receivable that serves, or ever served, a payment session. */
  async findReceivableOfSession(paymentSessionId: string): Promise<Receivable | null> {
    return findReceivableOfSession(this.sql_, paymentSessionId)
  }

  /** The receivable of a payment collection. */
  async findReceivableOfCollection(paymentCollectionId: string): Promise<Receivable | null> {
    return findReceivableOfCollection(this.sql_, paymentCollectionId)
  }

  /** Makes sure that a receivable has an open virtual account. @see openVirtualAccount for what it throws. */
  async openVirtualAccount(receivableId: string, deadlineAt: number): Promise<VaOrder> {
    return openVirtualAccount(this.context_(), receivableId, deadlineAt)
  }

  /** What a receivable's payer is to know. */
  async describePayment(receivable: Receivable): Promise<PaymentDetails> {
    const vaOrder = await findLatestVaOrder(this.sql_, receivable.id)
    const opened = vaOrder !== null && vaOrder.vaNumber !== null ? { ...vaOrder, vaNumber: vaOrder.vaNumber } : null
    const remainingVnd = Math.max(0, receivable.amountVnd - receivable.receivedVnd)
    // A VA takes exactly its own amount: one over another amount than what is left is to be replaced, as an expired one.
    const isOpen =
      opened !== null &&
      OPEN_STATUSES.some((status) => status === opened.status) &&
      opened.amountVnd - opened.paidAmountVnd === remainingVnd
    const status = decidePaymentStatus(
      {
        amountVnd: receivable.amountVnd,
        receivedVnd: receivable.receivedVnd,
        isCanceled: receivable.canceledAt !== null,
        isSettled: receivable.settlementStatus === "settled",
        virtualAccount: opened === null ? null : { expiresAt: opened.expiresAt, isOpen },
      },
      new Date()
    )
    const isPayable = status === "waiting" || status === "partially_paid"
    const vietQr =
      opened !== null && isPayable
        ? createVietQr({ bin: opened.bankBin, accountNumber: opened.vaNumber, amountVnd: remainingVnd })
        : null
    return { receivable, status, remainingVnd, vaOrder: opened, vietQr }
  }

  /** Receivables that are received, not yet captured in Medusa, and due for an attempt. */
  async listDueReceivableIds(limit: number): Promise<string[]> {
    return listDueReceivableIds(this.sql_, this.options.environment, limit)
  }

  /** Takes the lease for settling a receivable; `null` when there is nothing to settle or somebody else is at it. */
  async claimSettlement(receivableId: string, leaseSeconds: number): Promise<Receivable | null> {
    return claimSettlement(this.sql_, receivableId, leaseSeconds)
  }

  /** Keeps the lease of a settlement that takes long. */
  async renewSettlement(receivableId: string, leaseSeconds: number): Promise<void> {
    await renewSettlement(this.sql_, receivableId, leaseSeconds)
  }

  /** Notes that Medusa has captured the money. */
  async recordSettled(receivableId: string): Promise<void> {
    await recordSettled(this.sql_, receivableId)
  }

  /** Notes why settling did not work yet; it is tried again. */
  async recordSettlementFailure(receivable: Receivable, message: string): Promise<void> {
    await recordSettlementFailure(this.sql_, receivable, message)
  }

  /** Notes that trying again could do harm: a person has to look. */
  async recordSettlementAttention(receivableId: string, message: string): Promise<void> {
    await recordSettlementAttention(this.sql_, receivableId, message)
  }

  /** Takes receivables off the list of a person who has looked at them. */
  async resumeSettlement(receivableIds: string[]): Promise<void> {
    await resumeSettlement(this.sql_, receivableIds)
  }

  /** Records money that is owed back to a payer after a refund. */
  async recordReturnOwed(owed: ReturnOwed): Promise<void> {
    await recordReturnOwed(this.sql_, this.options.environment, owed)
  }

  /** Receivables whose session was deleted before the given moment and that still have an open VA order. */
  async listReleasedReceivables(releasedBefore: Date, limit: number): Promise<Receivable[]> {
    return listReleasedReceivables(this.sql_, this.options.environment, releasedBefore, limit)
  }

  /** Notes that a released receivable is served by a session after all. */
  async clearRelease(receivableId: string): Promise<void> {
    await clearRelease(this.sql_, receivableId)
  }

  /** Gives up the open VA order of a receivable; it is closed at SePay by `closeVaOrders`. */
  async giveUpVaOrder(receivableId: string, reason: CloseReason): Promise<void> {
    await startClosingOfReceivable(this.sql_, receivableId, reason)
  }

  /** Notes that the order of these payment collections was cancelled, and gives up their VA orders. */
  async cancelReceivables(paymentCollectionIds: string[]): Promise<void> {
    await this.sql_.transaction(async (transaction) => {
      const receivables = await cancelReceivables(transaction, paymentCollectionIds)
      for (const receivable of receivables) {
        await startClosingOfReceivable(transaction, receivable.id, "order_canceled")
      }
    })
  }

  /** Closes at SePay the VA orders that were given up. */
  async closeVaOrders(): Promise<CloseResult> {
    return closeVaOrders(this.context_())
  }

  /** Fetches the company's bank accounts from SePay. @returns how many the store can sell on. @throws SepayError */
  async syncBankAccounts(): Promise<number> {
    return syncBankAccounts(this.context_(), { priority: "reconciliation" })
  }

  protected context_(): SepayContext {
    const { options } = this
    this.api_ ??= createSepayApi({
      version: options.apiVersion,
      apiToken: options.apiToken,
      environment: options.environment,
      ...(options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl }),
      timeoutMilliseconds: options.requestTimeoutMilliseconds,
      pace: createSharedPace(this.sql_, options),
    })
    return { sql: this.sql_, api: this.api_, options, environment: options.environment, logger: this.logger_ }
  }

  protected warnWithoutWebhookSecret_(): void {
    const webhook = this.optionsCheck_.options?.webhook
    if (webhook && webhook.hmacSecrets.length === 0 && webhook.apiKeys.length === 0) {
      this.logger_.error(
        "SePay: every webhook is refused, because neither webhook.hmacSecrets nor webhook.apiKeys is set. " +
          "Set the same secret in SePay's dashboard and in the plugin's options."
      )
    }
  }

  /** A store starts, and sells on the accounts that it knows, when SePay cannot be asked at that moment. */
  protected syncBankAccountsInBackground_(attemptsLeft: number): void {
    if (this.optionsCheck_.options === null || attemptsLeft === 0) {
      return
    }
    void this.syncBankAccounts().then(
      (usable) => this.logger_.info(`SePay: ${usable} bank account(s) to take transfers on.`),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error)
        this.logger_.warn(`SePay: the bank accounts could not be fetched. ${message}`)
        this.syncTimer_ = setTimeout(
          () => this.syncBankAccountsInBackground_(attemptsLeft - 1),
          SYNC_RETRY_MILLISECONDS
        ).unref()
      }
    )
  }
}

export default SepayModuleService
