import { scaleLinear } from "d3-scale"
import { useTranslation } from "react-i18next"

import type { AdminSepayDay } from "../../api/admin/sepay/reports/statistics/types"
import { formatVnd } from "../lib/format-vnd"
import { DayChart, PLOT } from "./day-chart"
import { useDateFormat } from "./use-date-format"

const TICK_COUNT = 4

interface ReceivedChartProps {
  days: AdminSepayDay[]
}

/** What came in on each day, and how much of it fits no payment. */
export function ReceivedChart({ days }: ReceivedChartProps) {
  const { t, i18n } = useTranslation("sepay")
  const formatDate = useDateFormat()
  const scale = scaleLinear()
    .domain([0, Math.max(...days.map(({ received_vnd }) => received_vnd), 1_000)])
    .nice(TICK_COUNT)
    .range([PLOT.bottom, PLOT.top])
  const compact = new Intl.NumberFormat(i18n.language, { notation: "compact" })

  const describe = (index: number) => {
    const day = days[index]
    return day
      ? t("transactions.chart.barLabel", {
          date: formatDate(day.date),
          received: formatVnd(day.received_vnd),
          number: day.received_count,
          unmatched: formatVnd(day.unmatched_vnd),
        })
      : ""
  }

  return (
    <DayChart
      title={t("transactions.chart.title")}
      dates={days.map(({ date }) => date)}
      ticks={scale.ticks(TICK_COUNT).map((vnd) => ({ label: compact.format(vnd), y: scale(vnd) }))}
      describe={describe}
      renderDay={({ index, left, width }) => {
        const day = days[index]
        if (!day) {
          return null
        }
        const matchedTop = scale(day.received_vnd - day.unmatched_vnd)
        const top = scale(day.received_vnd)
        return (
          <>
            <rect
              x={left}
              y={matchedTop}
              width={width}
              height={PLOT.bottom - matchedTop}
              className="fill-ui-tag-blue-icon"
            />
            <rect x={left} y={top} width={width} height={matchedTop - top} className="fill-ui-tag-orange-icon" />
          </>
        )
      }}
    />
  )
}
