import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { createCallerCheck } from "../../sepay/caller-address"
import { toLogReason } from "../../sepay/log-text"
import { auditFunctions } from "./audit/facet"
import { createApis } from "./apis"
import { bankAccountFunctions } from "./bank-accounts/facet"
import type { SepayContext } from "./context"
import { type ContextOrRefusal, createFacet, type Facet } from "./create-facet"
import SepayAdminAction from "./models/admin-action"
import SepayAllocation from "./models/allocation"
import SepayAuditFinding from "./models/audit-finding"
import SepayAuditRun from "./models/audit-run"
import SepayBankAccount from "./models/bank-account"
import SepayPossibleDuplicate from "./models/possible-duplicate"
import SepayRateLimitSlot from "./models/rate-limit-slot"
import SepayReceivable from "./models/receivable"
import SepayReceivableSession from "./models/receivable-session"
import SepayReconciliationCursor from "./models/reconciliation-cursor"
import SepayReconciliationRun from "./models/reconciliation-run"
import SepayReturnOwed from "./models/return-owed"
import SepaySetting from "./models/setting"
import SepayTransaction from "./models/transaction"
import SepayUnreadableRow from "./models/unreadable-row"
import SepayVaOrder from "./models/va-order"
import SepayVirtualAccount from "./models/virtual-account"
import { moneyFunctions } from "./money/facet"
import { checkOptions, type OptionsCheck, type ResolvedSepayOptions } from "./options"
import { owedFunctions } from "./owed/facet"
import { paymentFunctions } from "./payments/facet"
import { PaymentChanges } from "./payments/payment-changes"
import { personalDataFunctions } from "./personal-data/facet"
import { createSharedRateLimiter } from "./rate-limit/shared-rate-limiter"
import { ReadOnlyMedusaService } from "./read-only-service"
import { reconciliationFunctions } from "./reconciliation/facet"
import { CallMemory } from "./reports/call-statistics"
import { reportFunctions } from "./reports/facet"
import { returnFunctions } from "./returns/facet"
import { settingFunctions } from "./settings/facet"
import { settlementFunctions } from "./settlement/facet"
import { findSharedLock, warnWithoutSharedLock } from "./shared-lock"
import { vaOrderFunctions } from "./va-orders/facet"

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

/**
 * The plugin's module: what payment collections owe the store, what SePay reported, and what that money is for. It is the
 * one place that calls SePay. What it can do is in its facets, one for each subject (and folder) of the module; a facet's
 * function throws MedusaError `unexpected_state` while the plugin's options are wrong.
 *
 * @example
 * const sepay = container.resolve<SepayModuleService>(SEPAY_MODULE)
 * const receivable = await sepay.owed.findReceivableOfSession(paymentSessionId)
 */
class SepayModuleService extends ReadOnlyMedusaService({
  SepayAdminAction,
  SepayAllocation,
  SepayAuditFinding,
  SepayAuditRun,
  SepayBankAccount,
  SepayPossibleDuplicate,
  SepayRateLimitSlot,
  SepayReceivable,
  SepayReceivableSession,
  SepayReconciliationCursor,
  SepayReconciliationRun,
  SepayReturnOwed,
  SepaySetting,
  SepayTransaction,
  SepayUnreadableRow,
  SepayVaOrder,
  SepayVirtualAccount,
}) {
  readonly audit: Facet<typeof auditFunctions>
  readonly bankAccounts: Facet<typeof bankAccountFunctions>
  readonly money: Facet<typeof moneyFunctions>
  readonly owed: Facet<typeof owedFunctions>
  readonly payments: Facet<typeof paymentFunctions>
  readonly personalData: Facet<typeof personalDataFunctions>
  readonly reconciliation: Facet<typeof reconciliationFunctions>
  readonly reports: Facet<typeof reportFunctions>
  readonly returns: Facet<typeof returnFunctions>
  readonly settings: Facet<typeof settingFunctions>
  readonly settlement: Facet<typeof settlementFunctions>
  readonly vaOrders: Facet<typeof vaOrderFunctions>

  protected readonly sql_: Knex
  protected readonly logger_: Logger
  protected readonly optionsCheck_: OptionsCheck
  protected readonly shutdown_ = new AbortController()
  protected readonly changes_: PaymentChanges
  protected syncTimer_: NodeJS.Timeout | undefined

  constructor(dependencies: ModuleDependencies, options?: Record<string, unknown>) {
    super(...arguments)
    this.sql_ = dependencies[ContainerRegistrationKeys.PG_CONNECTION]
    this.logger_ = dependencies.logger
    this.changes_ = new PaymentChanges(this.sql_, this.logger_)
    this.optionsCheck_ = checkOptions(options)
    const context = this.bindContext_()
    this.audit = createFacet(auditFunctions, context)
    this.bankAccounts = createFacet(bankAccountFunctions, context)
    this.money = createFacet(moneyFunctions, context)
    this.owed = createFacet(owedFunctions, context)
    this.payments = createFacet(paymentFunctions, context)
    this.personalData = createFacet(personalDataFunctions, context)
    this.reconciliation = createFacet(reconciliationFunctions, context)
    this.reports = createFacet(reportFunctions, context)
    this.returns = createFacet(returnFunctions, context)
    this.settings = createFacet(settingFunctions, context)
    this.settlement = createFacet(settlementFunctions, context)
    this.vaOrders = createFacet(vaOrderFunctions, context)
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

  /** Whether the options can be worked with. */
  get isConfigured(): boolean {
    return this.optionsCheck_.options !== null
  }

  /** What is wrong with the options; empty when they can be worked with. */
  get configurationProblems(): string[] {
    const webhook = this.optionsCheck_.options?.webhook
    const refusesAllWebhooks = webhook && webhook.hmacSecrets.length === 0 && webhook.apiKeys.length === 0
    return refusesAllWebhooks ? [WITHOUT_WEBHOOK_SECRET] : this.optionsCheck_.problems
  }

  /** Whether several processes of this store can hold Medusa's locks against each other. */
  get sharedLock(): ReturnType<typeof findSharedLock> {
    return findSharedLock()
  }

  /** Whether the process is ending: it begins nothing new, and other processes go on with what is in the ledger. */
  get isShuttingDown(): boolean {
    return this.shutdown_.signal.aborted
  }

  /** Throws nothing itself: an exception in a module's constructor would also break `medusa db:migrate`. */
  protected bindContext_(): ContextOrRefusal {
    try {
      return this.createContext_(this.options)
    } catch (error) {
      return () => {
        throw error
      }
    }
  }

  protected createContext_(options: ResolvedSepayOptions): SepayContext {
    const calls = new CallMemory()
    const { api, apiOf } = createApis(options, {
      rateLimiter: createSharedRateLimiter(this.sql_, options),
      onCall: (record) => calls.remember(record),
    })
    return {
      sql: this.sql_,
      api,
      apiOf,
      options,
      environment: options.environment,
      logger: this.logger_,
      signal: this.shutdown_.signal,
      calls,
      changes: this.changes_,
      checkCaller: createCallerCheck(options.webhook),
    }
  }

  /** A store starts, and sells on the accounts that it knows, when SePay cannot be asked at that moment. */
  protected syncBankAccountsInBackground_(attemptsLeft: number): void {
    if (!this.isConfigured || attemptsLeft === 0) {
      return
    }
    void this.bankAccounts.syncBankAccounts().then(
      async (usable) => {
        this.logger_.info(`SePay: ${usable} bank account(s) to take transfers on.`)
        await this.warnOfUnreachable_()
      },
      (error: unknown) => {
        this.logger_.warn(`SePay: the bank accounts could not be fetched. ${toLogReason(error)}`)
        if (attemptsLeft === 1) {
          void this.warnOfUnreachable_()
        }
        this.syncTimer_ = setTimeout(
          () => this.syncBankAccountsInBackground_(attemptsLeft - 1),
          SYNC_RETRY_MILLISECONDS
        ).unref()
      }
    )
  }

  /** The API version, the company or the environment can be another than before, with payments that are still open. */
  protected async warnOfUnreachable_(): Promise<void> {
    try {
      for (const sentence of await this.reports.listUnreachable()) {
        this.logger_.warn(`SePay: ${sentence}`)
      }
    } catch (error) {
      this.logger_.warn(`SePay: what was opened before could not be looked at. ${toLogReason(error)}`)
    }
  }
}

export default SepayModuleService
