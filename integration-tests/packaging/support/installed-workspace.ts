import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import axios from "axios"

import { SHOP_SETTINGS_VARIABLE, type ShopSettings } from "../../../demo/storefront/server/shop-settings"
import type { SeededStore } from "../../../demo/store-file"
import type { ProcessGroup } from "../../../scripts/child-process"
import { findFreePort } from "../../../scripts/ports"
import { startEmulator } from "../../../src/emulator"
import type { AdminStore } from "../../browser/support/admin-store"
import { makeStoreEnvironment } from "../../browser/support/built-store"
import { ADMIN } from "../../support/admin"
import { ROOT } from "../../support/environment"
import { API_TOKEN, HMAC_SECRET } from "../../support/sepay"
import { Shopper, eventually } from "../../support/shopper"
import { MANIFEST, STOREFRONT } from "./packed-plugin"
import type { Workspace } from "./workspace"

/** A cold cache and a slow line included. */
const INSTALL_TIMEOUT_SECONDS = 8 * 60
const COMMAND_TIMEOUT_SECONDS = 3 * 60
const BUILD_TIMEOUT_SECONDS = 6 * 60
const START_TIMEOUT_MILLISECONDS = 2 * 60_000
const LIFE_TIMEOUT_SECONDS = 10 * 60
const REQUEST_TIMEOUT_MILLISECONDS = 60_000

const BACKEND = "apps/backend"
const SHOP = "apps/storefront"
const SHOP_CONFIG = "vite.workspace.config.ts"
const MEDUSA = String(MANIFEST.devDependencies["@medusajs/medusa"])
/** A later start brings newer ones of the registry, which lack some systems' binaries. */
const { overrides: OVERRIDES } = MANIFEST

type Manager = {
  /** What `npx` runs. */
  install: string[]
  /** Beside `package.json`, in the workspace's directory. */
  files: Record<string, string>
  /** In the workspace's own `package.json`. */
  manifest: Record<string, unknown>
  /** What the backend lists beside what the starter's lists, as the README says. */
  backend?: string[]
  /** Of which packages the shop takes its own copies, as the README says. */
  shopDedupes?: string[]
}

/** The programs that install a workspace, in the versions with which it was tried. */
export const MANAGERS = {
  // As in Medusa's dtc-starter.
  pnpm: {
    install: ["--yes", "pnpm@10.11.1", "install", "--ignore-scripts", "--no-frozen-lockfile", "--store-dir", ".pnpm-store"],
    files: { "pnpm-workspace.yaml": `packages:\n  - "apps/*"\n`, ".npmrc": "auto-install-peers=true\n" },
    manifest: { pnpm: { overrides: OVERRIDES } },
  },
  npm: {
    install: ["--no", "npm", "--", "install", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"],
    files: {},
    manifest: { workspaces: ["apps/*"], overrides: OVERRIDES },
    shopDedupes: ["react", "react-dom"],
  },
  yarn: {
    install: ["--yes", "--package=@yarnpkg/cli-dist@4.18.1", "--", "yarn", "install"],
    files: {
      ".yarnrc.yml": "nodeLinker: node-modules\nenableScripts: false\nenableImmutableInstalls: false\nenableTelemetry: false\nenableGlobalCache: false\n",
      "yarn.lock": "",
    },
    manifest: { workspaces: ["apps/*"], resolutions: OVERRIDES },
    backend: ["i18next"],
  },
} satisfies Record<string, Manager>

export type ManagerName = keyof typeof MANAGERS

/**
 * A workspace that is laid out as `medusajs/dtc-starter`: a Medusa on React 18 with the packed plugin in `apps/backend`, and
 * in `apps/storefront` the demo's shop on React 19 with the packed storefront package, and with other versions of what the
 * admin shares with Medusa's dashboard.
 */
export class InstalledWorkspace {
  readonly directory: string
  readonly #name: ManagerName
  readonly #workspace: Workspace
  readonly #databaseUrl: string

  constructor(workspace: Workspace, name: ManagerName, databaseUrl: string) {
    this.#workspace = workspace
    this.#name = name
    this.#databaseUrl = databaseUrl
    this.directory = workspace.addDirectory(`workspace-${name}`)
  }

  /** @throws when the packages do not fit together */
  async install(tarballs: { plugin: string; storefront: string }): Promise<void> {
    const { files, manifest, install, backend, shopDedupes }: Manager = MANAGERS[this.#name]
    for (const [file, text] of Object.entries(files)) {
      writeFileSync(join(this.directory, file), text)
    }
    this.#writeManifest(".", { name: "the-monorepo", ...manifest })
    this.#copyBackend()
    this.#writeManifest(BACKEND, { name: "@dtc/backend", ...describeBackend(`file:${tarballs.plugin}`, backend) })
    this.#copyShop(shopDedupes)
    this.#writeManifest(SHOP, { name: "@dtc/storefront", ...describeShop(`file:${tarballs.storefront}`) })
    await this.#workspace.run("npx", install, {
      name: this.#logOf("install"),
      directory: this.directory,
      timeoutSeconds: INSTALL_TIMEOUT_SECONDS,
    })
  }

  /** Builds both as their owner does before a deploy, and fills the store's database. */
  async build(): Promise<SeededStore> {
    await this.#runMedusa("build", ["build"], BUILD_TIMEOUT_SECONDS)
    await this.#run("vite-build", SHOP, "vite", ["build", "--config", SHOP_CONFIG], BUILD_TIMEOUT_SECONDS)
    await this.#runMedusa("migrate", ["db:migrate", "--execute-safe-links"], COMMAND_TIMEOUT_SECONDS)
    const result = join(this.directory, "seeded-store.json")
    await this.#runMedusa("seed", ["exec", "./demo/seed.ts", result, ADMIN.email], COMMAND_TIMEOUT_SECONDS)
    return JSON.parse(readFileSync(result, "utf8")) as SeededStore
  }

  /** Starts the store that was built, with a SePay of its own. */
  async startStore(seeded: SeededStore): Promise<AdminStore> {
    const emulator = await startEmulator({ apiToken: API_TOKEN, requestsPerSecond: { v1: null, v2: null } })
    const port = await findFreePort()
    const url = `http://localhost:${port}`
    const server = this.#start("store", join(BACKEND, ".medusa", "server"), "medusa", ["start", "--host", "localhost", "--port", String(port)], {
      ...makeStoreEnvironment({ databaseUrl: this.#databaseUrl, sepayUrl: emulator.v2BaseUrl }),
    })
    const close = async () => {
      await server.stop()
      await emulator.stop()
    }
    try {
      await this.#untilServed("store", `${url}/health`, server)
      emulator.setWebhook({ url: `${url}/hooks/sepay`, hmacSecret: HMAC_SECRET, retry: false })
      const api = axios.create({ baseURL: url, proxy: false, timeout: REQUEST_TIMEOUT_MILLISECONDS })
      return { url, emulator, api, shopper: new Shopper(api, seeded), seeded, close }
    } catch (error) {
      await close()
      throw error
    }
  }

  /** Serves the shop that was built. @returns its address, and what ends it */
  async startShop(settings: ShopSettings): Promise<{ url: string; stop(): Promise<void> }> {
    const port = await findFreePort()
    const url = `http://localhost:${port}`
    const address = ["--host", "localhost", "--port", String(port), "--strictPort"]
    const server = this.#start("shop", SHOP, "vite", ["preview", "--config", SHOP_CONFIG, ...address], { [SHOP_SETTINGS_VARIABLE]: JSON.stringify(settings) })
    try {
      await this.#untilServed("shop", `${url}/config.json`, server)
      return { url, stop: () => server.stop() }
    } catch (error) {
      await server.stop()
      throw error
    }
  }

  #writeManifest(path: string, manifest: Record<string, unknown>): void {
    const text = JSON.stringify({ version: "1.0.0", private: true, ...manifest }, null, 2)
    mkdirSync(join(this.directory, path), { recursive: true })
    writeFileSync(join(this.directory, path, "package.json"), text)
  }

  #copyBackend(): void {
    const backend = join(this.directory, BACKEND)
    cpSync(join(ROOT, "integration-tests", "browser", "store", "medusa-config.ts"), join(backend, "medusa-config.ts"))
    // The demo's seed fills this store too.
    cpSync(join(ROOT, "demo"), join(backend, "demo"), { recursive: true })
    cpSync(join(ROOT, "tsconfig.json"), join(backend, "tsconfig.base.json"))
    const compilerOptions = { rootDir: "./", outDir: ".medusa/server" }
    const exclude = ["node_modules", ".medusa", "demo"]
    writeFileSync(
      join(backend, "tsconfig.json"),
      JSON.stringify({ extends: "./tsconfig.base.json", compilerOptions, include: ["**/*"], exclude })
    )
  }

  #copyShop(dedupe: string[] = []): void {
    const shop = join(this.directory, SHOP)
    cpSync(join(ROOT, "demo", "storefront"), shop, { recursive: true })
    const compilerOptions = { target: "ES2022", jsx: "react-jsx", module: "ESNext", moduleResolution: "bundler" }
    writeFileSync(join(shop, "tsconfig.json"), JSON.stringify({ compilerOptions }))
    writeFileSync(
      join(shop, SHOP_CONFIG),
      `import { mergeConfig } from "vite"
       import config from "./vite.config"
       export default mergeConfig(config, { resolve: { dedupe: ${JSON.stringify(dedupe)} } })`
    )
  }

  async #runMedusa(name: string, args: string[], timeoutSeconds: number): Promise<void> {
    await this.#run(name, BACKEND, "medusa", args, timeoutSeconds, {
      ...makeStoreEnvironment({ databaseUrl: this.#databaseUrl, sepayUrl: "http://127.0.0.1:1/v2" }),
      DEMO_ADMIN_PASSWORD: ADMIN.password,
    })
  }

  async #run(
    name: string,
    path: string,
    program: string,
    args: string[],
    timeoutSeconds: number,
    environment: NodeJS.ProcessEnv = {}
  ): Promise<void> {
    const options = { name: this.#logOf(name), directory: join(this.directory, path), timeoutSeconds, environment }
    await this.#workspace.run(this.#find(path, program), args, options)
  }

  #start(name: string, path: string, program: string, args: string[], environment: NodeJS.ProcessEnv): ProcessGroup {
    const options = { name: this.#logOf(name), directory: join(this.directory, path), environment, timeoutSeconds: LIFE_TIMEOUT_SECONDS }
    return this.#workspace.start(this.#find(path, program), args, options)
  }

  /** A program of the app's own, or of the workspace's. */
  #find(path: string, program: string): string {
    const places = [BACKEND, SHOP].filter((app) => path.startsWith(app))
    const found = [...places, "."].map((place) => join(this.directory, place, "node_modules", ".bin", program)).find((file) => existsSync(file))
    if (found === undefined) {
      throw new Error(`${this.#name} has installed no program "${program}" for ${path}.`)
    }
    return found
  }

  async #untilServed(name: string, url: string, server: ProcessGroup): Promise<void> {
    const isServed = () => axios.get(url, { proxy: false }).then(() => true, () => false)
    const ended = server.exitCode.then((code) => {
      throw new Error(this.#workspace.describeLog(this.#logOf(name), `The ${name} ended with exit code ${code}`))
    })
    await Promise.race([eventually(`the start of the ${name}`, isServed, START_TIMEOUT_MILLISECONDS), ended])
  }

  #logOf(name: string): string {
    return `${this.#name}-${name}`
  }
}

/** What the starter's backend lists, in the versions of the Medusa that the plugin is developed on. */
function describeBackend(plugin: string, others: string[] = []): Record<string, unknown> {
  const medusa = ["admin-sdk", "admin-shared", "cli", "dashboard", "draft-order", "framework", "medusa"]
  const { dependencies } = JSON.parse(
    readFileSync(join(ROOT, "node_modules/@medusajs/dashboard/package.json"), "utf8")
  ) as { dependencies: Record<string, string> }
  const shared = ["@medusajs/ui", "@tanstack/react-query", "react-i18next", "react-router-dom", ...others]
  const { devDependencies } = MANIFEST
  const tools = ["@swc/core", "@types/node", "react", "react-dom", "ts-node", "typescript"]
  return {
    dependencies: {
      ...Object.fromEntries(medusa.map((name) => [`@medusajs/${name}`, MEDUSA])),
      ...Object.fromEntries(shared.map((name) => [name, dependencies[name]])),
      [MANIFEST.name]: plugin,
    },
    devDependencies: { ...Object.fromEntries(tools.map((name) => [name, devDependencies[name]])), vite: "^5.4.14" },
  }
}

/** React 19, and what the admin shares with the dashboard in other versions than the dashboard's. */
function describeShop(storefront: string): Record<string, unknown> {
  const { devDependencies } = MANIFEST
  return {
    dependencies: {
      "@fontsource/be-vietnam-pro": devDependencies["@fontsource/be-vietnam-pro"],
      "@medusajs/js-sdk": MEDUSA,
      "@tanstack/react-query": "^5.90.0",
      [STOREFRONT]: storefront,
      i18next: "^25.0.0",
      react: "19.0.5",
      "react-dom": "19.0.5",
      "react-i18next": "^16.0.0",
      // Another than the dashboard's, or it would be one with the backend's React.
      "react-router-dom": "^7.18.3",
    },
    devDependencies: { "@vitejs/plugin-react": devDependencies["@vitejs/plugin-react"], vite: devDependencies.vite },
  }
}
