import { usePrompt } from "@medusajs/ui"
import { useCallback } from "react"
import { useTranslation } from "react-i18next"

interface Confirmation {
  title: string
  /** What will happen, and what will not. */
  description: string
  /** The verb on the button: "Disable", not "OK". */
  confirmText: string
  /** Default: `confirmation`. */
  variant?: "danger" | "confirmation"
}

/** Asks before something happens; resolves to whether the admin wants it. */
export function useConfirmAction(): (confirmation: Confirmation) => Promise<boolean> {
  const { t } = useTranslation("sepay")
  const prompt = usePrompt()
  return useCallback(
    ({ variant = "confirmation", ...confirmation }) =>
      prompt({ ...confirmation, variant, cancelText: t("common.action.cancel") }),
    [prompt, t]
  )
}
