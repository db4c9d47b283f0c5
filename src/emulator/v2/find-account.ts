import type { CompanyState } from "../company/company-state"
import type { BankAccount } from "../company/model"
import { EmulatorError } from "../operations/emulator-error"

/**
 * The account with this UUID; v2 does not know v1's integers.
 *
 * @throws EmulatorError (404) when the company has no such account.
 */
export function findAccount(company: CompanyState, id: string | undefined): BankAccount {
  const account = company.bankAccounts().find((candidate) => candidate.id === id)
  if (!account) {
    throw EmulatorError.notFound("Bank account")
  }
  return account
}
