import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { ROOT } from "./environment"

const DIRECTORY = join(ROOT, "src/api")

/** A route of the plugin, as `GET /admin/sepay/audit/:id`. */
export type PluginRoute = `${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /${string}`

/** Every route of the plugin, as its files say: a route that is added is in this list by itself. */
export function listPluginRoutes(): PluginRoute[] {
  const files = readdirSync(DIRECTORY, { recursive: true, encoding: "utf8" }).filter((file) => /(^|\/)route\.ts$/.test(file))
  return files.flatMap(listRoutesOfFile).sort()
}

/** Every admin route of the plugin; its path is under `/admin/sepay`. */
export function listAdminRoutes(): PluginRoute[] {
  return listPluginRoutes()
    .filter((route) => route.includes(" /admin/sepay/"))
    .map((route) => route.replace("/admin/sepay/", "/") as PluginRoute)
    .sort()
}

function listRoutesOfFile(file: string): PluginRoute[] {
  const path = file.replace(/\/?route\.ts$/, "").replace(/\[(\w+)\]/g, ":$1")
  const code = readFileSync(join(DIRECTORY, file), "utf8")
  const methods = [...code.matchAll(/^export (?:async function|function|const) (GET|POST|PUT|PATCH|DELETE)\b/gm)]
  return methods.map(([, method]) => `${method} /${path}` as PluginRoute)
}
