import type { AdminSepayBankAccount, AdminSepayBankAccountProblem } from "../../api/admin/sepay/bank-accounts/types"

/**
 * Whether order VAs work on an account:
 * - `not_usable`: something is missing, so none is opened;
 * - `test_failed`: the last test did not open and cancel one;
 * - `works`: the last test did;
 * - `untested`: nothing speaks against it.
 */
export type AccountState = "not_usable" | "test_failed" | "works" | "untested"

type Evidence = Pick<AdminSepayBankAccount, "problems" | "last_test">

/** What is known about order VAs on an account, and what SePay or the plugin says about it. */
export function describeAccountState({ problems, last_test }: Evidence): {
  state: AccountState
  reasons: AdminSepayBankAccountProblem[]
} {
  if (problems.length > 0) {
    return { state: "not_usable", reasons: problems }
  }
  if (last_test === null) {
    return { state: "untested", reasons: [] }
  }
  return last_test.problem === null
    ? { state: "works", reasons: [] }
    : { state: "test_failed", reasons: [{ code: "other", message: last_test.problem }] }
}
