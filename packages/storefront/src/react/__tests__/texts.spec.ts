import { SepayClientError } from "../../client/error"
import { en } from "../texts/en"
import { vi } from "../texts/vi"

const statuses = [null, 400, 404, 429, 500]

describe("the texts", () => {
  it("are the same in both languages, and none is empty", () => {
    expect(Object.keys(vi)).toEqual(Object.keys(en))
    for (const text of [...Object.values(vi), ...Object.values(en)]) {
      expect(typeof text === "function" || text.trim() !== "").toBe(true)
    }
  })

  it.each([["vi", vi] as const, ["en", en] as const])("say in %s what to do after an error, never what a server said", (_, texts) => {
    for (const status of statuses) {
      const text = texts.error(new SepayClientError("ECONNREFUSED", status))
      expect(text).toMatch(/\.$/)
      expect(text).not.toContain("ECONNREFUSED")
    }
  })
})
