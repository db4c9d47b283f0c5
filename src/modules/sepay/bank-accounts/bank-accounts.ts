import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { ApiBankAccount } from "../../../sepay/api/sepay-api"
import { findBank } from "../../../sepay/banks"
import {
  bigNumberColumns,
  lockByName,
  newId,
  NOT_DELETED,
  type SepayEnvironment,
  type Sql,
  toNumber,
  uniqueWhereNotDeleted,
} from "../sql"
import type { BankAccount } from "./bank-account"

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
  label: string | null
  balance_vnd: string | null
  is_active: boolean
  is_enabled: boolean
  is_default: boolean
  rank: number
  fetched_at: Date
  tested_at: Date | null
  test_problem: string | null
}

/** A bank account with everything that an admin sees of it. */
export interface BankAccountDetails extends BankAccount {
  label: string | null
  /** Whole VND, as SePay last heard of it; `null` when SePay does not tell. */
  balanceVnd: number | null
  /** Whether SePay says that the account is connected and active. */
  isActive: boolean
  /** Whether the store wants to sell on it. */
  isEnabled: boolean
  isDefault: boolean
  /** Whether new VA orders are opened on it: it is active and enabled. */
  isUsable: boolean
  rank: number
  fetchedAt: Date
  /** When an order was last opened and cancelled on it to see whether that works. */
  testedAt: Date | null
  /** What was wrong then; `null` after a test that went well. */
  testProblem: string | null
}

/** Whoever writes accounts waits for the others: there is one default and one order of them. */
function accountsLock(environment: SepayEnvironment): string {
  return `sepay bank accounts ${environment}`
}

/** What only SePay says of an account. */
const FETCHED_COLUMNS = [
  "sepay_id",
  "bank_bin",
  "account_holder_name",
  "label",
  "balance_vnd",
  "raw_balance_vnd",
  "is_active",
  "fetched_at",
]
/** What the plugin's options say where they name accounts, and admins otherwise. */
const SETTING_COLUMNS = ["is_enabled", "is_default", "rank", "tid", "va_prefix", "va_holder_name"]

/**
 * Writes the accounts that SePay listed, as far as their bank has order VAs. Accounts that SePay no longer lists become
 * inactive and keep their history. With settings, only the accounts named there are enabled, in that order; without, an
 * account that is new is enabled behind the others, and what admins set of the others stays.
 *
 * @returns how many accounts the store can sell on.
 */
export async function saveBankAccounts(
  sql: Sql,
  environment: SepayEnvironment,
  listed: ApiBankAccount[],
  settings: BankAccountSetting[] | undefined
): Promise<number> {
  return sql.transaction(async (transaction) => {
    await lockByName(transaction, accountsLock(environment))
    const known = await transaction("sepay_bank_account")
      .where({ environment, ...NOT_DELETED })
      .select<Array<{ rank: number; is_default: boolean }>>("rank", "is_default")
    const behind = Math.max(-1, ...known.map(({ rank }) => rank)) + 1
    const hasDefault = known.some(({ is_default }) => is_default)
    const rows = listed.flatMap((account, position) => {
      const setting = settings ? findSetting(settings, account) : newcomer(behind + position, !hasDefault && position === 0)
      return toRow(environment, account, setting)
    })
    await transaction("sepay_bank_account")
      .where({ environment })
      .whereNotIn("account_number", rows.map((row) => row.account_number))
      .update({ is_active: false, updated_at: transaction.fn.now() })
    if (rows.length > 0) {
      await transaction("sepay_bank_account")
        .insert(rows)
        .onConflict(uniqueWhereNotDeleted(transaction, "environment, bank_name, account_number"))
        .merge([...FETCHED_COLUMNS, ...(settings ? SETTING_COLUMNS : [])])
    }
    return (await listUsableBankAccounts(transaction, environment)).length
  })
}

type SettingColumns = Record<"tid" | "va_prefix" | "va_holder_name", string | null> & {
  is_enabled: boolean
  is_default: boolean
  rank: number
}

/** What the plugin's options say of an account: those that they do not name are disabled. */
function findSetting(settings: BankAccountSetting[], { accountNumber }: ApiBankAccount): SettingColumns {
  const rank = settings.findIndex((one) => one.accountNumber === accountNumber)
  const setting = settings[rank]
  return {
    is_enabled: rank >= 0,
    is_default: rank === 0,
    rank: Math.max(rank, 0),
    tid: setting?.tid ?? null,
    va_prefix: setting?.vaPrefix ?? null,
    va_holder_name: setting?.vaHolderName ?? null,
  }
}

/** An account that the store did not know: used behind the others, the first one of all before them. */
function newcomer(rank: number, isDefault: boolean): SettingColumns {
  return { is_enabled: true, is_default: isDefault, rank, tid: null, va_prefix: null, va_holder_name: null }
}

function toRow(environment: SepayEnvironment, account: ApiBankAccount, setting: SettingColumns) {
  const bank = findBank(account.bankShortName) ?? findBank(account.bankBin) ?? findBank(account.bankCode)
  if (!bank) {
    return []
  }
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
      ...(account.balanceVnd === null
        ? { balance_vnd: null, raw_balance_vnd: null }
        : bigNumberColumns("balance_vnd", account.balanceVnd)),
      is_active: account.isActive,
      fetched_at: new Date(),
      ...setting,
    },
  ]
}

/** Accounts that the store can sell on, the default first. */
export async function listUsableBankAccounts(sql: Sql, environment: SepayEnvironment): Promise<BankAccount[]> {
  const rows = await selectBankAccounts(sql, environment).where({ is_active: true, is_enabled: true })
  return rows.map(toBankAccount)
}

/** All accounts that SePay ever listed, those that the store can sell on first. */
export async function listBankAccounts(sql: Sql, environment: SepayEnvironment): Promise<BankAccountDetails[]> {
  const rows = await selectBankAccounts(sql, environment)
  return rows.map(toDetails).sort((one, other) => Number(other.isUsable) - Number(one.isUsable))
}

/** @returns `null` when there is no such account. */
export async function findBankAccount(sql: Sql, environment: SepayEnvironment, id: string): Promise<BankAccountDetails | null> {
  const row = await selectBankAccounts(sql, environment).where({ id }).first()
  return row ? toDetails(row) : null
}

/** What an admin changes of an account. What is not named stays. */
export interface BankAccountChange {
  isEnabled?: boolean
  /** Only ever to `true`: the account that was the default is it no more. */
  isDefault?: true
  /** The place among the accounts, from 0; the others move. */
  rank?: number
  tid?: string | null
  vaPrefix?: string | null
  vaHolderName?: string | null
}

/** Writes what an admin set. A disabled account is no default, and keeps serving the VA orders that it has. */
export async function updateBankAccount(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  id: string,
  change: BankAccountChange
): Promise<void> {
  await lockByName(transaction, accountsLock(environment))
  if (change.isDefault === true) {
    await transaction("sepay_bank_account")
      .where({ environment, is_default: true })
      .update({ is_default: false, updated_at: transaction.fn.now() })
  }
  if (change.rank !== undefined) {
    await moveBankAccount(transaction, environment, id, change.rank)
  }
  const columns = {
    is_enabled: change.isDefault === true ? true : change.isEnabled,
    is_default: change.isEnabled === false ? false : change.isDefault,
    tid: change.tid,
    va_prefix: change.vaPrefix,
    va_holder_name: change.vaHolderName,
  }
  await transaction("sepay_bank_account")
    .where({ id, environment })
    .update({
      ...Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)),
      updated_at: transaction.fn.now(),
    })
}

async function moveBankAccount(
  transaction: Knex.Transaction,
  environment: SepayEnvironment,
  id: string,
  rank: number
): Promise<void> {
  const ids = (await selectBankAccounts(transaction, environment)).map((row) => row.id).filter((one) => one !== id)
  ids.splice(rank, 0, id)
  for (const [position, one] of ids.entries()) {
    await transaction("sepay_bank_account").where({ id: one }).update({ rank: position })
  }
}

/** Notes what came of opening and cancelling an order on an account. @param problem `null`: it works */
export async function recordBankAccountTest(sql: Sql, id: string, problem: string | null): Promise<void> {
  await sql("sepay_bank_account").where({ id }).update({ tested_at: sql.fn.now(), test_problem: problem })
}

function selectBankAccounts(sql: Sql, environment: SepayEnvironment) {
  return sql<BankAccountRow>("sepay_bank_account")
    .where({ environment, ...NOT_DELETED })
    .orderBy([{ column: "is_default", order: "desc" }, { column: "rank" }, { column: "account_number" }])
}

function toBankAccount(row: BankAccountRow): BankAccount {
  return {
    id: row.id,
    sepayId: row.sepay_id,
    bankName: row.bank_name,
    bankBin: row.bank_bin,
    accountNumber: row.account_number,
    accountHolderName: row.account_holder_name,
    tid: row.tid,
    vaPrefix: row.va_prefix,
    vaHolderName: row.va_holder_name,
  }
}

function toDetails(row: BankAccountRow): BankAccountDetails {
  return {
    ...toBankAccount(row),
    label: row.label,
    balanceVnd: row.balance_vnd === null ? null : toNumber(row.balance_vnd),
    isActive: row.is_active,
    isEnabled: row.is_enabled,
    isDefault: row.is_default,
    isUsable: row.is_active && row.is_enabled,
    rank: row.rank,
    fetchedAt: row.fetched_at,
    testedAt: row.tested_at,
    testProblem: row.test_problem,
  }
}
