import { toVietnamMoment } from "../vietnam-moment"

describe("a moment that an admin enters", () => {
  it("is in Vietnam's time, wherever the browser is", () => {
    expect(toVietnamMoment("2026-11-27T10:15")).toEqual(new Date("2026-11-27T03:15:00Z"))
    expect(toVietnamMoment("2026-11-27T10:15:30")).toEqual(new Date("2026-11-27T03:15:30Z"))
  })

  it.each(["", "2026-11-27", "27/11/2026 10:15", "2026-13-27T10:15"])("%j is none", (field) => {
    expect(toVietnamMoment(field)).toBeNull()
  })
})
