import type { BankFieldName } from "./bank-field"

/** What filling in a bank's field is called. */
export const editTexts: Record<BankFieldName, string> = {
  tid: "settings.bankAccounts.chooseTerminal",
  va_prefix: "settings.bankAccounts.choosePrefix",
  va_holder_name: "settings.bankAccounts.editHolderName",
}
