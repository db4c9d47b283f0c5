import { daysToRecount } from "../recount"

const NOW = new Date("2026-03-27T03:00:00Z")
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000)

describe("the days of an account that are counted again", () => {
  it("are the last seven, one after the other", () => {
    const days = daysToRecount({ knownSince: hoursAgo(24 * 30), recountedAt: null }, NOW)
    expect(days).toHaveLength(7)
    expect(days[0]?.from).toEqual(hoursAgo(24 * 7))
    expect(days[6]?.until).toEqual(NOW)
    days.slice(1).forEach((day, index) => expect(day.from).toEqual(days[index]?.until))
  })

  it("do not go back behind the moment when the store came to know the account", () => {
    const days = daysToRecount({ knownSince: hoursAgo(30), recountedAt: null }, NOW)
    expect(days).toEqual([
      { from: hoursAgo(30), until: hoursAgo(24) },
      { from: hoursAgo(24), until: NOW },
    ])
  })

  it("are none in the first day of an account", () => {
    expect(daysToRecount({ knownSince: hoursAgo(23), recountedAt: null }, NOW)).toEqual([])
  })

  it.each([
    [23, 0],
    [25, 7],
  ])("%i hours after the last time are %i", (hours, count) => {
    expect(daysToRecount({ knownSince: hoursAgo(24 * 30), recountedAt: hoursAgo(hours) }, NOW)).toHaveLength(count)
  })
})
