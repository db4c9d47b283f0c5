import { readFileSync } from "node:fs"
import { join } from "node:path"

const ROOT = join(__dirname, "..", "..")

/** `path/to/file.spec.ts` "name of a test", "name of another"; … in the rows of the table of threats. */
const REFERENCE_PATTERN = /`([\w./-]+\.spec\.ts)`((?:,? "[^"]+")+)/g

const references = [...readFileSync(join(ROOT, "SECURITY.md"), "utf8").matchAll(REFERENCE_PATTERN)].flatMap(
  ([, file = "", names = ""]) => [...names.matchAll(/"([^"]+)"/g)].map(([, name = ""]) => ({ file, name }))
)

it("SECURITY.md names tests for every threat", () => {
  expect(references.length).toBeGreaterThan(40)
})

it.each(references)("SECURITY.md names a test that exists: $file, $name", ({ file, name }) => {
  expect(readFileSync(join(ROOT, file), "utf8")).toContain(`"${name}"`)
})
