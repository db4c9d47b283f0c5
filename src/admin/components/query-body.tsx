import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"

import { ErrorState } from "./error-state"
import { LoadingRows } from "./loading-rows"

interface QueryBodyProps<TData> {
  query: UseQueryResult<TData, unknown>
  /** How many rows stand in while it loads. */
  loadingRows?: number
  children: (data: TData) => ReactNode
}

/** What a query answers, or that it is loading, or why it failed. A failed refresh keeps what was there. */
export function QueryBody<TData>({ query, loadingRows, children }: QueryBodyProps<TData>) {
  if (query.data !== undefined) {
    return <>{children(query.data)}</>
  }
  if (query.isError) {
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  }
  return <LoadingRows count={loadingRows} />
}
