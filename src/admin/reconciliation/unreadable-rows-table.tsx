import { Button, Table, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayUnreadableRow } from "../../api/admin/sepay/reconciliation/unreadable-rows/types"
import { Moment } from "../components/moment"
import { QueryBody } from "../components/query-body"
import { TablePages } from "../components/table-pages"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { PAGE_SIZE } from "../money/list-state"
import { DismissUnreadableRowDrawer } from "./dismiss-unreadable-row-drawer"

interface UnreadableRowsTableProps {
  pageIndex: number
  onPageChange: (pageIndex: number) => void
}

/** What SePay told of and the plugin cannot read: its money is in no sum until a person has looked. */
export function UnreadableRowsTable({ pageIndex, onPageChange }: UnreadableRowsTableProps) {
  const { t } = useTranslation("sepay")
  const [dismissed, setDismissed] = useState<AdminSepayUnreadableRow | null>(null)
  const request = { status: "open" as const, limit: PAGE_SIZE, offset: pageIndex * PAGE_SIZE }
  const query = useQuery({
    queryKey: sepayKeys.unreadableRowList(request),
    queryFn: () => sepayAdminApi.listUnreadableRows(request),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  return (
    <div>
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t("transactions.unreadable.description")}
      </Text>
      <QueryBody query={query} loadingRows={3}>
        {({ unreadable_rows, count }) =>
          unreadable_rows.length === 0 ? (
            <div className="flex min-h-[150px] items-center justify-center border-y p-6 text-center">
              <Text weight="plus">{t("transactions.unreadable.empty")}</Text>
            </div>
          ) : (
            <>
              <div className="overflow-x-auto">
                <Table>
                  <Table.Header>
                    <Table.Row>
                      <Table.HeaderCell>{t("transactions.unreadable.column.since")}</Table.HeaderCell>
                      <Table.HeaderCell>{t("transactions.unreadable.column.account")}</Table.HeaderCell>
                      <Table.HeaderCell>{t("transactions.unreadable.column.problem")}</Table.HeaderCell>
                      <Table.HeaderCell />
                    </Table.Row>
                  </Table.Header>
                  <Table.Body>
                    {unreadable_rows.map((row) => (
                      <UnreadableRow key={row.id} row={row} onDismiss={() => setDismissed(row)} />
                    ))}
                  </Table.Body>
                </Table>
              </div>
              <TablePages count={count} pageSize={PAGE_SIZE} pageIndex={pageIndex} onPageChange={onPageChange} />
            </>
          )
        }
      </QueryBody>
      {dismissed !== null && (
        <DismissUnreadableRowDrawer row={dismissed} onOpenChange={(isOpen) => setDismissed(isOpen ? dismissed : null)} />
      )}
    </div>
  )
}

interface UnreadableRowProps {
  row: AdminSepayUnreadableRow
  onDismiss: () => void
}

function UnreadableRow({ row, onDismiss }: UnreadableRowProps) {
  const { t } = useTranslation("sepay")
  return (
    <Table.Row>
      <Table.Cell>
        <Moment at={row.created_at} />
      </Table.Cell>
      <Table.Cell>
        <div className="flex flex-col py-2">
          <span>{[row.bank_name, row.account_number].filter(Boolean).join(" ") || t("transactions.none")}</span>
          <span className="text-ui-fg-subtle">{row.source === "api" ? t("transactions.unreadable.source.api") : t("transactions.unreadable.source.webhook")}</span>
        </div>
      </Table.Cell>
      <Table.Cell className="max-w-[420px]">
        <div className="flex flex-col gap-y-1 py-2">
          <span className="whitespace-normal">{row.problem}</span>
          <details>
            <summary className="text-ui-fg-subtle cursor-pointer">{t("transactions.unreadable.raw")}</summary>
            <code className="txt-compact-xsmall block whitespace-pre-wrap break-all">{row.raw}</code>
          </details>
        </div>
      </Table.Cell>
      <Table.Cell className="text-right">
        <Button size="small" variant="secondary" onClick={onDismiss}>
          {t("transactions.unreadable.dismiss")}
        </Button>
      </Table.Cell>
    </Table.Row>
  )
}
