import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"

import { ROOT } from "../support/environment"
import { MANIFEST, STOREFRONT, packPlugin, packStorefront } from "./support/packed-plugin"
import { Workspace } from "./support/workspace"

const PNPM = "pnpm@10.11.1"
const INSTALL_TIMEOUT_SECONDS = 3 * 60

/** What the admin's pages share with the dashboard, and a store lists as `medusajs/dtc-starter` does. */
const SHARED = ["@tanstack/react-query", "react", "react-dom", "react-i18next", "react-router-dom"]
/** What the admin's pages import too, and no store lists. Medusa's dashboard brings it. */
const OTHERS = ["@medusajs/icons", "copy-to-clipboard", "react-hook-form"]

jest.setTimeout(5 * 60_000)

let workspace: Workspace
let directory: string

beforeAll(async () => {
  workspace = new Workspace()
  const plugin = { [MANIFEST.name]: `file:${await packPlugin(workspace)}` }
  directory = workspace.addDirectory("monorepo")
  writeFileSync(join(directory, "pnpm-workspace.yaml"), "packages:\n  - apps/*\n")
  writeManifest(".", {})
  // pnpm prefers what the first directory lists where a package does not say what it needs.
  writeManifest("apps/shop", {
    [STOREFRONT]: `file:${await packStorefront(workspace)}`,
    "@tanstack/react-query": "^5.90.0",
    i18next: "^25.0.0",
    react: "^19.0.0",
    "react-dom": "^19.0.0",
    "react-i18next": "^16.0.0",
    "react-router-dom": "^6.30.0",
  })
  writeManifest("apps/store", { ...plugin, "dashboard-of-the-store": "file:../../dashboard", ...pick([...SHARED, "i18next"]) })
  writeManifest("dashboard", pick([...SHARED, ...OTHERS, "i18next"]))
  await workspace.run("npx", ["--yes", PNPM, "install", "--ignore-scripts", "--store-dir", join(directory, ".pnpm-store")], {
    name: "pnpm-install",
    directory,
    timeoutSeconds: INSTALL_TIMEOUT_SECONDS,
  })
})

afterAll(() => {
  workspace.remove()
})

function writeManifest(path: string, dependencies: Record<string, string>): void {
  mkdirSync(join(directory, path), { recursive: true })
  const manifest = { name: `the-${path.split("/").pop()}`, version: "1.0.0", private: true, dependencies }
  writeFileSync(join(directory, path, "package.json"), JSON.stringify(manifest))
}

/** The packages in the versions of Medusa's dashboard. */
function pick(names: readonly string[]): Record<string, string> {
  const dashboard = join(ROOT, "node_modules/@medusajs/dashboard/package.json")
  const { dependencies } = JSON.parse(readFileSync(dashboard, "utf8")) as { dependencies: Record<string, string> }
  return Object.fromEntries(names.map((name) => [name, dependencies[name] ?? ""]))
}

/** Where a module in this directory finds a package, as Node and Vite look for it. */
function findPackage(from: string, name: string): string {
  for (let place = realpathSync(from); place !== dirname(place); place = dirname(place)) {
    const found = join(place, "node_modules", name)
    if (existsSync(found)) {
      return realpathSync(found)
    }
  }
  throw new Error(`${relative(directory, from)} does not find ${name}`)
}

describe("the packed plugin in a pnpm workspace, in the store and in a storefront of other versions", () => {
  it.each([...SHARED, ...OTHERS])("shares %s with the store's dashboard", (name) => {
    const store = join(directory, "apps/store")
    const ofPlugin = findPackage(findPackage(store, MANIFEST.name), name)
    const ofDashboard = findPackage(findPackage(store, "dashboard-of-the-store"), name)
    expect(relative(directory, ofPlugin)).toBe(relative(directory, ofDashboard))
  })

  it("uses the storefront's React in the storefront", () => {
    const shop = join(directory, "apps/shop")
    expect(findPackage(findPackage(shop, STOREFRONT), "react")).toBe(findPackage(shop, "react"))
  })
})
