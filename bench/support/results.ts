import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { z } from "@medusajs/framework/zod"
import { type Detail, describeTarget, type Figure, holds } from "./figures"
import { median, percentile } from "./statistics"

const resultsSchema = z.record(
  z.string(),
  z.strictObject({ value: z.number(), unit: z.string(), target: z.string(), holds: z.boolean() })
)

type Results = z.output<typeof resultsSchema>

const DECIMALS = 3

/**
 * Writes the figures into the file, sorted by name. Figures of other benchmarks stay as they are.
 *
 * @throws when the file is there and is not one of results: nothing is written over it
 */
export function mergeResults(file: string, figures: readonly Figure[]): void {
  const known: Results = existsSync(file) ? resultsSchema.parse(JSON.parse(readFileSync(file, "utf8"))) : {}
  const measured = figures.map((figure): [string, Results[string]] => [
    figure.metric,
    {
      value: Number(figure.value.toFixed(DECIMALS)),
      unit: figure.unit,
      target: describeTarget(figure.target),
      holds: holds(figure),
    },
  ])
  const merged = Object.entries({ ...known, ...Object.fromEntries(measured) })
  const sorted = merged.sort(([one], [other]) => one.localeCompare(other))
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`)
}

/** The figures as a table. */
export function formatFigures(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.metric,
    `${figure.value.toFixed(DECIMALS)} ${figure.unit}`,
    describeTarget(figure.target),
    holds(figure) ? "yes" : "NO",
  ])
  return formatTable([["metric", "value", "target", "holds"], ...rows])
}

/** What the figures were made of, as a table. */
export function formatDetails(details: readonly Detail[]): string {
  const rows = details.map(({ what, samples, unit }) => [
    what,
    `${samples.length}`,
    `${median(samples).toFixed(1)} ${unit}`,
    `${percentile(samples, 0.95).toFixed(1)} ${unit}`,
  ])
  return formatTable([["measured", "samples", "p50", "p95"], ...rows])
}

/** Rows of text under each other, each column as wide as its widest cell. */
function formatTable(rows: readonly string[][]): string {
  const widths = rows.reduce<number[]>(
    (known, row) => row.map((cell, column) => Math.max(known[column] ?? 0, cell.length)),
    []
  )
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`).join("\n")
}
