import { readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { startProcessGroup } from "../../../scripts/child-process"
import type { LaneOrder, LaneReport } from "../../support/ledger-model/lane"

/** `LEDGER_MODEL_RUNS=600 FUZZ_SEED=7 npm test -- modules ledger-model.spec` looks longer and elsewhere. */
const RUNS = Number(process.env.LEDGER_MODEL_RUNS ?? 30)
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_327)
/** Plays one sequence again, which a failure has named. */
const PATH = process.env.LEDGER_MODEL_PATH ?? null
/** A developer's short run: as many sequences as can be played in that time, in seconds. */
const SHORT_RUN_SECONDS = process.env.LEDGER_MODEL_SECONDS === undefined ? null : Number(process.env.LEDGER_MODEL_SECONDS)
/** A lane that is slower than that has not played all that were asked for, and the test fails. */
const LONGEST_SECONDS = SHORT_RUN_SECONDS ?? Math.max(120, RUNS * 0.6)
/** Making a database, and the end of the sequence that is being played. */
const START_SECONDS = 90
/** A lane waits half of its time, for Postgres and SePay. Few sequences are played sooner than another lane has started. */
const LANES = PATH !== null || RUNS < 100 ? 1 : RUNS < 400 ? 2 : 4

const LANE_PROGRAM = join(__dirname, "../../support/ledger-model/lane.ts")

/** Plays a lane's share of the sequences in a process of its own. */
async function playLane(lane: number): Promise<LaneReport> {
  const order: LaneOrder = {
    database: `ledger_model_${lane}`,
    runs: Math.floor((RUNS + lane) / LANES),
    seed: SEED + lane,
    path: PATH,
    longestSeconds: LONGEST_SECONDS,
    reportFile: join(process.cwd(), `.tmp/test/ledger-model-${lane}.json`),
  }
  rmSync(order.reportFile, { force: true })
  const { exitCode } = startProcessGroup(process.execPath, ["--import", "tsx", LANE_PROGRAM, JSON.stringify(order)], {
    timeoutSeconds: LONGEST_SECONDS + START_SECONDS,
  })
  const code = await exitCode
  if (code !== 0) {
    throw new Error(`Lane ${lane} of the ledger's model ended with exit code ${code}, and has no report. What it says is above.`)
  }
  return JSON.parse(readFileSync(order.reportFile, "utf8")) as LaneReport
}

function describeFailure({ seed, path, steps, message }: NonNullable<LaneReport["failure"]>): string {
  return [
    `The ledger and its model disagree after ${steps.length} steps:`,
    ...steps.map((step) => JSON.stringify(step)),
    message,
    `Play it again: FUZZ_SEED=${seed} LEDGER_MODEL_PATH=${path} npm test -- modules ledger-model.spec`,
  ].join("\n")
}

it("the ledger agrees with a model in memory, whatever is done in whatever order", async () => {
  const startedAt = performance.now()
  const reports = await Promise.all(Array.from({ length: LANES }, (_, lane) => playLane(lane)))
  expect(reports.flatMap(({ failure }) => (failure === null ? [] : describeFailure(failure))).join("\n\n")).toBe("")
  const played = reports.reduce((sum, report) => sum + report.played, 0)
  const seconds = Math.round((performance.now() - startedAt) / 1_000)
  console.info(`The ledger's model has played ${played} of ${RUNS} sequences in ${seconds} s.`)
  if (PATH === null && SHORT_RUN_SECONDS === null && played < RUNS) {
    throw new Error(
      `Only ${played} of ${RUNS} sequences were played in ${LONGEST_SECONDS} s. Ask for fewer with LEDGER_MODEL_RUNS, or for as ` +
        "many as can be played in a time with LEDGER_MODEL_SECONDS."
    )
  }
}, (LONGEST_SECONDS + START_SECONDS + 30) * 1_000)
