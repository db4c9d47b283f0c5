import { readLastLines } from "../scripts/log-file"

const HEARTBEAT_MS = 5_000
const EXCERPT_COLUMNS = 90

/**
 * Runs one step of the start and says so, with the time it took. A step that takes long shows every few seconds the
 * last line of its log.
 */
export async function step<T>(title: string, work: () => Promise<T>, logFile?: string): Promise<T> {
  const startedAt = Date.now()
  console.log(`• ${title} …`)
  const heartbeat = setInterval(() => {
    console.log(`    ${formatSeconds(startedAt)}  ${logFile ? readLastLine(logFile) : ""}`)
  }, HEARTBEAT_MS)
  try {
    const result = await work()
    console.log(`✓ ${title} (${formatSeconds(startedAt)})`)
    return result
  } finally {
    clearInterval(heartbeat)
  }
}

/** The time since then, as in `12.3 s`. */
export function formatSeconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}

function readLastLine(logFile: string): string {
  return (readLastLines(logFile, 1) || "").slice(0, EXCERPT_COLUMNS)
}

/** Prints rows of a name and a value under each other. */
export function printTable(rows: Array<[name: string, value: string]>): void {
  const width = Math.max(...rows.map(([name]) => name.length))
  const lines = rows.map(([name, value]) => `  ${name.padEnd(width)}   ${value}`)
  const rule = "─".repeat(Math.max(...lines.map((line) => line.length)) + 2)
  console.log(["", rule, ...lines, rule, ""].join("\n"))
}
