import { IncomingMessage } from "node:http"
import { isIP, Socket } from "node:net"
import fc from "fast-check"
import { createAddressSet, createCallerCheck, findCallerAddress, ForeignAddressError } from "../caller-address"
import { FUZZ } from "./fuzz"

const proxies = createAddressSet(["10.0.0.0/8", "::1"])
const none = createAddressSet([])

/** A request as Node would have made it. */
function requestFrom(socketAddress: string | undefined, forwardedFor: string | undefined): IncomingMessage {
  const request = new IncomingMessage(Object.defineProperty(new Socket(), "remoteAddress", { value: socketAddress }))
  request.headers["x-forwarded-for"] = forwardedFor
  return request
}

describe("the address of a caller", () => {
  it.each([
    ["the socket's without proxies", "203.0.113.9", undefined, none, "203.0.113.9"],
    ["the socket's, whatever a stranger claims", "203.0.113.9", "171.244.35.2", proxies, "203.0.113.9"],
    ["what a trusted proxy says", "10.1.2.3", "171.244.35.2", proxies, "171.244.35.2"],
    ["the nearest hop that is not trusted, not what was forged before it", "10.1.2.3", "171.244.35.2, 203.0.113.9", proxies, "203.0.113.9"],
    ["through two trusted proxies", "::1", "171.244.35.2, 10.9.9.9", proxies, "171.244.35.2"],
    ["the proxy itself when it says nothing", "10.1.2.3", undefined, proxies, "10.1.2.3"],
    ["IPv4 on a dual-stack socket", "::ffff:10.1.2.3", "2400:8905::2000:8cff:fe98:45cd", proxies, "2400:8905::2000:8cff:fe98:45cd"],
    ["IPv4 in IPv6, as people write it", "::FFFF:203.0.113.9", undefined, proxies, "203.0.113.9"],
    ["what a proxy says in hexadecimal IPv6", "::ffff:a01:203", "171.244.35.2", proxies, "171.244.35.2"],
    ["not behind a hop that is written like no address of Node's", "10.1.2.3", "171.244.35.2, 0x0a.1.2.3", proxies, null],
    ["unknown when it is no address", "10.1.2.3", "unknown", proxies, null],
    ["unknown when the socket is gone", undefined, "171.244.35.2", proxies, null],
  ])("is %s", (_, socket, forwarded, trusted, expected) => {
    expect(findCallerAddress(requestFrom(socket, forwarded), trusted)).toBe(expected)
  })

  it("is never what a stranger's header says, and an address or nothing behind a proxy", () => {
    const hop = fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom("10.0.0.1", "::1", "", "unknown"), fc.string({ unit: "binary" }))
    const header = fc.option(fc.array(hop, { maxLength: 30 }).map((hops) => hops.join(",")), { nil: undefined })
    fc.assert(
      fc.property(header, (forwarded) => {
        const behindProxy = findCallerAddress(requestFrom("10.1.2.3", forwarded), proxies)
        const isAddress = behindProxy === null || isIP(behindProxy) !== 0
        return isAddress && findCallerAddress(requestFrom("203.0.113.9", forwarded), proxies) === "203.0.113.9"
      }),
      FUZZ
    )
  })

  it("looks at a bounded number of hops", () => {
    const forged = Array.from({ length: 10_000 }, () => "10.0.0.1").join(", ")
    expect(findCallerAddress(requestFrom("10.1.2.3", forged), proxies)).toBe("10.0.0.1")
  })
})

describe("a set of addresses", () => {
  it.each(["10.0.0.0/33", "10.0.0.0/x", "example.com", "", "10.0.0.1/8/8", "::1/129", "10.0.0.0/", "10.0.0.0/-1", "10", "012.0.0.1", "loopback", "10.0.0.0/255.0.0.0"])("refuses %p", (entry) => {
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

describe("who may call", () => {
  const sepay = "171.244.35.2"

  it("is anybody without a list of addresses", () => {
    const check = createCallerCheck({ allowedIps: [], trustedProxies: [] })
    expect(() => check(requestFrom(undefined, "forged"))).not.toThrow()
  })

  it.each([
    ["the address itself", sepay, undefined],
    ["the address behind the store's proxy", "10.1.2.3", sepay],
  ])("is %s", (_, socket, forwarded) => {
    expect(() => createCallerCheck({ allowedIps: [sepay], trustedProxies: ["10.0.0.0/8"] })(requestFrom(socket, forwarded))).not.toThrow()
  })

  it.each([
    ["another address", "203.0.113.9", undefined, []],
    ["another address that claims to be it", "203.0.113.9", sepay, []],
    ["another address that claims to be it, beside a proxy", "203.0.113.9", sepay, ["10.0.0.0/8"]],
    ["another address behind the proxy, with a forged hop in front", "10.1.2.3", `${sepay}, 203.0.113.9`, ["10.0.0.0/8"]],
    ["nobody", undefined, sepay, ["10.0.0.0/8"]],
  ])("is not %s", (_, socket, forwarded, trustedProxies) => {
    const check = createCallerCheck({ allowedIps: [sepay], trustedProxies })
    expect(() => check(requestFrom(socket, forwarded))).toThrow(ForeignAddressError)
  })
})
