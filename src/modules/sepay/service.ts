import type { IncomingMessage } from "node:http"
import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, MedusaService } from "@medusajs/framework/utils"
import { createSepayApi } from "../../sepay/api/create-sepay-api"
import type { CallOptions, SepayApi } from "../../sepay/api/sepay-api"
import { createCallerCheck, type CallerCheck } from "../../sepay/caller-address"
import { toLogReason } from "../../sepay/log-text"
import { findOrderCodes } from "../../sepay/order-code"
import { verifyWebhook, type SepayWebhook } from "../../sepay/webhook"
import { checkBankFields } from "./decisions/bank-fields"
import type { OrderFacts } from "./decisions/payment-status"
import {
  listAdminActions,
  recordAdminAction,
  type AdminAction,
  type AdminActionKind,
  type RecordedAdminAction,
} from "./ledger/admin-actions"
import { announceAttention, type UnannouncedAttention } from "./ledger/allocations"
import {
  findBankAccount,
  listAllBankAccounts,
  updateBankAccount,
  type BankAccountChange,
} from "./ledger/bank-accounts"
import { claimCapture, type CaptureClaim } from "./ledger/capture-claims"
import { countLedger, type LedgerCounts } from "./ledger/health"
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
import {
  announceReceived,
  announceVirtualAccounts,
  type Announce,
  type ReceivedAnnouncement,
  type VirtualAccountAnnouncement,
} from "./ledger/payment-announcements"
import { listMatchCandidates, type MatchCandidate } from "./ledger/match-candidates"
import {
  listRuns,
  loadReadingProgress,
  recordRun,
  type ReadingProgress,
  type ReconciliationRun,
} from "./ledger/reconciliation"
import {
  ignoreTransaction,
  matchTransaction,
  returnTransaction,
  type DecidedTransaction,
  type PersonalDecision,
} from "./ledger/redistribution"
import {
  confirmReturn,
  listReturnsOwed,
  recordReturnOwed,
  sumReturnsOwed,
  type ReturnConfirmation,
  type ReturnOwed,
  type ReturnOwedDetails,
  type ReturnOwedFilters,
} from "./ledger/returns"
import { loadSettings, recordWebhookTest, saveSettings, type StoreSettings } from "./ledger/settings"
import {
  claimSettlement,
  listDueReceivableIds,
  recordRepaired,
  recordSettled,
  recordSettlementAttention,
  recordSettlementFailure,
  renewSettlement,
  resumeSettlement,
} from "./ledger/settlements"
import { loadStatistics, type DayStatistics } from "./ledger/statistics"
import type { TransactionFilters } from "./ledger/transaction-filters"
import {
  findTransaction,
  listTransactions,
  streamTransactions,
  type ListedTransaction,
  type TransactionDetails,
  type TransactionOrder,
} from "./ledger/transaction-list"
import { recordTransaction, type RecordedTransaction, type ReportedTransaction } from "./ledger/transactions"
import type { CloseReason, Receivable, VaOrder } from "./ledger/types"
import { claimOrdersToCancel, recordUnpaidCancel, startUnpaidCancel } from "./ledger/unpaid-orders"
import { abandonBrokenOpenings, abandonExpired, abandonOpenVaOrder } from "./ledger/va-orders"
import SepayAdminAction from "./models/admin-action"
import SepayAllocation from "./models/allocation"
import SepayBankAccount from "./models/bank-account"
import SepayPaceSlot from "./models/pace-slot"
import SepayReceivable from "./models/receivable"
import SepayReconciliationCursor from "./models/reconciliation-cursor"
import SepayReconciliationRun from "./models/reconciliation-run"
import SepayReceivableSession from "./models/receivable-session"
import SepayReturnOwed from "./models/return-owed"
import SepaySetting from "./models/setting"
import SepayTransaction from "./models/transaction"
import SepayVaOrder from "./models/va-order"
import SepayVirtualAccount from "./models/virtual-account"
import { checkBankAccount, type CheckedBankAccount } from "./operations/choose-bank-account"
import { listBankFieldChoices, type BankFieldChoice } from "./operations/bank-field-choices"
import { checkPayment, type PaymentCheck } from "./operations/check-payment"
import { closeVaOrders, type CloseResult } from "./operations/close-va-orders"
import { CallMemory, type CallStatistics } from "./operations/call-statistics"
import type { SepayContext } from "./operations/context"
import { describePayment, type PaymentDetails } from "./operations/describe-payment"
import { describePaymentForAdmin, type AdminPaymentDetails } from "./operations/describe-payment-for-admin"
import { PaymentChanges, type PaymentWatcher } from "./operations/payment-changes"
import { openVirtualAccount } from "./operations/open-virtual-account"
import { reconcileTransactions, type ReconcileResult } from "./operations/reconcile-transactions"
import { createSharedPace } from "./operations/shared-pace"
import { syncBankAccounts } from "./operations/sync-bank-accounts"
import { testBankAccount } from "./operations/test-bank-account"
import { logLine } from "./log"
import { findSharedLock, warnWithoutSharedLock } from "./operations/shared-lock"
import { checkOptions, type OptionsCheck, type ResolvedSepayOptions } from "./options"
import { traced } from "./tracing"

/** What a health report is made of. */
export interface LedgerHealth {
  counts: LedgerCounts
  returnsOwed: { count: number; amountVnd: number }
  lastRun: ReconciliationRun | null
  calls: CallStatistics
}

const WITHOUT_WEBHOOK_SECRET =
  "every webhook is refused, because neither webhook.hmacSecrets nor webhook.apiKeys is set. Set the same secret in " +
  "SePay's dashboard and in the plugin's options."

interface ModuleDependencies {
  logger: Logger
  [ContainerRegistrationKeys.PG_CONNECTION]: Knex
}

/** How the first fetch of the bank accounts is repeated while SePay cannot be asked. */
const SYNC_ATTEMPTS = 5
const SYNC_RETRY_MILLISECONDS = 15_000
/** A shopper may ask for another number the moment one expires; after that its order is closed at SePay. */
const EXPIRED_GRACE_MILLISECONDS = 60_000
/** A shopper whose checkout failed tries again; after that what SePay may have opened is closed. */
const ABANDONED_OPENING_MILLISECONDS = 10 * 60_000
const VA_ORDERS_PER_RUN = 500

/**
 * The ledger: what payment collections owe the store, what SePay reported, and what that money is for. It is the one
 * place that talks to SePay.
 */
class SepayModuleService extends MedusaService({
  SepayAdminAction,
  SepayAllocation,
  SepayBankAccount,
  SepayPaceSlot,
  SepayReceivable,
  SepayReceivableSession,
  SepayReconciliationCursor,
  SepayReconciliationRun,
  SepayReturnOwed,
  SepaySetting,
  SepayTransaction,
  SepayVaOrder,
  SepayVirtualAccount,
}) {
  protected readonly sql_: Knex
  protected readonly logger_: Logger
  protected readonly optionsCheck_: OptionsCheck
  protected readonly calls_ = new CallMemory()
  protected readonly shutdown_ = new AbortController()
  protected readonly checkCaller_: CallerCheck
  protected readonly changes_: PaymentChanges
  protected api_: SepayApi | undefined
  protected syncTimer_: NodeJS.Timeout | undefined

  constructor(dependencies: ModuleDependencies, options?: Record<string, unknown>) {
    super(...(arguments as unknown as [ModuleDependencies]))
    this.sql_ = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
    this.logger_ = dependencies.logger
    this.changes_ = new PaymentChanges(this.sql_, this.logger_)
    this.optionsCheck_ = checkOptions(options)
    this.checkCaller_ = createCallerCheck(this.optionsCheck_.options?.webhook ?? { allowedIps: [], trustedProxies: [] })
    for (const problem of this.configurationProblems) {
      this.logger_.error(this.isConfigured ? `SePay: ${problem}` : `SePay is not configured, and no payment can be taken. ${problem}`)
    }
  }

  __hooks = {
    onApplicationStart: async (): Promise<void> => {
      warnWithoutSharedLock(this.logger_)
      this.syncBankAccountsInBackground_(SYNC_ATTEMPTS)
    },
    onApplicationPrepareShutdown: async (): Promise<void> => {
      this.shutdown_.abort()
      this.changes_.close()
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

  /** Whether several processes of this store can hold Medusa's locks against each other. */
  get sharedLock(): ReturnType<typeof findSharedLock> {
    return findSharedLock()
  }

  /** Whether the process is ending: nothing new is to be begun, and others go on with what is in the ledger. */
  get isShuttingDown(): boolean {
    return this.shutdown_.signal.aborted
  }

  /**
   * Checks that a webhook comes from where webhooks may come from. `X-Forwarded-For` counts behind a trusted proxy only.
   *
   * @throws ForeignAddressError
   */
  async verifyCaller(request: IncomingMessage): Promise<void> {
    this.checkCaller_(request)
  }

  /** Checks that a webhook is SePay's. @throws WebhookVerificationError */
  async verifyWebhook(rawBody: Buffer, headers: Record<string, string | string[] | undefined>): Promise<void> {
    const { hmacSecrets, apiKeys } = this.options.webhook
    verifyWebhook({ rawBody, headers, hmacSecrets, apiKeys, now: new Date() })
  }

  /** Notes that SePay's test webhook came: what an admin set up in SePay's dashboard works. */
  async recordWebhookTest(): Promise<void> {
    await recordWebhookTest(this.sql_, this.options.environment)
  }

  /** Records a verified webhook's transaction and allocates it. When this resolves, the money is in the ledger. */
  async recordWebhook(webhook: SepayWebhook): Promise<RecordedTransaction> {
    const { environment, orderCodePrefix } = this.options
    const text = [webhook.code, webhook.content, webhook.description].filter((part) => part !== null).join(" ")
    const reported: ReportedTransaction = {
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
    }
    const codesOfOurs = findOrderCodes(text, orderCodePrefix)
    const recorded = await traced(
      "sepay.webhook",
      { webhook_id: webhook.webhookId },
      () => recordTransaction(this.sql_, environment, reported, { codesOfOurs }),
      describeRecorded
    )
    const fields = { webhook_id: webhook.webhookId, ...describeRecorded(recorded) }
    this.logger_.info(logLine(`webhook ${recorded.outcome}`, fields))
    return recorded
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
    return traced(
      "sepay.open_virtual_account",
      { receivable_id: receivableId },
      () => openVirtualAccount(this.context_(), receivableId, deadlineAt),
      ({ id, orderCode }) => ({ va_order_id: id, order_code: orderCode })
    )
  }

  /** What a receivable's payer is to know. @param order without it, only the transfer is looked at */
  async describePayment(receivable: Receivable, order: OrderFacts | null = null): Promise<PaymentDetails> {
    return describePayment(this.sql_, receivable, order)
  }

  /** Tells when a payment changes, whichever process changes it. @returns ends it. @see PaymentChanges.watch */
  async watchPayment(receivableId: string, watcher: PaymentWatcher): Promise<() => void> {
    return this.changes_.watch(receivableId, watcher)
  }

  /** What an admin is to know of a payment. */
  async describePaymentForAdmin(receivable: Receivable, order: OrderFacts | null): Promise<AdminPaymentDetails> {
    return describePaymentForAdmin(this.sql_, this.options.environment, receivable, order)
  }

  /** Asks SePay what became of a payment. @throws MedusaError `not_allowed` when SePay does not know it */
  async checkPayment(receivable: Receivable): Promise<PaymentCheck> {
    return traced("sepay.check_payment", { receivable_id: receivable.id }, () => checkPayment(this.context_(), receivable))
  }

  /** A page of the ledger's transactions. */
  async searchTransactions(
    filters: TransactionFilters,
    order: TransactionOrder,
    page: { limit: number; offset: number }
  ): Promise<{ transactions: ListedTransaction[]; count: number; isCountExact: boolean }> {
    return listTransactions(this.sql_, this.options.environment, filters, order, page)
  }

  /** The ledger's transactions that are known now, piece by piece. @param limit how many in all */
  async *streamTransactions(
    filters: TransactionFilters,
    order: TransactionOrder,
    limits: { limit: number; chunkSize: number }
  ): AsyncGenerator<ListedTransaction[]> {
    yield* streamTransactions(this.sql_, this.options.environment, filters, order, limits)
  }

  /** A transaction with its history. @throws MedusaError `not_found` */
  async requireTransaction(id: string): Promise<TransactionDetails> {
    const transaction = await findTransaction(this.sql_, this.options.environment, id)
    if (!transaction) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no SePay transaction ${id}.`)
    }
    return transaction
  }

  /** Payments that a transaction's free money could pay, the likeliest first. */
  async listMatchCandidates(transaction: TransactionDetails): Promise<MatchCandidate[]> {
    return listMatchCandidates(this.sql_, this.options.environment, transaction)
  }

  /** A page of the returns, and how many there are. */
  async searchReturnsOwed(
    filters: ReturnOwedFilters,
    page: { limit: number; offset: number }
  ): Promise<{ returnsOwed: ReturnOwedDetails[]; count: number; owedVnd: number }> {
    const { environment } = this.options
    const [listed, { amountVnd }] = await Promise.all([
      listReturnsOwed(this.sql_, environment, filters, page),
      sumReturnsOwed(this.sql_, environment),
    ])
    return { ...listed, owedVnd: amountVnd }
  }

  /** What happened on each of the last days. @param timeZone an IANA name */
  async loadStatistics(days: number, timeZone: string): Promise<DayStatistics[]> {
    return loadStatistics(this.sql_, this.options.environment, days, timeZone)
  }

  /** What of the ledger waits for somebody or something. */
  async countLedger(): Promise<LedgerCounts> {
    return countLedger(this.sql_, this.options.environment)
  }

  /** What is owed back and not confirmed. */
  async sumReturnsOwed(): Promise<{ count: number; amountVnd: number }> {
    return sumReturnsOwed(this.sql_, this.options.environment)
  }

  /** How far the accounts are read that a run since a moment reads. */
  async loadReadingProgress(since: Date): Promise<ReadingProgress> {
    const { environment, apiVersion } = this.options
    return loadReadingProgress(this.sql_, environment, apiVersion, since)
  }

  /** The last time that an admin did something; `null` when nobody did. */
  async findLastAdminAction(action: AdminActionKind): Promise<RecordedAdminAction | null> {
    const [last] = await listAdminActions(this.sql_, this.options.environment, { action }, 1)
    return last ?? null
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

  /** Notes that what an interrupted completion of the cart had left was put right. */
  async recordRepaired(receivableId: string): Promise<void> {
    await recordRepaired(this.sql_, receivableId)
  }

  /** Takes receivables off the list of a person who has looked at them. */
  async resumeSettlement(receivableIds: string[]): Promise<void> {
    await resumeSettlement(this.sql_, receivableIds)
  }

  /** Gives a session the right to be captured; one of a receivable has it. @returns whether it has it */
  async claimCapture(claim: CaptureClaim): Promise<boolean> {
    return claimCapture(this.sql_, claim)
  }

  /**
   * Records money that is owed back to a payer after a refund.
   *
   * @returns the whole đồng that are to be sent.
   * @throws MedusaError `not_allowed` when less is left of what was received, or when the refund comes to no whole đồng.
   */
  async recordReturnOwed(owed: ReturnOwed): Promise<number> {
    return recordReturnOwed(this.sql_, this.options.environment, owed)
  }

  /** Receivables whose session was deleted before the given moment and that still have an open VA order. */
  async listReleasedReceivables(releasedBefore: Date, limit: number): Promise<Receivable[]> {
    return listReleasedReceivables(this.sql_, this.options.environment, releasedBefore, limit)
  }

  /** Notes that a released receivable is served by a session after all. */
  async clearRelease(receivableId: string): Promise<void> {
    await clearRelease(this.sql_, receivableId)
  }

  /** Abandons the open VA order of a receivable; it is closed at SePay by `closeVaOrders`. */
  async abandonVaOrder(receivableId: string, reason: CloseReason): Promise<void> {
    await this.sql_.transaction((transaction) => abandonOpenVaOrder(transaction, receivableId, reason))
  }

  /** Notes that the order of these payment collections was cancelled, and abandons their VA orders. */
  async cancelReceivables(paymentCollectionIds: string[]): Promise<void> {
    await this.sql_.transaction(async (transaction) => {
      const receivables = await cancelReceivables(transaction, paymentCollectionIds)
      for (const receivable of receivables) {
        await abandonOpenVaOrder(transaction, receivable.id, "order_canceled")
      }
    })
  }

  /** Closes at SePay the VA orders of a receivable that were abandoned. What SePay refuses is tried again later. */
  async closeVaOrdersOf(receivableId: string): Promise<CloseResult> {
    return closeVaOrders(this.context_(), receivableId)
  }

  /** Abandons what expired or was left half opened, and closes at SePay the VA orders that were abandoned. */
  async closeVaOrders(): Promise<CloseResult> {
    const { environment } = this.options
    const now = Date.now()
    await abandonExpired(this.sql_, environment, new Date(now - EXPIRED_GRACE_MILLISECONDS), VA_ORDERS_PER_RUN)
    await abandonBrokenOpenings(
      this.sql_,
      environment,
      new Date(now - ABANDONED_OPENING_MILLISECONDS),
      VA_ORDERS_PER_RUN
    )
    return traced("sepay.close_va_orders", {}, () => closeVaOrders(this.context_()))
  }

  /** Claims receivables whose unpaid orders are to be cancelled now. */
  async claimOrdersToCancel(limit: number): Promise<Receivable[]> {
    return claimOrdersToCancel(this.sql_, this.options.environment, limit)
  }

  /** Notes that nothing more is wanted for an unpaid order. @returns `false` when it is wanted after all. */
  async startUnpaidCancel(receivableId: string): Promise<boolean> {
    return startUnpaidCancel(this.sql_, receivableId)
  }

  /** Notes whether Medusa cancelled the unpaid order. */
  async recordUnpaidCancel(receivableId: string, isCanceled: boolean): Promise<void> {
    await recordUnpaidCancel(this.sql_, receivableId, isCanceled)
  }

  /**
   * Reads and records the transactions that SePay knows and that no webhook brought.
   *
   * @param unreadForSeconds only bank accounts that nobody began to read for this long.
   */
  async reconcileTransactions(unreadForSeconds: number): Promise<ReconcileResult> {
    return traced(
      "sepay.reconcile",
      {},
      () => reconcileTransactions(this.context_(), { unreadForSeconds }),
      ({ calls, seen, recorded, unmatched }) => ({ calls, seen, recorded, unmatched })
    )
  }

  /** Keeps the result of a reconciliation. */
  async recordReconciliationRun(run: ReconciliationRun): Promise<void> {
    await recordRun(this.sql_, this.options.environment, run)
  }

  /** The results of the last reconciliations, the newest first. */
  async listReconciliationRunResults(limit: number): Promise<ReconciliationRun[]> {
    return listRuns(this.sql_, this.options.environment, limit)
  }

  /** An admin says which payment a transaction is for. @throws MedusaError when the payment or the money is not free. */
  async matchTransaction(decision: PersonalDecision & { receivableId: string }): Promise<DecidedTransaction> {
    return matchTransaction(this.sql_, this.options.environment, decision)
  }

  /** An admin says that a transaction's money went back to its payer. @throws MedusaError when there is not as much. */
  async returnTransaction(decision: PersonalDecision & { amountVnd: number | null }): Promise<DecidedTransaction> {
    return returnTransaction(this.sql_, this.options.environment, decision)
  }

  /** An admin says that a transaction's money is nothing to act on. @throws MedusaError when none of it is free. */
  async ignoreTransaction(decision: PersonalDecision): Promise<DecidedTransaction> {
    return ignoreTransaction(this.sql_, this.options.environment, decision)
  }

  /** An admin says that a return was transferred. @throws MedusaError `not_found` when it is not owed (any more). */
  async confirmReturn(returnOwedId: string, confirmation: ReturnConfirmation): Promise<void> {
    if (!(await confirmReturn(this.sql_, returnOwedId, confirmation))) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no return ${returnOwedId} that is still owed: it may have been confirmed already.`
      )
    }
  }

  /** Hands money that needs attention, and that was not announced, to `announce`; at least once. @returns how many */
  async announceAttention(
    limit: number,
    announce: (attention: UnannouncedAttention[]) => Promise<void>
  ): Promise<number> {
    return announceAttention(this.sql_, limit, announce)
  }

  /** Hands virtual accounts whose payers were not told of them, or not reminded, to `announce`. @returns how many */
  async announceVirtualAccounts(
    kind: "instructions" | "reminder",
    limit: number,
    announce: Announce<VirtualAccountAnnouncement>
  ): Promise<number> {
    const { environment, remindBeforeExpirySeconds } = this.options
    if (kind === "reminder" && remindBeforeExpirySeconds === null) {
      return 0
    }
    const limits = { limit, leadSeconds: remindBeforeExpirySeconds ?? 0 }
    return announceVirtualAccounts(this.sql_, environment, kind, limits, announce)
  }

  /** Hands payments that received what their payers were not told of to `announce`. @returns how many are done with */
  async announceReceived(limit: number, announce: Announce<ReceivedAnnouncement>): Promise<number> {
    return announceReceived(this.sql_, this.options.environment, limit, announce)
  }

  /** What of the ledger waits, what is owed back, and how SePay answered this process lately. */
  async describeHealth(): Promise<LedgerHealth> {
    const { environment } = this.options
    const [counts, returnsOwed, [lastRun]] = await Promise.all([
      countLedger(this.sql_, environment),
      sumReturnsOwed(this.sql_, environment),
      listRuns(this.sql_, environment, 1),
    ])
    return { counts, returnsOwed, lastRun: lastRun ?? null, calls: this.calls_.describe() }
  }

  /** Asks SePay whether the API token is right: the cheapest call there is. @throws SepayError */
  async checkToken(deadlineAt: number): Promise<void> {
    await this.context_().api.listBankAccounts({ perPage: 1 }, { deadlineAt, priority: "reconciliation" })
  }

  /** Whether the options can be worked with. */
  get isConfigured(): boolean {
    return this.optionsCheck_.options !== null
  }

  /** What is wrong with the options; empty when they can be worked with. */
  get configurationProblems(): string[] {
    const webhook = this.optionsCheck_.options?.webhook
    const isDeaf = webhook && webhook.hmacSecrets.length === 0 && webhook.apiKeys.length === 0
    return isDeaf ? [WITHOUT_WEBHOOK_SECRET] : this.optionsCheck_.problems
  }

  /** Fetches the company's bank accounts from SePay. @returns how many the store can sell on. @throws SepayError */
  async syncBankAccounts(call: CallOptions = { priority: "reconciliation" }): Promise<number> {
    return syncBankAccounts(this.context_(), call)
  }

  /** All bank accounts that SePay ever listed, those that the store can sell on first. */
  async listAllBankAccounts(): Promise<CheckedBankAccount[]> {
    const accounts = await listAllBankAccounts(this.sql_, this.options.environment)
    return accounts.map((account) => checkBankAccount(account, this.options.apiVersion))
  }

  /** A bank account. @throws MedusaError `not_found` */
  async requireBankAccount(id: string): Promise<CheckedBankAccount> {
    const account = await findBankAccount(this.sql_, this.options.environment, id)
    if (!account) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no SePay bank account ${id}. Refresh the list.`)
    }
    return checkBankAccount(account, this.options.apiVersion)
  }

  /**
   * Writes what an admin set of a bank account.
   *
   * @throws MedusaError `not_found`; `not_allowed` where the plugin's options name the accounts; `invalid_data` when its
   *   bank would refuse the fields.
   */
  async setBankAccount(id: string, change: BankAccountChange, actedBy: string): Promise<CheckedBankAccount> {
    const account = await this.requireBankAccount(id)
    if (this.options.bankAccounts !== undefined) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        'The bank accounts are set in the plugin\'s options ("bankAccounts" in medusa-config.ts). Change them there, or ' +
          "remove them there to change them here."
      )
    }
    const problems = checkBankFields({ ...account, ...change })
    if (problems.length > 0) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, problems.join(" "))
    }
    const { environment } = this.options
    await this.sql_.transaction(async (transaction) => {
      await updateBankAccount(transaction, environment, id, change)
      const action = { action: "bank_account.update" as const, subjectId: id, actedBy, details: { ...change } }
      await recordAdminAction(transaction, environment, action)
    })
    return this.requireBankAccount(id)
  }

  /** Opens and cancels an order on a bank account. @returns what is wrong; `null`: it works. @throws as above */
  async testBankAccount(id: string): Promise<string | null> {
    return testBankAccount(this.context_(), await this.requireBankAccount(id))
  }

  /** What SePay lists for the field that the account's bank needs: terminals or prefixes. @throws SepayError */
  async listBankFieldChoices(id: string, deadlineAt: number): Promise<BankFieldChoice[]> {
    return listBankFieldChoices(this.context_(), await this.requireBankAccount(id), deadlineAt)
  }

  /** What admins set for the whole store; `null`: as the options say. */
  async loadSettings(): Promise<StoreSettings> {
    return loadSettings(this.sql_, this.options.environment)
  }

  /** Writes what an admin set for the whole store. */
  async saveSettings(settings: StoreSettings, actedBy: string): Promise<void> {
    const { environment } = this.options
    await this.sql_.transaction(async (transaction) => {
      await saveSettings(transaction, environment, settings)
      const action = { action: "settings.update" as const, subjectId: null, actedBy, details: { ...settings } }
      await recordAdminAction(transaction, environment, action)
    })
  }

  /** Keeps what an admin did. */
  async recordAdminAction(action: AdminAction): Promise<void> {
    await recordAdminAction(this.sql_, this.options.environment, action)
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
      onCall: (record) => this.calls_.remember(record),
      wrapCall: (operation, run) => traced(`sepay.api.${operation}`, { api_version: options.apiVersion }, run),
    })
    return {
      sql: this.sql_,
      api: this.api_,
      options,
      environment: options.environment,
      logger: this.logger_,
      signal: this.shutdown_.signal,
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
        this.logger_.warn(`SePay: the bank accounts could not be fetched. ${toLogReason(error)}`)
        this.syncTimer_ = setTimeout(
          () => this.syncBankAccountsInBackground_(attemptsLeft - 1),
          SYNC_RETRY_MILLISECONDS
        ).unref()
      }
    )
  }
}

/** Ids and amounts of what was recorded, and nothing that a stranger wrote. */
function describeRecorded(recorded: RecordedTransaction) {
  return {
    transaction_id: recorded.transactionId,
    payment_session_id: recorded.paymentSessionId,
    va_order_id: recorded.allocations.at(-1)?.vaOrderId ?? null,
    receivable_id: recorded.receivableId,
    outcome: recorded.outcome,
    allocated: recorded.allocations.map(({ kind, amountVnd }) => `${kind}:${amountVnd}`).join(",") || null,
    needs_attention: recorded.allocations.some(({ needsAttention }) => needsAttention) || null,
  }
}

export default SepayModuleService
