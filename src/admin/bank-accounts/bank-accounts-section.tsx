import { ArrowPath } from "@medusajs/icons"
import { Button, InlineTip, Text, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { QueryBody } from "../components/query-body"
import { SettingsSection } from "../components/settings-section"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useSepayMutation } from "../lib/use-sepay-mutation"
import { BankAccountTable } from "./bank-account-table"
import { useBankAccounts } from "./use-bank-accounts"

/** The company's bank accounts at SePay: which of them take transfers, in which order. */
export function BankAccountsSection() {
  const { t } = useTranslation("sepay")
  const bankAccounts = useBankAccounts()
  const refresh = useSepayMutation({
    mutationFn: sepayAdminApi.refreshBankAccounts,
    invalidates: [sepayKeys.bankAccounts, sepayKeys.setup],
    onSuccess: () => {
      toast.success(t("settings.bankAccounts.refreshed"))
    },
  })
  return (
    <SettingsSection
      title={t("settings.bankAccounts.title")}
      description={t("settings.bankAccounts.description")}
      aside={
        <Button
          className="shrink-0"
          size="small"
          variant="secondary"
          isLoading={refresh.isPending}
          onClick={() => refresh.mutate()}
        >
          <ArrowPath aria-hidden />
          {t("settings.bankAccounts.refresh")}
        </Button>
      }
    >
      <QueryBody query={bankAccounts}>
        {({ accounts, isSetInOptions }) => (
          <>
            {isSetInOptions && (
              <div className="px-6 py-4">
                <InlineTip label={t("settings.bankAccounts.title")}>{t("settings.bankAccounts.inOptions")}</InlineTip>
              </div>
            )}
            {accounts.length === 0 ? (
              <NoBankAccounts />
            ) : (
              <BankAccountTable accounts={accounts} isReadOnly={isSetInOptions} />
            )}
          </>
        )}
      </QueryBody>
    </SettingsSection>
  )
}

function NoBankAccounts() {
  const { t } = useTranslation("sepay")
  return (
    <div className="flex flex-col items-center gap-y-1 px-6 py-10 text-center">
      <Text size="small" leading="compact" weight="plus">
        {t("settings.bankAccounts.empty")}
      </Text>
      <Text size="small" className="text-ui-fg-subtle">
        {t("settings.bankAccounts.emptyHint")}
      </Text>
    </div>
  )
}
