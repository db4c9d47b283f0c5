import { Badge, StatusBadge, Switch, Table, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayBankAccount } from "../../api/admin/sepay/bank-accounts/types"
import { Amount } from "../components/amount"
import { CopyButton } from "../components/copy-button"
import { AccountMenu } from "./account-menu"
import { AccountStateCell } from "./account-state-cell"
import { nameAccount } from "./bank-field"
import { MoveButtons } from "./move-buttons"
import { useAccountActions } from "./use-account-actions"

interface BankAccountRowProps {
  account: AdminSepayBankAccount
  isReadOnly: boolean
  /** Whether no other account is enabled. */
  isOnlyEnabled: boolean
  moves: { up: number | null; down: number | null }
  onEdit: () => void
}

/** A bank account: whether it takes transfers, and if not, why. */
export function BankAccountRow({ account, isReadOnly, isOnlyEnabled, moves, onEdit }: BankAccountRowProps) {
  const { t } = useTranslation("sepay")
  const actions = useAccountActions(account, isOnlyEnabled)
  return (
    <Table.Row className="align-top [&_td]:py-3" data-bank-account={account.account_number}>
      {!isReadOnly && (
        <Table.Cell>
          <MoveButtons account={account} moves={moves} isBusy={actions.isBusy} onMove={actions.moveTo} />
        </Table.Cell>
      )}
      <Table.Cell>
        <AccountName account={account} />
      </Table.Cell>
      <Table.Cell className="text-right">
        {account.balance_vnd === null ? "–" : <Amount vnd={account.balance_vnd} />}
      </Table.Cell>
      <Table.Cell>
        {account.is_active ? (
          <StatusBadge color="green" className="whitespace-nowrap">{t("settings.bankAccounts.active")}</StatusBadge>
        ) : (
          <StatusBadge color="red" className="whitespace-nowrap">{t("settings.bankAccounts.inactive")}</StatusBadge>
        )}
      </Table.Cell>
      <Table.Cell>
        <AccountStateCell account={account} isTesting={actions.isTesting} onEdit={isReadOnly ? undefined : onEdit} />
      </Table.Cell>
      <Table.Cell>
        <Switch
          size="small"
          aria-label={t("settings.bankAccounts.isEnabledOf", { account: nameAccount(account) })}
          checked={account.is_enabled}
          disabled={isReadOnly || actions.isBusy}
          onCheckedChange={(isEnabled) => void (isEnabled ? actions.enable() : actions.disable())}
        />
      </Table.Cell>
      <Table.Cell className="text-right">
        <AccountMenu account={account} actions={actions} isReadOnly={isReadOnly} onEdit={onEdit} />
      </Table.Cell>
    </Table.Row>
  )
}

function AccountName({ account }: { account: AdminSepayBankAccount }) {
  const { t } = useTranslation("sepay")
  const number = account.account_number
  return (
    <div className="flex flex-col gap-y-0.5">
      <div className="flex items-center gap-x-2">
        <Text size="small" leading="compact" weight="plus" className="text-ui-fg-base whitespace-nowrap">
          {account.bank_name}
        </Text>
        {account.is_default && (
          <Badge size="2xsmall" color="blue">
            {t("settings.bankAccounts.default")}
          </Badge>
        )}
      </div>
      <div className="flex items-center gap-x-1 tabular-nums">
        {number}
        <CopyButton content={number} label={t("settings.bankAccounts.accountNumber", { number })} />
      </div>
      <span className="whitespace-nowrap">{account.account_holder_name}</span>
      {account.label !== null && <span className="txt-compact-xsmall">{account.label}</span>}
    </div>
  )
}
