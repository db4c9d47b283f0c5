import { readFileSync } from "node:fs"
import { join } from "node:path"

const PACKAGE = join(__dirname, "..", "..")
const ROOT = join(PACKAGE, "..", "..")

type Manifest = {
  version: string
  exports: Record<string, unknown>
  dependencies?: Record<string, string>
  devDependencies: Record<string, string>
  peerDependencies: Record<string, string>
}

function readManifest(directory: string): Manifest & { dependencies: Record<string, string> } {
  const manifest = JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as Manifest
  return { ...manifest, dependencies: manifest.dependencies ?? {} }
}

describe("the storefront package", () => {
  const storefront = readManifest(PACKAGE)
  const plugin = readManifest(ROOT)

  it("has the plugin's version: both are released together", () => {
    expect(storefront.version).toBe(plugin.version)
  })

  it("asks for React, and brings nothing along", () => {
    expect(Object.keys(storefront.peerDependencies)).toEqual(["react"])
    expect(storefront.dependencies).toEqual({})
  })

  it("builds in the QR encoder that the plugin has for the admin and for e-mails", () => {
    expect(storefront.devDependencies.uqr).toBe(plugin.dependencies.uqr)
  })

  it("is not exported by the plugin too", () => {
    expect(Object.keys(plugin.exports).filter((path) => path.includes("storefront"))).toEqual([])
  })

  it("is under the plugin's license", () => {
    expect(readFileSync(join(PACKAGE, "LICENSE"), "utf8")).toBe(readFileSync(join(ROOT, "LICENSE"), "utf8"))
  })
})
