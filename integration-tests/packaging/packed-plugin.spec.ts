import { readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import axios from "axios"

import type { ProcessGroup } from "../../scripts/child-process"
import { ensureDatabase } from "../../scripts/database"
import { findFreePort } from "../../scripts/ports"
import type { Emulator } from "../../src/emulator"
import { HMAC_SECRET, startSepay } from "../support/sepay"
import { Shopper } from "../support/shopper"
import { ROOT } from "../support/environment"
import { InstalledStore } from "./support/installed-store"
import {
  MANIFEST,
  installPackages,
  listExportTargets,
  listFiles,
  listImportedPackages,
  packPlugin,
  readLowestMedusa,
} from "./support/packed-plugin"
import { buyOrderFirst, buyPayFirst } from "./support/purchase"
import { MODULE_RESOLUTIONS, STORE_PROGRAM, TOOLS_PROGRAM, checkTypes } from "./support/type-check"
import { Workspace } from "./support/workspace"

const MAXIMUM_TARBALL_BYTES = 1_100_000
const INSTALL_ALONE_TIMEOUT_SECONDS = 3 * 60
const PROGRAM_TIMEOUT_SECONDS = 60
const REQUEST_TIMEOUT_MILLISECONDS = 60_000

let workspace: Workspace
let tarball: string

beforeAll(async () => {
  workspace = new Workspace()
  tarball = await packPlugin(workspace)
})

afterAll(() => {
  workspace.remove()
})

describe("the packed plugin, installed where there is no Medusa", () => {
  let directory: string
  let installed: string
  let files: string[]

  beforeAll(async () => {
    directory = workspace.addDirectory("alone")
    const dependencies = { [MANIFEST.name]: `file:${tarball}` }
    await installPackages(workspace, directory, { dependencies }, INSTALL_ALONE_TIMEOUT_SECONDS)
    installed = join(directory, "node_modules", MANIFEST.name)
    files = listFiles(installed)
  })

  async function run(name: string, command: string, args: string[]): Promise<string> {
    return workspace.run(command, args, { name, directory, timeoutSeconds: PROGRAM_TIMEOUT_SECONDS })
  }

  it("holds the build, its types, its migrations and the documents, and nothing else", () => {
    const documents = ["CHANGELOG.md", "LICENSE", "README.md", "package.json"]
    expect(files).toEqual(expect.arrayContaining(documents))
    expect(files).toContainEqual(expect.stringMatching(/^\.medusa\/server\/src\/modules\/sepay\/migrations\/.+\.js$/))
    const others = files.filter((path) => !documents.includes(path))
    expect(others.filter((path) => !/^\.medusa\/server\/src\/(?!storefront\/).+\.(js|mjs|d\.ts)$/.test(path))).toEqual([])
    expect(others.filter((path) => /__tests__|\.(spec|test)\./.test(path))).toEqual([])
  })

  it("holds no address of the machine that built it, and is small", () => {
    const telling = files.filter((path) => readFileSync(join(installed, path), "utf8").includes(ROOT))
    expect(telling).toEqual([])
    expect(statSync(tarball).size).toBeLessThan(MAXIMUM_TARBALL_BYTES)
  })

  it("has a file for everything that package.json exports", () => {
    const missing = listExportTargets().filter((target) => !files.some((path) => matches(`./${path}`, target)))
    expect(missing).toEqual([])
  })

  it.each(["index.mjs", "index.js"])("names every package that its admin imports in %s, those of the dashboard as optional peers", (file) => {
    const imported = listImportedPackages(readFileSync(join(installed, ".medusa/server/src/admin", file), "utf8"))
    expect(imported).toEqual(expect.arrayContaining(["@medusajs/ui", "@tanstack/react-query", "react", "uqr"]))
    const { dependencies, peerDependenciesMeta } = MANIFEST
    expect(imported.filter((name) => !(name in dependencies || peerDependenciesMeta[name]?.optional))).toEqual([])
  })

  it("runs the emulator from the command line", async () => {
    expect(await run("sepay-emulator", "npx", ["--no", "sepay-emulator", "--", "--help"])).toContain("--webhook-url")
  })

  it.each([
    ["module", `import { startEmulator } from "medusa-payment-sepay/emulator"`],
    ["commonjs", `const { startEmulator } = require("medusa-payment-sepay/emulator")`],
  ])("gives the emulator to a program of type %s", async (type, load) => {
    const use = "startEmulator().then((emulator) => { console.log(emulator.v2BaseUrl); return emulator.stop() })"
    const program = [`--input-type=${type}`, "--eval", `${load}; ${use}`]
    expect(await run(`emulator-${type}`, process.execPath, program)).toMatch(/^http:\S+\/v2$/m)
  })

  it.each(MODULE_RESOLUTIONS)("gives types to a program that finds modules by %s", async (moduleResolution) => {
    await checkTypes(workspace, directory, TOOLS_PROGRAM, moduleResolution)
  })
})

describe("the packed plugin in a small store on the lowest Medusa", () => {
  let emulator: Emulator
  let store: InstalledStore
  let server: ProcessGroup | undefined
  let shopper: Shopper
  let variantId: string

  beforeAll(async () => {
    emulator = await startSepay()
    store = new InstalledStore(workspace, await createDatabase())
    await store.install(tarball, readLowestMedusa())
    await store.migrate()
    const seeded = await store.seed()
    const port = await findFreePort()
    server = await store.start(port)
    const url = `http://localhost:${port}`
    emulator.setWebhook({ url: `${url}/hooks/sepay`, hmacSecret: HMAC_SECRET })
    shopper = new Shopper(axios.create({ baseURL: url, timeout: REQUEST_TIMEOUT_MILLISECONDS, proxy: false }), seeded)
    variantId = seeded.variantIds[0] ?? ""
  })

  afterAll(async () => {
    await server?.stop()
    await emulator.stop()
  })

  it("fits the versions beside it", async () => {
    await store.checkVersions()
  })

  it.each(MODULE_RESOLUTIONS)("gives types to code that finds modules by %s", async (moduleResolution) => {
    await checkTypes(workspace, store.directory, STORE_PROGRAM, moduleResolution)
  })

  it("has its pages in the dashboard that the store's owner builds, and all that they import", async () => {
    const dashboard = await store.buildDashboard()
    const scripts = listFiles(dashboard).filter((path) => path.endsWith(".js"))
    const code = scripts.map((path) => readFileSync(join(dashboard, path), "utf8")).join("\n")
    expect(code).toContain("payment-collections/${")
    expect(code).toContain("tài khoản ảo")
  })

  it.each([
    ["captures an order", buyOrderFirst],
    ["places an order", buyPayFirst],
  ])("%s when its transfer arrives", async (_, buy) => {
    await buy(shopper, emulator, variantId).catch((error: unknown) => {
      throw store.explain(error)
    })
  })
})

/** Whether the path is the target of an entry of `exports`, in which `*` stands for anything. */
function matches(path: string, target: string): boolean {
  const [start = "", end] = target.split("*")
  return end === undefined ? path === target : path.startsWith(start) && path.endsWith(end)
}

/** A database of its own for the store, beside the one of the test run. */
async function createDatabase(): Promise<string> {
  const url = new URL(process.env.DATABASE_URL ?? "")
  url.pathname = "/packed_plugin"
  await ensureDatabase(url.href)
  return url.href
}
