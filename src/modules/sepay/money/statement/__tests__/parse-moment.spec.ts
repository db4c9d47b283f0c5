import fc from "fast-check"
import { parseMoment, toVietnameseDay } from "../parse-moment"

describe("a moment of a bank's statement", () => {
  it.each<[string, string, string]>([
    ["27/11/2026 10:15:30", "", "2026-11-27T03:15:30.000Z"],
    ["27/11/2026 10:15", "", "2026-11-27T03:15:00.000Z"],
    ["27/11/2026\n10:15:30", "", "2026-11-27T03:15:30.000Z"],
    ["27/11/2026, 10:15:30", "", "2026-11-27T03:15:30.000Z"],
    ["10:15:30 27/11/2026", "", "2026-11-27T03:15:30.000Z"],
    ["10:15:30 - 27/11/2026", "", "2026-11-27T03:15:30.000Z"],
    ["2026-11-27 10:15", "", "2026-11-27T03:15:00.000Z"],
    ["2026-11-27T10:15:30.123", "", "2026-11-27T03:15:30.000Z"],
    ["7-1-2026 10:15", "", "2026-01-07T03:15:00.000Z"],
    ["27.11.26 10:15", "", "2026-11-27T03:15:00.000Z"],
    ["27/11/2026 10:15:30 PM", "", "2026-11-27T15:15:30.000Z"],
    ["27/11/2026 12:05 SA", "", "2026-11-26T17:05:00.000Z"],
    ["27/11/2026", "10:15:30", "2026-11-27T03:15:30.000Z"],
    ["27/11/2026 00:00", "05:00", "2026-11-26T22:00:00.000Z"],
  ])("%j with time %j is %s", (cell, time, at) => {
    expect(parseMoment(cell, time)).toEqual({ at: new Date(at), isDayOnly: false })
  })

  it.each(["27/11/2026", "27-11-2026", "2026/11/27", "27/11/26", " 27/11/2026 ", "27/11/2026 00:00:00", "2026-11-27T00:00"])(
    "%j is a day, of which noon stands for an unknown time",
    (cell) => {
      expect(parseMoment(cell)).toEqual({ at: new Date("2026-11-27T05:00:00.000Z"), isDayOnly: true })
    }
  )

  it.each(["", "11/27/2026", "31/02/2026", "27/11", "27/11/2026 25:00", "27/11/2026 10:61", "27/11/1899", "45988", "hôm qua", "27/11/2026 13:00 PM"])(
    "%j is none",
    (cell) => {
      expect(parseMoment(cell)).toBeNull()
    }
  )

  it("is on the day that is written, whatever the time", () => {
    const time = fc.tuple(fc.nat(23), fc.nat(59), fc.nat(59))
    const day = fc.date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2099-12-31T00:00:00Z"), noInvalidDate: true })
    fc.assert(
      fc.property(day, time, (date, parts) => {
        const written = date.toISOString().slice(0, 10)
        const [year, month, dayOfMonth] = written.split("-")
        const text = `${dayOfMonth}/${month}/${year} ${parts.map((part) => String(part).padStart(2, "0")).join(":")}`
        expect(toVietnameseDay(parseMoment(text)?.at ?? new Date(0))).toBe(written)
      })
    )
  })
})
