import { randomUUID } from "node:crypto"
import { mkdirSync, readFileSync, rmSync } from "node:fs"
import { join, relative } from "node:path"

import { type RunCommand, withThrowAwayPostgres } from "./throw-away-postgres"

/**
 * Runs the tests, those that need one with a throw-away Postgres:
 *
 *     npm test                               everything
 *     npm test -- http                       one type
 *     npm test -- http -t "late transfer"    one type, with arguments for jest
 */

const TEST_TYPES = ["unit", "modules", "http", "packaging", "browser", "processes"] as const
type TestType = (typeof TEST_TYPES)[number]

/** Tests that boot a store run one after the other, and leave connections behind that only an exit closes. */
const BOOTS_A_STORE = ["--runInBand", "--forceExit"]
const JEST_ARGUMENTS: Record<TestType, string[]> = {
  unit: ["--maxWorkers=2"],
  modules: BOOTS_A_STORE,
  // Some of their tests wait long, for SePay's minute of "too many requests" say: meanwhile another file goes on.
  http: ["--maxWorkers=2", "--forceExit"],
  packaging: BOOTS_A_STORE,
  browser: BOOTS_A_STORE,
  // Their stores are processes of their own, and wait most of the time: for leases, jobs and timers.
  processes: ["--maxWorkers=2"],
}

const TIME_LIMIT_PER_TYPE_SECONDS = 15 * 60
/** Tests of several types share what is built once. */
const TEST_RUN = randomUUID()
const LONGEST_FAILURE_CHARACTERS = 4_000
const JEST = require.resolve("jest/bin/jest")
const REPORT_DIRECTORY = join(__dirname, "..", ".tmp", "test")

type Outcome = {
  passed: number
  failed: number
  skipped: number
  /** What failed and why, told once more at the end: what a store logs can fill thousands of lines in between. */
  failures: string[]
}

async function runAll(types: readonly TestType[], jestArguments: string[], run: RunCommand): Promise<number> {
  const outcomes: Outcome[] = []
  for (const type of types) {
    outcomes.push(await runType(type, jestArguments, run))
  }
  const passed = sum(outcomes.map((outcome) => outcome.passed))
  const failed = sum(outcomes.map((outcome) => outcome.failed))
  const skipped = sum(outcomes.map((outcome) => outcome.skipped))
  for (const failure of outcomes.flatMap(({ failures }) => failures)) {
    console.log(`\n✕ ${failure}`)
  }
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  // A run without a single test proves nothing.
  return failed === 0 && passed > 0 ? 0 : 1
}

async function runType(type: TestType, jestArguments: string[], run: RunCommand): Promise<Outcome> {
  const report = join(REPORT_DIRECTORY, `${type}.json`)
  rmSync(report, { force: true })
  console.log(`\n── ${type} tests`)
  const startedAt = Date.now()
  const code = await run(
    process.execPath,
    [JEST, ...JEST_ARGUMENTS[type], "--passWithNoTests", "--json", `--outputFile=${report}`, ...jestArguments],
    {
      env: {
        TEST_TYPE: type,
        TEST_RUN,
        NODE_ENV: "test",
        LOG_LEVEL: "warn",
        NODE_OPTIONS: "--experimental-vm-modules --no-warnings",
      },
      timeoutSeconds: TIME_LIMIT_PER_TYPE_SECONDS,
    }
  )
  const outcome = readOutcome(report, code)
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  const { passed, failed, skipped } = outcome
  console.log(`── ${type}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds} s`)
  return outcome
}

/** A file that does not compile has no tests to count, and a run that was ended early has no report: both failed. */
function readOutcome(report: string, code: number): Outcome {
  const { testResults, ...counts } = readReport(report)
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites
  return {
    passed: counts.numPassedTests,
    failed: code === 0 ? failed : Math.max(failed, 1),
    skipped: counts.numPendingTests + counts.numTodoTests,
    failures: testResults
      .filter(({ status }) => status === "failed")
      .map(({ name, message }) => `${relative(process.cwd(), name)}\n${message.slice(0, LONGEST_FAILURE_CHARACTERS)}`),
  }
}

type JestReport = Record<
  "numFailedTests" | "numRuntimeErrorTestSuites" | "numPassedTests" | "numPendingTests" | "numTodoTests",
  number
> & { testResults: Array<{ name: string; status: string; message: string }> }

/** Without any test file jest writes no report. */
function readReport(report: string): JestReport {
  try {
    return JSON.parse(readFileSync(report, "utf8")) as JestReport
  } catch {
    return {
      numFailedTests: 0,
      numRuntimeErrorTestSuites: 0,
      numPassedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [],
    }
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, value) => total + value, 0)
}

async function main([first, ...rest]: string[]): Promise<number> {
  mkdirSync(REPORT_DIRECTORY, { recursive: true })
  const type = TEST_TYPES.find((name) => name === first)
  if (type) {
    return withThrowAwayPostgres((run) => runAll([type], rest, run))
  }
  if (first !== undefined) {
    throw new Error(`There are no ${first} tests. Say one of ${TEST_TYPES.join(", ")}, or nothing for all of them.`)
  }
  return withThrowAwayPostgres((run) => runAll(TEST_TYPES, [], run))
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message)
    process.exit(1)
  }
)
