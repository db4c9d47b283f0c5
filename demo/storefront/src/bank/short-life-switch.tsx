import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import { useLanguage } from "../texts/locale"
import { readShortLife, writeShortLife } from "./bank"

const QUERY_KEY = ["short life"]

/** Whoever wants to be too late does not want to wait for a day. */
export function ShortLifeSwitch() {
  const { texts } = useLanguage()
  const queries = useQueryClient()
  const { data: isShort = false } = useQuery({ queryKey: QUERY_KEY, queryFn: readShortLife })
  const change = useMutation({
    mutationFn: writeShortLife,
    onSuccess: (answered) => queries.setQueryData(QUERY_KEY, answered),
  })
  return (
    <label className="bank-switch">
      <input
        type="checkbox"
        checked={change.isPending ? change.variables : isShort}
        onChange={({ target }) => change.mutate(target.checked)}
      />
      <span>
        {texts.bankShortLife}
        <small>{texts.bankShortLifeHint}</small>
      </span>
    </label>
  )
}
