import { useQuery } from "@tanstack/react-query"

import { sepayKeys } from "../../lib/query-keys"
import { sepayAdminApi } from "../../lib/sepay-admin-api"

/** While something on the checklist is open, it may become done by itself: by a webhook, or at SePay. */
const POLL_MILLISECONDS = 3_000

/** How the store is connected with SePay; looked at anew until everything works, while the page is visible. */
export function useSetup() {
  return useQuery({
    queryKey: sepayKeys.setup,
    queryFn: sepayAdminApi.getSetup,
    select: ({ setup }) => setup,
    staleTime: 0,
    refetchOnWindowFocus: true,
    refetchInterval: ({ state }) =>
      state.data?.setup.checklist.every((item) => item.is_done) ? false : POLL_MILLISECONDS,
  })
}
