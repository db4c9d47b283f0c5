import { keepPreviousData, useQuery } from "@tanstack/react-query"

import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"

/** How many rows a page of the log has. */
export const REQUESTS_PER_PAGE = 10

/** The log of exports and erasures, and how long personal data is kept. @param pageIndex from 0 */
export function useRequests(pageIndex: number) {
  const request = { limit: REQUESTS_PER_PAGE, offset: pageIndex * REQUESTS_PER_PAGE }
  return useQuery({
    queryKey: sepayKeys.personalDataRequests(request),
    queryFn: () => sepayAdminApi.listPersonalDataRequests(request),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}
