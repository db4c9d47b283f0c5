import type { AdminSepayBankAccount } from "../../api/admin/sepay/bank-accounts/types"

/** What an admin can fill in for an account. */
export type BankFieldName = "tid" | "va_prefix" | "va_holder_name"

const FIELD_OF_BANK: Readonly<Record<string, BankFieldName | undefined>> = {
  Vietcombank: "tid",
  Sacombank: "va_prefix",
  BIDV: "va_holder_name",
}

/** The field that an account's bank has rules for; `null`: it has none. */
export function findBankField({ bank_name }: Pick<AdminSepayBankAccount, "bank_name">): BankFieldName | null {
  return FIELD_OF_BANK[bank_name] ?? null
}

/** What an admin calls an account. */
export function nameAccount({ bank_name, account_number }: AdminSepayBankAccount): string {
  return `${bank_name} ${account_number}`
}
