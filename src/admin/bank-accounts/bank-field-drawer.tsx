import { Drawer, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayBankAccount } from "../../api/admin/sepay/bank-accounts/types"
import { DrawerHeader } from "../components/drawer-header"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useSepayMutation } from "../lib/use-sepay-mutation"
import { findBankField, nameAccount } from "./bank-field"
import { ChoiceForm } from "./choice-form"
import { editTexts } from "./edit-texts"
import { HolderNameForm } from "./holder-name-form"

interface BankFieldDrawerProps {
  account: AdminSepayBankAccount
  onClose: () => void
}

/** Where an admin fills in what an account's bank needs. */
export function BankFieldDrawer({ account, onClose }: BankFieldDrawerProps) {
  const { t } = useTranslation("sepay")
  const field = findBankField(account)
  const save = useSepayMutation({
    mutationFn: (value: string | null) =>
      sepayAdminApi.updateBankAccount(account.id, field === null ? {} : { [field]: value }),
    invalidates: [sepayKeys.bankAccounts, sepayKeys.setup],
    onSuccess: () => {
      toast.success(t("settings.bankField.saved"))
      onClose()
    },
  })
  if (field === null) {
    return null
  }
  return (
    <Drawer open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Drawer.Content>
        <DrawerHeader title={t(editTexts[field])} description={nameAccount(account)} />
        {field === "va_holder_name" ? (
          <HolderNameForm account={account} isSaving={save.isPending} onSave={save.mutate} />
        ) : (
          <ChoiceForm account={account} field={field} isSaving={save.isPending} onSave={save.mutate} />
        )}
      </Drawer.Content>
    </Drawer>
  )
}
