import { join } from "node:path"
import { formatSeconds, step } from "../demo/progress"
import type { SeededStore } from "../demo/store-file"
import { HMAC_SECRET, startSepay } from "../integration-tests/support/sepay"
import type { Emulator } from "../src/emulator"
import type { Bench, Benchmark, StoreBenchmark } from "./benchmark"
import { readSelection } from "./selection"
import type { Figure, Findings } from "./support/figures"
import { formatDetails, formatFigures, mergeResults } from "./support/results"
import { openShop } from "./support/shop"
import { logFileOf, migrateStore, seedStore } from "./support/store"

/**
 * Measures, with the Postgres of DATABASE_URL, what its arguments select: `npm run bench` starts it. A figure that
 * falls short is a result; only a benchmark that could not be run is a failure.
 */

const RESULTS_FILE = join(__dirname, "results.json")
const QUICK_PART = 0.1
const FEWEST_SAMPLES = 3

interface Surroundings {
  databaseUrl: string
  emulator: Emulator
  /** `null` when no benchmark needs the store. */
  seeded: SeededStore | null
  isQuick: boolean
}

async function main(args: string[]): Promise<number> {
  const { benchmarks, isQuick } = readSelection(args)
  const databaseUrl = process.env.DATABASE_URL
  if (!databaseUrl) {
    throw new Error("DATABASE_URL is not set: this is started by `npm run bench`.")
  }
  const emulator = await startSepay()
  try {
    const seeded = benchmarks.some(isInStore) ? await prepareStore(databaseUrl) : null
    return await runAll(benchmarks, { databaseUrl, emulator, seeded, isQuick })
  } finally {
    await emulator.stop()
  }
}

async function prepareStore(databaseUrl: string): Promise<SeededStore> {
  await step("Migrating the database", () => migrateStore(databaseUrl), logFileOf("migrate"))
  return step("Seeding the store", () => seedStore(databaseUrl), logFileOf("seed"))
}

function isInStore(benchmark: Benchmark): benchmark is StoreBenchmark {
  return "workerMode" in benchmark
}

async function runAll(benchmarks: readonly Benchmark[], surroundings: Surroundings): Promise<number> {
  const figures: Figure[] = []
  const failures: string[] = []
  for (const benchmark of benchmarks) {
    try {
      const findings = await runOne(benchmark, surroundings)
      figures.push(...findings.figures)
      if (!surroundings.isQuick) {
        mergeResults(RESULTS_FILE, findings.figures)
      }
    } catch (error) {
      failures.push(`${benchmark.name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  console.log(`\n${formatFigures(figures)}\n`)
  console.log(surroundings.isQuick ? "Quick: too few samples to keep." : `Written to ${RESULTS_FILE}`)
  failures.forEach((failure) => console.error(`✗ ${failure}`))
  return failures.length === 0 ? 0 : 1
}

async function runOne(benchmark: Benchmark, surroundings: Surroundings): Promise<Findings> {
  const { databaseUrl, isQuick, seeded } = surroundings
  const samples = (full: number) => (isQuick ? Math.max(FEWEST_SAMPLES, Math.round(full * QUICK_PART)) : full)
  if (!isInStore(benchmark)) {
    return runAndPrint(benchmark.name, () => benchmark.run({ databaseUrl, samples }))
  }
  if (seeded === null) {
    throw new Error(`"${benchmark.name}" needs the store.`)
  }
  return runInStore(benchmark, { ...surroundings, seeded }, samples)
}

/** Runs a benchmark against a store that has just started: none inherits what another one left in memory. */
async function runInStore(
  benchmark: StoreBenchmark,
  { databaseUrl, emulator, seeded }: Surroundings & { seeded: SeededStore },
  samples: Bench["samples"]
): Promise<Findings> {
  emulator.reset()
  const shop = await openShop(benchmark.name, databaseUrl, benchmark.workerMode, { emulator, seeded })
  try {
    emulator.setWebhook({ url: `${shop.storeUrl}/hooks/sepay`, hmacSecret: HMAC_SECRET })
    return await runAndPrint(benchmark.name, () => benchmark.run({ ...shop, emulator, samples }))
  } finally {
    await shop.close()
  }
}

async function runAndPrint(name: string, run: () => Promise<Findings>): Promise<Findings> {
  const startedAt = Date.now()
  const findings = await run()
  console.log(`✓ Running "${name}" (${formatSeconds(startedAt)})\n`)
  if (findings.details.length > 0) {
    console.log(`${formatDetails(findings.details)}\n`)
  }
  return findings
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message)
    process.exit(1)
  }
)
