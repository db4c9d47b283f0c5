import { useCallback, useLayoutEffect, useRef } from "react"
import { useSearchParams } from "react-router-dom"

interface ChangeOptions {
  /** The page before the change is not one to go back to. */
  isReplacing: boolean
}

/**
 * What the page's address says after the question mark, and a function that changes it. The function stays the same:
 * the router's own is another one after each change, and what depends on it would be drawn anew.
 */
export function useAddress() {
  const [params, setParams] = useSearchParams()
  const latest = useRef(setParams)
  useLayoutEffect(() => {
    latest.current = setParams
  }, [setParams])
  const change = useCallback((next: (params: URLSearchParams) => URLSearchParams, { isReplacing }: ChangeOptions) => {
    latest.current(next, { replace: isReplacing })
  }, [])
  return { params, change }
}
