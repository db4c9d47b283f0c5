import { XMark } from "@medusajs/icons"
import { FocusModal, IconButton } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

interface ModalHeaderProps {
  /** What can be done with what the modal shows. */
  children: ReactNode
}

/** The head of a modal. (The button of Medusa UI's own has no name for a screen reader.) */
export function ModalHeader({ children }: ModalHeaderProps) {
  const { t } = useTranslation("sepay")
  return (
    <div className="border-ui-border-base flex items-center justify-between gap-x-4 border-b px-4 py-2">
      <FocusModal.Close asChild>
        <IconButton size="small" type="button" variant="transparent" aria-label={t("common.action.close")}>
          <XMark />
        </IconButton>
      </FocusModal.Close>
      {children}
    </div>
  )
}
