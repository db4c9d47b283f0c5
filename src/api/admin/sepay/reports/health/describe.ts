import type { ReconciliationRun } from "../../../../../modules/sepay/reconciliation/runs"
import type { LedgerHealth } from "../../../../../modules/sepay/reports/health"
import type SepayModuleService from "../../../../../modules/sepay/service"
import type { AdminSepayHealth, AdminSepayReconciliationRun } from "./types"

/** The token check is a call of the two a second that SePay allows. */
const TOKEN_CHECK_MILLISECONDS = 30_000
/** Whoever waits for SePay to answer again sees it soon. */
const FAILED_TOKEN_CHECK_MILLISECONDS = 5_000
const TOKEN_DEADLINE_MILLISECONDS = 5_000

type TokenCheck = NonNullable<AdminSepayHealth["token"]>

let lastTokenCheck: { goodUntil: number; check: Promise<TokenCheck> } | null = null

/** Puts the health report together. */
export async function describeHealth(sepay: SepayModuleService): Promise<AdminSepayHealth> {
  const configurationProblems = sepay.configurationProblems
  if (!sepay.isConfigured) {
    return { ...EMPTY_HEALTH, status: "failing", problems: configurationProblems }
  }
  const [health, token] = await Promise.all([sepay.reports.describeHealth(), checkToken(sepay)])
  const failures = [...configurationProblems, ...listFailures(health, token)]
  const questions = listQuestions(health)
  const { counts, returnsOwed, calls } = health
  return {
    status: failures.length > 0 ? "failing" : questions.length > 0 ? "attention" : "ok",
    problems: [...failures, ...questions],
    environment: sepay.options.environment,
    api_version: sepay.options.apiVersion,
    token,
    last_webhook_at: counts.lastWebhookAt?.toISOString() ?? null,
    last_transaction_at: counts.lastTransactionAt?.toISOString() ?? null,
    last_reconciliation: health.lastRun && describeRun(health.lastRun),
    unsettled: counts.dueSettlements,
    unsettled_late: counts.lateSettlements,
    needs_attention: {
      payments: counts.settlementsNeedingAttention,
      transactions: counts.transactionsNeedingAttention,
      va_orders: counts.vaOrdersNeedingAttention,
      returns_owed: returnsOwed.count,
      returns_owed_vnd: returnsOwed.amountVnd,
      unreadable_rows: counts.unreadableRows,
      audit_findings: counts.auditFindings,
    },
    va_orders: { open: counts.openVaOrders, closing: counts.closingVaOrders },
    sepay: {
      window_minutes: calls.windowMinutes,
      calls: calls.calls,
      failures: calls.failures,
      failure_rate: calls.failureRate,
      latency_p50_milliseconds: calls.latencyP50Milliseconds,
      latency_p95_milliseconds: calls.latencyP95Milliseconds,
      last_failure: calls.lastFailure,
    },
  }
}

/** What keeps payments from being taken or captured. */
function listFailures({ counts, lastRun }: LedgerHealth, token: TokenCheck): string[] {
  return [
    ...(token.is_valid ? [] : [`SePay does not take the API token, or cannot be asked: ${token.message}`]),
    ...(counts.lateSettlements > 0 ? [`${counts.lateSettlements} payment(s) are received and could not be captured yet.`] : []),
    ...(lastRun?.error ? [`The last reconciliation was not complete: ${lastRun.error}`] : []),
  ]
}

/** What waits for a person. */
function listQuestions({ counts, returnsOwed, unreachable }: LedgerHealth): string[] {
  const waiting: Array<[number, string]> = [
    [counts.settlementsNeedingAttention, "payment(s) are received, and their capture needs a person."],
    [counts.transactionsNeedingAttention, "transaction(s) hold money that fits no payment."],
    [counts.vaOrdersNeedingAttention, "VA order(s) are paid in part and take no more money, or SePay says something else of them than the ledger."],
    [
      counts.foreignCodes,
      "transfer(s) to another store's virtual accounts had codes with this store's prefix in the last 30 days: give each store of " +
        "the SePay company an orderCodePrefix of its own.",
    ],
    [returnsOwed.count, "refund(s) wait to be transferred to their payers."],
    [counts.auditFindings, "disagreement(s) between SePay, the ledger and Medusa: see the audit."],
    [counts.unreadableRows, "transaction(s) of SePay's cannot be read, and are in no sum."],
  ]
  return [...waiting.filter(([count]) => count > 0).map(([count, sentence]) => `${count} ${sentence}`), ...unreachable]
}

/** A reconciliation as an admin sees it. */
export function describeRun(run: ReconciliationRun): AdminSepayReconciliationRun {
  const { startedAt, durationMilliseconds, ...counts } = run
  return { started_at: startedAt.toISOString(), duration_milliseconds: durationMilliseconds, ...counts }
}

async function checkToken(sepay: SepayModuleService): Promise<TokenCheck> {
  if (lastTokenCheck === null || Date.now() > lastTokenCheck.goodUntil) {
    // Whoever asks meanwhile gets the same answer.
    lastTokenCheck = { goodUntil: Infinity, check: askSepay(sepay) }
    const { is_valid } = await lastTokenCheck.check
    lastTokenCheck.goodUntil = Date.now() + (is_valid ? TOKEN_CHECK_MILLISECONDS : FAILED_TOKEN_CHECK_MILLISECONDS)
  }
  return lastTokenCheck.check
}

async function askSepay(sepay: SepayModuleService): Promise<TokenCheck> {
  const checkedAt = new Date().toISOString()
  try {
    await sepay.bankAccounts.checkToken(Date.now() + TOKEN_DEADLINE_MILLISECONDS)
    return { is_valid: true, message: null, checked_at: checkedAt }
  } catch (error) {
    return { is_valid: false, message: error instanceof Error ? error.message : String(error), checked_at: checkedAt }
  }
}

const EMPTY_HEALTH: AdminSepayHealth = {
  status: "ok",
  problems: [],
  environment: null,
  api_version: null,
  token: null,
  last_webhook_at: null,
  last_transaction_at: null,
  last_reconciliation: null,
  unsettled: 0,
  unsettled_late: 0,
  needs_attention: { payments: 0, transactions: 0, va_orders: 0, returns_owed: 0, returns_owed_vnd: 0, unreadable_rows: 0, audit_findings: 0 },
  va_orders: { open: 0, closing: 0 },
  sepay: {
    window_minutes: 0,
    calls: 0,
    failures: 0,
    failure_rate: null,
    latency_p50_milliseconds: null,
    latency_p95_milliseconds: null,
    last_failure: null,
  },
}
