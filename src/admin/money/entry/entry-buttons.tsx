import { Button } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { ImportModal } from "../import/import-modal"
import { RecordDrawer } from "./record-drawer"

interface EntryButtonsProps {
  /** Shows a transaction. */
  onOpen: (transactionId: string) => void
  /** Shows what was imported. */
  onShowImported: () => void
}

/** Records what SePay never reported: one transfer, or a bank's statement. */
export function EntryButtons({ onOpen, onShowImported }: EntryButtonsProps) {
  const { t } = useTranslation("sepay")
  const [dialog, setDialog] = useState<"record" | "import" | null>(null)
  const close = () => setDialog(null)
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" variant="secondary" onClick={() => setDialog("record")}>
        {t("entry.record.action")}
      </Button>
      <Button size="small" variant="secondary" onClick={() => setDialog("import")}>
        {t("entry.import.action")}
      </Button>
      {dialog === "record" && <RecordDrawer onClose={close} onOpen={onOpen} />}
      {dialog === "import" && (
        <ImportModal
          onClose={close}
          onShow={() => {
            close()
            onShowImported()
          }}
        />
      )}
    </div>
  )
}
