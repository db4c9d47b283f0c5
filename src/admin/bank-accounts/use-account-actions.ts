import { toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import type { AdminSepayBankAccount } from "../../api/admin/sepay/bank-accounts/types"
import { formatVnd } from "../lib/format-vnd"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useConfirmAction } from "../lib/use-confirm-action"
import { useSepayMutation } from "../lib/use-sepay-mutation"
import { nameAccount } from "./bank-field"

/** What the server opens and cancels in a test. */
const TEST_AMOUNT_VND = 10_000

type Change = Parameters<typeof sepayAdminApi.updateBankAccount>[1]

/** What an admin can do with an account from its row. What others would notice is asked about before. */
export function useAccountActions(account: AdminSepayBankAccount, isOnlyEnabled: boolean) {
  const { t } = useTranslation("sepay")
  const confirm = useConfirmAction()
  const name = { account: nameAccount(account) }
  const invalidates = [sepayKeys.bankAccounts, sepayKeys.setup]
  const change = useSepayMutation({
    mutationFn: ({ body }: { body: Change; done?: string }) => sepayAdminApi.updateBankAccount(account.id, body),
    invalidates,
    onSuccess: (_, { done }) => {
      if (done !== undefined) {
        toast.success(done)
      }
    },
  })
  const runTest = useSepayMutation({
    mutationFn: () => sepayAdminApi.testBankAccount(account.id),
    invalidates,
    onSuccess: ({ bank_account: { last_test } }) => {
      if (last_test === null || last_test.problem === null) {
        toast.success(t("settings.bankAccounts.testPassed", name))
      } else {
        toast.error(t("settings.bankAccounts.testProblem", name), { description: last_test.problem })
      }
    },
  })

  return {
    isBusy: change.isPending || runTest.isPending,
    isTesting: runTest.isPending,
    enable: () =>
      change.mutate({ body: { is_enabled: true }, done: t("settings.bankAccounts.wasEnabled", name) }),
    disable: async () => {
      const isWanted = await confirm({
        title: t("settings.bankAccounts.confirmDisable.title", name),
        description: isOnlyEnabled
          ? t("settings.bankAccounts.confirmDisable.lastDescription")
          : t("settings.bankAccounts.confirmDisable.description"),
        confirmText: t("settings.bankAccounts.confirmDisable.action"),
        variant: "danger",
      })
      if (isWanted) {
        change.mutate({ body: { is_enabled: false }, done: t("settings.bankAccounts.wasDisabled", name) })
      }
    },
    makeDefault: () =>
      change.mutate({ body: { is_default: true }, done: t("settings.bankAccounts.madeDefault", name) }),
    moveTo: (rank: number) => change.mutate({ body: { rank } }),
    test: async () => {
      const isWanted = await confirm({
        title: t("settings.bankAccounts.confirmTest.title", name),
        description: t("settings.bankAccounts.confirmTest.description", { amount: formatVnd(TEST_AMOUNT_VND) }),
        confirmText: t("settings.bankAccounts.confirmTest.action"),
      })
      if (isWanted) {
        runTest.mutate()
      }
    },
  }
}
