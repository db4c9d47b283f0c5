import type { Benchmark } from "./benchmark"
import { BENCHMARKS } from "./benchmarks"

/** What the command line asks for. */
export interface Selection {
  benchmarks: readonly Benchmark[]
  /** A tenth of the samples, to see that a benchmark works; nothing is written. */
  isQuick: boolean
}

/** Without a name: what ends soon. @throws when a name is unknown */
export function readSelection(args: readonly string[]): Selection {
  const isQuick = args.includes("--quick")
  const names = args.filter((argument) => !argument.startsWith("--"))
  const unknown = args.filter((argument) => !isKnown(argument))
  if (unknown.length > 0) {
    const known = BENCHMARKS.map(({ name }) => name).join(", ")
    throw new Error(`There is no benchmark ${unknown.join(", ")}. Say ${known}, all, or nothing for the short ones.`)
  }
  if (args.includes("all")) {
    return { benchmarks: BENCHMARKS, isQuick }
  }
  const isSelected = ({ name, isShort }: Benchmark) => (names.length === 0 ? isShort : names.includes(name))
  return { benchmarks: BENCHMARKS.filter(isSelected), isQuick }
}

function isKnown(argument: string): boolean {
  return argument === "all" || argument === "--quick" || BENCHMARKS.some(({ name }) => name === argument)
}
