import { readFileSync } from "node:fs"
import { stripVTControlCharacters } from "node:util"

/** The end of a log file without its colours, for a message. */
export function readLastLines(logFile: string, count: number): string {
  try {
    const lines = stripVTControlCharacters(readFileSync(logFile, "utf8")).split(/\r?\n|\r/)
    return lines.filter((line) => /\w/.test(line)).slice(-count).join("\n")
  } catch {
    return ""
  }
}
