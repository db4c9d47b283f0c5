import { Button, Drawer, InlineTip } from "@medusajs/ui"
import type { FormEvent, ReactNode } from "react"
import { useTranslation } from "react-i18next"

import { DrawerHeader } from "../../components/drawer-header"
import { useReturnFocus } from "../../lib/use-return-focus"

interface DecisionDrawerProps {
  onOpenChange: (isOpen: boolean) => void
  title: string
  description: string
  /** What confirming will do, and what it will not. */
  consequence: string
  confirmText: string
  variant?: "primary" | "danger"
  isPending: boolean
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  children: ReactNode
}

/** A form that decides about money: what is entered, what will happen, and the button that makes it happen. */
export function DecisionDrawer({ onOpenChange, ...props }: DecisionDrawerProps) {
  const { t } = useTranslation("sepay")
  const returnFocus = useReturnFocus()
  const { title, description, consequence, confirmText, variant = "primary", isPending, onSubmit, children } = props
  return (
    <Drawer open onOpenChange={onOpenChange}>
      <Drawer.Content onCloseAutoFocus={returnFocus}>
        {/* React hands events of a portal to its parent too: a form around this one must not be submitted with it. */}
        <form
          noValidate
          className="flex flex-1 flex-col overflow-hidden"
          onSubmit={(event) => {
            event.stopPropagation()
            onSubmit(event)
          }}
        >
          <DrawerHeader title={title} description={description} />
          <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
            {children}
            <div aria-live="polite">
              <InlineTip label={t("transactions.form.whatHappens")} variant="info">
                {consequence}
              </InlineTip>
            </div>
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button type="button" size="small" variant="secondary">
                {t("transactions.form.cancel")}
              </Button>
            </Drawer.Close>
            <Button type="submit" size="small" variant={variant} isLoading={isPending}>
              {confirmText}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
