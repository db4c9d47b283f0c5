import { lstatSync, readFileSync, readdirSync, writeFileSync } from "node:fs"
import { join, sep } from "node:path"

import { ROOT } from "../../support/environment"
import type { Workspace } from "./workspace"

const PACK_TIMEOUT_SECONDS = 60

/** A file, or one for each condition. */
type ExportTarget = string | { [condition: string]: ExportTarget }

/** This package's own package.json, as far as the tests read it. */
type Manifest = {
  name: string
  version: string
  exports: Record<string, ExportTarget>
  dependencies: Record<string, string>
  peerDependencies: Record<string, string>
  peerDependenciesMeta: Record<string, { optional?: boolean }>
  devDependencies: Record<string, string>
  overrides: Record<string, string>
}

export const MANIFEST = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Manifest

/** What storefronts install. It has the plugin's version. */
export const STOREFRONT = "medusa-payment-sepay-storefront"

/**
 * Packs what was built, as `npm publish` would: without `prepack`, which would build once more.
 *
 * @returns the tarball's path
 */
export async function packPlugin(workspace: Workspace): Promise<string> {
  return pack(workspace, MANIFEST.name, ROOT)
}

/** The same for the storefront package. */
export async function packStorefront(workspace: Workspace): Promise<string> {
  return pack(workspace, STOREFRONT, join(ROOT, "packages", "storefront"))
}

async function pack(workspace: Workspace, name: string, directory: string): Promise<string> {
  const destination = workspace.addDirectory(`packed-${name}`)
  await workspace.run("npm", ["pack", "--ignore-scripts", "--pack-destination", destination], {
    name: `npm-pack-${name}`,
    directory,
    timeoutSeconds: PACK_TIMEOUT_SECONDS,
  })
  return join(destination, `${name}-${MANIFEST.version}.tgz`)
}

/** Every file that package.json exports, `*` in it included. */
export function listExportTargets(target: ExportTarget = MANIFEST.exports): string[] {
  return typeof target === "string" ? [target] : Object.values(target).flatMap((inner) => listExportTargets(inner))
}

/**
 * Installs into a directory what the package.json names.
 *
 * @returns what npm said
 */
export async function installPackages(
  workspace: Workspace,
  directory: string,
  packageJson: Record<string, unknown>,
  timeoutSeconds: number
): Promise<string> {
  writeFileSync(join(directory, "package.json"), JSON.stringify({ private: true, ...packageJson }, null, 2))
  return workspace.run("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund"], {
    name: "npm-install",
    directory,
    timeoutSeconds,
  })
}

/** The packages that a program imports or requires, in the form in which the build writes it. */
export function listImportedPackages(code: string): string[] {
  const specifiers = [...code.matchAll(/(?:^import |\bfrom |\brequire\()"([^"]+)"/gm)].map(([, specifier]) => String(specifier))
  const packages = specifiers.filter((specifier) => !specifier.startsWith(".")).map(toPackageName)
  return [...new Set(packages)].sort()
}

/** `react` of `react/jsx-runtime`, `@medusajs/ui` of itself. */
function toPackageName(specifier: string): string {
  return specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/")
}

/** Every file below the directory, as a path with slashes. */
export function listFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((path) => lstatSync(join(directory, path)).isFile())
    .map((path) => path.split(sep).join("/"))
}

/**
 * The lower end of the range of Medusas that the package says it works with.
 *
 * @throws when the peers that make a Medusa do not all have one range of the form `>=2.21.0 <3`
 */
export function readLowestMedusa(): string {
  const medusa = ["@medusajs/framework", "@medusajs/medusa", "@medusajs/admin-sdk"]
  const ranges = [...new Set(medusa.map((name) => MANIFEST.peerDependencies[name]))]
  const [, lowest] = ranges.join(" and ").match(/^>=(\d+\.\d+\.\d+) <\d+$/) ?? []
  if (lowest === undefined) {
    throw new Error(`The peer ranges are ${ranges.join(" and ")}, and must be one like >=2.21.0 <3.`)
  }
  return lowest
}
