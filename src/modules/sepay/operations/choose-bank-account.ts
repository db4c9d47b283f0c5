import type { SepayApiVersion } from "../../../sepay/api/sepay-api"
import { findBank } from "../../../sepay/banks"
import { checkOrderRequest } from "../../../sepay/bank-rules"
import type { BankAccount } from "../ledger/types"
import { SUPPORTED_BANK_NAMES } from "../options"

/** Either the account on which an order can be opened, or a sentence that says why there is none. */
export type BankAccountChoice = { bankAccount: BankAccount; problem: null } | { bankAccount: null; problem: string }

/** What is to be opened. */
export interface RequestedVaOrder {
  amountVnd: number
  orderCode: string
  durationSeconds: number
}

/**
 * The first account, in the store's order, whose bank's rules the order keeps. Pure: the rules are checked here, before
 * SePay is called.
 */
export function chooseBankAccount(
  accounts: BankAccount[],
  requested: RequestedVaOrder,
  apiVersion: SepayApiVersion
): BankAccountChoice {
  if (accounts.length === 0) {
    return {
      bankAccount: null,
      problem:
        `No bank account to take transfers on. Connect an account of ${SUPPORTED_BANK_NAMES} in SePay's dashboard, ` +
        'or correct "bankAccounts" in the plugin\'s options.',
    }
  }
  const problems: string[] = []
  for (const account of accounts) {
    const broken = brokenRules(account, requested, apiVersion)
    if (broken.length === 0) {
      return { bankAccount: account, problem: null }
    }
    problems.push(`${account.bankName} ${account.accountNumber}: ${broken.join(" ")}`)
  }
  return { bankAccount: null, problem: `No bank account can take this payment. ${problems.join(" ")}` }
}

function brokenRules(account: BankAccount, requested: RequestedVaOrder, apiVersion: SepayApiVersion): string[] {
  const bank = findBank(account.bankName)
  if (!bank) {
    return [`SePay opens no order VAs on ${account.bankName}.`]
  }
  if (apiVersion === "v1" && bank.name !== "BIDV") {
    return ["API v1 opens order VAs on BIDV only: use API v2."]
  }
  return checkOrderRequest({
    bank: bank.name,
    amountVnd: requested.amountVnd,
    orderCode: requested.orderCode,
    durationSeconds: requested.durationSeconds,
    ...(account.tid === null ? {} : { tid: account.tid }),
    ...(account.vaPrefix === null ? {} : { vaPrefix: account.vaPrefix }),
    ...(account.vaHolderName === null ? {} : { vaHolderName: account.vaHolderName }),
  }).map((violation) => violation.message)
}
