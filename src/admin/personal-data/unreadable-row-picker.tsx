import { Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Moment } from "../components/moment"
import { QueryBody } from "../components/query-body"
import { TablePages } from "../components/table-pages"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { CheckList } from "./check-list"
import { ChosenRows } from "./chosen-rows"
import type { Person } from "./person"

const ROWS_PER_PAGE = 8

interface UnreadableRowPickerProps {
  onPick: (person: Person | null) => void
}

/** Chooses reports of SePay's that could not be read, open and closed ones. */
export function UnreadableRowPicker({ onPick }: UnreadableRowPickerProps) {
  const { t } = useTranslation("sepay")
  const [pageIndex, setPageIndex] = useState(0)
  const [ids, setIds] = useState<string[]>([])
  const request = { limit: ROWS_PER_PAGE, offset: pageIndex * ROWS_PER_PAGE }
  const query = useQuery({
    queryKey: sepayKeys.unreadableRowList(request),
    queryFn: () => sepayAdminApi.listUnreadableRows(request),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const choose = (chosen: string[]) => {
    setIds(chosen)
    onPick(null)
  }
  return (
    <QueryBody query={query}>
      {({ unreadable_rows, count }) =>
        count === 0 ? (
          <Text size="small" role="status" className="text-ui-fg-subtle">
            {t("personalData.person.noUnreadable")}
          </Text>
        ) : (
          <>
            <CheckList
              label={t("personalData.way.unreadable")}
              values={ids}
              onChange={choose}
              choices={unreadable_rows.map(({ id, created_at, bank_name, account_number, raw }) => ({
                value: id,
                title: (
                  <>
                    <Moment at={created_at} />
                    {bank_name !== null && ` · ${bank_name}`}
                    {account_number !== null && ` · ${account_number}`}
                  </>
                ),
                detail: <span className="line-clamp-3 break-all">{raw}</span>,
              }))}
            />
            {count > ROWS_PER_PAGE && (
              <TablePages count={count} pageSize={ROWS_PER_PAGE} pageIndex={pageIndex} onPageChange={setPageIndex} />
            )}
            <ChosenRows count={ids.length} onClear={() => choose([])} onShow={() => onPick({ way: "unreadable", ids })} />
          </>
        )
      }
    </QueryBody>
  )
}
