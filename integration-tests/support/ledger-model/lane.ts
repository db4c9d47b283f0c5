import { mkdirSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import fc from "fast-check"
import { startLedger } from "../ledger"
import { installBooks } from "./books"
import { type Command, sequences } from "./commands"
import { ONE_ACCOUNT, PlayedSequence } from "./played-sequence"

/**
 * A program that plays sequences, with a database, a SePay and a clock of its own: several of them share no process, so each
 * has a core. `ledger-model.spec.ts` starts it.
 */

/** What a lane is asked to do. */
export interface LaneOrder {
  /** The name of its database. */
  database: string
  /** How many sequences. */
  runs: number
  seed: number
  /** What fast-check said of a sequence that failed, to play that one again; `null`: begin at the beginning. */
  path: string | null
  /** After that long it begins no other sequence, and makes a failing one no shorter. */
  longestSeconds: number
  /** Where its report goes. */
  reportFile: string
}

/** What a lane has done. */
export interface LaneReport {
  /** Sequences that were played to their end. */
  played: number
  failure: { seed: number; path: string; steps: Command[]; message: string } | null
}

async function playLane({ database, runs, seed, path, longestSeconds, reportFile }: LaneOrder): Promise<void> {
  const bench = await startLedger(database, ONE_ACCOUNT)
  await installBooks(bench.sql)
  // Not the clock of `Date`, which sequences move.
  const endsAt = process.uptime() + longestSeconds
  let begun = 0
  let played = 0
  const details = await fc.check(
    fc.asyncProperty(sequences, async (commands) => {
      if (process.uptime() > endsAt) {
        return
      }
      const sequence = await PlayedSequence.start(bench, begun)
      begun += 1
      for (const command of commands) {
        await sequence.do(command)
      }
      await sequence.checkCounts()
      played += 1
    }),
    { numRuns: runs, seed, ...(path === null ? {} : { path }) }
  )
  const { failed, counterexample, counterexamplePath, errorInstance } = details
  const failure = failed
    ? {
        seed: details.seed,
        path: counterexamplePath ?? "",
        steps: counterexample?.[0] ?? [],
        message: errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance),
      }
    : null
  const report: LaneReport = { played, failure }
  mkdirSync(dirname(reportFile), { recursive: true })
  writeFileSync(reportFile, JSON.stringify(report))
}

playLane(JSON.parse(process.argv[2] ?? "{}") as LaneOrder).then(
  // Connections to the database and to SePay are open.
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  }
)
