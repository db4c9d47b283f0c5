import type { ProcessGroup } from "./child-process"
import { describeEnd, startLoggedProcess, untilServed } from "./logged-process"

/** Where and how a process of Medusa's runs. */
export type MedusaOptions = {
  /** The directory with its `medusa-config.ts` and `package.json`. */
  directory: string
  /** All of its environment, DATABASE_URL included. */
  env: NodeJS.ProcessEnv
  /** What it writes. What the file held before is gone. */
  logFile: string
}

/** A command of Medusa's that ends by itself, such as `db:migrate`. */
export type MedusaCommand = {
  /** @throws with the end of its log when it fails or takes too long */
  untilDone(): Promise<void>
  stop(): Promise<void>
}

/** A server or worker of a store: `medusa start`. */
export type MedusaServer = {
  url: string
  /**
   * Resolves as soon as it takes requests: it migrates nothing, and serves nothing before it has loaded everything.
   *
   * @throws with the end of its log when it does not in time
   */
  untilHealthy(): Promise<void>
  /** Its end, which nobody may want, as a sentence with the end of its log. */
  ended: Promise<string>
  /** 0 when it ended by itself after it was asked to; 1 when it had to be killed. */
  exitCode: Promise<number>
  /** Asks it to end as the operator of a store does, with SIGTERM, and insists after some seconds. */
  stop(): Promise<void>
  /** `kill -9`, to it and to every process of its own. */
  kill(): Promise<void>
}

/** A port that the store's address is made of. Medusa listens on the loopback interface only when told a host. */
export type MedusaAddress = { port: number; host?: string }

const MEDUSA_CLI = require.resolve("@medusajs/cli/cli.js")
const START_TIMEOUT_SECONDS = 5 * 60

/** Starts a command of Medusa's. */
export function startMedusaCommand(args: string[], options: MedusaOptions, timeoutSeconds: number): MedusaCommand {
  const command = startMedusa(args, options, timeoutSeconds)
  return {
    stop: command.stop,
    async untilDone() {
      if ((await command.exitCode) !== 0) {
        throw new Error(describeEnd(`medusa ${args[0]} failed`, options.logFile))
      }
    },
  }
}

/** Starts a server or worker. Whoever starts it ends it, also one that never became healthy. */
export function startMedusaServer({ port, host }: MedusaAddress, options: MedusaOptions): MedusaServer {
  const hostArguments = host === undefined ? [] : ["--host", host]
  const server = startMedusa(["start", ...hostArguments, "--port", String(port)], options)
  const url = `http://localhost:${port}`
  const ended = server.exitCode.then(() => describeEnd("The store ended", options.logFile))
  return {
    url,
    ended,
    exitCode: server.exitCode,
    stop: server.stop,
    kill: server.kill,
    untilHealthy: () =>
      untilServed({ name: "The store", url: `${url}/health`, ended, logFile: options.logFile }, START_TIMEOUT_SECONDS),
  }
}

function startMedusa(args: string[], options: MedusaOptions, timeoutSeconds?: number): ProcessGroup {
  const { directory, env, logFile } = options
  return startLoggedProcess(process.execPath, [MEDUSA_CLI, ...args], { cwd: directory, env, logFile, timeoutSeconds })
}
