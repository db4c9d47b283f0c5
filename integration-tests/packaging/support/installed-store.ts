import { randomUUID } from "node:crypto"
import { cpSync, readFileSync } from "node:fs"
import { join } from "node:path"

import type { SeededStore } from "../../../demo/store-file"
import type { ProcessGroup } from "../../../scripts/child-process"
import { eventually } from "../../support/shopper"
import { ROOT } from "../../support/environment"
import { MANIFEST, installPackages } from "./packed-plugin"
import type { Workspace } from "./workspace"

/** A cold npm cache and a slow line included. */
const INSTALL_TIMEOUT_SECONDS = 8 * 60
const COMMAND_TIMEOUT_SECONDS = 3 * 60
const BUILD_TIMEOUT_SECONDS = 6 * 60
const START_TIMEOUT_SECONDS = 2 * 60
const LIFE_TIMEOUT_SECONDS = 10 * 60
const HEALTH_TIMEOUT_MILLISECONDS = 5_000

const SERVER = "medusa-start"

/** A small Medusa store in a directory of its own: `app/`, with the packed plugin from its tarball. */
export class InstalledStore {
  readonly directory: string
  readonly #workspace: Workspace
  readonly #environment: NodeJS.ProcessEnv

  constructor(workspace: Workspace, databaseUrl: string) {
    this.#workspace = workspace
    this.directory = workspace.addDirectory("store")
    this.#environment = { DATABASE_URL: databaseUrl, DEMO_ADMIN_PASSWORD: randomUUID() }
  }

  /** @throws when npm finds no set of versions that fits, or fails otherwise */
  async install(tarball: string, medusaVersion: string): Promise<void> {
    cpSync(join(__dirname, "..", "app"), this.directory, { recursive: true })
    // The demo's seed fills this store too.
    cpSync(join(ROOT, "demo"), join(this.directory, "demo"), { recursive: true })
    cpSync(join(ROOT, "tsconfig.json"), join(this.directory, "tsconfig.json"))
    const packages = describePackages(tarball, medusaVersion)
    await installPackages(this.#workspace, this.directory, packages, INSTALL_TIMEOUT_SECONDS)
  }

  /** @throws when a version that is installed is not one that the package beside it asks for, peers included */
  async checkVersions(): Promise<void> {
    await this.#workspace.run("npm", ["ls", "--all"], this.#describe("npm-ls", COMMAND_TIMEOUT_SECONDS))
  }

  /**
   * Builds the dashboard of the store, as its owner does before a deploy.
   *
   * @param withPlugin `false`: as if the plugin were not there, to compare.
   * @returns the directory of what a browser loads
   */
  async buildDashboard(withPlugin = true): Promise<string> {
    const environment = { ...this.#environment, BUILDS_ADMIN: "true", WITHOUT_PLUGIN: String(!withPlugin) }
    const options = { ...this.#describe("medusa-build", BUILD_TIMEOUT_SECONDS), environment }
    await this.#workspace.run(this.#medusa, ["build", "--admin-only"], options)
    return join(this.directory, ".medusa", "admin")
  }

  async migrate(): Promise<void> {
    await this.#runMedusa("medusa-db-migrate", ["db:migrate"])
  }

  async seed(): Promise<SeededStore> {
    const result = join(this.directory, "seeded-store.json")
    await this.#runMedusa("medusa-exec", ["exec", "./demo/seed.ts", result, "admin@example.com"])
    return JSON.parse(readFileSync(result, "utf8")) as SeededStore
  }

  /** Answers once the store takes requests. Whoever started it stops it. */
  async start(port: number): Promise<ProcessGroup> {
    const options = this.#describe(SERVER, LIFE_TIMEOUT_SECONDS)
    const server = this.#workspace.start(this.#medusa, ["start", "--port", String(port)], options)
    try {
      await Promise.race([waitUntilHealthy(port), failWhenEnded(server)])
      return server
    } catch (error) {
      await server.stop()
      throw this.explain(error)
    }
  }

  /** The error, with what the store said before it. */
  explain(error: unknown): Error {
    const message = error instanceof Error ? error.message : String(error)
    return new Error(this.#workspace.describeLog(SERVER, message), { cause: error })
  }

  get #medusa(): string {
    return join(this.directory, "node_modules", ".bin", "medusa")
  }

  async #runMedusa(name: string, args: string[]): Promise<void> {
    await this.#workspace.run(this.#medusa, args, this.#describe(name, COMMAND_TIMEOUT_SECONDS))
  }

  #describe(name: string, timeoutSeconds: number) {
    return { name, directory: this.directory, environment: this.#environment, timeoutSeconds }
  }
}

function describePackages(tarball: string, medusaVersion: string): Record<string, unknown> {
  const { devDependencies, overrides } = MANIFEST
  return {
    dependencies: {
      // Every store whose admin is built has it: Medusa's own extensions of the admin ask for it.
      "@medusajs/admin-sdk": medusaVersion,
      "@medusajs/cli": medusaVersion,
      "@medusajs/framework": medusaVersion,
      "@medusajs/medusa": medusaVersion,
      [MANIFEST.name]: `file:${tarball}`,
    },
    devDependencies: {
      "@swc/core": devDependencies["@swc/core"],
      "ts-node": devDependencies["ts-node"],
      typescript: devDependencies["typescript"],
    },
    overrides,
  }
}

async function waitUntilHealthy(port: number): Promise<void> {
  await eventually("the store's start", () => isHealthy(port), START_TIMEOUT_SECONDS * 1000)
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(HEALTH_TIMEOUT_MILLISECONDS)
    return (await fetch(`http://localhost:${port}/health`, { signal })).ok
  } catch {
    return false
  }
}

async function failWhenEnded(server: ProcessGroup): Promise<never> {
  throw new Error(`The store ended with exit code ${await server.exitCode}`)
}
