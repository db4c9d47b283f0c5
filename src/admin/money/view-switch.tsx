import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { SegmentedSwitch } from "../components/segmented-switch"
import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"
import type { TransactionView } from "./list-state"

interface ViewSwitchProps {
  view: TransactionView
  onChange: (view: TransactionView) => void
}

/** All transactions, those that wait for a person, what is owed back, what cannot be read, or where the books disagree; with how many wait. */
export function ViewSwitch({ view, onChange }: ViewSwitchProps) {
  const { t } = useTranslation("sepay")
  const { data } = useQuery({ queryKey: sepayKeys.attention, queryFn: sepayAdminApi.getAttention })
  return (
    <SegmentedSwitch
      label={t("transactions.view.label")}
      value={view}
      onChange={onChange}
      options={[
        { value: "all", label: t("transactions.view.all") },
        { value: "attention", label: t("transactions.view.attention"), count: data?.attention.transactions },
        { value: "returns", label: t("transactions.view.returns"), count: data?.attention.returns_owed },
        // It is empty in nearly every store: only who has something to look at is shown it.
        ...(view === "unreadable" || (data?.attention.unreadable_rows ?? 0) > 0
          ? [{ value: "unreadable" as const, label: t("transactions.view.unreadable"), count: data?.attention.unreadable_rows }]
          : []),
        { value: "audit", label: t("transactions.view.audit"), count: data?.attention.audit_findings },
      ]}
    />
  )
}
