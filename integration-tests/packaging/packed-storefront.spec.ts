import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"

import { MANIFEST, installPackages, packPlugin } from "./support/packed-plugin"
import { MODULE_RESOLUTIONS, STOREFRONT_PROGRAM, checkTypes } from "./support/type-check"
import { Workspace } from "./support/workspace"

const INSTALL_TIMEOUT_SECONDS = 3 * 60
const PROGRAM_TIMEOUT_SECONDS = 60

const CLIENT = "medusa-payment-sepay/storefront"
const REACT = "medusa-payment-sepay/storefront/react"

const USE_CLIENT = `
  const client = createSepayClient({ baseUrl: "http://127.0.0.1:9", publishableKey: "pk_test" })
  client.get("payses_1").catch((error) => console.log(error instanceof SepayClientError, error.status))
`
const RENDER = `
  const client = createSepayClient({ baseUrl: "http://127.0.0.1:9", publishableKey: "pk_test" })
  console.log(renderToString(createElement(SepayPayment, { client, paymentSessionId: "payses_1" })))
`

let workspace: Workspace
let tarball: string

beforeAll(async () => {
  workspace = new Workspace()
  tarball = await packPlugin(workspace)
})

afterAll(() => {
  workspace.remove()
})

async function install(name: string, dependencies: Record<string, string>) {
  const directory = workspace.addDirectory(name)
  const packages = { dependencies: { [MANIFEST.name]: `file:${tarball}`, ...dependencies } }
  return { directory, said: await installPackages(workspace, directory, packages, INSTALL_TIMEOUT_SECONDS) }
}

async function run(directory: string, type: string, program: string): Promise<string> {
  return workspace.run(process.execPath, [`--input-type=${type}`, "--eval", program], {
    name: `run-${type}`,
    directory,
    timeoutSeconds: PROGRAM_TIMEOUT_SECONDS,
  })
}

/** What the admin shares with Medusa's dashboard, in versions that are not the dashboard's. */
const STOREFRONT_OF_OTHER_VERSIONS = {
  "@tanstack/react-query": "^5.90.0",
  i18next: "^25.0.0",
  "react-hook-form": "^7.50.0",
  "react-i18next": "^16.0.0",
  "react-router-dom": "^6.30.0",
}

describe("the storefront parts beside React 19, and other versions of what the admin uses", () => {
  let directory: string
  let said: string

  beforeAll(async () => {
    const react = { react: "^19.0.0", "react-dom": "^19.0.0", "@types/react": "^19.0.0" }
    ;({ directory, said } = await install("storefront", { ...react, ...STOREFRONT_OF_OTHER_VERSIONS }))
  })

  it("install no Medusa, and npm reports no peer problem", () => {
    expect(existsSync(join(directory, "node_modules", "@medusajs"))).toBe(false)
    expect(said).not.toMatch(/ERESOLVE|peer/i)
  })

  it.each([
    [
      "module",
      `import { createSepayClient } from "${CLIENT}"
       import { SepayPayment } from "${REACT}"
       import { createElement } from "react"
       import { renderToString } from "react-dom/server"`,
    ],
    [
      "commonjs",
      `const { createSepayClient } = require("${CLIENT}")
       const { SepayPayment } = require("${REACT}")
       const { createElement } = require("react")
       const { renderToString } = require("react-dom/server")`,
    ],
  ])("are rendered by a server of type %s", async (type, load) => {
    expect(await run(directory, type, load + RENDER)).toContain("Đang tải thông tin thanh toán…")
  })

  it("are marked for the browser, and have styles", () => {
    for (const file of ["react.mjs", "react.cjs"]) {
      expect(readFileSync(join(directory, "node_modules", MANIFEST.name, "dist/storefront", file), "utf8")).toMatch(/^"use client";/)
    }
    const styles = require.resolve("medusa-payment-sepay/storefront/styles.css", { paths: [directory] })
    expect(readFileSync(styles, "utf8")).toContain("--sepay-accent")
  })

  it.each([
    ...MODULE_RESOLUTIONS.map((moduleResolution) => [moduleResolution, "program.ts"] as const),
    ...MODULE_RESOLUTIONS.map((moduleResolution) => [moduleResolution, "program.mts"] as const),
    // As in Medusa's own storefront, the starter for Next.js.
    ["node10", "program.ts"] as const,
  ])("give types to a program that finds modules by %s in a file %s", async (moduleResolution, fileName) => {
    await checkTypes(workspace, directory, STOREFRONT_PROGRAM, moduleResolution, fileName)
  })
})

describe("the storefront client where there is no React", () => {
  let directory: string

  beforeAll(async () => {
    ;({ directory } = await install("client", {}))
  })

  it.each([
    ["module", `import { SepayClientError, createSepayClient } from "${CLIENT}"`],
    ["commonjs", `const { SepayClientError, createSepayClient } = require("${CLIENT}")`],
  ])("works in a program of type %s", async (type, load) => {
    expect(existsSync(join(directory, "node_modules", "react"))).toBe(false)
    expect(await run(directory, type, load + USE_CLIENT)).toContain("true null")
  })
})
