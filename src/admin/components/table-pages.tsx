import { Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"

interface TablePagesProps {
  /** Of all rows, on whatever page. */
  count: number
  pageSize: number
  /** From 0. */
  pageIndex: number
  onPageChange: (pageIndex: number) => void
}

/** What leads through the pages of a table. */
export function TablePages({ count, pageSize, pageIndex, onPageChange }: TablePagesProps) {
  const { t } = useTranslation("sepay")
  return (
    <Table.Pagination
      count={count}
      pageSize={pageSize}
      pageIndex={pageIndex}
      pageCount={Math.ceil(count / pageSize)}
      canPreviousPage={pageIndex > 0}
      canNextPage={(pageIndex + 1) * pageSize < count}
      previousPage={() => onPageChange(pageIndex - 1)}
      nextPage={() => onPageChange(pageIndex + 1)}
      translations={{
        of: t("transactions.table.of"),
        results: t("transactions.table.results"),
        pages: t("transactions.table.pages"),
        prev: t("transactions.table.previous"),
        next: t("transactions.table.next"),
      }}
    />
  )
}
