import { errorSchema, type ErrorStatus, type RouteContract } from "../../src/api/contract"
import { webhookRefusalSchema } from "../../src/api/hooks/sepay/contracts"

/** Who a route is for: admins, storefronts, SePay. */
export type Area = "admin" | "store" | "hooks"

/** Who a route is for, as its path says. */
export function areaOf({ path }: RouteContract): Area {
  return path.split("/")[1] as Area
}

/** What the routes of each area answer when they refuse. */
export const refusalSchemas = { admin: errorSchema, store: errorSchema, hooks: webhookRefusalSchema }

/**
 * When a route refuses, by status: for reasons of its own, and for those of its kind.
 *
 * @param policies what a role has to grant for it, as `sepay_audit:read`
 */
export function listRefusals(contract: RouteContract, policies: readonly string[]): Map<ErrorStatus, string[]> {
  const reasons = new Map<ErrorStatus, string[]>()
  const add = (status: ErrorStatus, sentence: string | undefined) => {
    if (sentence !== undefined) {
      reasons.set(status, [...(reasons.get(status) ?? []), sentence])
    }
  }
  const area = areaOf(contract)
  if (area !== "hooks") {
    add(400, contract.query && "The query is not as described.")
    add(400, contract.body && "The body is not as described.")
    add(413, contract.body && contract.errors?.[413] === undefined ? "The body is larger than 100 kB." : undefined)
    add(404, contract.params && "Nothing has the id in the path.")
    add(500, "It failed unexpectedly, or the plugin's options are wrong. The store's log tells why.")
  }
  if (area === "store") {
    add(400, "The publishable API key is missing or wrong.")
  }
  if (area === "admin") {
    add(401, "Not signed in.")
    add(
      403,
      `Medusa's RBAC is on, and no role of the user grants ${policies.map((policy) => `\`${policy}\``).join(" and ")}.`
    )
  }
  for (const [status, sentence] of Object.entries(contract.errors ?? {})) {
    add(Number(status) as ErrorStatus, sentence)
  }
  return new Map([...reasons].sort(([one], [other]) => one - other))
}
