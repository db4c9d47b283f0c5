import { checkOrderRequest } from "../../../sepay/bank-rules"
import { findBank } from "../../../sepay/banks"
import type { BankAccount } from "./bank-account"

/** The fields of an account that its bank has rules for. */
export type BankFields = Pick<BankAccount, "bankName" | "tid" | "vaPrefix" | "vaHolderName">

/** An order that every bank takes, so that only the account and its fields can be wrong. */
export const ANY_ORDER = { amountVnd: 10_000, orderCode: "SEP000000000000", durationSeconds: 3_600 }

/** The fields that an account's bank needs, as far as they are set. */
export function bankFieldsOf({ tid, vaPrefix, vaHolderName }: Omit<BankFields, "bankName">) {
  return {
    ...(tid === null ? {} : { tid }),
    ...(vaPrefix === null ? {} : { vaPrefix }),
    ...(vaHolderName === null ? {} : { vaHolderName }),
  }
}

/**
 * What an account's bank would refuse of its fields, in plain words. A field that is missing is no mistake: an admin may
 * fill it in later, and until then no order is opened on the account.
 */
export function checkBankFields({ bankName, tid, vaPrefix, vaHolderName }: BankFields): string[] {
  const bank = findBank(bankName)
  if (!bank) {
    return []
  }
  return checkOrderRequest({ bank: bank.name, ...ANY_ORDER, tid, vaPrefix, vaHolderName })
    .filter(({ code }) => code !== "required")
    .map(({ message }) => message)
}
