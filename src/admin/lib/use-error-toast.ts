import { toast } from "@medusajs/ui"
import { useCallback } from "react"
import { useTranslation } from "react-i18next"

import { useErrorMessage } from "./use-error-message"

/** Shows in a toast why something did not work. */
export function useErrorToast(): (error: unknown) => void {
  const { t } = useTranslation("sepay")
  const errorMessage = useErrorMessage()
  return useCallback(
    (error) => {
      toast.error(t("common.error.title"), { description: errorMessage(error) })
    },
    [t, errorMessage]
  )
}
