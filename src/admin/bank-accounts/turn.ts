import type { AdminSepayBankAccount } from "../../api/admin/sepay/bank-accounts/types"

type Place = Pick<AdminSepayBankAccount, "is_default" | "rank" | "account_number">

/** Accounts in the order in which they are tried, enabled or not: the server counts a `rank` in the same order. */
export function sortByTurn<T extends Place>(accounts: readonly T[]): T[] {
  return [...accounts].sort(
    (one, other) =>
      Number(other.is_default) - Number(one.is_default) ||
      one.rank - other.rank ||
      one.account_number.localeCompare(other.account_number)
  )
}

/**
 * Where an account can move to: the rank to ask for, or `null` where there is no way. The default is always tried
 * first, so nothing passes it.
 */
export function findMoves(accounts: readonly Place[], index: number): { up: number | null; down: number | null } {
  const isFixed = accounts[index]?.is_default ?? true
  return {
    up: isFixed || index === 0 || accounts[index - 1]?.is_default ? null : index - 1,
    down: isFixed || index === accounts.length - 1 ? null : index + 1,
  }
}
