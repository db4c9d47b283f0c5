import { Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { FormField } from "../components/form-field"
import { QueryBody } from "../components/query-body"
import { SearchInput } from "../components/search-input"
import { formatVnd } from "../lib/format-vnd"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useDebounced } from "../lib/use-debounced"
import { OccurredAt } from "../money/occurred-at"
import { CheckList } from "./check-list"
import { ChosenRows } from "./chosen-rows"
import type { Person } from "./person"

const LIMIT = 8

interface TransactionPickerProps {
  onPick: (person: Person | null) => void
}

/** Chooses transfers by the text that their payer wrote: for money that belongs to no order. */
export function TransactionPicker({ onPick }: TransactionPickerProps) {
  const { t } = useTranslation("sepay")
  const [text, setText] = useState("")
  const [ids, setIds] = useState<string[]>([])
  const q = useDebounced(text.trim())
  const filters = { q, limit: LIMIT, offset: 0 }
  const query = useQuery({
    queryKey: sepayKeys.transactionList(filters),
    queryFn: () => sepayAdminApi.listTransactions(filters),
    placeholderData: keepPreviousData,
    enabled: q !== "",
    staleTime: 0,
  })
  const choose = (chosen: string[]) => {
    setIds(chosen)
    onPick(null)
  }
  return (
    <>
      <FormField label={t("personalData.person.searchTransactions")} hint={t("personalData.person.transactionsHint")}>
        {(control) => (
          <SearchInput {...control} value={text} onChange={setText} placeholder={t("transactions.table.search")} />
        )}
      </FormField>
      {q !== "" && (
        <QueryBody query={query} loadingRows={2}>
          {({ transactions, count }) => (
            <>
              {transactions.length > 0 && (
                <CheckList
                  label={t("personalData.person.transactionsFound")}
                  values={ids}
                  onChange={choose}
                  choices={transactions.map(({ id, amount_vnd, direction, occurred_at, is_day_only, reference_number, content }) => ({
                    value: id,
                    title: formatVnd(direction === "out" ? -amount_vnd : amount_vnd),
                    detail: (
                      <>
                        <OccurredAt transaction={{ occurred_at, is_day_only }} />
                        {reference_number !== null && ` · ${reference_number}`}
                        {content !== null && ` · “${content}”`}
                      </>
                    ),
                  }))}
                />
              )}
              {/* One page is enough to see that the search has to be narrower. */}
              <Text size="small" role="status" className="text-ui-fg-subtle">
                {count > LIMIT
                  ? t("personalData.person.moreFound", { count: count - LIMIT })
                  : t("personalData.person.found", { count })}
              </Text>
            </>
          )}
        </QueryBody>
      )}
      <ChosenRows count={ids.length} onClear={() => choose([])} onShow={() => onPick({ way: "transactions", ids })} />
    </>
  )
}
