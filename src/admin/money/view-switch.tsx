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

/** All transactions, those that wait for a person, or what is owed back; with how many wait. */
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
      ]}
    />
  )
}
