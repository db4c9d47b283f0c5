import fc from "fast-check"
import { formatVietnamTime, parseVietnamTime } from "../time"

describe("parseVietnamTime", () => {
  it.each([
    ["2026-03-27 10:15:00", "2026-03-27T03:15:00.000Z"],
    [" 2026-03-27 10:15:00 ", "2026-03-27T03:15:00.000Z"],
    ["2026-03-27T10:15:00", "2026-03-27T03:15:00.000Z"],
    ["2026-03-27 10:15", "2026-03-27T03:15:00.000Z"],
    ["2026-03-27", "2026-03-26T17:00:00.000Z"],
    ["2026-01-01 00:00:00", "2025-12-31T17:00:00.000Z"],
    ["2024-02-29 23:59:59", "2024-02-29T16:59:59.000Z"],
    ["2026-03-27T10:15:00Z", "2026-03-27T10:15:00.000Z"],
    ["2026-03-27T10:15:00.5Z", "2026-03-27T10:15:00.500Z"],
    ["2026-03-27T10:15:00.123456+07:00", "2026-03-27T03:15:00.123Z"],
    ["2026-03-27T10:15:00+0700", "2026-03-27T03:15:00.000Z"],
    ["2026-03-27T10:15:00-05:30", "2026-03-27T15:45:00.000Z"],
  ])("reads %j as %s", (text, expected) => {
    expect(parseVietnamTime(text)?.toISOString()).toBe(expected)
  })

  it.each([
    "",
    "now",
    "0000-00-00 00:00:00",
    "2026-02-30 10:00:00",
    "2026-13-01 10:00:00",
    "2026-03-27 24:00:00",
    "2026-03-27 10:60:00",
    "2026-03-27T10:15:00+15:00",
    "2026-03-27T10:15:00+07:60",
    "27/03/2026 10:15:00",
    "1711508100",
    "2026-03-27 10:15:00 and more",
    `${" ".repeat(10)}2026-03-27 10:15:00.${"1".repeat(100)}`,
  ])("refuses %j", (text) => {
    expect(parseVietnamTime(text)).toBeNull()
  })
})

it("reads every second that it writes", () => {
  const seconds = fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) / 1_000 })
  fc.assert(
    fc.property(seconds, (second) => {
      const moment = new Date(second * 1_000)
      expect(parseVietnamTime(formatVietnamTime(moment))).toEqual(moment)
    })
  )
})
