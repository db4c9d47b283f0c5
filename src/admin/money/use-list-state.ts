import { useCallback, useMemo } from "react"

import { useAddress } from "../lib/use-address"
import { type ListState, readListState, writeListState } from "./list-state"

/** What of the transactions is shown, kept in the page's address. A change begins on the first page. */
export function useListState() {
  const { params, change: changeAddress } = useAddress()
  const state = useMemo(() => readListState(params), [params])
  const change = useCallback(
    (changes: Partial<ListState>) => {
      const write = (current: URLSearchParams) =>
        writeListState({ ...readListState(current), pageIndex: 0, ...changes }, current)
      changeAddress(write, { isReplacing: true })
    },
    [changeAddress]
  )
  return { state, change }
}
