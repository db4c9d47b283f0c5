import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"

import { STOREFRONT, installPackages, listFiles, packStorefront } from "./support/packed-plugin"
import { MODULE_RESOLUTIONS, STOREFRONT_PROGRAM, checkTypes } from "./support/type-check"
import { Workspace } from "./support/workspace"

const INSTALL_TIMEOUT_SECONDS = 3 * 60
const PROGRAM_TIMEOUT_SECONDS = 60
const MAXIMUM_TARBALL_KILOBYTES = 60
/** React and what it needs are among them: one package for React 19, three for React 18. */
const MAXIMUM_PACKAGES = 5

const CLIENT = STOREFRONT
const REACT = `${STOREFRONT}/react`

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
  tarball = await packStorefront(workspace)
})

afterAll(() => {
  workspace.remove()
})

/** @returns what npm said */
async function install(directory: string, dependencies: Record<string, string>): Promise<string> {
  const packages = { dependencies: { [STOREFRONT]: `file:${tarball}`, ...dependencies } }
  return installPackages(workspace, directory, packages, INSTALL_TIMEOUT_SECONDS)
}

async function run(directory: string, type: string, program: string): Promise<string> {
  return workspace.run(process.execPath, [`--input-type=${type}`, "--eval", program], {
    name: `run-${type}`,
    directory,
    timeoutSeconds: PROGRAM_TIMEOUT_SECONDS,
  })
}

/** Every package that npm installed, as its path. */
function listInstalled(directory: string): string[] {
  const lock = readFileSync(join(directory, "node_modules", ".package-lock.json"), "utf8")
  return Object.keys((JSON.parse(lock) as { packages: Record<string, unknown> }).packages)
}

describe.each(["18", "19"])("the storefront package beside React %s", (version) => {
  let directory: string
  let said: string

  beforeAll(async () => {
    directory = workspace.addDirectory(`react-${version}`)
    said = await install(directory, { react: `^${version}.0.0` })
  })

  it("installs nothing but React, and npm reports no peer problem", () => {
    const installed = listInstalled(directory)
    expect(installed).toEqual(expect.arrayContaining([`node_modules/${STOREFRONT}`, "node_modules/react"]))
    expect(installed.length).toBeLessThanOrEqual(MAXIMUM_PACKAGES)
    expect(said).not.toMatch(/ERESOLVE|peer|warn/i)
  })

  describe("and what a page has besides", () => {
    beforeAll(async () => {
      const react = { react: `^${version}.0.0`, "react-dom": `^${version}.0.0`, "@types/react": `^${version}.0.0` }
      await install(directory, react)
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
    ])("is rendered by a server of type %s", async (type, load) => {
      expect(await run(directory, type, load + RENDER)).toContain("Đang tải thông tin thanh toán…")
    })

    it.each([
      ...MODULE_RESOLUTIONS.map((moduleResolution) => [moduleResolution, "program.ts"] as const),
      ...MODULE_RESOLUTIONS.map((moduleResolution) => [moduleResolution, "program.mts"] as const),
      // As in Medusa's own storefront, the starter for Next.js.
      ["node10", "program.ts"] as const,
    ])("gives types to a program that finds modules by %s in a file %s", async (moduleResolution, fileName) => {
      await checkTypes(workspace, directory, STOREFRONT_PROGRAM, moduleResolution, fileName)
    })
  })
})

describe("the storefront package where there is no React", () => {
  let directory: string
  let files: string[]

  beforeAll(async () => {
    directory = workspace.addDirectory("client")
    await install(directory, {})
    files = listFiles(join(directory, "node_modules", STOREFRONT))
  })

  function read(file: string): string {
    return readFileSync(join(directory, "node_modules", STOREFRONT, file), "utf8")
  }

  it("installs itself alone", () => {
    expect(listInstalled(directory)).toEqual([`node_modules/${STOREFRONT}`])
  })

  it.each([
    ["module", `import { SepayClientError, createSepayClient } from "${CLIENT}"`],
    ["commonjs", `const { SepayClientError, createSepayClient } = require("${CLIENT}")`],
  ])("has a client that works in a program of type %s", async (type, load) => {
    expect(existsSync(join(directory, "node_modules", "react"))).toBe(false)
    expect(await run(directory, type, load + USE_CLIENT)).toContain("true null")
  })

  it("holds the build, its types, and the licenses, and is small", () => {
    const documents = ["LICENSE", "README.md", "package.json", "dist/uqr.LICENSE.txt"]
    expect(files).toEqual(expect.arrayContaining(documents))
    const others = files.filter((path) => !documents.includes(path))
    expect(others.filter((path) => !/^dist\/\w+\.(mjs|cjs|d\.mts|d\.cts|css)$/.test(path))).toEqual([])
    expect(readFileSync(tarball).byteLength / 1_000).toBeLessThan(MAXIMUM_TARBALL_KILOBYTES)
  })

  it("imports nothing but React: its types, too, are complete", () => {
    const sources = files.filter((path) => /\.(mjs|cjs|mts|cts)$/.test(path)).map(read)
    const specifiers = sources.flatMap((code) =>
      [...code.matchAll(/(?:\bfrom |\bimport |\brequire\(|\bimport\()['"]([^'"]+)['"]/g)].map(([, specifier]) => specifier)
    )
    const packages = specifiers.filter((specifier) => !specifier?.startsWith("./"))
    expect([...new Set(packages)].sort()).toEqual(["react", "react/jsx-runtime"])
  })

  it("is marked for the browser, and has styles", () => {
    for (const file of ["dist/react.mjs", "dist/react.cjs"]) {
      expect(read(file)).toMatch(/^"use client";/)
    }
    const styles = require.resolve(`${STOREFRONT}/styles.css`, { paths: [directory] })
    expect(readFileSync(styles, "utf8")).toContain("--sepay-accent")
  })
})
