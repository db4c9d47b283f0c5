import { formatMoment, formatVietnamMoment, VIETNAM_TIME_ZONE } from "../format-moment"
import { formatVnd } from "../format-vnd"

/** Intl separates with no-break spaces of several kinds. */
const plain = (text: string) => text.replace(/\s/gu, " ")

describe("amounts", () => {
  it.each([
    ["en-US", 1_250_000, "₫1,250,000"],
    ["vi-VN", 1_250_000, "1.250.000 ₫"],
    ["vi-VN", 0, "0 ₫"],
    ["en-US", -10_000, "-₫10,000"],
  ])("in %s", (locale, amountVnd, text) => expect(plain(formatVnd(amountVnd, locale))).toBe(text))
})

describe("moments", () => {
  const at = new Date("2026-03-27T17:30:05.000Z")

  it("are told in the zone that was asked for", () => {
    expect(plain(formatMoment(at, "en", "UTC"))).toBe("Mar 27, 2026, 5:30 PM")
    expect(plain(formatMoment(at, "en", VIETNAM_TIME_ZONE))).toBe("Mar 28, 2026, 12:30 AM")
  })

  it("are told to the second in Vietnam, whatever the zone here", () => {
    expect(plain(formatVietnamMoment(at, "en"))).toBe("Mar 28, 2026, 12:30:05 AM")
    expect(plain(formatVietnamMoment(at, "vi"))).toBe("00:30:05 28 thg 3, 2026")
  })
})
