import { Button, StatusBadge } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayBankAccount, AdminSepayBankAccountProblem } from "../../api/admin/sepay/bank-accounts/types"
import { Moment } from "../components/moment"
import { type AccountState, describeAccountState } from "./account-state"
import { findBankField } from "./bank-field"
import { editTexts } from "./edit-texts"

const stateTexts: Record<AccountState, string> = {
  not_usable: "settings.bankAccounts.notUsable",
  test_failed: "settings.bankAccounts.testFailed",
  works: "settings.bankAccounts.works",
  untested: "settings.bankAccounts.untested",
}

const problemTexts: Record<Exclude<AdminSepayBankAccountProblem["code"], "other">, string> = {
  inactive: "settings.bankAccounts.problem.inactive",
  needs_api_v2: "settings.bankAccounts.problem.needsApiV2",
  tid_required: "settings.bankAccounts.problem.tidRequired",
  va_prefix_required: "settings.bankAccounts.problem.vaPrefixRequired",
}

const stateColors = { not_usable: "red", test_failed: "red", works: "green", untested: "grey" } as const

interface AccountStateCellProps {
  account: AdminSepayBankAccount
  isTesting: boolean
  /** Omitted where the account cannot be changed here. */
  onEdit?: () => void
}

/** Whether order VAs work on an account, why not, and when that was last tried. */
export function AccountStateCell({ account, isTesting, onEdit }: AccountStateCellProps) {
  const { t } = useTranslation("sepay")
  const { state, reasons } = describeAccountState(account)
  const field = findBankField(account)
  const isFieldMissing = field !== null && field !== "va_holder_name" && account[field] === null
  return (
    <div
      className="flex min-w-[180px] max-w-[280px] flex-col items-start gap-y-1"
      aria-busy={isTesting}
      aria-live="polite"
    >
      <StatusBadge color={account.is_enabled ? stateColors[state] : "grey"}>{t(stateTexts[state])}</StatusBadge>
      {reasons.map(({ code, message }) =>
        code === "other" ? (
          <span key={message} className="break-words" lang="en">
            {message}
          </span>
        ) : (
          <span key={message} className="break-words">
            {t(problemTexts[code])}
          </span>
        )
      )}
      {isFieldMissing && onEdit && (
        <Button size="small" variant="secondary" onClick={onEdit}>
          {t(editTexts[field])}
        </Button>
      )}
      {account.last_test !== null && (
        <span className="text-ui-fg-subtle txt-compact-xsmall">
          {t("settings.bankAccounts.testedAt")} <Moment at={account.last_test.at} />
        </span>
      )}
    </div>
  )
}
