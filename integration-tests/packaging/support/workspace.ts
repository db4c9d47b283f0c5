import { createHash } from "node:crypto"
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

import { type ProcessGroup, startProcessGroup } from "../../../scripts/child-process"
import { readLastLines } from "../../../scripts/log-file"
import { ROOT, makeEnvironment } from "../../support/environment"

const EXCERPT_LINES = 40

export type ProgramOptions = {
  /** The name of its log. */
  name: string
  directory: string
  environment?: NodeJS.ProcessEnv
  /** After that long it is ended. */
  timeoutSeconds: number
}

/**
 * A directory outside the checkout, whose `node_modules` would hide a dependency that the package forgot to name. There
 * is one for each checkout and user, so that a run removes what a killed one has left (a Medusa takes 700 MB).
 */
export class Workspace {
  readonly #path: string

  constructor() {
    const checkout = createHash("sha256").update(ROOT).digest("hex").slice(0, 12)
    this.#path = join(tmpdir(), `medusa-payment-sepay-packaging-${process.getuid?.() ?? "user"}-${checkout}`)
    this.remove()
    mkdirSync(this.#path, { mode: 0o700 })
  }

  /** Makes an empty directory, and answers its path. */
  addDirectory(name: string): string {
    const path = join(this.#path, name)
    mkdirSync(path)
    return path
  }

  /** Starts a program in a process group of its own, its output in a log file. */
  start(command: string, args: string[], options: ProgramOptions): ProcessGroup {
    const log = openSync(this.#logFileOf(options.name), "w")
    try {
      return startProcessGroup(command, args, {
        cwd: options.directory,
        env: makeEnvironment(options.environment),
        stdio: ["ignore", log, log],
        timeoutSeconds: options.timeoutSeconds,
      })
    } finally {
      closeSync(log)
    }
  }

  /**
   * Runs a program to its end.
   *
   * @returns what it wrote
   * @throws with the end of what it wrote when it fails
   */
  async run(command: string, args: string[], options: ProgramOptions): Promise<string> {
    const code = await this.start(command, args, options).exitCode
    if (code !== 0) {
      throw new Error(this.describeLog(options.name, `"${[command, ...args].join(" ")}" failed with exit code ${code}`))
    }
    return readFileSync(this.#logFileOf(options.name), "utf8")
  }

  /** The sentence, and the end of a program's log after it. */
  describeLog(name: string, sentence: string): string {
    return `${sentence}. The end of its log:\n\n${readLastLines(this.#logFileOf(name), EXCERPT_LINES)}`
  }

  remove(): void {
    rmSync(this.#path, { recursive: true, force: true, maxRetries: 3 })
  }

  #logFileOf(name: string): string {
    return join(this.#path, `${name}.log`)
  }
}
