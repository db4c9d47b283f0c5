import { scaleSymlog } from "d3-scale"
import { line } from "d3-shape"
import { useTranslation } from "react-i18next"

import type { AdminSepayDay } from "../../api/admin/sepay/reports/statistics/types"
import { DayChart, type DayPlace, PLOT } from "./day-chart"
import { durationTicks } from "./describe-days"
import { useDateFormat } from "./use-date-format"
import { useDurationFormat } from "./use-duration-format"

const POINT_RADIUS = 3

interface CaptureTimeChartProps {
  days: AdminSepayDay[]
}

/** How long it took from a transfer to its capture. Logarithmic: a second and a day are both seen. */
export function CaptureTimeChart({ days }: CaptureTimeChartProps) {
  const { t } = useTranslation("sepay")
  const formatDate = useDateFormat()
  const formatDuration = useDurationFormat()
  const ticks = durationTicks(Math.max(...days.map(({ time_to_captured_p95_seconds: p95 }) => p95 ?? 0), 0))
  const scale = scaleSymlog()
    .domain([0, ticks.at(-1) ?? 1])
    .range([PLOT.bottom, PLOT.top])
    .clamp(true)

  const describe = (index: number) => {
    const day = days[index]
    if (!day) {
      return ""
    }
    const { time_to_captured_p50_seconds: median, time_to_captured_p95_seconds: p95 } = day
    return median === null || p95 === null
      ? `${formatDate(day.date)}: ${t("transactions.chart.noCapture")}`
      : t("transactions.chart.pointLabel", {
          date: formatDate(day.date),
          median: formatDuration(median),
          p95: formatDuration(p95),
        })
  }
  const median = (place: DayPlace) => days[place.index]?.time_to_captured_p50_seconds ?? null
  const p95 = (place: DayPlace) => days[place.index]?.time_to_captured_p95_seconds ?? null

  return (
    <DayChart
      title={t("transactions.chart.timeToCaptured")}
      dates={days.map(({ date }) => date)}
      ticks={[0, ...ticks].map((seconds) => ({ label: formatDuration(seconds), y: scale(seconds) }))}
      describe={describe}
      renderBehind={(places) => (
        <>
          <Line places={places} valueOf={p95} scale={scale} className="stroke-ui-tag-purple-icon" />
          <Line places={places} valueOf={median} scale={scale} className="stroke-ui-tag-green-icon" />
        </>
      )}
      renderDay={(place) => (
        <>
          <Point value={p95(place)} x={place.center} scale={scale} className="fill-ui-tag-purple-icon" />
          <Point value={median(place)} x={place.center} scale={scale} className="fill-ui-tag-green-icon" />
        </>
      )}
    />
  )
}

interface LineProps {
  places: DayPlace[]
  valueOf: (place: DayPlace) => number | null
  scale: (value: number) => number
  className: string
}

function Line({ places, valueOf, scale, className }: LineProps) {
  const path = line<DayPlace>()
    .defined((place) => valueOf(place) !== null)
    .x(({ center }) => center)
    .y((place) => scale(valueOf(place) ?? 0))
  return <path d={path(places) ?? ""} fill="none" strokeWidth={1.5} className={className} />
}

interface PointProps extends Pick<LineProps, "scale" | "className"> {
  value: number | null
  x: number
}

function Point({ value, x, scale, className }: PointProps) {
  return value === null ? null : <circle cx={x} cy={scale(value)} r={POINT_RADIUS} className={className} />
}
