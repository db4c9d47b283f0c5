import type { SepayBankAccount } from "../../../sepay/api/sepay-api"
import { findBank } from "../../../sepay/banks"
import { newId, NOT_DELETED, uniqueWhereNotDeleted } from "./columns"
import type { BankAccount, SepayEnvironment, Sql } from "./types"

/** What the plugin's options say of one bank account. */
export interface BankAccountSetting {
  accountNumber: string
  tid?: string | undefined
  vaPrefix?: string | undefined
  vaHolderName?: string | undefined
}

interface BankAccountRow {
  id: string
  sepay_id: string
  bank_name: string
  bank_bin: string
  account_number: string
  account_holder_name: string
  tid: string | null
  va_prefix: string | null
  va_holder_name: string | null
}

/**
 * Writes the accounts that SePay listed, as far as their bank has order VAs. Accounts that SePay no longer lists become
 * inactive and keep their history. With settings, only the accounts named there are enabled, in that order.
 *
 * @returns how many accounts the store can sell on.
 */
export async function saveBankAccounts(
  sql: Sql,
  environment: SepayEnvironment,
  listed: SepayBankAccount[],
  settings: BankAccountSetting[] | undefined
): Promise<number> {
  const rows = listed.flatMap((account, position) => toRow(environment, account, position, settings))
  await sql.transaction(async (transaction) => {
    await transaction("sepay_bank_account")
      .where({ environment })
      .whereNotIn("account_number", rows.map((row) => row.account_number))
      .update({ is_active: false, updated_at: transaction.fn.now() })
    if (rows.length > 0) {
      await transaction("sepay_bank_account").insert(rows).onConflict(uniqueWhereNotDeleted(transaction, "environment, bank_name, account_number")).merge([
        "sepay_id",
        "bank_bin",
        "account_holder_name",
        "label",
        "is_active",
        "is_enabled",
        "is_default",
        "rank",
        "tid",
        "va_prefix",
        "va_holder_name",
        "fetched_at",
      ])
    }
  })
  return rows.filter((row) => row.is_active && row.is_enabled).length
}

function toRow(
  environment: SepayEnvironment,
  account: SepayBankAccount,
  position: number,
  settings: BankAccountSetting[] | undefined
) {
  const bank = findBank(account.bankShortName) ?? findBank(account.bankBin) ?? findBank(account.bankCode)
  if (!bank) {
    return []
  }
  const rank = settings ? settings.findIndex((one) => one.accountNumber === account.accountNumber) : position
  const setting = settings?.[rank]
  return [
    {
      id: newId("sepba"),
      environment,
      sepay_id: account.id,
      bank_name: bank.name,
      bank_bin: bank.bin,
      account_number: account.accountNumber,
      account_holder_name: account.accountHolderName,
      label: account.label,
      is_active: account.isActive,
      is_enabled: rank >= 0,
      is_default: rank === 0,
      rank: Math.max(rank, 0),
      tid: setting?.tid ?? null,
      va_prefix: setting?.vaPrefix ?? null,
      va_holder_name: setting?.vaHolderName ?? null,
      fetched_at: new Date(),
    },
  ]
}

/** Accounts that the store can sell on, the default first. */
export async function listUsableBankAccounts(sql: Sql, environment: SepayEnvironment): Promise<BankAccount[]> {
  const rows = await sql<BankAccountRow>("sepay_bank_account")
    .where({ environment, is_active: true, is_enabled: true, ...NOT_DELETED })
    .orderBy([{ column: "is_default", order: "desc" }, { column: "rank" }, { column: "account_number" }])
    .select()
  return rows.map((row) => ({
    id: row.id,
    sepayId: row.sepay_id,
    bankName: row.bank_name,
    bankBin: row.bank_bin,
    accountNumber: row.account_number,
    accountHolderName: row.account_holder_name,
    tid: row.tid,
    vaPrefix: row.va_prefix,
    vaHolderName: row.va_holder_name,
  }))
}
