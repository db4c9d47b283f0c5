import { Bolt, EllipsisHorizontal, PencilSquare, Star } from "@medusajs/icons"
import { DropdownMenu, IconButton } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayBankAccount } from "../../api/admin/sepay/bank-accounts/types"
import { findBankField, nameAccount } from "./bank-field"
import { editTexts } from "./edit-texts"
import type { useAccountActions } from "./use-account-actions"

interface AccountMenuProps {
  account: AdminSepayBankAccount
  actions: ReturnType<typeof useAccountActions>
  isReadOnly: boolean
  onEdit: () => void
}

const ITEM = "[&_svg]:text-ui-fg-subtle flex items-center gap-x-2"

/** What can be done with an account beside switching it on and off. */
export function AccountMenu({ account, actions, isReadOnly, onEdit }: AccountMenuProps) {
  const { t } = useTranslation("sepay")
  const field = findBankField(account)
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton
          size="small"
          variant="transparent"
          isLoading={actions.isBusy}
          aria-label={t("settings.bankAccounts.actionsOf", { account: nameAccount(account) })}
        >
          <EllipsisHorizontal />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        <DropdownMenu.Item className={ITEM} onSelect={() => void actions.test()}>
          <Bolt />
          {t("settings.bankAccounts.test")}
        </DropdownMenu.Item>
        {!isReadOnly && field !== null && (
          <DropdownMenu.Item className={ITEM} onSelect={onEdit}>
            <PencilSquare />
            {t(editTexts[field])}
          </DropdownMenu.Item>
        )}
        {!isReadOnly && (
          <DropdownMenu.Item className={ITEM} disabled={account.is_default} onSelect={actions.makeDefault}>
            <Star />
            {t("settings.bankAccounts.makeDefault")}
          </DropdownMenu.Item>
        )}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
