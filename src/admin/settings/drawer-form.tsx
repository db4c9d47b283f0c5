import { Button, Drawer } from "@medusajs/ui"
import type { FormEventHandler, ReactNode } from "react"
import { useTranslation } from "react-i18next"

interface DrawerFormProps {
  children: ReactNode
  saveText: string
  isSaving: boolean
  /** Whether there is something to save, and nothing wrong with it. */
  canSave: boolean
  onSubmit: FormEventHandler<HTMLFormElement>
}

/** A form that fills a drawer, with its buttons at the end. */
export function DrawerForm({ children, saveText, isSaving, canSave, onSubmit }: DrawerFormProps) {
  const { t } = useTranslation("sepay")
  return (
    <form className="flex flex-1 flex-col overflow-hidden" noValidate onSubmit={onSubmit}>
      <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">{children}</Drawer.Body>
      <Drawer.Footer>
        <Drawer.Close asChild>
          <Button size="small" variant="secondary" type="button">
            {t("common.action.cancel")}
          </Button>
        </Drawer.Close>
        <Button size="small" type="submit" isLoading={isSaving} disabled={!canSave}>
          {saveText}
        </Button>
      </Drawer.Footer>
    </form>
  )
}
