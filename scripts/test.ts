import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs"
import { availableParallelism } from "node:os"
import { join, relative } from "node:path"

import { runSideBySide } from "./side-by-side"
import { type RunCommand, withThrowAwayPostgres } from "./throw-away-postgres"

/**
 * Runs the tests with a throw-away Postgres:
 *
 *     npm test                               everything, several kinds at once
 *     npm test -- http                       one kind
 *     npm test -- http payments.spec         one file
 *     npm test -- http -t "late transfer"    what has these words in its title
 */

/** A kind of tests: how jest runs it, whether it is about what `npm run build` makes, and whether nothing may run beside it. */
type Kind = { jestArguments: string[]; needsBuild: boolean; isAlone?: boolean }

/** A store leaves connections behind that only an exit closes. */
const ENDS_BY_FORCE = "--forceExit"

const KINDS = {
  unit: { jestArguments: ["--maxWorkers=2"], needsBuild: false },
  // One process for the files that share a store or the ledger's module, and one for the others.
  modules: { jestArguments: ["--maxWorkers=2", ENDS_BY_FORCE], needsBuild: false },
  http: { jestArguments: ["--maxWorkers=2", ENDS_BY_FORCE], needsBuild: false },
  packaging: { jestArguments: ["--runInBand", ENDS_BY_FORCE], needsBuild: true },
  browser: { jestArguments: ["--runInBand", ENDS_BY_FORCE], needsBuild: true },
  // Their stores are processes of their own, and wait most of the time: for leases, jobs and timers. They place many orders
  // at once: beside another kind, on two cores, Medusa's locks time out.
  processes: { jestArguments: ["--maxWorkers=2"], needsBuild: true, isAlone: true },
} satisfies Record<string, Kind>

type KindName = keyof typeof KINDS
const KIND_NAMES = Object.keys(KINDS) as KindName[]

/** The longest first: what is left over at the end is short. The kind that runs alone comes last. */
const ORDER: KindName[] = ["http", "browser", "packaging", "modules", "unit", "processes"]
/** Each kind keeps about a core busy. */
const KINDS_AT_ONCE = Math.max(2, availableParallelism())

const TIME_LIMIT_PER_KIND_SECONDS = 30 * 60
const TIME_LIMIT_OF_BUILD_SECONDS = 10 * 60
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

/** Everything. The output of a kind is shown when the kind has ended. */
async function runAll(run: RunCommand): Promise<number> {
  const outcomes = new Map<KindName, Outcome>()
  const build = { state: "waiting" as "waiting" | "done" | "failed" }
  const runKindInTurn = async (kind: KindName): Promise<void> => {
    const isBuilt = !KINDS[kind].needsBuild || build.state === "done"
    outcomes.set(kind, isBuilt ? await runKind(kind, [], run, join(REPORT_DIRECTORY, `${kind}.log`)) : notBuilt(kind))
  }
  await runSideBySide(
    [
      {
        isReady: () => true,
        run: async () => {
          build.state = (await runBuild(run, join(REPORT_DIRECTORY, "build.log"))) === 0 ? "done" : "failed"
        },
      },
      ...ORDER.map((kind) => ({
        isReady: () => !KINDS[kind].needsBuild || build.state !== "waiting",
        isAlone: kindOf(kind).isAlone ?? false,
        run: () => runKindInTurn(kind),
      })),
    ],
    KINDS_AT_ONCE
  )
  return summarize(KIND_NAMES.flatMap((kind) => outcomes.get(kind) ?? []))
}

/** One kind, whose output is shown as it comes. */
async function runOne(kind: KindName, jestArguments: string[], run: RunCommand): Promise<number> {
  const isReused = kind === "browser" && process.env.REUSE_BUILD === "1"
  if (KINDS[kind].needsBuild && !isReused && (await runBuild(run)) !== 0) {
    return summarize([notBuilt(kind)])
  }
  return summarize([await runKind(kind, jestArguments, run)])
}

function summarize(outcomes: Outcome[]): number {
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

function kindOf(name: KindName): Kind {
  return KINDS[name]
}

/** What an earlier build left in `.medusa/server` and `dist` proves nothing. */
async function runBuild(run: RunCommand, logFile?: string): Promise<number> {
  const startedAt = Date.now()
  console.log("── build")
  const code = await run("npm", ["run", "build"], { logFile, timeoutSeconds: TIME_LIMIT_OF_BUILD_SECONDS })
  if (code !== 0) {
    showLog(logFile)
  }
  console.log(`── build: ${code === 0 ? "done" : "failed"} in ${secondsSince(startedAt)} s\n`)
  return code
}

function notBuilt(kind: KindName): Outcome {
  return { passed: 0, failed: 1, skipped: 0, failures: [`${kind}: not run, because "npm run build" failed, see above`] }
}

async function runKind(kind: KindName, jestArguments: string[], run: RunCommand, logFile?: string): Promise<Outcome> {
  const report = join(REPORT_DIRECTORY, `${kind}.json`)
  rmSync(report, { force: true })
  rmSync(logFile ?? report, { force: true })
  const startedAt = Date.now()
  console.log(`── ${kind} tests${logFile === undefined ? "" : " begin"}`)
  const code = await run(
    process.execPath,
    [JEST, ...KINDS[kind].jestArguments, "--passWithNoTests", "--json", `--outputFile=${report}`, ...jestArguments],
    {
      env: {
        TEST_TYPE: kind,
        TEST_WHOLE_KIND: namesFiles(jestArguments) ? "0" : "1",
        NODE_ENV: "test",
        LOG_LEVEL: "warn",
        NODE_OPTIONS: "--experimental-vm-modules --no-warnings",
      },
      logFile,
      timeoutSeconds: TIME_LIMIT_PER_KIND_SECONDS,
    }
  )
  showLog(logFile, `\n── ${kind} tests`)
  const outcome = readOutcome(kind, report, code)
  const { passed, failed, skipped } = outcome
  console.log(`── ${kind}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${secondsSince(startedAt)} s\n`)
  return outcome
}

/** Whether jest is to run certain files; the words after `-t` are no file. */
function namesFiles(jestArguments: string[]): boolean {
  return jestArguments.some(
    (argument, index) =>
      !argument.startsWith("-") && !["-t", "--testNamePattern"].includes(jestArguments[index - 1] ?? "")
  )
}

/** After Ctrl-C there is no log of what was not started. */
function showLog(logFile: string | undefined, title = ""): void {
  if (logFile !== undefined && existsSync(logFile)) {
    console.log(`${title}\n${readFileSync(logFile, "utf8").trimEnd()}`)
  }
}

/** A file that does not compile has no tests to count, and a run that was ended early has no report: both failed. */
function readOutcome(kind: KindName, report: string, code: number): Outcome {
  const { testResults, ...counts } = readReport(report)
  const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites
  return {
    passed: counts.numPassedTests,
    failed: code === 0 ? failed : Math.max(failed, 1),
    skipped: counts.numPendingTests + counts.numTodoTests,
    failures: testResults.flatMap((file) => describeFailures(file).map((failure) => `${kind}: ${failure}`)),
  }
}

/** Each failed test of a file; the file itself when it could not be run. */
function describeFailures({ name, status, message, assertionResults }: JestReport["testResults"][number]): string[] {
  const failed = assertionResults.filter((result) => result.status === "failed")
  if (status === "failed" && failed.length === 0) {
    return [shorten(`${relative(process.cwd(), name)}\n${message}`)]
  }
  return failed.map(({ ancestorTitles, title, failureMessages }) =>
    shorten(`${[...ancestorTitles, title].filter((part) => part !== "").join(" › ")}\n${failureMessages.join("\n")}`)
  )
}

function shorten(text: string): string {
  return text.length > LONGEST_FAILURE_CHARACTERS ? `${text.slice(0, LONGEST_FAILURE_CHARACTERS)} …` : text
}

type JestReport = Record<
  "numFailedTests" | "numRuntimeErrorTestSuites" | "numPassedTests" | "numPendingTests" | "numTodoTests",
  number
> & {
  testResults: Array<{
    name: string
    status: string
    message: string
    assertionResults: Array<{ ancestorTitles: string[]; title: string; status: string; failureMessages: string[] }>
  }>
}

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

function secondsSince(milliseconds: number): number {
  return Math.round((Date.now() - milliseconds) / 1_000)
}

async function main([first, ...rest]: string[]): Promise<number> {
  mkdirSync(REPORT_DIRECTORY, { recursive: true })
  const kind = KIND_NAMES.find((name) => name === first)
  if (kind) {
    return withThrowAwayPostgres((run) => runOne(kind, rest, run))
  }
  if (first !== undefined) {
    throw new Error(`There are no ${first} tests. Say one of ${KIND_NAMES.join(", ")}, or nothing for all of them.`)
  }
  return withThrowAwayPostgres(runAll)
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message)
    process.exit(1)
  }
)
