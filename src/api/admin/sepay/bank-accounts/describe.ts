import type { CheckedBankAccount } from "../../../../modules/sepay/bank-accounts/choose-bank-account"
import type SepayModuleService from "../../../../modules/sepay/service"
import type { AdminSepayBankAccount, AdminSepayBankAccountListResponse } from "./types"

/** The bank accounts as an admin sees them. */
export async function describeBankAccounts(sepay: SepayModuleService): Promise<AdminSepayBankAccountListResponse> {
  const accounts = await sepay.bankAccounts.listAllBankAccounts()
  return {
    bank_accounts: accounts.map(describeBankAccount),
    is_set_in_options: sepay.options.bankAccounts !== undefined,
  }
}

/** A bank account as an admin sees it. */
export function describeBankAccount(account: CheckedBankAccount): AdminSepayBankAccount {
  return {
    id: account.id,
    bank_name: account.bankName,
    bank_bin: account.bankBin,
    account_number: account.accountNumber,
    account_holder_name: account.accountHolderName,
    label: account.label,
    balance_vnd: account.balanceVnd,
    is_active: account.isActive,
    is_enabled: account.isEnabled,
    is_default: account.isDefault,
    rank: account.rank,
    tid: account.tid,
    va_prefix: account.vaPrefix,
    va_holder_name: account.vaHolderName,
    problems: account.problems,
    last_test: account.testedAt && { at: account.testedAt.toISOString(), problem: account.testProblem },
    fetched_at: account.fetchedAt.toISOString(),
  }
}
