import { useQuery, useQueryClient } from "@tanstack/react-query"
import { useEffect } from "react"

import { sepayKeys } from "../lib/query-keys"
import { sepayAdminApi } from "../lib/sepay-admin-api"

const POLL_MILLISECONDS = 1_000

/** What a reconciliation can change beside the list of its runs. */
export const CHANGED_BY_RECONCILIATION = [
  sepayKeys.setup,
  sepayKeys.transactions,
  sepayKeys.attention,
  sepayKeys.orders,
]

/** The last reconciliations, followed while one runs. What one found is then read anew wherever it is shown. */
export function useReconciliations() {
  const queries = useQueryClient()
  const reconciliations = useQuery({
    queryKey: sepayKeys.reconciliations,
    queryFn: sepayAdminApi.listReconciliations,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.progress?.is_running ? POLL_MILLISECONDS : false),
  })
  const isRunning = reconciliations.data?.progress?.is_running ?? false
  useEffect(() => {
    if (!isRunning) {
      return undefined
    }
    return () => {
      for (const queryKey of CHANGED_BY_RECONCILIATION) {
        void queries.invalidateQueries({ queryKey })
      }
    }
  }, [isRunning, queries])
  return reconciliations
}
