import { BlockList, isIP } from "node:net"

/** Longest list of forwarders that is looked at: real ones have a few. */
const MAXIMUM_HOPS = 20

/** A set of addresses and CIDR ranges, IPv4 and IPv6. */
export interface AddressSet {
  has(address: string): boolean
}

/**
 * @param entries addresses (`103.255.238.139`, `2400:8905::2000:8cff:fe98:45cd`) or ranges (`10.0.0.0/8`).
 * @throws Error that names the entry which is neither.
 */
export function createAddressSet(entries: readonly string[]): AddressSet {
  const list = new BlockList()
  for (const entry of entries) {
    addEntry(list, entry)
  }
  return {
    has: (address) => {
      const plain = withoutIpv4Mapping(address)
      const family = isIP(plain)
      return family !== 0 && list.check(plain, family === 6 ? "ipv6" : "ipv4")
    },
  }
}

/** Whether an entry of a list is an IP address or a CIDR range. */
export function isAddressOrRange(entry: string): boolean {
  try {
    createAddressSet([entry])
    return true
  } catch {
    return false
  }
}

function addEntry(list: BlockList, entry: string): void {
  const [address = "", prefix, ...rest] = entry.split("/")
  const family = isIP(address)
  const bits = Number(prefix)
  const isPrefixWrong = prefix !== undefined && !(Number.isInteger(bits) && bits >= 0 && bits <= (family === 6 ? 128 : 32))
  if (family === 0 || rest.length > 0 || isPrefixWrong) {
    throw new Error(`"${entry}" is neither an IP address nor a CIDR range such as 10.0.0.0/8.`)
  }
  const type = family === 6 ? "ipv6" : "ipv4"
  if (prefix === undefined) {
    list.addAddress(address, type)
  } else {
    list.addSubnet(address, bits, type)
  }
}

/**
 * The address that a request comes from. It is the socket's: `X-Forwarded-For` can be forged by anyone, so it is read only
 * when the socket is one of the store's own proxies, from the nearest hop backwards as far as the hops are trusted.
 */
export function findCallerAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: AddressSet
): string | null {
  let address = withoutIpv4Mapping(socketAddress ?? "")
  const hops = (forwardedFor ?? "").split(",").slice(-MAXIMUM_HOPS).map((hop) => hop.trim())
  while (trustedProxies.has(address)) {
    const next = hops.pop()
    if (next === undefined || next === "") {
      break
    }
    address = withoutIpv4Mapping(next)
  }
  return isIP(address) === 0 ? null : address
}

/** A webhook from an address that may not call. The message is safe to log and to answer. */
export class ForeignAddressError extends Error {
  override readonly name = "ForeignAddressError"
}

/** @throws ForeignAddressError when the caller is not one of those that may call. */
export type CallerCheck = (socketAddress: string | undefined, forwardedFor: string | undefined) => void

/**
 * Creates the check of callers, once for all webhooks. Without allowed addresses anybody may call.
 *
 * @throws Error that names the entry which is neither an address nor a range.
 */
export function createCallerCheck(lists: {
  allowedIps: readonly string[]
  trustedProxies: readonly string[]
}): CallerCheck {
  const allowed = createAddressSet(lists.allowedIps)
  const trustedProxies = createAddressSet(lists.trustedProxies)
  const isOpen = lists.allowedIps.length === 0
  return (socketAddress, forwardedFor) => {
    if (isOpen) {
      return
    }
    const address = findCallerAddress(socketAddress, forwardedFor, trustedProxies)
    if (address === null || !allowed.has(address)) {
      throw new ForeignAddressError(`${address ?? "An unknown address"} is not in webhook.allowedIps.`)
    }
  }
}

/** Node reports IPv4 callers of a dual-stack socket as `::ffff:127.0.0.1`. */
function withoutIpv4Mapping(address: string): string {
  return address.startsWith("::ffff:") && isIP(address.slice(7)) === 4 ? address.slice(7) : address
}
