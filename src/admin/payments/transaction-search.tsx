import { Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayTransaction } from "../../api/admin/sepay/money/transactions/types"
import { FormField } from "../components/form-field"
import { OccurredAt } from "../money/occurred-at"
import { QueryBody } from "../components/query-body"
import { SearchInput } from "../components/search-input"
import { formatVnd } from "../lib/format-vnd"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi, type TransactionFilters, type TransactionPage } from "../lib/sepay-admin-api"
import { useDebounced } from "../lib/use-debounced"
import { ChoiceList } from "../money/decisions/choice-list"

const LIMIT = 8

interface TransactionSearchProps {
  chosenId: string | null
  onChoose: (transaction: AdminSepayTransaction) => void
}

/** Finds incoming money that nothing has been decided about. */
export function TransactionSearch({ chosenId, onChoose }: TransactionSearchProps) {
  const { t } = useTranslation("sepay")
  const [text, setText] = useState("")
  const q = useDebounced(text.trim())
  const filters: TransactionFilters & TransactionPage = {
    ...(q === "" ? {} : { q }),
    status: ["unmatched", "late", "surplus"],
    direction: "in",
    limit: LIMIT,
    offset: 0,
  }
  const query = useQuery({
    queryKey: sepayKeys.transactionList(filters),
    queryFn: () => sepayAdminApi.listTransactions(filters),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  return (
    <>
      <FormField label={t("transactions.matchPayment.search")}>
        {(control) => (
          <SearchInput {...control} value={text} onChange={setText} placeholder={t("transactions.table.search")} />
        )}
      </FormField>
      <QueryBody query={query} loadingRows={3}>
        {({ transactions }) =>
          transactions.length === 0 ? (
            <Text size="small" role="status" className="text-ui-fg-subtle">
              {t("transactions.matchPayment.noneFound")}
            </Text>
          ) : (
            <ChoiceList
              label={t("transactions.matchPayment.found")}
              value={chosenId}
              onChange={(id) => {
                const transaction = transactions.find((found) => found.id === id)
                if (transaction) {
                  onChoose(transaction)
                }
              }}
              choices={transactions.map(({ id, free_vnd, occurred_at, is_day_only, reference_number, content }) => ({
                value: id,
                title: formatVnd(free_vnd),
                detail: (
                  <>
                    <OccurredAt transaction={{ occurred_at, is_day_only }} />
                    {reference_number !== null && ` · ${reference_number}`}
                    {content !== null && ` · “${content}”`}
                  </>
                ),
              }))}
            />
          )
        }
      </QueryBody>
    </>
  )
}
