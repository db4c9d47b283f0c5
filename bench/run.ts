import { join } from "node:path"
import { withThrowAwayPostgres } from "../scripts/throw-away-postgres"
import { readSelection } from "./selection"

/**
 * Measures the figures that are promised, and writes them into `bench/results.json`:
 *
 *     npm run bench                  what ends within 15 minutes
 *     npm run bench -- settle        one benchmark
 *     npm run bench -- all            everything
 *     npm run bench -- --quick       with a tenth of the samples, to see that it works; writes nothing
 *
 * The machine should have nothing else to do. What is measured is the plugin as a store gets it, so it is built first.
 */

const TSX = require.resolve("tsx/cli")
const MEASURE = join(__dirname, "measure.ts")
const BUILD_TIMEOUT_SECONDS = 5 * 60
const SHORT_TIMEOUT_SECONDS = 15 * 60
const ALL_TIMEOUT_SECONDS = 2 * 60 * 60

async function main(args: string[]): Promise<number> {
  const { benchmarks } = readSelection(args)
  const timeoutSeconds = benchmarks.every(({ isShort }) => isShort) ? SHORT_TIMEOUT_SECONDS : ALL_TIMEOUT_SECONDS
  return withThrowAwayPostgres(async (run) => {
    const built = await run("npm", ["run", "build"], { timeoutSeconds: BUILD_TIMEOUT_SECONDS })
    return built === 0 ? run(process.execPath, [TSX, MEASURE, ...args], { timeoutSeconds }) : built
  })
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(error.message)
    process.exit(1)
  }
)
