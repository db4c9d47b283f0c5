import { StatusBadge, Table } from "@medusajs/ui"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import type {
  AdminSepayPersonalDataKeptBecause,
  AdminSepayPersonalDataPreview,
} from "../../api/admin/sepay/personal-data/types"
import { Amount } from "../components/amount"
import { Moment } from "../components/moment"
import { TablePages } from "../components/table-pages"
import { OccurredAt } from "../money/occurred-at"
import { OrderLinks } from "../money/order-links"

const ROWS_PER_PAGE = 10

interface PreviewTableProps {
  preview: AdminSepayPersonalDataPreview
}

/** The transfers and reports of a person, and what an erasure would do with each. */
export function PreviewTable({ preview }: PreviewTableProps) {
  const { t } = useTranslation("sepay")
  const [pageIndex, setPageIndex] = useState(0)
  const rows = [
    ...preview.transactions.map((transaction) => <TransactionRow key={transaction.id} transaction={transaction} />),
    ...preview.unreadable_rows.map((row) => <UnreadableRow key={row.id} row={row} />),
  ]
  if (rows.length === 0) {
    return null
  }
  return (
    <>
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("transactions.column.time")}</Table.HeaderCell>
              <Table.HeaderCell className="text-right">{t("transactions.column.amount")}</Table.HeaderCell>
              <Table.HeaderCell>{t("transactions.column.orders")}</Table.HeaderCell>
              <Table.HeaderCell>{t("transactions.column.reference")}</Table.HeaderCell>
              <Table.HeaderCell>{t("personalData.preview.state")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>{rows.slice(pageIndex * ROWS_PER_PAGE, (pageIndex + 1) * ROWS_PER_PAGE)}</Table.Body>
        </Table>
      </div>
      {rows.length > ROWS_PER_PAGE && (
        <TablePages count={rows.length} pageSize={ROWS_PER_PAGE} pageIndex={pageIndex} onPageChange={setPageIndex} />
      )}
    </>
  )
}

function TransactionRow({ transaction }: { transaction: AdminSepayPersonalDataPreview["transactions"][number] }) {
  const { t } = useTranslation("sepay")
  const { amount_vnd, direction, orders, reference_number, bank_name } = transaction
  return (
    <Table.Row>
      <Table.Cell>
        <OccurredAt transaction={transaction} />
      </Table.Cell>
      <Table.Cell className="text-right">
        <Amount vnd={direction === "out" ? -amount_vnd : amount_vnd} />
      </Table.Cell>
      <Table.Cell>
        <OrderLinks orders={orders} />
      </Table.Cell>
      <Table.Cell>{[bank_name, reference_number].filter(Boolean).join(" · ") || t("transactions.none")}</Table.Cell>
      <Table.Cell>
        <RowState row={transaction}>
          <KeptLink to={`/sepay?transaction=${transaction.id}`} because={transaction.kept_because} />
        </RowState>
      </Table.Cell>
    </Table.Row>
  )
}

function UnreadableRow({ row }: { row: AdminSepayPersonalDataPreview["unreadable_rows"][number] }) {
  const { t } = useTranslation("sepay")
  return (
    <Table.Row>
      <Table.Cell>
        <Moment at={row.created_at} />
      </Table.Cell>
      <Table.Cell className="text-right">{t("transactions.none")}</Table.Cell>
      <Table.Cell>{t("transactions.none")}</Table.Cell>
      <Table.Cell>{t("personalData.preview.unreadableRow")}</Table.Cell>
      <Table.Cell>
        <RowState row={row}>
          <KeptLink to="/sepay?view=unreadable" because={row.kept_because} />
        </RowState>
      </Table.Cell>
    </Table.Row>
  )
}

interface RowStateProps {
  row: { anonymized_at: string | null; kept_because: AdminSepayPersonalDataKeptBecause | null }
  /** What to do so that it need not be kept. */
  children: ReactNode
}

/** Whether personal data is in a row, and what an erasure would do with it. */
function RowState({ row, children }: RowStateProps) {
  const { t } = useTranslation("sepay")
  if (row.anonymized_at !== null) {
    return (
      <div className="flex flex-col items-start py-2">
        <StatusBadge className="whitespace-nowrap" color="grey">{t("personalData.preview.erased")}</StatusBadge>
        <span className="text-ui-fg-subtle">
          <Moment at={row.anonymized_at} />
        </span>
      </div>
    )
  }
  if (row.kept_because === null) {
    return <StatusBadge className="whitespace-nowrap" color="blue">{t("personalData.preview.erasable")}</StatusBadge>
  }
  return (
    <div className="flex flex-col items-start py-2">
      <StatusBadge className="whitespace-nowrap" color="orange">{t("personalData.preview.kept")}</StatusBadge>
      {children}
    </div>
  )
}

interface KeptLinkProps {
  to: string
  because: AdminSepayPersonalDataKeptBecause | null
}

/** Why data is kept, leading to where that can be ended. */
function KeptLink({ to, because }: KeptLinkProps) {
  const { t } = useTranslation("sepay")
  const isReturn = because === "return_owed"
  return (
    <Link
      to={isReturn ? "/sepay?view=returns" : to}
      className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover whitespace-normal"
    >
      {isReturn ? t("personalData.preview.returnOwed") : t("personalData.preview.needsAttention")}
    </Link>
  )
}
