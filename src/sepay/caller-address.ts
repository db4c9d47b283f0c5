import type { IncomingMessage } from "node:http"
import { BlockList, isIP } from "node:net"
import findProxiedAddress from "proxy-addr"

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
      const family = isIP(address)
      // Node finds an IPv4 address that is written as IPv6 (`::ffff:127.0.0.1`) among the IPv4 entries.
      return family !== 0 && list.check(address, family === 6 ? "ipv6" : "ipv4")
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

const ENTRY_PATTERN = /^([^/]+)(?:\/(\d{1,3}))?$/

function addEntry(list: BlockList, entry: string): void {
  const [, address = "", prefix] = ENTRY_PATTERN.exec(entry) ?? []
  const type = isIP(address) === 6 ? "ipv6" : "ipv4"
  try {
    if (prefix === undefined) {
      list.addAddress(address, type)
    } else {
      list.addSubnet(address, Number(prefix), type)
    }
  } catch {
    throw new Error(`"${entry}" is neither an IP address nor a CIDR range such as 10.0.0.0/8.`)
  }
}

/**
 * The address that a request comes from. It is the socket's: `X-Forwarded-For` can be forged by anyone, so it is read only
 * when the socket is one of the store's own proxies, from the nearest hop backwards as far as the hops are trusted.
 *
 * `proxy-addr`, which Express uses too, follows the hops. Node's `BlockList` says which of them are trusted: the lists of
 * `proxy-addr` read `10` and `012.0.0.1` as addresses, and refuse `0.0.0.0/0`.
 */
export function findCallerAddress(request: IncomingMessage, trustedProxies: AddressSet): string | null {
  const address = findProxiedAddress(request, (hop, index) => index < MAXIMUM_HOPS && trustedProxies.has(hop))
  return isIP(address) === 0 ? null : withoutIpv4Mapping(address)
}

/** Node reports IPv4 callers of a dual-stack socket as `::ffff:127.0.0.1`; people know them as `127.0.0.1`. */
function withoutIpv4Mapping(address: string): string {
  const plain = address.replace(/^::ffff:/i, "")
  return isIP(plain) === 4 ? plain : address
}

/** A webhook from an address that may not call. The message is safe to log and to answer. */
export class ForeignAddressError extends Error {
  override readonly name = "ForeignAddressError"
}

/** @throws ForeignAddressError when the caller is not one of those that may call. */
export type CallerCheck = (request: IncomingMessage) => void

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
  return (request) => {
    if (isOpen) {
      return
    }
    const address = findCallerAddress(request, trustedProxies)
    if (address === null || !allowed.has(address)) {
      throw new ForeignAddressError(`${address ?? "An unknown address"} is not in webhook.allowedIps.`)
    }
  }
}
