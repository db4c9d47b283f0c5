import { readFileSync } from "node:fs"
import { join } from "node:path"
import { decideErasure, KEPT_PAYLOAD_FIELDS, REMOVED } from "../decide-erasure"

describe("the personal data of a transaction", () => {
  it.each([
    ["is removed when nothing of its money is open", { needsAttention: false, isReturnOwed: false }, null],
    ["is kept while a person has to decide about its money", { needsAttention: true, isReturnOwed: false }, "needs_attention"],
    ["is kept while money is owed back to its payer", { needsAttention: false, isReturnOwed: true }, "return_owed"],
    ["is kept, and says first what a person decides first", { needsAttention: true, isReturnOwed: true }, "needs_attention"],
  ] as const)("%s", (_title, facts, kept) => {
    expect(decideErasure(facts)).toBe(kept)
  })

  it("is none of the fields that stay of a report", () => {
    for (const field of ["content", "description", "transaction_content", "name", "body"]) {
      expect(KEPT_PAYLOAD_FIELDS).not.toContain(field)
    }
  })

  it("is replaced by the text that the database lets an allocation's reason become", () => {
    const migration = readFileSync(join(__dirname, "../../migrations/Migration20261127193000.ts"), "utf8")
    expect(migration).toContain(`'${REMOVED}'`)
  })
})
