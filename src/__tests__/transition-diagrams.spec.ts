import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { SETTLEMENT_TRANSITIONS } from "../modules/sepay/settlement/settlement-transitions"
import type { TransitionTable } from "../modules/sepay/transitions"
import { VA_ORDER_TRANSITIONS } from "../modules/sepay/va-orders/va-order-transitions"

const DOCUMENT = join(__dirname, "..", "..", "CONTRIBUTING.md")
const UPDATE_COMMAND = "UPDATE_DIAGRAMS=1 npm test -- unit transition-diagrams"

/** What CONTRIBUTING.md shows of each table, between the comments `<!-- name -->` and `<!-- end of name -->`. */
const SECTIONS = [
  { name: "va-order-transitions", expected: renderTable(VA_ORDER_TRANSITIONS, "opening") },
  { name: "settlement-transitions", expected: renderTable(SETTLEMENT_TRANSITIONS, "none") },
]

/** A diagram of the events that change the status, and below it the events that are allowed and change nothing. */
function renderTable(table: TransitionTable<string, string>, initial: string): string {
  return `\n${renderDiagram(table, initial)}\n\n${renderUnchanged(table)}\n\n`
}

/** In Mermaid's language: an arrow from status to status with the events that lead along it. */
function renderDiagram(table: TransitionTable<string, string>, initial: string): string {
  const arrows = Object.entries(table).flatMap(([from, events]) =>
    [...new Set(Object.values(events))]
      .filter((to) => to !== from)
      .map((to) => `    ${from} --> ${to}: ${eventsTo(events, to).join("<br/>")}`)
  )
  return ["```mermaid", "stateDiagram-v2", `    [*] --> ${initial}`, ...arrows, "```"].join("\n")
}

function renderUnchanged(table: TransitionTable<string, string>): string {
  const rows = Object.entries(table).flatMap(([status, events]) => {
    const unchanged = eventsTo(events, status)
    return unchanged.length === 0 ? [] : [`| \`${status}\` | ${unchanged.map((event) => `\`${event}\``).join(", ")} |`]
  })
  return ["| Status | Events that are allowed and leave it as it is |", "| --- | --- |", ...rows].join("\n")
}

function eventsTo(events: Partial<Record<string, string>>, to: string | undefined): string[] {
  return Object.keys(events).filter((event) => events[event] === to)
}

function sectionPattern(name: string): RegExp {
  return new RegExp(`(?<=<!-- ${name} -->\n)[^]*(?=<!-- end of ${name} -->)`)
}

if (process.env.UPDATE_DIAGRAMS) {
  const document = SECTIONS.reduce(
    (text, { name, expected }) => text.replace(sectionPattern(name), () => expected),
    readFileSync(DOCUMENT, "utf8")
  )
  writeFileSync(DOCUMENT, document)
}

it.each(SECTIONS)("CONTRIBUTING.md shows the table $name as it is", ({ name, expected }) => {
  const shown = sectionPattern(name).exec(readFileSync(DOCUMENT, "utf8"))?.[0]
  if (shown === undefined) {
    throw new Error(`CONTRIBUTING.md lacks the comments "<!-- ${name} -->" and "<!-- end of ${name} -->". Add them.`)
  }
  if (shown !== expected) {
    throw new Error(
      `CONTRIBUTING.md shows ${name} as it was. Run "${UPDATE_COMMAND}" and commit what it changes.\n` +
        `Shown:\n${shown}\nThe table:\n${expected}`
    )
  }
})
