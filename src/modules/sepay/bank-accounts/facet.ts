import { listBankFieldChoices } from "./bank-field-choices"
import { listAllBankAccounts, requireBankAccount, setBankAccount } from "./manage-bank-accounts"
import { checkToken, syncBankAccounts } from "./sync-bank-accounts"
import { testBankAccount } from "./test-bank-account"

/** `sepay.bankAccounts`: the company's accounts at SePay, and what their banks need. */
export const bankAccountFunctions = {
  checkToken,
  listAllBankAccounts,
  listBankFieldChoices,
  requireBankAccount,
  setBankAccount,
  syncBankAccounts,
  testBankAccount,
}
