import { Button, FocusModal, Heading, InlineTip, Input, Text, toast } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { FormProvider, useForm } from "react-hook-form"
import { useTranslation } from "react-i18next"

import type {
  AdminSepayImportedStatementResponse,
  AdminSepayStatementColumns,
  AdminSepayStatementPreviewResponse,
} from "../../../api/admin/sepay/money/transactions/types"
import { FormField } from "../../components/form-field"
import { ModalHeader } from "../../components/modal-header"
import { QueryBody } from "../../components/query-body"
import { sepayKeys } from "../../lib/query-keys"
import { sepayAdminApi } from "../../lib/sepay-admin-api"
import { useReturnFocus } from "../../lib/use-return-focus"
import { useSepayMutation } from "../../lib/use-sepay-mutation"
import { ReasonField, type ReasonFields } from "../decisions/reason-field"
import { AccountField, type AccountFields } from "../entry/account-field"
import { ColumnPicker } from "./column-picker"
import { ImportResult } from "./import-result"
import { PreviewTable } from "./preview-table"
import { type ChosenFile, readFile } from "./read-file"
import { isToBeRecorded, type RowChoices } from "./statement-rows"

interface ImportModalProps {
  onClose: () => void
  /** Shows what was imported. */
  onShow: () => void
}

type ImportFields = ReasonFields & AccountFields

const NO_CHOICES: RowChoices = new Map()
const FORM_ID = "sepay-import"

/** Records what is on a bank's statement and not in the ledger: the file, its columns, what each row is, and what became of it. */
export function ImportModal({ onClose, onShow }: ImportModalProps) {
  const { t } = useTranslation("sepay")
  const returnFocus = useReturnFocus()
  const form = useForm<ImportFields>({ defaultValues: { accountNumber: "", reason: "" } })
  const accountNumber = form.watch("accountNumber")
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [fileError, setFileError] = useState<string | undefined>()
  const [columns, setColumns] = useState<AdminSepayStatementColumns | null>(null)
  const [choices, setChoices] = useState(NO_CHOICES)
  const [imported, setImported] = useState<AdminSepayImportedStatementResponse | null>(null)
  const isReady = file !== null && accountNumber !== ""
  const query = useQuery({
    queryKey: sepayKeys.statementPreview(file?.key ?? "", accountNumber, columns),
    queryFn: () =>
      sepayAdminApi.previewStatement({
        csv_base64: file?.base64 ?? "",
        account_number: accountNumber,
        ...(columns === null ? {} : { columns }),
      }),
    enabled: isReady && imported === null,
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const preview = query.data
  const recorded = preview?.rows.filter((row) => isToBeRecorded(row, choices)).length ?? 0
  const { mutate, isPending } = useSepayMutation<AdminSepayImportedStatementResponse, ImportFields & { preview: AdminSepayStatementPreviewResponse }>({
    mutationFn: ({ preview: shown, ...fields }) =>
      sepayAdminApi.importStatement({
        csv_base64: file?.base64 ?? "",
        account_number: fields.accountNumber,
        columns: shown.columns,
        choices: [...choices].map(([line, choice]) => ({ line, choice })),
        reason: fields.reason.trim(),
      }),
    invalidates: [sepayKeys.transactions, sepayKeys.attention, sepayKeys.statistics],
    onSuccess: (answer) => {
      toast.success(t("entry.import.done"))
      setImported(answer)
    },
  })

  const startOver = () => {
    setColumns(null)
    setChoices(NO_CHOICES)
  }
  const chooseFile = async (chosen: File | undefined) => {
    startOver()
    setFileError(undefined)
    try {
      setFile(chosen ? await readFile(chosen) : null)
    } catch {
      setFile(null)
      setFileError(t("entry.import.fileUnreadable"))
    }
  }

  return (
    <FocusModal open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <FocusModal.Content onCloseAutoFocus={returnFocus}>
        <ModalHeader>
          {imported === null ? (
            <Button
              size="small"
              type="submit"
              form={FORM_ID}
              isLoading={isPending}
              disabled={recorded === 0 || query.isPlaceholderData || isPending}
            >
              {t("entry.import.confirm", { total: recorded })}
            </Button>
          ) : (
            <Button size="small" type="button" onClick={onClose}>
              {t("entry.import.close")}
            </Button>
          )}
        </ModalHeader>
        <FocusModal.Body className="overflow-y-auto">
          <div className="mx-auto flex w-full max-w-6xl flex-col gap-y-8 px-6 py-12">
            <div>
              <FocusModal.Title asChild>
                <Heading level="h1">{t("entry.import.title")}</Heading>
              </FocusModal.Title>
              <FocusModal.Description asChild>
                <Text size="small" className="text-ui-fg-subtle">
                  {t("entry.import.description")}
                </Text>
              </FocusModal.Description>
            </div>
            {imported !== null ? (
              <ImportResult imported={imported} onShow={onShow} />
            ) : (
              <FormProvider {...form}>
                <form
                  id={FORM_ID}
                  noValidate
                  className="flex flex-col gap-y-8"
                  onSubmit={(event) => {
                    event.stopPropagation()
                    void form.handleSubmit((fields) => preview && mutate({ ...fields, preview }))(event)
                  }}
                >
                  <div className="grid gap-6 sm:grid-cols-2">
                    <AccountField />
                    <FormField label={t("entry.import.file")} hint={t("entry.import.fileHint")} error={fileError}>
                      {(control) => (
                        <Input
                          {...control}
                          type="file"
                          accept=".csv,.txt,.tsv,text/csv,text/plain"
                          onChange={({ target }) => void chooseFile(target.files?.[0])}
                        />
                      )}
                    </FormField>
                  </div>
                  {isReady && (
                    <QueryBody query={query} loadingRows={6}>
                      {(shown) => (
                        <div className="flex flex-col gap-y-8" aria-busy={query.isPlaceholderData}>
                          <ColumnPicker
                            preview={shown}
                            onChange={(chosen) => {
                              setColumns(chosen)
                              setChoices(NO_CHOICES)
                            }}
                          />
                          {shown.missing.length === 0 && (
                            <>
                              <PreviewTable rows={shown.rows} choices={choices} onChoose={setChoices} />
                              <div aria-live="polite">
                                <InlineTip label={t("transactions.form.whatHappens")} variant="info">
                                  {recorded === 0 ? t("entry.import.nothing") : t("entry.import.consequence", { total: recorded })}
                                </InlineTip>
                              </div>
                              {recorded > 0 && <ReasonField />}
                            </>
                          )}
                        </div>
                      )}
                    </QueryBody>
                  )}
                </form>
              </FormProvider>
            )}
          </div>
        </FocusModal.Body>
      </FocusModal.Content>
    </FocusModal>
  )
}
