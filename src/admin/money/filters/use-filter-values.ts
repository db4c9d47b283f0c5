import { useTranslation } from "react-i18next"

import { formatVnd } from "../../lib/format-vnd"
import { type FilterName, type ListState, startOfDay } from "../list-state"
import { DIRECTION_LABELS, SOURCE_LABELS, STATUS_LABELS } from "./filter-labels"

/** Says what is chosen of a filter; an empty text while nothing is. */
export function useFilterValues(state: ListState): (name: FilterName) => string {
  const { t, i18n } = useTranslation("sepay")

  const describeRange = (from: string | null, to: string | null) => {
    if (from !== null) {
      return to === null ? t("transactions.filter.since", { from }) : t("transactions.filter.between", { from, to })
    }
    return to === null ? "" : t("transactions.filter.until", { to })
  }
  const day = (text: string | null) =>
    text && new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium" }).format(startOfDay(text, 0))
  const amount = (vnd: number | null) => (vnd === null ? null : formatVnd(vnd))

  return (name) => {
    switch (name) {
      case "status":
        return state.status.map((status) => t(STATUS_LABELS[status])).join(", ")
      case "account":
        return state.accountNumbers.join(", ")
      case "direction":
        return state.direction === null ? "" : t(DIRECTION_LABELS[state.direction])
      case "source":
        return state.source === null ? "" : t(SOURCE_LABELS[state.source])
      case "date":
        return describeRange(day(state.fromDay), day(state.toDay))
      case "amount":
        return describeRange(amount(state.minimumVnd), amount(state.maximumVnd))
    }
  }
}
