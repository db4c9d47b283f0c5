import { readFileSync } from "node:fs"
import { join } from "node:path"

import { vi } from "../react/texts/vi"

const DOCUMENTS = join(__dirname, "..", "..", "..", "..", "docs", "storefront")
const GUIDES = ["README", "dtc-starter", "react"]
const REFERENCES = ["README.md", "README.vi.md"]

function read(name: string): string {
  return readFileSync(join(DOCUMENTS, name), "utf8")
}

/** What is in fences: diffs, programs, commands. A command can name the page it stands on. */
function codeOf(name: string): string[] {
  const blocks = read(name).match(/^```[^]*?^```$/gm) ?? []
  return blocks.map((block) => block.replace(/\.vi\.md/g, ".md"))
}

describe("the storefront's documents", () => {
  it.each(GUIDES)("of %s have the same code in both languages", (guide) => {
    const code = codeOf(`${guide}.md`)
    expect(code.length).toBeGreaterThan(0)
    expect(codeOf(`${guide}.vi.md`)).toEqual(code)
  })

  it.each(REFERENCES)("name in %s every text that can be replaced", (reference) => {
    const document = read(reference)
    expect(Object.keys(vi).filter((text) => !new RegExp(`\`${text}[\`(]`).test(document))).toEqual([])
  })

  it.each(REFERENCES)("name in %s every variable of the look, with its default", (reference) => {
    const document = read(reference)
    const styles = readFileSync(join(__dirname, "..", "styles.css"), "utf8")
    const [light = ""] = styles.split("@supports")
    for (const [, variable, byDefault] of light.matchAll(/var\((--sepay-[\w-]+), ([^)]+)\)/g)) {
      expect(document).toContain(`\`${variable}\``)
      expect(document).toContain(`\`${byDefault}\``)
    }
  })
})
