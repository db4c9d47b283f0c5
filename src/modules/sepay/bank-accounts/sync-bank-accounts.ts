import type { ApiBankAccount, CallOptions } from "../../../sepay/api/sepay-api"
import type { SepayContext } from "../context"
import { saveBankAccounts } from "./bank-accounts"

/** A company with more accounts than this has something else wrong. */
const MAXIMUM_PAGES = 10
const PAGE_SIZE = 100

/**
 * Fetches the company's bank accounts from SePay and writes them to the ledger.
 *
 * @returns how many accounts the store can sell on.
 * @throws SepayError when SePay cannot be asked; the ledger keeps what it knew.
 */
export async function syncBankAccounts(
  context: SepayContext,
  call: CallOptions = { priority: "reconciliation" }
): Promise<number> {
  const accounts: ApiBankAccount[] = []
  for (let page = 1; page <= MAXIMUM_PAGES; page += 1) {
    const answer = await context.api.listBankAccounts({ page, perPage: PAGE_SIZE }, call)
    accounts.push(...answer.items)
    if (!answer.hasMore) {
      break
    }
  }
  warnOfUnknown(context, accounts)
  return saveBankAccounts(context.sql, context.environment, accounts, context.options.bankAccounts)
}

/** Asks SePay whether the API token is right: the cheapest call there is. @throws SepayError */
export async function checkToken({ api }: SepayContext, deadlineAt: number): Promise<void> {
  await api.listBankAccounts({ perPage: 1 }, { deadlineAt, priority: "reconciliation" })
}

/** A mistyped account number would otherwise only show as an account that is never used. */
function warnOfUnknown(context: SepayContext, listed: ApiBankAccount[]): void {
  const unknown = (context.options.bankAccounts ?? [])
    .map((setting) => setting.accountNumber)
    .filter((accountNumber) => !listed.some((account) => account.accountNumber === accountNumber))
  if (unknown.length > 0) {
    context.logger.warn(
      `SePay: "bankAccounts" in the plugin's options names ${unknown.join(", ")}, which SePay does not list. Correct the ` +
        "number, or connect the account in SePay's dashboard."
    )
  }
}
