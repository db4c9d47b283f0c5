import { clx } from "@medusajs/ui"
import { scaleBand } from "d3-scale"
import { type ReactNode, useId } from "react"
import { useTranslation } from "react-i18next"

import { startOfDay } from "../money/list-state"
import { labelStep } from "./describe-days"
import { useDayCursor } from "./use-day-cursor"
import { useWidth } from "./use-width"

const HEIGHT = 180
const MARGIN = { top: 12, right: 28, bottom: 24, left: 64 }
const DATE_LABEL_WIDTH = 64

/** Where the marks of a day are drawn. */
export interface DayPlace {
  index: number
  left: number
  width: number
  center: number
}

interface DayChartProps {
  title: string
  /** The days, such as `2026-03-27`, the oldest first. */
  dates: string[]
  /** The vertical axis, from the bottom up. */
  ticks: Array<{ label: string; y: number }>
  /** What a day's marks say, in words: read out, and shown beside the pointer. */
  describe: (index: number) => string
  /** A day's marks. */
  renderDay: (place: DayPlace) => ReactNode
  /** What spans the days, drawn below their marks. */
  renderBehind?: (places: DayPlace[]) => ReactNode
}

/** The height in which marks are drawn, from the top. */
export const PLOT = { top: MARGIN.top, bottom: HEIGHT - MARGIN.bottom }

/** Something of each day: seen, pointed at, and read with the arrow keys. */
export function DayChart({ title, dates, ticks, describe, renderDay, renderBehind }: DayChartProps) {
  const { t, i18n } = useTranslation("sepay")
  const hintId = useId()
  const { ref, width } = useWidth<HTMLDivElement>()
  const { active, dayProps } = useDayCursor(dates.length)

  const right = Math.max(width - MARGIN.right, MARGIN.left)
  const scale = scaleBand<number>()
    .domain(dates.map((_, index) => index))
    .range([MARGIN.left, right])
    .paddingInner(0.3)
    .paddingOuter(0.15)
  const places = dates.map((_, index) => {
    const left = scale(index) ?? 0
    return { index, left, width: scale.bandwidth(), center: left + scale.bandwidth() / 2 }
  })
  const step = labelStep(dates.length, right - MARGIN.left, DATE_LABEL_WIDTH)
  const dateFormat = new Intl.DateTimeFormat(i18n.language, { day: "numeric", month: "short" })
  const pointed = active === null ? undefined : places[active]

  return (
    <div ref={ref} className="relative">
      <svg role="group" aria-label={title} aria-describedby={hintId} width={width} height={HEIGHT} className="block">
        <desc id={hintId}>{t("transactions.chart.keyboardHint")}</desc>
        <g aria-hidden className="txt-compact-xsmall fill-ui-fg-subtle">
          {ticks.map(({ label, y }) => (
            <g key={label}>
              <line x1={MARGIN.left} x2={right} y1={y} y2={y} className="stroke-ui-border-base" />
              <text x={MARGIN.left - 8} y={y} textAnchor="end" dominantBaseline="middle">
                {label}
              </text>
            </g>
          ))}
          {places.map(
            ({ index, center }) =>
              (dates.length - 1 - index) % step === 0 && (
                <text key={index} x={center} y={HEIGHT - 6} textAnchor="middle">
                  {dateFormat.format(startOfDay(dates[index] ?? "", 0))}
                </text>
              )
          )}
        </g>
        <g aria-hidden>{renderBehind?.(places)}</g>
        <g>
          {places.map((place) => (
            <g
              key={place.index}
              role="img"
              aria-label={describe(place.index)}
              className="outline-none"
              {...dayProps(place.index)}
            >
              <rect
                x={place.left}
                y={MARGIN.top}
                width={place.width}
                height={PLOT.bottom - MARGIN.top}
                className={place.index === active ? "fill-ui-bg-base-hover" : "fill-transparent"}
              />
              {renderDay(place)}
            </g>
          ))}
        </g>
      </svg>
      {pointed && (
        <div
          aria-hidden
          className={clx(
            "bg-ui-bg-component shadow-elevation-tooltip txt-compact-xsmall rounded-lg px-2.5 py-1.5",
            "pointer-events-none absolute top-0 z-10 max-w-56"
          )}
          style={pointed.center < width / 2 ? { left: pointed.center + 12 } : { right: width - pointed.center + 12 }}
        >
          {describe(pointed.index)}
        </div>
      )}
    </div>
  )
}
