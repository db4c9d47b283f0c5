import { startProcessGroup } from "../../scripts/child-process"
import { ROOT, makeEnvironment } from "./environment"

const BUILD_TIMEOUT_SECONDS = 5 * 60

/** Builds the plugin: what an earlier build left in `.medusa/server` proves nothing. */
export default async function buildPlugin(): Promise<void> {
  const build = startProcessGroup("npm", ["run", "build"], {
    cwd: ROOT,
    env: makeEnvironment(),
    timeoutSeconds: BUILD_TIMEOUT_SECONDS,
  })
  if ((await build.exitCode) !== 0) {
    throw new Error('The plugin could not be built: "npm run build" failed, see above.')
  }
}
