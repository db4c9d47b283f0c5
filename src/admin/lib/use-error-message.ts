import { FetchError } from "@medusajs/js-sdk"
import { useCallback } from "react"
import { useTranslation } from "react-i18next"

/** What went wrong, in words: the server's own sentence where it answered. */
export function useErrorMessage(): (error: unknown) => string {
  const { t } = useTranslation("sepay")
  return useCallback(
    (error) => (error instanceof FetchError && error.message ? error.message : t("common.error.unreachable")),
    [t]
  )
}
