import { Button, Table, Text } from "@medusajs/ui"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import type { AdminSepayAuditFinding, AdminSepayAuditRunResponse } from "../../api/admin/sepay/audit/types"
import { Amount } from "../components/amount"
import { Moment } from "../components/moment"
import { QueryBody } from "../components/query-body"
import { TablePages } from "../components/table-pages"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import { useSepayMutation } from "../lib/use-sepay-mutation"
import { PAGE_SIZE } from "../money/list-state"
import { OrderLinks } from "../money/order-links"
import { AcknowledgeFindingDrawer } from "./acknowledge-finding-drawer"
import { findingTexts } from "./finding-texts"

interface FindingsTableProps {
  pageIndex: number
  onPageChange: (pageIndex: number) => void
}

/** Where SePay, the ledger and Medusa disagree, with both sides and what to do. */
export function FindingsTable({ pageIndex, onPageChange }: FindingsTableProps) {
  const { t } = useTranslation("sepay")
  const [acknowledged, setAcknowledged] = useState<AdminSepayAuditFinding | null>(null)
  const request = { status: "open" as const, limit: PAGE_SIZE, offset: pageIndex * PAGE_SIZE }
  const query = useQuery({
    queryKey: sepayKeys.findingList(request),
    queryFn: () => sepayAdminApi.listFindings(request),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const compare = useSepayMutation<AdminSepayAuditRunResponse, void>({
    mutationFn: () => sepayAdminApi.runAudit(),
    invalidates: [sepayKeys.audit, sepayKeys.attention],
  })
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-4 px-6 py-4">
        <Text size="small" className="text-ui-fg-subtle max-w-[640px]">
          {t("transactions.audit.description")}
          {query.data?.last_run && (
            <>
              {" "}
              {t("transactions.audit.comparedUntil")} <Moment at={query.data.last_run.read_until} />
            </>
          )}
        </Text>
        <Button size="small" variant="secondary" isLoading={compare.isPending} onClick={() => compare.mutate()}>
          {t("transactions.audit.compareNow")}
        </Button>
      </div>
      <QueryBody query={query} loadingRows={3}>
        {({ findings, count }) =>
          findings.length === 0 ? (
            <div className="flex min-h-[150px] items-center justify-center border-y p-6 text-center">
              <Text weight="plus">{t("transactions.audit.empty")}</Text>
            </div>
          ) : (
            <>
              <div className="overflow-x-auto">
                <Table>
                  <Table.Header>
                    <Table.Row>
                      <Table.HeaderCell>{t("transactions.audit.column.since")}</Table.HeaderCell>
                      <Table.HeaderCell>{t("transactions.audit.column.order")}</Table.HeaderCell>
                      <Table.HeaderCell className="text-right">{t("transactions.audit.column.amount")}</Table.HeaderCell>
                      <Table.HeaderCell>{t("transactions.audit.column.finding")}</Table.HeaderCell>
                      <Table.HeaderCell />
                    </Table.Row>
                  </Table.Header>
                  <Table.Body>
                    {findings.map((finding) => (
                      <FindingRow key={finding.id} finding={finding} onAcknowledge={() => setAcknowledged(finding)} />
                    ))}
                  </Table.Body>
                </Table>
              </div>
              <TablePages count={count} pageSize={PAGE_SIZE} pageIndex={pageIndex} onPageChange={onPageChange} />
            </>
          )
        }
      </QueryBody>
      {acknowledged !== null && (
        <AcknowledgeFindingDrawer finding={acknowledged} onOpenChange={(isOpen) => setAcknowledged(isOpen ? acknowledged : null)} />
      )}
    </div>
  )
}

interface FindingRowProps {
  finding: AdminSepayAuditFinding
  onAcknowledge: () => void
}

function FindingRow({ finding, onAcknowledge }: FindingRowProps) {
  const { t } = useTranslation("sepay")
  const { title, whatToDo } = findingTexts(t, finding.kind)
  return (
    <Table.Row>
      <Table.Cell>
        <Moment at={finding.opened_at} />
      </Table.Cell>
      <Table.Cell>
        <OrderLinks orders={finding.order === null ? [] : [finding.order]} />
      </Table.Cell>
      <Table.Cell className="text-right">
        <Amount vnd={finding.amount_vnd} />
      </Table.Cell>
      <Table.Cell className="max-w-[480px]">
        <div className="flex flex-col gap-y-1 whitespace-normal py-2">
          <span className="txt-compact-small-plus">{title}</span>
          <span>{t("transactions.audit.sides", { ledger: finding.ledger_says, other: finding.other_says })}</span>
          <span className="text-ui-fg-subtle">{whatToDo}</span>
        </div>
      </Table.Cell>
      <Table.Cell className="text-right">
        {finding.acknowledged_at === null ? (
          <Button size="small" variant="secondary" onClick={onAcknowledge}>
            {t("transactions.audit.acknowledge")}
          </Button>
        ) : (
          <span className="text-ui-fg-subtle whitespace-normal">
            {t("transactions.audit.acknowledgedBy", { name: finding.actor_name ?? finding.actor_id, reason: finding.reason })}
          </span>
        )}
      </Table.Cell>
    </Table.Row>
  )
}
