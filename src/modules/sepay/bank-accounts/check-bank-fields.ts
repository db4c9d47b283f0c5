import { checkOrderRequest } from "../../../sepay/bank-rules"
import { findBank } from "../../../sepay/banks"

/** The fields of an account that its bank has rules for. */
export interface BankFields {
  bankName: string
  tid: string | null
  vaPrefix: string | null
  vaHolderName: string | null
}

/** An order that every bank takes, so that only the account and its fields can be wrong. */
export const ANY_ORDER = { amountVnd: 10_000, orderCode: "SEP000000000000", durationSeconds: 3_600 }

/**
 * What an account's bank would refuse of its fields, in plain words. A field that is missing is no mistake: an admin may
 * fill it in later, and until then no order is opened on the account.
 */
export function checkBankFields({ bankName, ...fields }: BankFields): string[] {
  const bank = findBank(bankName)
  if (!bank) {
    return []
  }
  const { tid, vaPrefix, vaHolderName } = fields
  return checkOrderRequest({ bank: bank.name, ...ANY_ORDER, tid, vaPrefix, vaHolderName })
    .filter(({ code }) => code !== "required")
    .map(({ message }) => message)
}
