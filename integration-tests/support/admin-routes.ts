import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { ROOT } from "./environment"

const DIRECTORY = join(ROOT, "src/api/admin/sepay")

/** A route of the admin API, as `GET /transactions/:id`: its path is under `/admin/sepay`. */
export type AdminRoute = `${"GET" | "POST" | "PUT" | "PATCH" | "DELETE"} /${string}`

/** Every admin route of the plugin, as its files say: a route that is added is in this list by itself. */
export function listAdminRoutes(): AdminRoute[] {
  const files = readdirSync(DIRECTORY, { recursive: true, encoding: "utf8" }).filter((file) => /(^|\/)route\.ts$/.test(file))
  return files.flatMap(listRoutesOfFile).sort()
}

function listRoutesOfFile(file: string): AdminRoute[] {
  const path = file.replace(/\/?route\.ts$/, "").replace(/\[(\w+)\]/g, ":$1")
  const code = readFileSync(join(DIRECTORY, file), "utf8")
  const methods = [...code.matchAll(/^export (?:async function|function|const) (GET|POST|PUT|PATCH|DELETE)\b/gm)]
  return methods.map(([, method]) => `${method} /${path}` as AdminRoute)
}
