import { useQuery } from "@tanstack/react-query"

import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"

/** What an admin set for the whole store. */
export function useSettings() {
  return useQuery({
    queryKey: sepayKeys.settings,
    queryFn: sepayAdminApi.getSettings,
    select: ({ settings }) => settings,
    staleTime: 0,
  })
}
