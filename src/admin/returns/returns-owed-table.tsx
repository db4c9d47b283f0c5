import { Label, Switch, Table, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useId, useState } from "react"
import { useTranslation } from "react-i18next"

import { QueryBody } from "../components/query-body"
import { TablePages } from "../components/table-pages"
import { formatVnd } from "../lib/format-vnd"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { PAGE_SIZE } from "../money/list-state"
import { ReturnOwedRow } from "./return-owed-row"

/** New refunds appear while the list is looked at. */
const REFRESH_MILLISECONDS = 15_000

interface ReturnsOwedTableProps {
  pageIndex: number
  onPageChange: (pageIndex: number) => void
}

/** What has to be transferred back, and what was. */
export function ReturnsOwedTable({ pageIndex, onPageChange }: ReturnsOwedTableProps) {
  const { t } = useTranslation("sepay")
  const switchId = useId()
  const [isShowingDone, setIsShowingDone] = useState(false)
  const request = {
    ...(isShowingDone ? {} : { status: "owed" as const }),
    limit: PAGE_SIZE,
    offset: pageIndex * PAGE_SIZE,
  }
  const query = useQuery({
    queryKey: sepayKeys.returnsOwedList(request),
    queryFn: () => sepayAdminApi.listReturnsOwed(request),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MILLISECONDS,
    staleTime: 0,
  })
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle">
          {t("transactions.returns.description")}
          {query.data && query.data.owed_vnd > 0 && (
            <strong className="text-ui-fg-base ml-2 font-medium">
              {t("transactions.returns.owedInAll", { amount: formatVnd(query.data.owed_vnd) })}
            </strong>
          )}
        </Text>
        <div className="flex items-center gap-x-2">
          <Switch
            id={switchId}
            size="small"
            checked={isShowingDone}
            onCheckedChange={(isChecked) => {
              setIsShowingDone(isChecked)
              onPageChange(0)
            }}
          />
          <Label htmlFor={switchId} size="small">
            {t("transactions.returns.showDone")}
          </Label>
        </div>
      </div>
      <QueryBody query={query} loadingRows={6}>
        {({ returns_owed, count }) =>
          returns_owed.length === 0 ? (
            <div className="flex min-h-[250px] flex-col items-center justify-center gap-2 border-y p-6 text-center">
              <Text weight="plus">{t("transactions.returns.empty")}</Text>
              <Text>{t("transactions.returns.emptyHint")}</Text>
            </div>
          ) : (
            <>
              <div className="overflow-x-auto">
                <Table>
                  <Table.Header>
                    <Table.Row>
                      <Table.HeaderCell>{t("transactions.returns.column.since")}</Table.HeaderCell>
                      <Table.HeaderCell>{t("transactions.returns.column.order")}</Table.HeaderCell>
                      <Table.HeaderCell className="text-right">
                        {t("transactions.returns.column.amount")}
                      </Table.HeaderCell>
                      <Table.HeaderCell>{t("transactions.returns.column.status")}</Table.HeaderCell>
                      <Table.HeaderCell>{t("transactions.returns.column.confirmation")}</Table.HeaderCell>
                    </Table.Row>
                  </Table.Header>
                  <Table.Body>
                    {returns_owed.map((returnOwed) => (
                      <ReturnOwedRow key={returnOwed.id} returnOwed={returnOwed} />
                    ))}
                  </Table.Body>
                </Table>
              </div>
              <TablePages count={count} pageSize={PAGE_SIZE} pageIndex={pageIndex} onPageChange={onPageChange} />
            </>
          )
        }
      </QueryBody>
    </div>
  )
}
