import { DataTable, type DataTableSortingState, Text, useDataTable } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useCallback, useState } from "react"
import { useTranslation } from "react-i18next"

import { ErrorState } from "../../components/error-state"
import { sepayKeys } from "../../lib/query-keys"
import { sepayAdminApi } from "../../lib/sepay-admin-api"
import { FilterBar } from "../filters/filter-bar"
import { FilterMenu } from "../filters/filter-menu"
import {
  activeFilters,
  FILTER_NAMES,
  type FilterName,
  type ListState,
  PAGE_SIZE,
  toFilters,
  toPage,
} from "../list-state"
import { ExportButton } from "./export-button"
import { TransactionSearchBox } from "./transaction-search-box"
import { useTransactionColumns } from "./use-transaction-columns"

/** New transfers appear while the list is looked at. */
const REFRESH_MILLISECONDS = 15_000

interface TransactionTableProps {
  state: ListState
  onChange: (changes: Partial<ListState>) => void
  onOpen: (transactionId: string) => void
}

/** The transactions: searched, filtered, sorted, a page at a time. */
export function TransactionTable({ state, onChange, onOpen }: TransactionTableProps) {
  const { t } = useTranslation("sepay")
  const [openFilter, setOpenFilter] = useState<FilterName | null>(null)
  const request = { ...toFilters(state), ...toPage(state) }
  const { data, error, isFetching, isPending, refetch } = useQuery({
    queryKey: sepayKeys.transactionList(request),
    queryFn: () => sepayAdminApi.listTransactions(request),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MILLISECONDS,
    staleTime: 0,
  })
  const search = useCallback((q: string) => onChange({ q }), [onChange])
  const active = activeFilters(state)
  const offered = FILTER_NAMES.filter(
    (name) => !active.includes(name) && !(name === "status" && state.view === "attention")
  )

  const instance = useDataTable({
    data: data?.transactions ?? [],
    columns: useTransactionColumns(onOpen),
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading: isPending,
    // The list's state goes back to its first page by itself.
    autoResetPageIndex: false,
    onRowClick: (_, { id }) => onOpen(id),
    sorting: {
      state: { id: state.order.replace("-", ""), desc: state.order.startsWith("-") },
      onSortingChange: (sorting) => onChange({ order: toOrder(sorting) }),
    },
    pagination: {
      state: { pageIndex: state.pageIndex, pageSize: PAGE_SIZE },
      onPaginationChange: ({ pageIndex }) => onChange({ pageIndex }),
    },
  })

  const emptyTexts = { heading: t("transactions.table.empty"), description: t("transactions.table.emptyHint") }
  const nothingToDo = {
    heading: t("transactions.table.nothingToDo"),
    description: t("transactions.table.nothingToDoHint"),
  }
  const nothingFound = {
    heading: t("transactions.table.filteredEmpty"),
    description: t("transactions.table.filteredEmptyHint"),
  }
  const isNarrowed = active.length > 0 || state.q !== ""
  const emptyState = isNarrowed ? nothingFound : state.view === "attention" ? nothingToDo : emptyTexts

  return (
    <DataTable instance={instance}>
      <DataTable.Toolbar className="flex flex-wrap justify-end gap-2">
        <FilterMenu names={offered} onAdd={setOpenFilter} />
        <div className="w-full sm:w-72">
          <TransactionSearchBox q={state.q} onChange={search} />
        </div>
        <ExportButton state={state} />
      </DataTable.Toolbar>
      <FilterBar state={state} onChange={onChange} openFilter={openFilter} onOpenFilterChange={setOpenFilter} />
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <div aria-busy={isFetching} className="flex flex-1 flex-col">
          <DataTable.Table emptyState={{ empty: emptyState, filtered: emptyState }} />
          {data?.is_count_exact === false && (
            <Text size="small" className="text-ui-fg-subtle px-6 pt-3">
              {t("transactions.table.moreThan", { total: data.count.toLocaleString() })}
            </Text>
          )}
          <DataTable.Pagination
            translations={{
              of: t("transactions.table.of"),
              results: t("transactions.table.results"),
              pages: t("transactions.table.pages"),
              prev: t("transactions.table.previous"),
              next: t("transactions.table.next"),
            }}
          />
        </div>
      )}
    </DataTable>
  )
}

/** @param sorting nothing once a column's sorting was taken away */
function toOrder(sorting: DataTableSortingState | undefined): ListState["order"] {
  if (sorting?.id === "amount_vnd") {
    return sorting.desc ? "-amount_vnd" : "amount_vnd"
  }
  return sorting && !sorting.desc ? "occurred_at" : "-occurred_at"
}
