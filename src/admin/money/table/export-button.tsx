import { ArrowDownTray } from "@medusajs/icons"
import { Button, toast } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { saveFile } from "../../lib/save-file"
import { sepayAdminApi } from "../../lib/sepay-admin-api"
import { useSepayMutation } from "../../lib/use-sepay-mutation"
import { type ListState, toDay, toFilters } from "../list-state"

interface ExportButtonProps {
  state: ListState
}

/** Saves the filtered transactions, of all pages, as a CSV file. */
export function ExportButton({ state }: ExportButtonProps) {
  const { t } = useTranslation("sepay")
  const { mutate, isPending } = useSepayMutation<string>({
    mutationFn: async () => {
      const response = await sepayAdminApi.exportTransactions({ ...toFilters(state), order: state.order })
      const name = `sepay-transactions-${toDay(new Date())}.csv`
      saveFile(await response.blob(), name)
      return name
    },
    invalidates: [],
    onSuccess: (file) => {
      toast.success(t("transactions.export.done", { file }))
    },
  })
  return (
    <Button size="small" variant="secondary" isLoading={isPending} onClick={() => mutate()}>
      <ArrowDownTray />
      {t("transactions.export.action")}
    </Button>
  )
}
