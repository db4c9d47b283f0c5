import { ArrowDownTray, Trash } from "@medusajs/icons"
import { Button, Heading, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayPersonalDataPreview } from "../../api/admin/sepay/personal-data/types"
import { QueryBody } from "../components/query-body"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { EraseDrawer } from "./erase-drawer"
import { ExportDrawer } from "./export-drawer"
import { MissingPolicy } from "./missing-policy"
import { type Person, toPersonName } from "./person"
import { PreviewTable } from "./preview-table"
import { summarizePreview } from "./summarize-preview"
import { personText } from "./way-texts"

interface PersonPreviewProps {
  person: Person
  can: (policy: string) => boolean
}

/** What is known of a person, without the texts, and what can be done with it. */
export function PersonPreview({ person, can }: PersonPreviewProps) {
  const name = toPersonName(person)
  const query = useQuery({
    queryKey: sepayKeys.personalDataPreview(name),
    queryFn: () => sepayAdminApi.previewPersonalData(name),
    staleTime: 0,
    // Not longer in the browser than it is looked at.
    gcTime: 0,
  })
  return <QueryBody query={query}>{({ preview }) => <Known person={person} preview={preview} can={can} />}</QueryBody>
}

const EXPORT = "sepay_personal_data:export"
const ERASE = "sepay_personal_data:delete"

interface KnownProps extends PersonPreviewProps {
  preview: AdminSepayPersonalDataPreview
}

function Known({ person, preview, can }: KnownProps) {
  const { t } = useTranslation("sepay")
  const [open, setOpen] = useState<"export" | "erase" | null>(null)
  const summary = summarizePreview(preview)
  const missing = [EXPORT, ERASE].filter((policy) => !can(policy))
  const close = () => setOpen(null)
  return (
    <div>
      <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
        <div className="flex min-w-0 max-w-[640px] flex-col gap-y-1">
          <Heading level="h3" className="break-words">
            {personText(t, person)}
          </Heading>
          <Text size="small" role="status" className="text-ui-fg-subtle">
            {summary.isEmpty ? t("personalData.preview.empty") : <Summary preview={preview} />}
          </Text>
          {missing.length > 0 && <MissingPolicy policies={missing} />}
        </div>
        <div className="flex items-center gap-x-2">
          <Button size="small" variant="secondary" disabled={!can(EXPORT)} onClick={() => setOpen("export")}>
            <ArrowDownTray />
            {t("personalData.export.action")}
          </Button>
          <Button size="small" variant="danger" disabled={!can(ERASE) || summary.isEmpty} onClick={() => setOpen("erase")}>
            <Trash />
            {t("personalData.erase.action")}
          </Button>
        </div>
      </div>
      <PreviewTable preview={preview} />
      {open === "export" && <ExportDrawer person={person} onClose={close} />}
      {open === "erase" && <EraseDrawer person={person} summary={summary} onClose={close} />}
    </div>
  )
}

function Summary({ preview }: Pick<KnownProps, "preview">) {
  const { t } = useTranslation("sepay")
  const parts = [
    { count: preview.transactions.length, text: t("personalData.preview.transactions", { count: preview.transactions.length }) },
    { count: preview.unreadable_rows.length, text: t("personalData.preview.unreadable", { count: preview.unreadable_rows.length }) },
    { count: preview.returns_owed, text: t("personalData.preview.returns", { count: preview.returns_owed }) },
    { count: preview.admin_actions, text: t("personalData.preview.notes", { count: preview.admin_actions }) },
  ]
  return parts.flatMap(({ count, text }) => (count === 0 ? [] : [text])).join(" · ")
}
