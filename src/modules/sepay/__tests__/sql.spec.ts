import { firstIdSince, newId } from "../sql"

it("the first id since a moment separates rows written before and after it", () => {
  const before = Date.now()
  const ids = Array.from({ length: 50 }, () => newId("sepvao"))
  const after = Date.now()
  for (const id of ids) {
    expect(id >= firstIdSince("sepvao", new Date(before))).toBe(true)
    expect(id < firstIdSince("sepvao", new Date(after + 1))).toBe(true)
  }
  expect(firstIdSince("sepvao", new Date("2026-03-27T03:15:00.123Z"))).toBe("sepvao_01KMPMKEWV")
})
