import { Container } from "@medusajs/ui"

import { FindingsTable } from "../audit/findings-table"
import { TransactionDrawer } from "./detail/transaction-drawer"
import { EntryButtons } from "./entry/entry-buttons"
import { ReturnsOwedTable } from "../returns/returns-owed-table"
import { UnreadableRowsTable } from "../reconciliation/unreadable-rows-table"
import { StatisticsSection } from "../reports/statistics-section"
import { TransactionTable } from "./table/transaction-table"
import { useListState } from "./use-list-state"
import { useOpenTransaction } from "./use-open-transaction"
import { ViewSwitch } from "./view-switch"

/** Every đồng that SePay reported: what came in, what it was for, and what waits for a person. */
export function TransactionsPage() {
  const { state, change } = useListState()
  const { openId, open } = useOpenTransaction()
  const changePage = (pageIndex: number) => change({ pageIndex })
  return (
    <div className="flex flex-col gap-y-3">
      <StatisticsSection />
      <Container className="overflow-hidden p-0">
        <div className="flex flex-wrap items-center justify-between gap-2 px-6 pt-4">
          <ViewSwitch view={state.view} onChange={(view) => change({ view })} />
          <EntryButtons onOpen={open} onShowImported={() => change({ view: "all", source: "statement" })} />
        </div>
        {state.view === "returns" && <ReturnsOwedTable pageIndex={state.pageIndex} onPageChange={changePage} />}
        {state.view === "unreadable" && <UnreadableRowsTable pageIndex={state.pageIndex} onPageChange={changePage} />}
        {state.view === "audit" && <FindingsTable pageIndex={state.pageIndex} onPageChange={changePage} />}
        {(state.view === "all" || state.view === "attention") && (
          <TransactionTable state={state} onChange={change} onOpen={open} />
        )}
      </Container>
      {openId !== null && <TransactionDrawer transactionId={openId} onClose={() => open(null)} />}
    </div>
  )
}
