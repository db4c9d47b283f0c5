import type { SepayApiVersion } from "../../../sepay/api/sepay-api"
import { type BankRuleViolation, checkOrderRequest } from "../../../sepay/bank-rules"
import { findBank } from "../../../sepay/banks"
import { SUPPORTED_BANK_NAMES } from "../options"
import type { BankAccount } from "./bank-account"
import type { BankAccountDetails } from "./bank-accounts"
import { ANY_ORDER, bankFieldsOf } from "./bank-fields"

/**
 * Either the account on which an order can be opened, with all on which it could be, in the store's order; or a sentence
 * that says why there is none.
 */
export type BankAccountChoice =
  | { bankAccount: BankAccount; candidates: BankAccount[]; problem: null }
  | { bankAccount: null; candidates: []; problem: string }

/** What is to be opened. */
export interface RequestedVaOrder {
  amountVnd: number
  orderCode: string
  durationSeconds: number
}

/**
 * The first account, in the store's order, whose bank's rules the order keeps; or the preferred one, where it is among them.
 * Pure: the rules are checked here, before SePay is called.
 *
 * @param preferredId the account that the store's own code chose.
 */
export function chooseBankAccount(
  accounts: readonly BankAccount[],
  requested: RequestedVaOrder,
  apiVersion: SepayApiVersion,
  preferredId: string | null = null
): BankAccountChoice {
  const checked = accounts.map((account) => ({ account, broken: brokenRules(account, requested, apiVersion) }))
  const candidates = checked.filter(({ broken }) => broken.length === 0).map(({ account }) => account)
  const bankAccount = candidates.find(({ id }) => id === preferredId) ?? candidates[0]
  if (bankAccount) {
    return { bankAccount, candidates, problem: null }
  }
  return { bankAccount: null, candidates: [], problem: describeMissing(checked) }
}

function describeMissing(checked: ReadonlyArray<{ account: BankAccount; broken: BankAccountProblem[] }>): string {
  if (checked.length === 0) {
    return (
      `No bank account to take transfers on. Connect an account of ${SUPPORTED_BANK_NAMES} in SePay's dashboard, ` +
      'or correct "bankAccounts" in the plugin\'s options.'
    )
  }
  const problems = checked.map(({ account, broken }) => `${account.bankName} ${account.accountNumber}: ${joinMessages(broken)}`)
  return `No bank account can take this payment. ${problems.join(" ")}`
}

/** Why no order can be opened on an account. What is seldom is `other`, and its message says it. */
export interface BankAccountProblem {
  code: "inactive" | "needs_api_v2" | "tid_required" | "va_prefix_required" | "other"
  /** In plain words. */
  message: string
}

/** An account, and why no order can be opened on it now; empty when one can. */
export interface CheckedBankAccount extends BankAccountDetails {
  problems: BankAccountProblem[]
}

/** Problems as one text. */
export function joinMessages(problems: readonly BankAccountProblem[]): string {
  return problems.map(({ message }) => message).join(" ")
}

const INACTIVE: BankAccountProblem = {
  code: "inactive",
  message: "SePay says that the account is not connected, or not active.",
}

/** Says what keeps an account from taking orders, whether or not it is enabled. Pure. */
export function checkBankAccount(account: BankAccountDetails, apiVersion: SepayApiVersion): CheckedBankAccount {
  const inactive = account.isActive ? [] : [INACTIVE]
  return { ...account, problems: [...inactive, ...brokenRules(account, ANY_ORDER, apiVersion)] }
}

function brokenRules(
  account: BankAccount,
  requested: RequestedVaOrder,
  apiVersion: SepayApiVersion
): BankAccountProblem[] {
  const bank = findBank(account.bankName)
  if (!bank) {
    return [{ code: "other", message: `SePay opens no order VAs on ${account.bankName}.` }]
  }
  if (apiVersion === "v1" && bank.name !== "BIDV") {
    return [{ code: "needs_api_v2", message: "API v1 opens order VAs on BIDV only: use API v2." }]
  }
  return checkOrderRequest({
    bank: bank.name,
    amountVnd: requested.amountVnd,
    orderCode: requested.orderCode,
    durationSeconds: requested.durationSeconds,
    ...bankFieldsOf(account),
  }).map(toProblem)
}

function toProblem({ field, code, message }: BankRuleViolation): BankAccountProblem {
  const isMissing = code === "required" && (field === "tid" || field === "va_prefix")
  return { code: isMissing ? `${field}_required` : "other", message }
}
