import { createAddressSet, findCallerAddress } from "../caller-address"

const proxies = createAddressSet(["10.0.0.0/8", "::1"])
const none = createAddressSet([])

describe("the address of a caller", () => {
  it.each([
    ["the socket's without proxies", "203.0.113.9", undefined, none, "203.0.113.9"],
    ["the socket's, whatever a stranger claims", "203.0.113.9", "171.244.35.2", proxies, "203.0.113.9"],
    ["what a trusted proxy says", "10.1.2.3", "171.244.35.2", proxies, "171.244.35.2"],
    ["the nearest hop that is not trusted, not what was forged before it", "10.1.2.3", "171.244.35.2, 203.0.113.9", proxies, "203.0.113.9"],
    ["through two trusted proxies", "::1", "171.244.35.2, 10.9.9.9", proxies, "171.244.35.2"],
    ["the proxy itself when it says nothing", "10.1.2.3", undefined, proxies, "10.1.2.3"],
    ["IPv4 on a dual-stack socket", "::ffff:10.1.2.3", "2400:8905::2000:8cff:fe98:45cd", proxies, "2400:8905::2000:8cff:fe98:45cd"],
    ["unknown when it is no address", "10.1.2.3", "unknown", proxies, null],
    ["unknown when the socket is gone", undefined, "171.244.35.2", proxies, null],
  ])("is %s", (_, socket, forwarded, trusted, expected) => {
    expect(findCallerAddress(socket, forwarded, trusted)).toBe(expected)
  })

  it("looks at a bounded number of hops", () => {
    const forged = Array.from({ length: 10_000 }, () => "10.0.0.1").join(", ")
    expect(findCallerAddress("10.1.2.3", forged, proxies)).toBe("10.0.0.1")
  })
})

describe("a set of addresses", () => {
  it.each(["10.0.0.0/33", "10.0.0.0/x", "example.com", "", "10.0.0.1/8/8", "::1/129"])("refuses %p", (entry) => {
    expect(() => createAddressSet([entry])).toThrow(/neither an IP address nor a CIDR range/)
  })

  it("knows addresses and ranges of both families", () => {
    const set = createAddressSet(["2400:8905::/32", "151.158.108.68"])
    expect(set.has("2400:8905::1")).toBe(true)
    expect(set.has("::ffff:151.158.108.68")).toBe(true)
    expect(set.has("151.158.108.69")).toBe(false)
    expect(set.has("not an address")).toBe(false)
  })
})
