import { type ProcessGroup, startProcessGroup } from "./child-process"
import { ensureDatabase } from "./database"
import { startLoggedProcess } from "./logged-process"
import { type RunningPostgres, startPostgres } from "./postgres"

const DATABASE = "medusa"

/** What a developer's shell may hold for a store of their own, and what must not change a test or a measurement. */
const FOREIGN_VARIABLES = /^(SEPAY_.*|DATABASE_URL|REDIS_URL|PORT|EMULATOR_PORT|DB_.*|NODE_ENV|NODE_OPTIONS)$/

/** Runs a program against the Postgres, and answers its exit code. */
export type RunCommand = (command: string, args: string[], options?: RunOptions) => Promise<number>
export type RunOptions = {
  env?: NodeJS.ProcessEnv
  timeoutSeconds?: number
  /** Where its output goes instead of the terminal. What the file held before is gone. */
  logFile?: string
}

/**
 * Starts a throw-away Postgres, lets `work` run programs against it, and ends all of it: also on
 * Ctrl-C, after which no further program is started.
 *
 * @returns what `work` answers, an exit code; 130 after Ctrl-C
 */
export async function withThrowAwayPostgres(work: (run: RunCommand) => Promise<number>): Promise<number> {
  const running = new Set<ProcessGroup>()
  let interrupted = false
  const interrupt = () => {
    interrupted = true
    running.forEach((group) => void group.stop())
  }
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt)
  const postgres = await startPostgres({ ephemeral: true })
  try {
    await ensureDatabase(postgres.url(DATABASE))
    const code = await work(async (command, args, { env, timeoutSeconds, logFile } = {}) => {
      if (interrupted) {
        return 130
      }
      const options = { env: { ...makeEnvironment(postgres), ...env }, timeoutSeconds }
      const group =
        logFile === undefined
          ? startProcessGroup(command, args, options)
          : startLoggedProcess(command, args, { ...options, logFile })
      running.add(group)
      const exitCode = await group.exitCode
      running.delete(group)
      return exitCode
    })
    return interrupted ? 130 : code
  } finally {
    await postgres.stop()
  }
}

function makeEnvironment(postgres: RunningPostgres): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN_VARIABLES.test(name))
  return {
    ...Object.fromEntries(own),
    MEDUSA_DISABLE_TELEMETRY: "true",
    DATABASE_URL: postgres.url(DATABASE),
    // Medusa's test utilities read these. "localhost", not 127.0.0.1: they switch SSL on for any other host.
    DB_HOST: "localhost",
    DB_PORT: String(postgres.port),
    DB_USERNAME: postgres.user,
    DB_PASSWORD: postgres.password,
  }
}
