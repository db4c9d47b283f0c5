import { MedusaError } from "@medusajs/framework/utils"
import type { LedgerContext, SepayContext } from "../context"
import { recordAdminAction } from "../settings/admin-actions"
import { type BankAccountChange, findBankAccount, listBankAccounts, updateBankAccount } from "./bank-accounts"
import { checkBankFields } from "./bank-fields"
import { checkBankAccount, type CheckedBankAccount } from "./choose-bank-account"

/** All bank accounts that SePay ever listed, those that the store can sell on first. */
export async function listAllBankAccounts({ sql, environment, options }: SepayContext): Promise<CheckedBankAccount[]> {
  const accounts = await listBankAccounts(sql, environment)
  return accounts.map((account) => checkBankAccount(account, options.apiVersion))
}

/** A bank account. @throws MedusaError `not_found` */
export async function requireBankAccount(
  { sql, environment, options }: LedgerContext & Pick<SepayContext, "options">,
  id: string
): Promise<CheckedBankAccount> {
  const account = await findBankAccount(sql, environment, id)
  if (!account) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no SePay bank account ${id}. Refresh the list.`)
  }
  return checkBankAccount(account, options.apiVersion)
}

/**
 * Writes what an admin set of a bank account.
 *
 * @throws MedusaError `not_found`; `not_allowed` where the plugin's options name the accounts; `invalid_data` when its
 *   bank would refuse the fields.
 */
export async function setBankAccount(
  context: SepayContext,
  id: string,
  change: BankAccountChange,
  actorId: string
): Promise<CheckedBankAccount> {
  const { sql, environment, options } = context
  const account = await requireBankAccount(context, id)
  if (options.bankAccounts !== undefined) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      'The bank accounts are set in the plugin\'s options ("bankAccounts" in medusa-config.ts). Change them there, or ' +
        "remove them there to change them here."
    )
  }
  const problems = checkBankFields({ ...account, ...change })
  if (problems.length > 0) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, problems.join(" "))
  }
  await sql.transaction(async (transaction) => {
    await updateBankAccount(transaction, environment, id, change)
    const action = { action: "bank_account.update" as const, subjectId: id, actorId, details: { ...change } }
    await recordAdminAction({ sql: transaction, environment }, action)
  })
  return requireBankAccount(context, id)
}
