import { useEffect, useState } from "react"
import { useTranslation } from "react-i18next"

import { SearchInput } from "../../components/search-input"
import { useDebounced } from "../../lib/use-debounced"

interface TransactionSearchBoxProps {
  q: string
  onChange: (q: string) => void
}

/** Searches the list once typing pauses. */
export function TransactionSearchBox({ q, onChange }: TransactionSearchBoxProps) {
  const { t } = useTranslation("sepay")
  const [text, setText] = useState(q)
  const typed = useDebounced(text)
  useEffect(() => {
    if (typed.trim() !== q) {
      onChange(typed.trim())
    }
    // What is typed leads; an address that changes by itself does not search again.
  }, [typed])
  // Going back in the browser brings an earlier search back.
  useEffect(() => setText(q), [q])
  return (
    <SearchInput
      size="small"
      value={text}
      onChange={setText}
      placeholder={t("transactions.table.search")}
      aria-label={t("transactions.table.search")}
    />
  )
}
