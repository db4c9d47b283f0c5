import { StatusBadge, Table, Text } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import type { AdminSepayPersonalDataRequest } from "../../api/admin/sepay/personal-data/types"
import { Moment } from "../components/moment"
import { QueryBody } from "../components/query-body"
import { SettingsSection } from "../components/settings-section"
import { TablePages } from "../components/table-pages"
import { describeRequest, type RequestDescription } from "./describe-request"
import { REQUESTS_PER_PAGE, useRequests } from "./use-requests"
import { wayText } from "./way-texts"

/** Who exported or erased personal data, when and why. */
export function RequestsSection() {
  const { t } = useTranslation("sepay")
  const [pageIndex, setPageIndex] = useState(0)
  const query = useRequests(pageIndex)
  return (
    <SettingsSection title={t("personalData.requests.title")} description={t("personalData.requests.description")}>
      <QueryBody query={query}>
        {({ requests, count }) =>
          count === 0 ? (
            <div className="flex min-h-[150px] items-center justify-center p-6 text-center">
              <Text weight="plus">{t("personalData.requests.empty")}</Text>
            </div>
          ) : (
            <>
              <div className="overflow-x-auto">
                <Table>
                  <Table.Header>
                    <Table.Row>
                      <Table.HeaderCell>{t("transactions.column.time")}</Table.HeaderCell>
                      <Table.HeaderCell>{t("personalData.requests.who")}</Table.HeaderCell>
                      <Table.HeaderCell>{t("personalData.requests.action")}</Table.HeaderCell>
                      <Table.HeaderCell>{t("personalData.requests.whose")}</Table.HeaderCell>
                      <Table.HeaderCell>{t("transactions.form.reason")}</Table.HeaderCell>
                    </Table.Row>
                  </Table.Header>
                  <Table.Body>
                    {requests.map((request) => (
                      <RequestRow key={request.id} request={request} />
                    ))}
                  </Table.Body>
                </Table>
              </div>
              <TablePages count={count} pageSize={REQUESTS_PER_PAGE} pageIndex={pageIndex} onPageChange={setPageIndex} />
            </>
          )
        }
      </QueryBody>
    </SettingsSection>
  )
}

function RequestRow({ request }: { request: AdminSepayPersonalDataRequest }) {
  const { t } = useTranslation("sepay")
  const described = describeRequest(request)
  return (
    <Table.Row>
      <Table.Cell>
        <Moment at={request.created_at} />
      </Table.Cell>
      <Table.Cell>{request.actor_name ?? request.actor_id}</Table.Cell>
      <Table.Cell>
        <Action action={request.action} />
      </Table.Cell>
      <Table.Cell>
        <div className="flex flex-col py-2">
          <Whose described={described} />
          {described.rowCount !== null && (
            <span className="text-ui-fg-subtle">
              {t("personalData.requests.rows", { count: described.rowCount })}
              {described.keptCount > 0 && ` · ${t("personalData.requests.kept", { count: described.keptCount })}`}
            </span>
          )}
        </div>
      </Table.Cell>
      <Table.Cell className="max-w-[320px]">
        <span className="whitespace-normal break-words">{described.reason ?? t("transactions.none")}</span>
      </Table.Cell>
    </Table.Row>
  )
}

function Action({ action }: Pick<AdminSepayPersonalDataRequest, "action">) {
  const { t } = useTranslation("sepay")
  switch (action) {
    case "personal_data.erase":
      return <StatusBadge className="whitespace-nowrap" color="red">{t("personalData.requests.erased")}</StatusBadge>
    case "personal_data.export":
      return <StatusBadge className="whitespace-nowrap" color="blue">{t("personalData.requests.exported")}</StatusBadge>
    default:
      return <StatusBadge className="whitespace-nowrap" color="grey">{t("personalData.requests.listExported")}</StatusBadge>
  }
}

function Whose({ described: { namedBy, path } }: { described: RequestDescription }) {
  const { t } = useTranslation("sepay")
  if (namedBy === null) {
    return <span>{t("transactions.none")}</span>
  }
  const text = namedBy === "list" ? t("personalData.requests.list") : wayText(t, namedBy)
  return path === null ? (
    <span>{text}</span>
  ) : (
    <Link to={path} className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover">
      {text}
    </Link>
  )
}
