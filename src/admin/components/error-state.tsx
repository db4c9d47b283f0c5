import { ExclamationCircle } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

import { useErrorMessage } from "../lib/use-error-message"

interface ErrorStateProps {
  error: unknown
  onRetry: () => void
}

/** What could not be loaded stands here: why, and a way to try again. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation("sepay")
  const errorMessage = useErrorMessage()
  return (
    <div role="alert" className="flex flex-col items-center gap-y-3 px-6 py-10 text-center">
      <ExclamationCircle aria-hidden className="text-ui-fg-subtle" />
      <div className="flex flex-col gap-y-1">
        <Text size="small" leading="compact" weight="plus">
          {t("common.error.loading")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {errorMessage(error)}
        </Text>
      </div>
      <Button size="small" variant="secondary" onClick={onRetry}>
        {t("common.action.retry")}
      </Button>
    </div>
  )
}
