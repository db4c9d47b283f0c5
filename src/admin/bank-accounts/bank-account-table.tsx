import { Table } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayBankAccount } from "../../api/admin/sepay/bank-accounts/types"
import { BankAccountRow } from "./bank-account-row"
import { BankFieldDrawer } from "./bank-field-drawer"
import { findMoves } from "./turn"

interface BankAccountTableProps {
  /** In the order in which they are tried. */
  accounts: AdminSepayBankAccount[]
  isReadOnly: boolean
}

/** The bank accounts, a row each. */
export function BankAccountTable({ accounts, isReadOnly }: BankAccountTableProps) {
  const { t } = useTranslation("sepay")
  const [editedId, setEditedId] = useState<string | null>(null)
  const edited = accounts.find(({ id }) => id === editedId)
  const enabledCount = accounts.filter((account) => account.is_enabled).length
  return (
    <>
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              {!isReadOnly && <Table.HeaderCell>{t("settings.bankAccounts.order")}</Table.HeaderCell>}
              <Table.HeaderCell>{t("settings.bankAccounts.account")}</Table.HeaderCell>
              <Table.HeaderCell className="text-right">{t("settings.bankAccounts.balance")}</Table.HeaderCell>
              <Table.HeaderCell>{t("settings.bankAccounts.sepay")}</Table.HeaderCell>
              <Table.HeaderCell>{t("settings.bankAccounts.virtualAccounts")}</Table.HeaderCell>
              <Table.HeaderCell>{t("settings.bankAccounts.enabled")}</Table.HeaderCell>
              <Table.HeaderCell>
                <span className="sr-only">{t("settings.bankAccounts.actions")}</span>
              </Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {accounts.map((account, index) => (
              <BankAccountRow
                key={account.id}
                account={account}
                isReadOnly={isReadOnly}
                isOnlyEnabled={account.is_enabled && enabledCount === 1}
                moves={findMoves(accounts, index)}
                onEdit={() => setEditedId(account.id)}
              />
            ))}
          </Table.Body>
        </Table>
      </div>
      {edited && <BankFieldDrawer account={edited} onClose={() => setEditedId(null)} />}
    </>
  )
}
