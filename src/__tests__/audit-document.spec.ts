import { readFileSync } from "node:fs"
import { join } from "node:path"
import { FINDING_KINDS } from "../modules/sepay/audit/decide-findings"

const DOCUMENT = readFileSync(join(__dirname, "../../docs/audit.md"), "utf8")

describe("docs/audit.md", () => {
  it("has a section for every kind of finding, and for no other", () => {
    const sections = [...DOCUMENT.matchAll(/^## (\w+)$/gm)].map(([, kind]) => kind)
    expect([...sections].sort()).toEqual([...FINDING_KINDS].sort())
  })

  it.each(FINDING_KINDS)("says of %s what to do", (kind) => {
    const [, section = ""] = DOCUMENT.split(`## ${kind}\n`)
    expect(section.split("\n## ")[0]).toMatch(/\*\*What to do\*\*: \w/)
  })
})
