import { useQuery } from "@tanstack/react-query"

import { getClient } from "./client"
import { sepayKeys } from "./query-keys"

const STALE_MILLISECONDS = 60_000

/** What the signed-in user may do. */
export interface Permissions {
  isLoading: boolean
  /** @param policy as Medusa writes it: `sepay_personal_data:export` */
  can: (policy: string) => boolean
}

/**
 * Reads which policies the roles of the signed-in user grant. In a store without Medusa's RBAC everybody may do everything.
 * It only decides what is offered: the server checks each request again. Where the question fails, everything is offered, and the
 * server's refusal says which policy is missing.
 */
export function usePermissions(): Permissions {
  const { data, isLoading } = useQuery({
    queryKey: sepayKeys.permissions,
    queryFn: readPermissions,
    staleTime: STALE_MILLISECONDS,
  })
  return { isLoading, can: (policy) => data?.permissions?.includes(policy) ?? true }
}

/** @returns `null`: the store has no RBAC */
async function readPermissions(): Promise<{ permissions: string[] | null }> {
  const { client } = getClient()
  const { feature_flags: flags } = await client.fetch<{ feature_flags: { rbac?: boolean } }>("/admin/feature-flags")
  // Without RBAC the route does not exist.
  return flags.rbac === true ? client.fetch<{ permissions: string[] }>("/admin/rbac/me/permissions") : { permissions: null }
}
