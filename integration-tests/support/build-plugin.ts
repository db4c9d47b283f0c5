import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { startProcessGroup } from "../../scripts/child-process"
import { ROOT, makeEnvironment } from "./environment"

const BUILD_TIMEOUT_SECONDS = 5 * 60

/** Which run of `npm test` made the build that is there. */
const BUILT_IN_RUN = join(ROOT, ".tmp", "test", "built-in-run")

/**
 * Once in a run of `npm test`, before the first tests of the built plugin: what an earlier build left in `.medusa/server`
 * proves nothing.
 */
export default async function buildPlugin(): Promise<void> {
  const run = process.env.TEST_RUN ?? ""
  if (run !== "" && readBuiltInRun() === run) {
    return
  }
  const build = startProcessGroup("npm", ["run", "build"], {
    cwd: ROOT,
    env: makeEnvironment(),
    timeoutSeconds: BUILD_TIMEOUT_SECONDS,
  })
  if ((await build.exitCode) !== 0) {
    throw new Error('The plugin could not be built: "npm run build" failed, see above.')
  }
  mkdirSync(dirname(BUILT_IN_RUN), { recursive: true })
  writeFileSync(BUILT_IN_RUN, run)
}

function readBuiltInRun(): string | null {
  try {
    return readFileSync(BUILT_IN_RUN, "utf8")
  } catch {
    return null
  }
}
