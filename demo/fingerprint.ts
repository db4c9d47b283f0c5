import { createHash } from "node:crypto"
import { readFileSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"

const ROOT = join(__dirname, "..")

/** Says whether anything has changed: of these files and directories of the repository, or of what else decides. */
export function computeFingerprint(sources: string[], ...others: string[]): string {
  const hash = createHash("sha256")
  others.forEach((other) => hash.update(other))
  for (const file of sources.flatMap((source) => listFiles(join(ROOT, source)))) {
    hash.update(file.slice(ROOT.length)).update(readFileSync(file))
  }
  return hash.digest("hex")
}

/** @returns `undefined` when the file is not there, or was cut short by a crash */
export function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T
  } catch {
    return undefined
  }
}

function listFiles(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) {
    return stat ? [path] : []
  }
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)))
}
