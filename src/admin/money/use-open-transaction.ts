import { useCallback } from "react"

import { useAddress } from "../lib/use-address"

const PARAMETER = "transaction"

/** Which transaction's details are open, kept in the page's address. */
export function useOpenTransaction() {
  const { params, change } = useAddress()
  const open = useCallback(
    (id: string | null) => {
      const write = (current: URLSearchParams) => {
        const written = new URLSearchParams(current)
        if (id === null) {
          written.delete(PARAMETER)
        } else {
          written.set(PARAMETER, id)
        }
        return written
      }
      change(write, { isReplacing: false })
    },
    [change]
  )
  return { openId: params.get(PARAMETER), open }
}
